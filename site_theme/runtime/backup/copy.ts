// Makes the save file of what stands here: its content, its text, its name.

import type { SheetRecord, Version } from "../record";
import type { Chapter } from "../workbook/written";
import { writeFile } from "./file";
import { readSave } from "./read";
import { LARGEST, type Save } from "./save";

/** Everything that a copy is made of. */
export interface Written {
  course: string;
  title: string;
  space: { name: string; colour: string };
  records: readonly SheetRecord[];
  versions: readonly Version[];
  chapters: readonly Chapter[];
}

/** A copy, ready to be saved. "unlike": it reads and prints, but it can't be brought back whole. `older`: whether earlier answers are in it. */
export interface Copy {
  text: string;
  state: "whole" | "unlike";
  older: boolean;
}

/** Make a copy, and read it back before it counts as one. Earlier answers are left out where they would make it too large. */
export function makeCopy(written: Written, made: string, discreet: boolean): Copy {
  const save = saveOf(written, made);
  const text = writeFile(save, written.chapters, discreet);
  if (comesBack(text, save)) return { text, state: "whole", older: true };
  const lighter = { ...save, versions: [] };
  const light = writeFile(lighter, written.chapters, discreet);
  return { text: light, state: comesBack(light, lighter) ? "whole" : "unlike", older: save.versions.length === 0 };
}

/** Name a copy's file. `made` is the reader's own day and time. A discreet name says nothing of course or person. */
export function fileName(course: string, { name, colour }: { name: string; colour: string }, made: Date, discreet: boolean): string {
  const day = [made.getFullYear(), made.getMonth() + 1, made.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  if (discreet) return `notes-${day}.html`;
  const who = name === "" ? "" : plainLetters(name) || colour;
  return `${[plainLetters(course) || "course", who, day].filter(Boolean).join("-")}.html`;
}

function saveOf({ course, title, space, records, versions, chapters }: Written, made: string): Save {
  const entries = new Map(chapters.flatMap(({ entries }) => entries).map((entry) => [`${entry.worksheet}/${entry.occasion}`, entry]));
  const sheets = records.map(({ worksheet, occasion, title: seen, created, updated, answers, clashes }) => {
    const entry = entries.get(`${worksheet}/${occasion}`);
    return { worksheet, occasion, title: seen ?? entry?.title ?? "", week: entry?.week?.number ?? 0, created, updated, answers, clashes };
  });
  return { course, title, made, space: { name: space.name, colour: space.colour }, sheets, versions: [...versions] };
}

function comesBack(text: string, { course, sheets, versions }: Save): boolean {
  if (text.length > LARGEST) return false;
  const reading = readSave(text, course);
  if (reading.state === "refused" || reading.unread > 0) return false;
  return reading.save.sheets.length === sheets.length && reading.save.versions.length === versions.length;
}

function plainLetters(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
}
