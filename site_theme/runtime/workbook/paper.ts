// What of a workbook goes on paper. Pure: no page. What stays off the paper leaves no trace on it, not even in a date.

import type { SheetRecord } from "../record";
import type { Catalogue, Field, Sheet, Visibility, Week } from "./catalogue";
import { chapters, type Entry, inSections, keyIn, questionsOf, sheetOf, type Written } from "./written";

/** What the reader wants on paper. `weeks` are ids, "" stands for earlier editions; undefined means all. */
export interface Choice {
  readonly weeks: ReadonlySet<string> | undefined;
  readonly lines: boolean;
  readonly ownOnly: boolean;
}

/** What is printed when nothing was chosen. */
export const USUAL: Choice = { weeks: undefined, lines: false, ownOnly: false };

/** A question on paper: with its answer, or with lines to write on. */
export interface PaperQuestion {
  readonly prompt: string;
  readonly section: string;
  readonly written: Written | undefined;
  readonly field: Field | undefined;
}

/** A sheet on paper. `at` is when what is printed of it was last written, "" when nothing was. */
export interface PaperSheet {
  readonly title: string;
  readonly when: string;
  readonly at: string;
  readonly questions: readonly PaperQuestion[];
}

/** A week on paper; without a week, what comes from earlier editions. */
export interface PaperChapter {
  readonly week: Week | undefined;
  readonly sheets: readonly PaperSheet[];
}

/** Tell whether a question with this visibility goes on paper. */
export function mayShow({ ownOnly }: Choice, { visibility }: { readonly visibility: Visibility }): boolean {
  return ownOnly || visibility !== "private";
}

/** Tell whether a week was chosen. */
export function isChosen({ weeks }: Choice, week: string): boolean {
  return weeks === undefined || weeks.has(week);
}

/** Return everything that goes on paper, in the order of the course. */
export function onPaper(catalogue: Catalogue, records: readonly SheetRecord[], choice: Choice): PaperChapter[] {
  const written = chapters(catalogue, records);
  return [...catalogue.weeks, undefined].flatMap((week): PaperChapter[] => {
    if (!isChosen(choice, week?.id ?? "")) return [];
    const entries = written.find((chapter) => chapter.week === week)?.entries ?? [];
    const all = choice.lines && week !== undefined ? withLines(catalogue, week, entries, records, choice) : entries.map((entry) => filled(entry, choice));
    const sheets = all.filter(({ questions }) => questions.length > 0);
    return sheets.length > 0 ? [{ week, sheets }] : [];
  });
}

function filled({ title, when, answers }: Entry, choice: Choice): PaperSheet {
  const shown = answers.filter((answer) => mayShow(choice, answer));
  return { title, when, at: latest(shown), questions: shown.map(asQuestion) };
}

function withLines(catalogue: Catalogue, week: Week, entries: readonly Entry[], records: readonly SheetRecord[], choice: Choice): PaperSheet[] {
  const known = catalogue.sheets.filter((sheet) => sheet.week === week.id);
  return known.map((sheet) => {
    const record = records.find((one) => sheetOf(catalogue, one) === sheet);
    const entry = entries.find(({ worksheet, occasion }) => worksheet === record?.worksheet && occasion === record.occasion);
    return ruled(catalogue, week, sheet, record, entry, choice);
  });
}

function ruled(catalogue: Catalogue, week: Week, sheet: Sheet, record: SheetRecord | undefined, entry: Entry | undefined, choice: Choice): PaperSheet {
  const shown = entry?.answers.filter((answer) => mayShow(choice, answer)) ?? [];
  const asked = inSections(questionsOf(catalogue, sheet)).filter(({ field }) => mayShow(choice, field));
  const questions = asked.map(({ field, section }): PaperQuestion => {
    const id = record === undefined ? undefined : keyIn(record, field);
    const written = shown.find((answer) => answer.field === id);
    return { prompt: written?.prompt ?? field.prompt, section, written, field };
  });
  const when = sheet.occasion === "once" ? "" : `Week ${week.number}`;
  return { title: sheet.title, when, at: latest(shown), questions: [...questions, ...shown.filter(({ retired }) => retired).map(asQuestion)] };
}

function asQuestion(written: Written): PaperQuestion {
  return { prompt: written.prompt, section: written.section, written, field: undefined };
}

function latest(answers: readonly Written[]): string {
  return answers.reduce((last, { at }) => (at > last ? at : last), "");
}
