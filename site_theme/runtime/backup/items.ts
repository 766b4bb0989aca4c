// Reads what is in a save file, item by item. An item that can't be read is counted and left out; it never stops the others.

import { type Answer, isAnswer, isTable, type SheetKey, table, type Version } from "../record";
import { join } from "./join";
import type { SavedSheet } from "./save";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 60;
const LONGEST_TITLE = 300;
const LONGEST_TYPE = 40;
const DEEPEST_VALUE = 8;
const MOST_SHEETS = 2_000;
const MOST_FIELDS = 5_000;
const MOST_BESIDE = 50;
const MOST_VERSIONS = 20;

/** What could be read, and how many answers could not. */
export interface Items {
  sheets: SavedSheet[];
  versions: Version[];
  unread: number;
}

/** Read sheets and versions as they came out of JSON. `fallback` is the time for answers that carry none. */
export function readItems(sheets: unknown, versions: unknown, fallback: string): Items {
  return new Reader(fallback).read(sheets, versions);
}

/** Return a time in the one form in which times can be compared as texts; undefined when it is none. */
export function isoTime(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 40 || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

class Reader {
  private unread = 0;

  constructor(private readonly fallback: string) {}

  read(sheets: unknown, versions: unknown): Items {
    const known = new Map<string, SavedSheet>();
    for (const item of this.listed(sheets, MOST_SHEETS)) {
      const sheet = this.sheet(item);
      if (sheet === undefined) continue;
      const place = `${sheet.worksheet}/${sheet.occasion}`;
      const twin = known.get(place);
      known.set(place, twin === undefined ? sheet : join(twin, sheet));
    }
    return { sheets: [...known.values()], versions: this.versions(versions), unread: this.unread };
  }

  private sheet(item: unknown): SavedSheet | undefined {
    const key = keyIn(item);
    if (key === undefined || !isTable(item)) return this.lose(isTable(item) && isTable(item.answers) ? Object.keys(item.answers).length : 1);
    const { title, week, created, updated, answers, clashes } = item;
    const at = isoTime(updated) ?? isoTime(created) ?? this.fallback;
    return {
      ...key,
      title: typeof title === "string" ? title.slice(0, LONGEST_TITLE) : "",
      week: typeof week === "number" && Number.isInteger(week) && week > 0 && week < 1_000 ? week : 0,
      created: isoTime(created) ?? at,
      updated: at,
      answers: this.fields(answers, (answer) => this.answer(answer, at)),
      clashes: this.fields(clashes, (others) => this.beside(others, at)),
    };
  }

  private fields<T>(stored: unknown, read: (value: unknown) => T | undefined): Record<string, T> {
    const found = table<T>();
    if (stored === undefined) return found;
    if (!isTable(stored)) this.unread += 1;
    else {
      const names = Object.keys(stored);
      this.lose(Math.max(0, names.length - MOST_FIELDS));
      for (const field of names.slice(0, MOST_FIELDS)) {
        const item = isId(field) ? read(stored[field]) : this.lose(1);
        if (item !== undefined) found[field] = item;
      }
    }
    return found;
  }

  private beside(stored: unknown, at: string): Answer[] | undefined {
    const others = this.listed(stored, MOST_BESIDE).flatMap((other) => this.answer(other, at) ?? []);
    return others.length > 0 ? others : undefined;
  }

  private answer(stored: unknown, at: string): Answer | undefined {
    if (!isTable(stored) || !isBounded(stored.value, DEEPEST_VALUE) || typeof stored.prompt !== "string") return this.lose(1);
    if (typeof stored.type !== "string" || stored.type.length > LONGEST_TYPE) return this.lose(1);
    const { value, prompt, type, words } = stored;
    const answer = { value, prompt, type, at: isoTime(stored.at) ?? at, ...(typeof words === "string" ? { words } : {}) };
    return isAnswer(answer) ? answer : this.lose(1);
  }

  private versions(stored: unknown): Version[] {
    const perField = new Map<string, number>();
    const found: Version[] = [];
    for (const item of stored === undefined ? [] : this.listed(stored, Infinity)) {
      const key = keyIn(item);
      if (key === undefined || !isTable(item) || !isId(item.field)) this.unread += 1;
      else {
        const answer = this.answer(item.answer, this.fallback);
        if (answer !== undefined) found.push({ ...key, field: item.field, answer });
      }
    }
    return newestFirst(found).filter(({ worksheet, occasion, field }) => {
      const place = `${worksheet}/${occasion}/${field}`;
      perField.set(place, (perField.get(place) ?? 0) + 1);
      return (perField.get(place) ?? 0) <= MOST_VERSIONS;
    });
  }

  private listed(stored: unknown, most: number): readonly unknown[] {
    if (!Array.isArray(stored)) {
      this.unread += 1;
      return [];
    }
    const list: readonly unknown[] = stored;
    this.unread += Math.max(0, list.length - most);
    return list.length > most ? list.slice(0, most) : list;
  }

  private lose(items: number): undefined {
    this.unread += items;
    return undefined;
  }
}

function newestFirst(versions: readonly Version[]): Version[] {
  return [...versions].sort((one, other) => (one.answer.at < other.answer.at ? 1 : one.answer.at > other.answer.at ? -1 : 0));
}

function keyIn(item: unknown): SheetKey | undefined {
  if (!isTable(item) || !isId(item.worksheet) || !isId(item.occasion)) return undefined;
  return { worksheet: item.worksheet, occasion: item.occasion };
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_ID && ID.test(value);
}

// Numbers that aren't finite would be lost in the next file; a key that names a prototype has no place in an answer.
function isBounded(value: unknown, depth: number): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value !== "object" || value === null || depth === 0) return false;
  if (Array.isArray(value)) return value.every((part) => isBounded(part, depth - 1));
  return Object.entries(value).every(([key, part]) => key !== "__proto__" && isBounded(part, depth - 1));
}
