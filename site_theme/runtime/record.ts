// What is kept of a sheet, and how a change is merged into it. Pure: no storage, no page.

import type { AnswerValue } from "./fields/behaviour";

/** How long after its last change an answer counts as written in an earlier sitting. */
const SITTING_MS = 10 * 60_000;
const FEW_LETTERS = 12;
const TEXTS = new Set(["text", "textarea"]);

/** Which sheet: the worksheet's permanent id, and the occasion it is filled in for. */
export interface SheetKey {
  worksheet: string;
  occasion: string;
}

/**
 * One answer, with the prompt that it was given to. `at` is a time in ISO form. `words` is the answer as its field said it;
 * where the value is words already, there are none.
 */
export interface Answer {
  value: AnswerValue;
  prompt: string;
  type: string;
  at: string;
  words?: string;
}

/** What stood in a field before. */
export interface Version extends SheetKey {
  field: string;
  answer: Answer;
}

/** Everything that is kept of a sheet. `clashes` holds the other values of fields that two tabs changed at once. */
export interface SheetRecord extends SheetKey {
  space: string;
  /** The worksheet's title as it was last seen. */
  title?: string;
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
  words?: string;
  /** Keep the stored value among the earlier versions, however new it is. */
  keep?: boolean;
  /** The longest that stood here in this sitting, when the new value is a good deal shorter: it may have gone letter by letter. */
  peak?: Answer;
}

/** What a field was called in earlier editions. */
export interface Renamed {
  field: string;
  type: string;
  from: readonly string[];
}

/** A record after a change. `clashed` are fields in which somebody else's value was put beside the new one; `left` is what the new values replaced. */
export interface Merged {
  record: SheetRecord;
  clashed: string[];
  left: Version[];
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

/** Tell whether two readings of the store found the same. */
export function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Uint8Array && other instanceof Uint8Array) return one.length === other.length && one.every((byte, index) => byte === other[index]);
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return keys.length === others.length && keys.every((key) => alike((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}

/** Return a sheet on which nothing was written yet. */
export function emptySheet(space: string, { worksheet, occasion }: SheetKey, now: string): SheetRecord {
  return { space, worksheet, occasion, revision: 0, created: now, updated: now, answers: table<Answer>(), clashes: table<Answer[]>() };
}

/** An answer as a reader would say it. */
export function answerInWords({ value, words }: Answer): string {
  return words ?? (typeof value === "string" || typeof value === "number" ? String(value) : "");
}

/** Tell whether a field of one type can show an answer that was given to another. */
export function fits(answer: Answer | undefined, type: string): answer is Answer {
  if (answer === undefined) return false;
  return answer.type === type || (TEXTS.has(answer.type) && TEXTS.has(type));
}

/** Read what the store holds for a sheet; nothing is an empty record. Properties that this version doesn't know are kept. */
export function readSheet(stored: unknown, space: string, key: SheetKey, now: string): Reading {
  const empty = emptySheet(space, key, now);
  if (stored === undefined) return { record: empty, spoiled: false };
  if (!isTable(stored)) return { record: empty, spoiled: true };
  const answers = pick(stored.answers, isAnswer);
  const clashes = pick(stored.clashes, (value): value is Answer[] => Array.isArray(value) && value.every(isAnswer));
  const { revision, created, updated } = stored;
  const whole = isRevision(revision) && typeof created === "string" && typeof updated === "string";
  const { title, ...rest } = stored;
  const record = {
    ...rest,
    ...empty,
    ...(typeof title === "string" ? { title } : {}),
    revision: isRevision(revision) ? revision : 0,
    created: typeof created === "string" ? created : now,
    updated: typeof updated === "string" ? updated : now,
    answers: answers.kept,
    clashes: clashes.kept,
  };
  return { record, spoiled: !whole || answers.spoiled || clashes.spoiled };
}

/** Return the record with some changes made. */
export function merge(record: SheetRecord, changes: readonly Change[], now: string): Merged {
  const answers = Object.assign(table<Answer>(), record.answers);
  const clashes = Object.assign(table<Answer[]>(), record.clashes);
  const clashed: string[] = [];
  const left: Version[] = [];
  for (const change of changes) {
    const { field, value } = change;
    const stored = answers[field];
    const others = beside(stored, clashes[field] ?? [], change);
    const put = stored !== undefined && others.includes(stored);
    if (put && !change.instead) clashed.push(field);
    const before = change.peak ?? stored;
    if (before !== undefined && !put && isWorthKeeping(before, change, now)) left.push(versionOf(record, field, before));
    if (others.length > 0) clashes[field] = others;
    else delete clashes[field];
    if (value === undefined) delete answers[field];
    else answers[field] = answerOf(change, value, now);
  }
  return { record: { ...record, revision: record.revision + 1, updated: now, answers, clashes }, clashed, left };
}

/** Return a sheet with every answer taken off, and all that stood on it. */
export function cleared(record: SheetRecord, now: string): Merged {
  const { revision } = record;
  const left = [
    ...Object.entries(record.answers).map(([field, answer]) => versionOf(record, field, answer)),
    ...Object.entries(record.clashes).flatMap(([field, others]) => others.map((answer) => versionOf(record, field, answer))),
  ];
  return { record: { ...record, revision: revision + 1, updated: now, answers: table(), clashes: table() }, clashed: [], left };
}

/** Bring answers of renamed fields under their new names, where they fit and nothing newer stands there. */
export function carryOver(record: SheetRecord, renamed: readonly Renamed[]): SheetRecord {
  const answers = Object.assign(table<Answer>(), record.answers);
  const clashes = Object.assign(table<Answer[]>(), record.clashes);
  for (const { field, type, from } of renamed) {
    const old = from.find((id) => id in answers || id in clashes);
    if (old === undefined || field in answers || field in clashes) continue;
    const [answer, others] = [answers[old], clashes[old]];
    if (answer !== undefined && !fits(answer, type)) continue;
    if (answer !== undefined) answers[field] = answer;
    if (others !== undefined) clashes[field] = others;
    delete answers[old];
    delete clashes[old];
  }
  return { ...record, answers, clashes };
}

/** Return a sheet with the answers of another one put onto it. What is there stays; what differs is put beside it. */
export function joined(record: SheetRecord, other: SheetRecord, now: string): SheetRecord {
  const answers = Object.assign(table<Answer>(), record.answers);
  const clashes = Object.assign(table<Answer[]>(), record.clashes);
  for (const [field, answer] of Object.entries(other.answers)) {
    if (answers[field] === undefined) answers[field] = answer;
    else addBeside(answers[field], clashes, field, answer);
  }
  for (const [field, others] of Object.entries(other.clashes)) others.forEach((answer) => addBeside(answers[field], clashes, field, answer));
  return { ...record, revision: record.revision + 1, updated: now, answers, clashes };
}

/** Return a sheet with some answers put beside what is there. */
export function besides(record: SheetRecord, said: readonly { field: string; answer: Answer }[], now: string): SheetRecord {
  const answers = Object.assign(table<Answer>(), Object.fromEntries(said.map(({ field, answer }) => [field, answer])));
  return joined(record, { ...record, answers, clashes: table() }, now);
}

/** Return an answer as an earlier version of its field. */
export function versionOf({ worksheet, occasion }: SheetKey, field: string, answer: Answer): Version {
  return { worksheet, occasion, field, answer };
}

/** Tell whether nothing was ever written on a sheet. */
export function isFresh(record: SheetRecord): boolean {
  return isBlank(record) && record.created === record.updated;
}

/** Tell whether a sheet has nothing on it. */
export function isBlank({ answers, clashes }: SheetRecord): boolean {
  return Object.keys(answers).length === 0 && Object.keys(clashes).length === 0;
}

/** Read the changes that a page left behind when it closed; undefined when they can't be read. */
export function readChanges(stored: unknown): Change[] | undefined {
  if (!isTable(stored) || !Array.isArray(stored.changes)) return undefined;
  const changes = stored.changes.map(withoutNulls);
  return changes.every(isChange) ? changes : undefined;
}

function addBeside(answer: Answer | undefined, clashes: Record<string, Answer[]>, field: string, other: Answer): void {
  const known = [...(answer ? [answer] : []), ...(clashes[field] ?? [])];
  if (!known.some(({ value }) => same(value, other.value))) clashes[field] = [...(clashes[field] ?? []), other];
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

function answerOf({ prompt, type, words }: Change, value: AnswerValue, now: string): Answer {
  return { value, prompt, type, at: now, ...(words === undefined ? {} : { words }) };
}

// What is written in one go is one answer; what was cleared, cut down or taken up again later leaves its earlier form behind.
function isWorthKeeping(stored: Answer, { value, keep }: Change, now: string): boolean {
  if (same(stored.value, value)) return false;
  if (keep || value === undefined || Date.parse(now) - Date.parse(stored.at) > SITTING_MS) return true;
  return isCutDown(stored.value, value);
}

/** Tell whether a value is a good deal shorter than another one, or has little in common with it. */
export function isCutDown(before: AnswerValue, after: AnswerValue | undefined): boolean {
  if (after === undefined || lengthOf(before) > 2 * lengthOf(after) + FEW_LETTERS) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  return before.length > FEW_LETTERS && inCommon(before, after) < before.length / 2;
}

// How many letters two texts share at their beginnings and at their ends.
function inCommon(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return start + end;
}

/** Tell whether a value is at least as long as another one. */
export function isAsLong(value: AnswerValue, other: AnswerValue): boolean {
  return lengthOf(value) >= lengthOf(other);
}

function lengthOf(value: AnswerValue): number {
  if (typeof value === "string") return value.length;
  return typeof value === "object" ? JSON.stringify(value).length : 0;
}

/** Return an empty table. A field may be called "constructor": tables have no prototype. */
export function table<T>(): Record<string, T> {
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

/** Tell whether a value is an object with keys. */
export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRevision(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Tell whether a value is a whole answer. */
export function isAnswer(value: unknown): value is Answer {
  if (!isTable(value) || !isAnswerValue(value.value)) return false;
  if (value.words !== undefined && typeof value.words !== "string") return false;
  return [value.prompt, value.type, value.at].every((text) => typeof text === "string");
}

/** Read a stored version; undefined when it can't be read. */
export function readVersion(stored: unknown): Version | undefined {
  if (!isTable(stored) || !isAnswer(stored.answer)) return undefined;
  const { worksheet, occasion, field, answer } = stored;
  if (typeof worksheet !== "string" || typeof occasion !== "string" || typeof field !== "string") return undefined;
  return { worksheet, occasion, field, answer };
}

// Sealed changes come as JSON, which writes null for "nothing".
function withoutNulls(change: unknown): unknown {
  if (!isTable(change) || !Array.isArray(change.bases)) return change;
  const bases: unknown[] = change.bases;
  return { ...change, bases: bases.map((base) => base ?? undefined) };
}

function isChange(value: unknown): value is Change {
  if (!isTable(value) || !Array.isArray(value.bases) || typeof value.instead !== "boolean") return false;
  if (value.peak !== undefined && !isAnswer(value.peak)) return false;
  const values: unknown[] = [value.value, ...value.bases];
  if (!values.every((one) => one === undefined || isAnswerValue(one))) return false;
  return [value.field, value.prompt, value.type].every((text) => typeof text === "string");
}

function isAnswerValue(value: unknown): value is AnswerValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every(isAnswerValue);
  return isTable(value) && Object.values(value).every(isAnswerValue);
}
