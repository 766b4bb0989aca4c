// Answers as they are shown in the workbook: in the words they had, else in the words of the question's options. Never an id.

import type { AnswerValue } from "../fields/behaviour";
import { asMapping } from "../fields/shapes";
import { inOneLine } from "../fields/spoken";
import { dayInWords } from "../fields/text";
import { minutesAndSeconds } from "../fields/timer";
import { type Answer, answerInWords } from "../record";
import type { Field } from "./catalogue";

/** Stands for words that nobody knows any more. */
const GONE = "no longer on this sheet";
/** Stands for an answer that only its own sheet can say. */
const ON_ITS_SHEET = "It stands on its sheet.";

/** Say an answer. `field` is its question today, if there is one. */
export function said(answer: Answer, field: Field | undefined): string {
  if (answer.words !== undefined) return answer.words;
  return inTypesWords(answer.type, answer.value, field) ?? answerInWords(answer);
}

/** Say a step of a scale: its word, or its number where it has none. */
export function stepInWords(value: number, field: Field): string {
  return field.labels[value - field.min] ?? String(value);
}

function inTypesWords(type: string, value: AnswerValue, field: Field | undefined): string | undefined {
  if (type === "date" && typeof value === "string") return dayInWords(value);
  if (type === "scale" && typeof value === "number" && field !== undefined) return stepInWords(value, field);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (type === "choice") return optionIn(field, value);
  if (type === "multi") return listed(value, field).join(", ");
  if (type === "rank") return listed(value, field).map((words, index) => `${index + 1}. ${words}`).join("\n");
  if (type === "timer") return minutesAndSeconds(Number(asMapping(value).seconds ?? 0));
  return typeof value === "object" ? ownWords(type, value).join("\n") : undefined;
}

function optionIn(field: Field | undefined, value: AnswerValue): string {
  if (field === undefined || field.options.length === 0) return ON_ITS_SHEET;
  return field.options.find(({ id }) => id === value)?.text ?? GONE;
}

function listed(value: AnswerValue, field: Field | undefined): string[] {
  return Array.isArray(value) ? value.map((one) => optionIn(field, one)) : [];
}

// Sentences, plans and tables hold the reader's own words among ids; the words must not be lost with the names.
function ownWords(type: string, value: AnswerValue): string[] {
  if (type === "ifthen" || type === "script") return wordsIn(value);
  if (type === "table" && Array.isArray(value)) return value.map((row) => inOneLine(wordsIn(asMapping(row).cells ?? "")));
  return [ON_ITS_SHEET];
}

function wordsIn(value: AnswerValue): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Object.values(asMapping(value)).flatMap((one) => (typeof one === "string" || typeof one === "number" ? [String(one)] : []));
}
