// Where a sheet lies in the database, and which parts of a stored record stay readable.

import { isTable, type SheetKey } from "../record";
import type { Seal } from "./seal";
import type { Edition } from "./sheets";

/** The key of a stored sheet, as its seal names it. */
export type Place = [space: string, worksheet: string, occasion: string];

export const SHEET_KEYS = ["space", "worksheet", "occasion"];
export const PENDING_KEYS = [...SHEET_KEYS, "page"];
export const VERSION_KEYS = [...SHEET_KEYS, "field", "at"];

/** Return the key under which a sheet is stored. */
export async function placeOf(seal: Seal, { worksheet, occasion }: SheetKey): Promise<Place> {
  return [seal.space, ...(await seal.place(worksheet, occasion))];
}

/** Return the parts of a stored record that stay readable. */
export function shownOf(raw: unknown, keys: readonly string[]): Record<string, string> {
  const from = isTable(raw) ? raw : {};
  return Object.fromEntries(keys.map((key) => [key, String(from[key])]));
}

/** Return what stays readable of a sheet. */
export function shownIn([space, worksheet, occasion]: Place, revision: number): Record<string, string | number> {
  return { space, worksheet, occasion, revision };
}

/** Return the range of everything in one space, in a store whose keys begin with the space. */
export function inSpace(space: string): IDBKeyRange {
  return IDBKeyRange.bound([space], [space, []]);
}

/** Return the range of everything at a place, in a store whose keys begin with it. */
export function within(place: Place): IDBKeyRange {
  return IDBKeyRange.bound(place, [...place, []]);
}

/** Return one text for a sheet, by which a page remembers it. */
export function nameOf({ worksheet, occasion }: SheetKey): string {
  return JSON.stringify([worksheet, occasion]);
}

/** Return the sheet that an opened record says it is; none when it says nothing. */
export function keyIn(opened: unknown): SheetKey[] {
  if (!isTable(opened) || typeof opened.worksheet !== "string" || typeof opened.occasion !== "string") return [];
  return [{ worksheet: opened.worksheet, occasion: opened.occasion }];
}

/** Return the sheets that stand under earlier names of a worksheet and its occasion. */
export function formerKeys(key: SheetKey, { worksheets, occasions }: Edition): SheetKey[] {
  const keys = [key.worksheet, ...worksheets].flatMap((worksheet) => [key.occasion, ...occasions].map((occasion) => ({ worksheet, occasion })));
  return keys.slice(1);
}

/** Return the time in ISO form. */
export function now(): string {
  return new Date().toISOString();
}
