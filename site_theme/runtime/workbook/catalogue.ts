// What the course says of itself in the page: its weeks, its sheets, and the questions on them.

import { type SheetKey } from "../record";

/** A week of the course. Check-ins are stored under its id, or under one that it had before. */
export interface Week {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly renamedFrom: readonly string[];
}

/** Who sees an answer. */
export type Visibility = "private" | "share" | "reveal" | "joint";

/** One option of a question, with the words for it. */
export interface Named {
  readonly id: string;
  readonly text: string;
}

/** One question. `section` is the heading above it; `min` to `labels` are a scale's, `lines` a ranking's to write on by hand. */
export interface Field {
  readonly id: string;
  readonly type: string;
  readonly prompt: string;
  readonly section: string;
  readonly visibility: Visibility;
  readonly renamedFrom: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly low: string;
  readonly high: string;
  readonly labels: readonly string[];
  readonly options: readonly Named[];
  readonly lines: number;
}

/** A worksheet. Those of one series are shown in one trend. */
export interface Worksheet {
  readonly id: string;
  readonly title: string;
  readonly series: string;
  readonly renamedFrom: readonly string[];
  readonly fields: readonly Field[];
}

/** A worksheet on one occasion, with a page of its own. `own` are questions of this sheet alone. */
export interface Sheet extends SheetKey {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly week: string;
  readonly url: string;
  readonly own: readonly Field[];
}

/** Everything that can be written in a course. */
export interface Catalogue {
  readonly title: string;
  readonly weeks: readonly Week[];
  readonly sheets: readonly Sheet[];
  readonly worksheets: readonly Worksheet[];
}

type Table = Readonly<Record<string, unknown>>;

/** Read the catalogue that stands in a page. One that is missing leaves all answers without a week, never unshown. */
export function readCatalogue(page: Document): Catalogue {
  const text = page.getElementById("catalogue")?.textContent ?? "";
  return catalogueFrom(text === "" ? {} : JSON.parse(text));
}

/** Read a catalogue from its JSON. */
export function catalogueFrom(stored: unknown): Catalogue {
  const all = tableOf(stored);
  return {
    title: textOf(all.title),
    weeks: tablesOf(all.weeks).map(weekFrom),
    sheets: tablesOf(all.sheets).map(sheetFrom),
    worksheets: tablesOf(all.worksheets).map(worksheetFrom),
  };
}

function weekFrom({ id, number, title, renamed_from }: Table): Week {
  return { id: textOf(id), number: numberOf(number, 0), title: textOf(title), renamedFrom: textsOf(renamed_from) };
}

function sheetFrom(sheet: Table): Sheet {
  const { id, worksheet, occasion, label, title, week, url } = sheet;
  return {
    id: textOf(id),
    worksheet: textOf(worksheet),
    occasion: textOf(occasion) || "once",
    label: textOf(label),
    title: textOf(title),
    week: textOf(week),
    url: textOf(url),
    own: tablesOf(sheet.extra_fields).map(fieldFrom),
  };
}

function worksheetFrom(worksheet: Table): Worksheet {
  const id = textOf(worksheet.id);
  return {
    id,
    title: textOf(worksheet.title),
    series: textOf(worksheet.series) || id,
    renamedFrom: textsOf(worksheet.renamed_from),
    fields: tablesOf(worksheet.fields).map(fieldFrom),
  };
}

function fieldFrom(field: Table): Field {
  return {
    id: textOf(field.id),
    type: textOf(field.type),
    prompt: textOf(field.prompt),
    section: textOf(field.section),
    visibility: visibilityOf(field.visibility),
    renamedFrom: textsOf(field.renamed_from),
    min: numberOf(field.min, 0),
    max: numberOf(field.max, 10),
    low: textOf(field.low),
    high: textOf(field.high),
    labels: textsOf(field.labels),
    options: tablesOf(field.options).map((option) => ({ id: textOf(option.id), text: textOf(option.text) })),
    lines: numberOf(field.lines, 0),
  };
}

// Whatever isn't known is for its writer alone.
function visibilityOf(value: unknown): Visibility {
  return value === "share" || value === "reveal" || value === "joint" ? value : "private";
}

function tableOf(value: unknown): Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function tablesOf(value: unknown): Table[] {
  return Array.isArray(value) ? value.map(tableOf) : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
