// Answers come from a store that other versions wrote: these turn whatever is there into the shape that a field expects.

import type { AnswerValue } from "./behaviour";

/** The text of a string or number; anything else is empty. */
export function asText(value: AnswerValue | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The strings of a list; anything else is left out. */
export function asTexts(value: AnswerValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** A mapping, or an empty one. */
export function asMapping(value: AnswerValue | undefined): { [key: string]: AnswerValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** The whole number that was typed, held between two ends; undefined when there is none. */
export function asWhole(text: string, lowest: number, highest: number): number | undefined {
  const number = Math.round(Number(text));
  return text.trim() === "" || Number.isNaN(number) ? undefined : Math.min(highest, Math.max(lowest, number));
}

/** The mapping, or undefined when it is empty. */
export function unlessEmpty<T extends { [key: string]: AnswerValue }>(mapping: T): T | undefined {
  return Object.keys(mapping).length > 0 ? mapping : undefined;
}
