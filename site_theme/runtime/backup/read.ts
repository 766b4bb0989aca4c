// From the text of a file to a save that can be trusted, or to the reason why not. Never throws, and never runs anything.

import { isTable } from "../record";
import { COLOURS } from "../space";
import { isoTime, readItems } from "./items";
import { findJson, isBoundless } from "./page-text";
import { FORMAT, FORMAT_VERSION, LARGEST, type Save } from "./save";

/** Why a file is not taken. */
export type Refusal = "foreign" | "other-course" | "newer" | "cut-off" | "damaged" | "too-large";

/** A save, and how many of its answers could not be read; or why the file is refused. `title`: the other course's. */
export type SaveReading = { state: "read"; save: Save; unread: number } | { state: "refused"; why: Refusal; title?: string };

const LONGEST_NAME = 60;
const LONGEST_TITLE = 200;

/** Read a save file of a course. */
export function readSave(text: string, course: string): SaveReading {
  if (text.length > LARGEST) return refused("too-large");
  const found = findJson(text);
  if (found.state !== "found") return refused(found.state);
  if (isBoundless(found.json)) return refused("too-large");
  const content = parsed(found.json);
  return isTable(content) ? readContent(content, course) : refused("damaged");
}

function readContent(content: Record<string, unknown>, course: string): SaveReading {
  if (content.format !== FORMAT || typeof content.course !== "string") return refused(content.format === FORMAT ? "damaged" : "foreign");
  const title = line(content.title, LONGEST_TITLE);
  if (content.course !== course) return { state: "refused", why: "other-course", title };
  if (!Number.isInteger(content.version) || Number(content.version) < 1) return refused("damaged");
  if (Number(content.version) > FORMAT_VERSION) return refused("newer");
  if (!Array.isArray(content.sheets)) return refused("damaged");
  const made = isoTime(content.made) ?? "1970-01-01T00:00:00.000Z";
  const { sheets, versions, unread } = readItems(content.sheets, content.versions, made);
  return { state: "read", save: { course, title, made, space: readSpace(content.space), sheets, versions }, unread };
}

function readSpace(stored: unknown): Save["space"] {
  if (!isTable(stored)) return { name: "", colour: "" };
  return { name: line(stored.name, LONGEST_NAME), colour: COLOURS.find((known) => known === stored.colour) ?? "" };
}

function line(value: unknown, longest: number): string {
  return typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim().slice(0, longest) : "";
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function refused(why: Refusal): SaveReading {
  return { state: "refused", why };
}
