// What a save file would change here, and the steps that bring it in. Nothing is done by planning.

import { type Answer, type SheetKey, type SheetRecord, table, type Version, versionOf } from "../record";
import type { Incoming } from "../store/store";
import { Earlier } from "./earlier";
import { alike, type Choice, join } from "./join";
import type { Save, SavedSheet } from "./save";

/** How an answer of the file stands to what is here. "older": it stood here before. */
export type Difference = "new" | "same" | "older" | "different";

/** One answer of the file, and what stands in its field here. */
export interface FieldPlan {
  field: string;
  difference: Difference;
  file: Answer;
  here: Answer | undefined;
}

/** One sheet of the file. `beside`: how many answers come in beside others; `versions`: earlier answers that aren't known here. */
export interface SheetPlan {
  sheet: SavedSheet;
  fields: FieldPlan[];
  beside: number;
  onlyHere: number;
  versions: Version[];
  earlier: Earlier;
}

/** What a whole file would change. */
export interface Plan {
  sheets: SheetPlan[];
  counts: Readonly<Record<Difference, number>>;
  beside: number;
  versions: number;
}

/** What the reader chose where file and sheet differ, by `placeOf`. Without a choice both are kept. */
export type Choices = ReadonlyMap<string, Choice>;

/** Name a field of the course. */
export function placeOf({ worksheet, occasion }: SheetKey, field = ""): string {
  return `${worksheet}/${occasion}/${field}`;
}

/** Compare a file with what is here. */
export function planFor(save: Save, here: readonly SheetRecord[], versions: readonly Version[]): Plan {
  const records = new Map(here.map((record) => [placeOf(record), record]));
  const known = bySheet(versions);
  const old = bySheet(save.versions);
  const sheets = [...save.sheets, ...sheetsOfVersionsOnly(save, old)].map((sheet) => {
    const place = placeOf(sheet);
    return planSheet(sheet, records.get(place), new Earlier(known.get(place)), old.get(place) ?? []);
  });
  const counts = { new: 0, same: 0, older: 0, different: 0 };
  sheets.forEach(({ fields }) => fields.forEach(({ difference }) => (counts[difference] += 1)));
  return { sheets, counts, beside: sum(sheets.map(({ beside }) => beside)), versions: sum(sheets.map((sheet) => sheet.versions.length)) };
}

/** Return what the store has to take in; sheets to which the file adds nothing are left out. */
export function incomingOf(plan: Plan, choices: Choices): Incoming[] {
  return plan.sheets.filter(addsSomething).map((planned) => {
    const { sheet, earlier } = planned;
    const { worksheet, occasion } = sheet;
    const choiceFor = (field: string): Choice => choices.get(placeOf(sheet, field)) ?? "both";
    return {
      key: { worksheet, occasion },
      merge: (current) => titled(join(current, sheet, (field, answer) => earlier.has(field, answer), choiceFor), sheet),
      versions: earlier.missing([...planned.versions, ...passedOver(planned, choiceFor)]),
    };
  });
}

/** Tell whether a sheet of the file has anything that isn't here. */
export function addsSomething({ fields, beside, versions }: SheetPlan): boolean {
  return beside > 0 || versions.length > 0 || fields.some(({ difference }) => difference === "new" || difference === "different");
}

function planSheet(sheet: SavedSheet, record: SheetRecord | undefined, earlier: Earlier, old: readonly Version[]): SheetPlan {
  const fields = Object.entries(sheet.answers).map(([field, file]): FieldPlan => {
    const here = record?.answers[field];
    const isBeside = (record?.clashes[field] ?? []).some((other) => alike(other, file));
    return { field, file, here, difference: differenceOf(here, file, isBeside, earlier.has(field, file)) };
  });
  const onlyHere = Object.keys(record?.answers ?? {}).filter((field) => !(field in sheet.answers)).length;
  return { sheet, fields, beside: besideCount(sheet, record, earlier), onlyHere, versions: earlier.missing(old), earlier };
}

function differenceOf(here: Answer | undefined, file: Answer, isBeside: boolean, stoodHere: boolean): Difference {
  if (here === undefined) return "new";
  // What is kept beside the answer already isn't asked about again.
  if (alike(here, file) || isBeside) return "same";
  return stoodHere ? "older" : "different";
}

function besideCount(sheet: SavedSheet, record: SheetRecord | undefined, earlier: Earlier): number {
  const counts = Object.entries(sheet.clashes).map(([field, others]) => {
    const answer = record?.answers[field] ?? sheet.answers[field];
    const there = [...(record?.clashes[field] ?? []), ...(answer === undefined ? [] : [answer])];
    return others.filter((other) => !earlier.has(field, other) && !there.some((one) => alike(one, other))).length;
  });
  return sum(counts);
}

// A sheet that the course no longer has is still known by its title.
function titled(record: SheetRecord, { title }: SavedSheet): SheetRecord {
  return record.title === undefined && title !== "" ? { ...record, title } : record;
}

// Of two different answers, the one that the reader didn't choose stays as an earlier version.
function passedOver({ sheet, fields }: SheetPlan, choiceFor: (field: string) => Choice): Version[] {
  return fields.flatMap(({ field, difference, file, here }) => {
    const choice = choiceFor(field);
    if (difference !== "different" || here === undefined || choice === "both") return [];
    return [versionOf(sheet, field, choice === "here" ? file : here)];
  });
}

function bySheet(versions: readonly Version[]): Map<string, Version[]> {
  const sheets = new Map<string, Version[]>();
  for (const version of versions) {
    const there = sheets.get(placeOf(version));
    if (there === undefined) sheets.set(placeOf(version), [version]);
    else there.push(version);
  }
  return sheets;
}

// A sheet that had been emptied is in the file by its earlier answers alone.
function sheetsOfVersionsOnly({ sheets, made }: Save, old: ReadonlyMap<string, readonly Version[]>): SavedSheet[] {
  const places = new Set(sheets.map((sheet) => placeOf(sheet)));
  return [...old].flatMap(([place, [first]]) => {
    if (first === undefined || places.has(place)) return [];
    const { worksheet, occasion } = first;
    return [{ worksheet, occasion, title: "", week: 0, created: made, updated: made, answers: table<Answer>(), clashes: table<Answer[]>() }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
