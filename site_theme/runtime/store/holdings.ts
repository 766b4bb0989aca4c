// Everything that one space has in the database, read and written as a whole: to seal it, to open it, to remove it.

import { isTable, type SheetKey } from "../record";
import type { Connection } from "./connection";
import { inSpace, now, shownOf } from "./places";
import type { CourseDatabase, Name, Reading, Writing } from "./schema";
import type { Seal, Shown } from "./seal";
import { raiseFloor } from "./stored-sheets";

/** The stores that hold a space's records. In the last two, keys don't begin with the space. */
const KEYED = ["sheets", "pending", "versions", "marks"] as const;
const LOOSE = ["copies", "quarantine"] as const;
const COPY_KEYS = ["id", "space", "at", "why", "sheets"];
const NOTES = ["last-place", "written", "backup", "look"];

type Keyed = (typeof KEYED)[number];
type Loose = (typeof LOOSE)[number];

/** One stored record, and its key where the record doesn't hold it. */
export interface Held {
  store: Keyed | Loose | "meta";
  raw: unknown;
  key?: string | number;
}

/** All of a space's records, as they are stored. */
export type Holdings = readonly Held[];

/** Everything that has to be named in a transaction that reads or writes holdings. */
export const HOLDING_STORES: Name[] = [...KEYED, ...LOOSE, "meta", "spaces"];

const SHOWN: Readonly<Record<Keyed, readonly string[]>> = {
  sheets: ["space", "worksheet", "occasion"],
  pending: ["space", "worksheet", "occasion", "page"],
  versions: ["space", "worksheet", "occasion", "field", "at"],
  marks: ["space", "item"],
};

/** Read all of a space's records. */
export function readHoldings(connection: Connection, space: string): Promise<Holdings> {
  return connection.read(HOLDING_STORES, (reading) => holdingsIn(reading, space));
}

/** Read all of a space's records within a transaction. */
export async function holdingsIn(reading: Reading, space: string): Promise<Holdings> {
  const held: Held[] = [];
  for (const store of KEYED) {
    for (const raw of await reading.objectStore(store).getAll(inSpace(space))) held.push({ store, raw });
  }
  for (const store of LOOSE) {
    const from = reading.objectStore(store);
    const [keys, values] = [await from.getAllKeys(), await from.getAll()];
    values.forEach((raw, index) => belongs(raw, space) && held.push({ store, raw, key: keys[index] as string | number }));
  }
  for (const note of NOTES) {
    const key = `${note}:${space}`;
    const raw = await reading.objectStore("meta").get(key);
    if (raw !== undefined) held.push({ store: "meta", raw, key });
  }
  return held;
}

/** Take these records of a space out of the database, and everything that is written in it. */
export async function removeHoldings(writing: Writing, space: string, holdings: Holdings): Promise<void> {
  const revisions = holdings.map(({ store, raw }) => (store === "sheets" && isTable(raw) ? Number(raw.revision) || 0 : 0));
  await raiseFloor(writing, space, Math.max(0, ...revisions));
  for (const store of KEYED) await writing.objectStore(store).delete(inSpace(space));
  for (const { store, key } of holdings) {
    if (store === "copies") await writing.objectStore("copies").delete(key as string);
    else if (store === "quarantine") await writing.objectStore("quarantine").delete(key as number);
  }
  for (const note of NOTES) await writing.objectStore("meta").delete(`${note}:${space}`);
}

/** Put records into the database. */
export async function putHoldings(writing: Writing, holdings: Holdings): Promise<void> {
  for (const { store, raw, key } of holdings) {
    if (store === "meta") await writing.objectStore("meta").put(raw, key as string);
    else if (store === "quarantine") await (key === undefined ? writing.objectStore("quarantine").add(raw) : writing.objectStore("quarantine").put(raw, key as number));
    else await writing.objectStore(store as Exclude<keyof CourseDatabase & Name, "meta" | "quarantine">).put(raw);
  }
}

/** Return the same records, stored another way. One that can't be opened goes aside as it is. */
export function resealed(holdings: Holdings, from: Seal, to: Seal): Promise<Held[]> {
  return Promise.all(holdings.map((held) => reseal(held, from, to)));
}

/** Return a held record as it was before it was stored; undefined when it can't be opened. */
export function openHeld(held: Held, seal: Seal): Promise<unknown> {
  return seal.open(held.raw, shownFor(held));
}

/** Return the readable parts of a stored copy, with the number as a number. */
export function copyShown(raw: unknown): Shown {
  return { ...shownOf(raw, COPY_KEYS), sheets: isTable(raw) && typeof raw.sheets === "number" ? raw.sheets : 0 };
}

async function reseal(held: Held, from: Seal, to: Seal): Promise<Held> {
  const { store, raw, key } = held;
  // A copy of a whole space holds records as they were stored, and what is sealed already stays as it is.
  if (store === "copies" && isTable(raw) && Array.isArray(raw.holdings)) {
    return { ...held, raw: { ...raw, space: to.space, holdings: await resealed(raw.holdings as Holdings, from, to) } };
  }
  if (store === "quarantine" && isTable(raw) && isTable(raw.stored) && raw.stored.sealed !== undefined) return { ...held, raw: { ...raw, space: to.space } };
  // When something was last written or saved isn't sealed: it is only a time.
  if (store === "meta" && typeof raw === "string") return { ...held, key: String(key).replace(from.space, to.space) };
  const opened = await from.open(raw, shownFor(held));
  if (!isTable(opened)) return { store: "quarantine", raw: { space: to.space, from: store, at: now(), stored: raw }, ...(store === "quarantine" ? { key } : {}) } as Held;
  const place = store === "meta" ? `last-place:${to.space}` : key;
  return { ...(place === undefined ? {} : { key: place }), store, raw: await close(held, opened, to) };
}

function shownFor({ store, raw, key }: Held): Shown {
  if (store === "meta") return { place: String(key) };
  if (store === "copies") return copyShown(raw);
  if (store === "quarantine") return { ...shownOf(raw, ["from", "at"]), space: isTable(raw) && typeof raw.space === "string" ? raw.space : "me" };
  return shownOf(raw, SHOWN[store]);
}

async function close(held: Held, opened: Record<string, unknown>, to: Seal): Promise<object> {
  const { store, raw } = held;
  const { space } = to;
  const old = isTable(raw) ? raw : {};
  if (store === "meta") return to.close(to.lock === undefined ? {} : { place: `last-place:${space}` }, without(opened, ["place"]));
  if (store === "copies") return to.close({ ...copyShown(raw), space }, { content: opened.content });
  if (store === "quarantine") return to.close({ ...shownFor(held), space }, { stored: opened.stored });
  if (store === "marks") return to.close({ space, item: await to.token("item", String(opened.item)) }, { ...opened, item: opened.item });
  const sheet: SheetKey = { worksheet: String(opened.worksheet), occasion: String(opened.occasion) };
  const [worksheet, occasion] = await to.place(sheet.worksheet, sheet.occasion);
  if (store === "sheets") return to.close({ space, worksheet, occasion, revision: Number(opened.revision) || 0 }, opened);
  if (store === "pending") return to.close({ space, worksheet, occasion, page: String(old.page) }, { ...sheet, at: opened.at, changes: opened.changes });
  const field = await to.token("field", sheet.worksheet, sheet.occasion, String(opened.field));
  return to.close({ space, worksheet, occasion, field, at: String(old.at) }, without(opened, ["space", "at"]));
}

function without(record: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Tell whether a record is of this space, also one that can't be read. A space that was taken away lies apart. */
export function belongs(raw: unknown, space: string): boolean {
  return isTable(raw) && (typeof raw.space === "string" ? raw.space : "me") === space && raw.removed === undefined;
}
