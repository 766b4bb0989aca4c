// What is kept of a sheet, and how a change is merged into it. Pure: no storage, no page.

import type { AnswerValue } from "./fields/behaviour";

/** Whose answers: until a reader sets up more, there is one space. */
export const SPACE = "me";

/** Which sheet: the worksheet's permanent id, and the occasion it is filled in for. */
export interface SheetKey {
  worksheet: string;
  occasion: string;
}

/** One answer, with the prompt that it was given to. `at` is a time in ISO form. */
export interface Answer {
  value: AnswerValue;
  prompt: string;
  type: string;
  at: string;
}

/** Everything that is kept of a sheet. `clashes` holds the other values of fields that two tabs changed at once. */
export interface SheetRecord extends SheetKey {
  space: string;
  revision: number;
  created: string;
  updated: string;
  answers: Record<string, Answer>;
  clashes: Record<string, Answer[]>;
}

/**
 * What a page wants to write into a field. `bases` are the values that this page has seen or sent: whatever else stands in the
 * store was written by somebody else. `instead` asks to keep the stored value beside the new one.
 */
export interface Change {
  field: string;
  value: AnswerValue | undefined;
  bases: readonly (AnswerValue | undefined)[];
  prompt: string;
  type: string;
  instead: boolean;
}

/** A stored record as far as it can be read. `spoiled` says that something in it could not. */
export interface Reading {
  record: SheetRecord;
  spoiled: boolean;
}

/** Tell whether two answers are the same; the order of keys doesn't matter. */
export function same(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, index) => same(value, other[index]));
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** Read what the store holds for a sheet; nothing is an empty record. Properties that this version doesn't know are kept. */
export function readSheet(stored: unknown, key: SheetKey, now: string): Reading {
  const empty = { space: SPACE, ...key, revision: 0, created: now, updated: now, answers: table<Answer>(), clashes: table<Answer[]>() };
  if (stored === undefined) return { record: empty, spoiled: false };
  if (!isTable(stored)) return { record: empty, spoiled: true };
  const answers = pick(stored.answers, isAnswer);
  const clashes = pick(stored.clashes, (value): value is Answer[] => Array.isArray(value) && value.every(isAnswer));
  const { revision, created, updated } = stored;
  const whole = isRevision(revision) && typeof created === "string" && typeof updated === "string";
  const record = {
    ...stored,
    ...empty,
    revision: isRevision(revision) ? revision : 0,
    created: typeof created === "string" ? created : now,
    updated: typeof updated === "string" ? updated : now,
    answers: answers.kept,
    clashes: clashes.kept,
  };
  return { record, spoiled: !whole || answers.spoiled || clashes.spoiled };
}

/** Return the record with some changes made, and the fields in which somebody else's value was put beside the new one. */
export function merge(record: SheetRecord, changes: readonly Change[], now: string): { record: SheetRecord; clashed: string[] } {
  const answers = Object.assign(table<Answer>(), record.answers);
  const clashes = Object.assign(table<Answer[]>(), record.clashes);
  const clashed: string[] = [];
  for (const change of changes) {
    const { field, value, prompt, type } = change;
    const stored = answers[field];
    const others = beside(stored, clashes[field] ?? [], change);
    if (!change.instead && stored !== undefined && others.includes(stored)) clashed.push(field);
    if (others.length > 0) clashes[field] = others;
    else delete clashes[field];
    if (value === undefined) delete answers[field];
    else answers[field] = { value, prompt, type, at: now };
  }
  return { record: { ...record, revision: record.revision + 1, updated: now, answers, clashes }, clashed };
}

/** Read the changes that a page left behind when it closed; undefined when they can't be read. */
export function readChanges(stored: unknown): Change[] | undefined {
  if (!isTable(stored) || !Array.isArray(stored.changes)) return undefined;
  return stored.changes.every(isChange) ? stored.changes : undefined;
}

function beside(stored: Answer | undefined, others: readonly Answer[], change: Change): Answer[] {
  const left = others.filter((other) => !same(other.value, change.value));
  if (stored === undefined || same(stored.value, change.value)) return left;
  if (change.instead) return [...left, stored];
  const known = ({ value }: Answer): boolean => change.bases.some((base) => same(value, base));
  if (known(stored)) return left;
  // The page goes on from a value that another tab has put aside: the new value takes its place.
  return [...left.filter((other) => !known(other)), stored];
}

// A field may be called "constructor": tables have no prototype.
function table<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

function pick<T>(stored: unknown, fits: (value: unknown) => value is T): { kept: Record<string, T>; spoiled: boolean } {
  const kept = table<T>();
  if (!isTable(stored)) return { kept, spoiled: true };
  let spoiled = false;
  for (const [key, value] of Object.entries(stored)) {
    if (fits(value)) kept[key] = value;
    else spoiled = true;
  }
  return { kept, spoiled };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRevision(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isAnswer(value: unknown): value is Answer {
  if (!isTable(value) || !isAnswerValue(value.value)) return false;
  return [value.prompt, value.type, value.at].every((text) => typeof text === "string");
}

function isChange(value: unknown): value is Change {
  if (!isTable(value) || !Array.isArray(value.bases) || typeof value.instead !== "boolean") return false;
  const values: unknown[] = [value.value, ...value.bases];
  if (!values.every((one) => one === undefined || isAnswerValue(one))) return false;
  return [value.field, value.prompt, value.type].every((text) => typeof text === "string");
}

function isAnswerValue(value: unknown): value is AnswerValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every(isAnswerValue);
  return isTable(value) && Object.values(value).every(isAnswerValue);
}
