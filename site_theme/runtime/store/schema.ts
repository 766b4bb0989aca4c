// The database of a course: its object stores, and the steps that bring an older one up to date.

import type { DBSchema, IDBPDatabase, IDBPTransaction, IndexKey, IndexNames, StoreNames } from "idb";

/** The database. Values are unknown until they have been looked at: another version may have written them. */
export interface CourseDatabase extends DBSchema {
  sheets: {
    key: [space: string, worksheet: string, occasion: string];
    value: unknown;
    /** Finds a record only as long as it has this revision. */
    indexes: { revision: [space: string, worksheet: string, occasion: string, revision: number] };
  };
  /** Changes that a page left behind when it closed, to be merged when the sheet is next opened. */
  pending: { key: [space: string, worksheet: string, occasion: string, page: string]; value: unknown };
  marks: { key: [space: string, item: string]; value: unknown };
  meta: { key: string; value: unknown };
  /** What could not be read, as it was found. */
  quarantine: { key: number; value: unknown };
  spaces: { key: string; value: unknown };
  /** What stood in a field before. */
  versions: { key: [space: string, worksheet: string, occasion: string, field: string, at: string]; value: unknown };
  /** What there was before a big step, so that the step can be undone. */
  copies: { key: string; value: unknown };
}

export type Database = IDBPDatabase<CourseDatabase>;
export type Name = StoreNames<CourseDatabase>;

/** All object stores. */
export const STORES: readonly Name[] = ["sheets", "pending", "marks", "meta", "quarantine", "spaces", "versions", "copies"];

export type Key<S extends Name> = CourseDatabase[S]["key"];
export type Query<S extends Name> = Key<S> | IDBKeyRange;

/** Everything that is asked of an object store. */
export interface ReadableStore<S extends Name> {
  get(query: Query<S>): Promise<unknown>;
  getAll(query?: Query<S>): Promise<unknown[]>;
  getAllKeys(query?: Query<S>): Promise<Key<S>[]>;
  count(query?: Query<S>): Promise<number>;
  index<N extends IndexNames<CourseDatabase, S>>(name: N): { getKey(key: IndexKey<CourseDatabase, S, N>): Promise<Key<S> | undefined> };
}

/** Everything that is asked of an object store that may be written to. */
export interface WritableStore<S extends Name> extends ReadableStore<S> {
  put(value: unknown, key?: Key<S>): Promise<unknown>;
  add(value: unknown, key?: Key<S>): Promise<unknown>;
  delete(query: Query<S>): Promise<void>;
}

/** A transaction that reads, in this page or in the hub. */
export interface Reading {
  objectStore<S extends Name>(name: S): ReadableStore<S>;
}

/** A transaction that writes, in this page or in the hub. */
export interface Writing extends Reading {
  objectStore<S extends Name>(name: S): WritableStore<S>;
}

type Change = IDBPTransaction<CourseDatabase, Name[], "versionchange">;

/** One step: from the schema before to the next. */
type Step = (database: Database, change: Change) => void;

/**
 * Step n brings a database from version n to n + 1. Append only: a released step is never edited, and each one has a frozen
 * database from before and after it in tests/vectors/schema.
 */
export const STEPS: readonly Step[] = [
  (database, change) => {
    database.createObjectStore("sheets", { keyPath: ["space", "worksheet", "occasion"] });
    database.createObjectStore("pending", { keyPath: ["space", "worksheet", "occasion", "page"] });
    database.createObjectStore("marks", { keyPath: ["space", "item"] });
    database.createObjectStore("quarantine", { autoIncrement: true });
    database.createObjectStore("meta");
    void change.objectStore("meta").put(1, "schema");
  },
  (database, change) => {
    change.objectStore("sheets").createIndex("revision", ["space", "worksheet", "occasion", "revision"]);
    database.createObjectStore("spaces", { keyPath: "id" });
    database.createObjectStore("versions", { keyPath: ["space", "worksheet", "occasion", "field", "at"] });
    database.createObjectStore("copies", { keyPath: "id" });
    void change.objectStore("meta").put(2, "schema");
    void copyFirstRecords(change);
  },
];

// Before there were spaces, everything belonged to the one that is called "me" since.
async function copyFirstRecords(change: Change): Promise<void> {
  const sheets = await change.objectStore("sheets").getAll();
  const marks = await change.objectStore("marks").getAll();
  if (sheets.length === 0) return;
  const at = new Date().toISOString();
  const content = { sheets, versions: [], marks };
  await change.objectStore("copies").put({ id: `${at} schema-1`, space: "me", at, why: "migration", sheets: sheets.length, content });
}
