// What one's own answers to the same question were, occasion by occasion. Pure: no page. No sums, no averages, no verdicts.

import type { SheetRecord } from "../record";
import type { Catalogue, Field, Sheet, Worksheet } from "./catalogue";
import { said, stepInWords } from "./in-words";
import { keyIn, sheetOf } from "./written";

/** One occasion in a trend. Without `words` nothing was answered then. */
export interface Point {
  /** "Week 3", and for the drawing the number alone. */
  readonly when: string;
  readonly week: number;
  readonly value: number | undefined;
  readonly words: string | undefined;
}

/** One question over the occasions, from the first that was answered to the last. */
export interface Trend {
  readonly prompt: string;
  readonly scale: boolean;
  readonly lowest: number;
  readonly highest: number;
  readonly low: string;
  readonly high: string;
  readonly points: readonly Point[];
}

/** The trends of one worksheet that comes back. */
export interface Series {
  readonly title: string;
  readonly trends: readonly Trend[];
}

/** What a sheet of a series holds, if anything was written on it. */
interface Occasion {
  readonly week: number;
  readonly record: SheetRecord | undefined;
}

/** Return the trends of every worksheet that was answered more than once. `shown` says which questions may be told. */
export function seriesOf(catalogue: Catalogue, records: readonly SheetRecord[], shown: (field: Field) => boolean = () => true): Series[] {
  const bySheet = new Map(records.map((record) => [sheetOf(catalogue, record), record]));
  const weeks = new Map(catalogue.weeks.map(({ id, number }) => [id, number]));
  return [...new Set(catalogue.worksheets.map(({ series }) => series))].flatMap((name): Series[] => {
    const members = catalogue.worksheets.filter(({ series }) => series === name);
    const sheets = catalogue.sheets.filter(({ worksheet }) => members.some(({ id }) => id === worksheet));
    if (sheets.length < 2) return [];
    const occasions = sheets.map((sheet): Occasion => ({ week: weeks.get(sheet.week) ?? 0, record: bySheet.get(sheet) })).sort((one, other) => one.week - other.week);
    const trends = questionsIn(members).filter(shown).flatMap((field) => trendOf(field, occasions));
    // What was answered once stands in the workbook already.
    return trends.some(({ points }) => points.length > 1) ? [{ title: titleOf(members, sheets), trends }] : [];
  });
}

/** Say a whole trend in one line: "Week 1: 6, week 2: nothing written, week 3: 7". */
export function trendInWords({ points }: Trend): string {
  return points.map(({ when, words }, index) => `${index === 0 ? when : when.toLowerCase()}: ${words ?? "nothing written"}`).join(", ");
}

/** Write a number with a minus that is as long as a plus. */
export function inDigits(value: number): string {
  return String(value).replace("-", "−");
}

/** Return the stretches of a trend that follow each other without a gap. */
export function stretches(points: readonly Point[]): Point[][] {
  return points.reduce<Point[][]>((found, point, index) => {
    if (point.value === undefined) return found;
    const before = points[index - 1];
    if (before === undefined || before.value === undefined) return [...found, [point]];
    return [...found.slice(0, -1), [...(found[found.length - 1] ?? []), point]];
  }, []);
}

function titleOf(members: readonly Worksheet[], sheets: readonly Sheet[]): string {
  return members.find(({ id }) => id === sheets[0]?.worksheet)?.title ?? "";
}

// The latest edition of a question speaks for all of its occasions.
function questionsIn(members: readonly Worksheet[]): Field[] {
  const questions = new Map<string, Field>();
  for (const { fields } of members) {
    for (const field of fields) if ((field.type === "scale" || field.type === "choice") && !questions.has(field.id)) questions.set(field.id, field);
  }
  return [...questions.values()];
}

function trendOf(field: Field, occasions: readonly Occasion[]): Trend[] {
  const all = occasions.map((occasion) => pointOf(field, occasion));
  const answered = all.filter(({ words }) => words !== undefined);
  const [first] = answered;
  const last = answered[answered.length - 1];
  if (first === undefined || last === undefined) return [];
  const points = all.slice(all.indexOf(first), all.indexOf(last) + 1);
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return [
    {
      prompt: field.prompt,
      scale: field.type === "scale",
      lowest: Math.min(field.min, ...values),
      highest: Math.max(field.max, ...values),
      low: field.low || (field.labels[0] ?? ""),
      high: field.high || (field.labels[field.labels.length - 1] ?? ""),
      points,
    },
  ];
}

function pointOf(field: Field, { week, record }: Occasion): Point {
  const nothing = { when: `Week ${week}`, week, value: undefined, words: undefined };
  const key = record === undefined ? undefined : keyIn(record, field);
  const answer = key === undefined ? undefined : record?.answers[key];
  if (answer === undefined || answer.type !== field.type) return nothing;
  if (field.type === "choice") return { ...nothing, words: said(answer, field) };
  if (typeof answer.value !== "number") return nothing;
  const digits = inDigits(answer.value);
  const word = answer.words ?? stepInWords(answer.value, field);
  return { ...nothing, value: answer.value, words: Number(word) === answer.value || word === digits ? digits : `${digits}, ${word}` };
}
