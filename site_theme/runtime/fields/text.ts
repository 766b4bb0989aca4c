// One line, a few lines, a day, a time: one control, one string.

import type { FieldBehaviour } from "./behaviour";
import { all } from "./elements";
import { addTwin, keepOnOneLine, setValue } from "./twin";
import { asText } from "./shapes";

type Control = HTMLInputElement | HTMLTextAreaElement;

function control(root: HTMLElement): Control | undefined {
  return all(root, "input, textarea", HTMLElement).find(
    (element): element is Control => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement,
  );
}

const oneControl: FieldBehaviour = {
  enhance(root) {
    const found = control(root);
    if (!(found instanceof HTMLTextAreaElement)) return;
    if (found.hasAttribute("data-one-line")) keepOnOneLine(found);
    addTwin(found);
  },
  read: (root) => control(root)?.value || undefined,
  write(root, value) {
    const found = control(root);
    if (found) setValue(found, asText(value));
  },
};

/** A day in words: 14 March 2026. */
export function dayInWords(value: string): string {
  const day = new Date(`${value}T12:00:00`);
  return Number.isNaN(day.getTime()) ? value : (dayFormat ??= newDayFormat()).format(day);
}

// Making one takes a browser longer than using it a hundred times.
let dayFormat: Intl.DateTimeFormat | undefined;

function newDayFormat(): Intl.DateTimeFormat {
  const language = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" });
}

/** `text` */
export const text = oneControl;
/** `textarea` */
export const textarea = oneControl;
/** `date` */
export const date = oneControl;
/** `time` */
export const time = oneControl;
