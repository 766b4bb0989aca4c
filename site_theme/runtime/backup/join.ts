// How the writing of two copies of one sheet comes together: nothing is ever replaced unseen, and nothing is there twice.

import { type Answer, fits, same, table } from "../record";
import type { Writing } from "./save";

/** Which of two different answers stays on the sheet. "both": the one that is here, with the file's beside it. */
export type Choice = "here" | "file" | "both";

/** Tell whether two answers say the same. */
export function alike(one: Answer | undefined, other: Answer): boolean {
  return one !== undefined && fits(one, other.type) && same(one.value, other.value);
}

/**
 * Return `here` with what the file adds to it. `isEarlier` knows answers that stood here before, which come to nothing;
 * `choiceFor` says what the reader chose. If the file adds nothing, it is `here` itself that is returned.
 */
export function join<T extends Writing>(
  here: T,
  file: Writing,
  isEarlier: (field: string, answer: Answer) => boolean = () => false,
  choiceFor: (field: string) => Choice = () => "both",
): T {
  const answers = Object.assign(table<Answer>(), here.answers);
  const clashes = Object.assign(table<Answer[]>(), here.clashes);
  let changed = false;
  for (const field of new Set([...Object.keys(file.answers), ...Object.keys(file.clashes)])) {
    const before = { answer: answers[field], beside: clashes[field] ?? [] };
    const came = { answer: file.answers[field], beside: (file.clashes[field] ?? []).filter((other) => !isEarlier(field, other)) };
    const after = joinField(before, came, isEarlier.bind(undefined, field), choiceFor(field));
    if (after.answer === before.answer && after.beside.length === before.beside.length) continue;
    changed = true;
    if (after.answer !== undefined) answers[field] = after.answer;
    if (after.beside.length > 0) clashes[field] = after.beside;
    else delete clashes[field];
  }
  return changed ? { ...here, ...datesOf(here, file), answers, clashes } : here;
}

interface Standing {
  answer: Answer | undefined;
  beside: readonly Answer[];
}

function joinField(here: Standing, file: Standing, isEarlier: (answer: Answer) => boolean, choice: Choice): { answer: Answer | undefined; beside: Answer[] } {
  const mine = here.answer;
  const theirs = file.answer;
  const differs = mine !== undefined && theirs !== undefined && !alike(mine, theirs);
  if (!differs) return { answer: mine ?? theirs, beside: without(mine ?? theirs, [...here.beside, ...file.beside]) };
  if (choice === "file") return { answer: theirs, beside: without(theirs, [...here.beside, mine, ...file.beside]) };
  const offered = choice === "here" || isEarlier(theirs) ? [] : [theirs];
  return { answer: mine, beside: without(mine, [...here.beside, ...offered, ...file.beside]) };
}

function without(answer: Answer | undefined, others: readonly Answer[]): Answer[] {
  const kept: Answer[] = [];
  for (const other of others) {
    if (!alike(answer, other) && !kept.some((one) => alike(one, other))) kept.push(other);
  }
  return kept;
}

function datesOf(here: Writing, file: Writing): { created: string; updated: string } {
  const isNew = Object.keys(here.answers).length === 0 && Object.keys(here.clashes).length === 0;
  if (isNew) return { created: file.created, updated: file.updated };
  // Times in ISO form: their order is that of the texts.
  return {
    created: file.created < here.created ? file.created : here.created,
    updated: file.updated > here.updated ? file.updated : here.updated,
  };
}
