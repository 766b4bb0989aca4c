// Where a reader was and what they marked, as it is kept. Pure: no storage, no page.

import type { SheetKey } from "./record";

/** Pages that can be a reader's last place. */
export type ItemKind = "week" | "lesson" | "sheet";

/** A page of the course, with the title that it had when the reader was there. */
export interface Place {
  item: string;
  kind: ItemKind;
  title: string;
  week?: string;
}

/** What is kept of an item: when it was marked as read, in ISO form. That a page was opened is kept only of the last one. */
export interface Mark {
  space: string;
  item: string;
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
export function readMark(stored: unknown, space: string, item: string): Mark {
  const mark: Mark = { space, item };
  if (typeof stored !== "object" || stored === null) return mark;
  if ("read" in stored && typeof stored.read === "string") mark.read = stored.read;
  return mark;
}

/** Return the items that marks call read. */
export function readItems(marks: readonly Mark[]): Set<string> {
  return new Set(marks.filter(({ read }) => read !== undefined).map(({ item }) => item));
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
