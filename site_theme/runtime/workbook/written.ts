// Everything that was written, put in order: by week, then by sheet, then by question. Pure: no storage, no page.

import type { Answer, SheetRecord } from "../record";
import type { Catalogue, Field, Sheet, Visibility, Week, Worksheet } from "./catalogue";
import { said } from "./in-words";

/**
 * One answer, ready to be shown. `section` is the part of the sheet that it stands in, `also` are other values kept beside it;
 * `retired` says that its question is gone.
 */
export interface Written {
  readonly field: string;
  readonly section: string;
  readonly prompt: string;
  readonly words: string;
  readonly also: readonly string[];
  readonly at: string;
  readonly retired: boolean;
  readonly visibility: Visibility;
}

/** One sheet with its answers. `week` is undefined, and `url` empty, where the course no longer has the sheet. */
export interface Entry {
  readonly worksheet: string;
  readonly occasion: string;
  readonly title: string;
  readonly when: string;
  readonly week: Week | undefined;
  readonly url: string;
  readonly updated: string;
  readonly answers: readonly Written[];
}

/** The entries of one week; without a week, those from earlier editions. */
export interface Chapter {
  readonly week: Week | undefined;
  readonly entries: readonly Entry[];
}

/** Return a worksheet by the id it has or once had. */
export function worksheetCalled(catalogue: Catalogue, id: string): Worksheet | undefined {
  return catalogue.worksheets.find((worksheet) => worksheet.id === id) ?? catalogue.worksheets.find(({ renamedFrom }) => renamedFrom.includes(id));
}

/** Return the sheet that a record belongs to today. */
export function sheetOf(catalogue: Catalogue, record: SheetRecord): Sheet | undefined {
  const worksheet = worksheetCalled(catalogue, record.worksheet)?.id;
  const occasion = weekCalled(catalogue, record.occasion)?.id ?? record.occasion;
  return catalogue.sheets.find((sheet) => sheet.worksheet === worksheet && sheet.occasion === occasion);
}

/** Return a week by the id it has or once had. */
export function weekCalled({ weeks }: Catalogue, id: string): Week | undefined {
  return weeks.find((week) => week.id === id) ?? weeks.find(({ renamedFrom }) => renamedFrom.includes(id));
}

/** Return every question of a sheet, in its order. */
export function questionsOf(catalogue: Catalogue, sheet: Sheet): readonly Field[] {
  return [...(worksheetCalled(catalogue, sheet.worksheet)?.fields ?? []), ...sheet.own];
}

/** Return questions with the part of the sheet that each stands in: a heading holds until the next. */
export function inSections(questions: readonly Field[]): { field: Field; section: string }[] {
  let section = "";
  return questions.map((field) => {
    section = field.section || section;
    return { field, section };
  });
}

/** Return the id under which a record holds a question's answer: questions may have been renamed. */
export function keyIn(record: SheetRecord, field: Field): string | undefined {
  return [field.id, ...field.renamedFrom].find((id) => id in record.answers || id in record.clashes);
}

/** Put records into the order of the course. Those that the course no longer has come last. */
export function chapters(catalogue: Catalogue, records: readonly SheetRecord[]): Chapter[] {
  const entries = records.map((record) => ({ sheet: sheetOf(catalogue, record), entry: entryOf(catalogue, record) })).filter(({ entry }) => entry.answers.length > 0);
  const place = ({ sheet }: { sheet: Sheet | undefined }): number => (sheet === undefined ? -1 : catalogue.sheets.indexOf(sheet));
  const inOrder = entries.sort((one, other) => place(one) - place(other) || one.entry.title.localeCompare(other.entry.title)).map(({ entry }) => entry);
  return [...catalogue.weeks, undefined]
    .map((week): Chapter => ({ week, entries: inOrder.filter((entry) => entry.week === week) }))
    .filter((chapter) => chapter.entries.length > 0);
}

/** Return the sheet that was last written on. */
export function lastWritten(all: readonly Chapter[]): Entry | undefined {
  return all.flatMap(({ entries }) => entries).reduce<Entry | undefined>((last, entry) => (last === undefined || entry.updated > last.updated ? entry : last), undefined);
}

function entryOf(catalogue: Catalogue, record: SheetRecord): Entry {
  const sheet = sheetOf(catalogue, record);
  const week = weekCalled(catalogue, sheet?.week ?? record.occasion);
  const worksheet = worksheetCalled(catalogue, record.worksheet);
  const answers = answersOf(catalogue, sheet, record);
  return {
    worksheet: record.worksheet,
    occasion: record.occasion,
    title: worksheet?.title ?? sheet?.title ?? record.title ?? "An earlier worksheet",
    when: record.occasion === "once" || week === undefined ? "" : `Week ${week.number}`,
    week: sheet === undefined ? undefined : week,
    url: sheet?.url ?? "",
    updated: answers.reduce((last, { at }) => (at > last ? at : last), ""),
    answers,
  };
}

function answersOf(catalogue: Catalogue, sheet: Sheet | undefined, record: SheetRecord): Written[] {
  const seen = new Set<string>();
  const written: Written[] = [];
  for (const { field, section } of sheet === undefined ? [] : inSections(questionsOf(catalogue, sheet))) {
    const key = keyIn(record, field);
    if (key === undefined) continue;
    seen.add(key);
    written.push(...writtenAt(record, key, field, section));
  }
  const ids = new Set([...Object.keys(record.answers), ...Object.keys(record.clashes)]);
  for (const id of ids) if (!seen.has(id)) written.push(...writtenAt(record, id, undefined, ""));
  return written;
}

function writtenAt(record: SheetRecord, id: string, field: Field | undefined, section: string): Written[] {
  const kept: Answer[] = [...(record.answers[id] === undefined ? [] : [record.answers[id]]), ...(record.clashes[id] ?? [])];
  const [first, ...others] = kept;
  if (first === undefined) return [];
  const fits = (answer: Answer): Field | undefined => (answer.type === field?.type ? field : undefined);
  return [
    {
      field: id,
      section,
      prompt: first.prompt || field?.prompt || "",
      words: said(first, fits(first)),
      also: others.map((other) => said(other, fits(other))),
      at: kept.reduce((last, { at }) => (at > last ? at : last), ""),
      retired: field === undefined,
      visibility: field?.visibility ?? "private",
    },
  ];
}
