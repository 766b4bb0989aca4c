// Where a reader was and what they marked, as it is kept. Pure: no storage, no page.

import { type SheetKey, SPACE } from "./record";

/** Pages that can be a reader's last place. */
export type ItemKind = "week" | "lesson" | "sheet";

/** A page of the course, with the title that it had when the reader was there. */
export interface Place {
  item: string;
  kind: ItemKind;
  title: string;
  week?: string;
}

/** What is kept of an item: when it was first opened, and when it was marked as read. Times are in ISO form. */
export interface Mark {
  space: string;
  item: string;
  visited?: string;
  read?: string;
}

/** Everything that marks, the path and "Continue" are drawn from. */
export interface Progress {
  read: ReadonlySet<string>;
  started: readonly SheetKey[];
  last: Place | undefined;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Read a stored mark; what doesn't fit is left out. */
export function readMark(stored: unknown, item: string): Mark {
  const mark: Mark = { space: SPACE, item };
  if (typeof stored !== "object" || stored === null) return mark;
  if ("visited" in stored && typeof stored.visited === "string") mark.visited = stored.visited;
  if ("read" in stored && typeof stored.read === "string") mark.read = stored.read;
  return mark;
}

/** Return the items that stored marks call read. */
export function readItems(stored: readonly unknown[]): Set<string> {
  const items = new Set<string>();
  for (const mark of stored) {
    if (typeof mark !== "object" || mark === null || !("item" in mark) || typeof mark.item !== "string") continue;
    if (readMark(mark, mark.item).read !== undefined) items.add(mark.item);
  }
  return items;
}

/** Read a stored last place; undefined when there is none or it can't be read. */
export function readPlace(stored: unknown): Place | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  if (!("item" in stored) || !("kind" in stored) || !("title" in stored)) return undefined;
  const { item, kind, title } = stored;
  if (typeof item !== "string" || !ID.test(item) || typeof title !== "string" || !isItemKind(kind)) return undefined;
  const place: Place = { item, kind, title };
  if ("week" in stored && typeof stored.week === "string") place.week = stored.week;
  return place;
}

/** Tell whether a word names a kind of page that can be a last place. */
export function isItemKind(kind: unknown): kind is ItemKind {
  return kind === "week" || kind === "lesson" || kind === "sheet";
}
