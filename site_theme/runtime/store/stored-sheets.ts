// Stored sheets and their versions, one by one: read, compared, put away.

import { emptySheet, isTable, readSheet, type Reading, type SheetKey, type Version } from "../record";
import { keyIn, now, type Place, shownOf, SHEET_KEYS, VERSION_KEYS } from "./places";
import type { Writing } from "./schema";
import type { Seal } from "./seal";

const VERSIONS_OF_A_FIELD = 20;

/** A stored sheet as this page knows it. `raw` is there when a part of it could not be read. */
export interface Known extends Reading {
  stored: boolean;
  raw?: unknown;
}

/** Read a stored sheet without knowing which it is; undefined when nothing of it can be read. */
export async function readAny(seal: Seal, raw: unknown): Promise<Reading | undefined> {
  const opened = await seal.open(raw, shownOf(raw, SHEET_KEYS));
  const key = keyIn(opened)[0];
  return key && readSheet(opened, seal.space, key, now());
}

/** Read a stored sheet whose name is known. */
export async function readAt(seal: Seal, key: SheetKey, raw: unknown, floor: number): Promise<Known> {
  if (raw === undefined) return { record: { ...emptySheet(seal.space, key, now()), revision: floor }, spoiled: false, stored: false };
  const opened = await seal.open(raw, shownOf(raw, SHEET_KEYS));
  const reading = readSheet(opened ?? null, seal.space, key, now());
  // The readable number could have been changed by anybody.
  const spoiled = reading.spoiled || (isTable(raw) && raw.revision !== reading.record.revision);
  return { record: reading.record, spoiled, stored: true, ...(spoiled ? { raw } : {}) };
}

// Whether the store holds what this page has read. The index tells it without reading the record again.
export async function isStill(writing: Writing, place: Place, known: Known): Promise<boolean> {
  const sheets = writing.objectStore("sheets");
  if (known.raw !== undefined) return JSON.stringify(await sheets.get(place)) === JSON.stringify(known.raw);
  if (!known.stored) {
    const [count, floor] = await Promise.all([sheets.count(place), writing.objectStore("meta").get(floorOf(place[0])).then(asNumber)]);
    return count === 0 && floor === known.record.revision;
  }
  return (await sheets.index("revision").getKey([...place, known.record.revision])) !== undefined;
}

/** Put a version into its store, and let go of the oldest one of its field when there are many. */
export async function putVersion(writing: Writing, raw: object): Promise<void> {
  const versions = writing.objectStore("versions");
  await versions.put(raw);
  const { space, worksheet, occasion, field } = shownOf(raw, VERSION_KEYS);
  const keys = await versions.getAllKeys(IDBKeyRange.bound([space, worksheet, occasion, field], [space, worksheet, occasion, field, []]));
  const { at } = shownOf(raw, VERSION_KEYS);
  for (const key of keys.filter((one) => one[4] !== at).slice(0, Math.max(0, keys.length - VERSIONS_OF_A_FIELD))) await versions.delete(key);
}

// Versions of one field are told apart by their times.
export function apart(versions: readonly Version[]): Version[] {
  const seen = new Set<string>();
  return versions.map((version) => {
    let at = version.answer.at;
    while (seen.has(`${version.field} ${at}`) && !Number.isNaN(Date.parse(at))) at = new Date(Date.parse(at) + 1).toISOString();
    seen.add(`${version.field} ${at}`);
    return at === version.answer.at ? version : { ...version, answer: { ...version.answer, at } };
  });
}

/** Return something unreadable as it is put aside. What is sealed stays as it is. */
export async function closeAside(seal: Seal, from: string, raw: unknown): Promise<object> {
  const shown = { space: seal.space, from, at: now() };
  return isTable(raw) && raw.sealed !== undefined ? { ...shown, stored: raw } : seal.close(shown, { stored: raw });
}

/**
 * Revisions never begin anew, or a page that shows a sheet which was taken away could not tell that from one it has written
 * itself: a sheet that isn't there has the highest revision of those that were.
 */
export async function raiseFloor(writing: Writing, space: string, revision: number): Promise<void> {
  const floor = asNumber(await writing.objectStore("meta").get(floorOf(space)));
  if (revision > floor) await writing.objectStore("meta").put(revision, floorOf(space));
}

/** Return where the floor of a space lies. */
export function floorOf(space: string): string {
  return `floor:${space}`;
}

/** Return a stored number; 0 for anything else. */
export function asNumber(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
