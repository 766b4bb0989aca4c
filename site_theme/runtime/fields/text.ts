// One line, a few lines, a day, a time: one control, one string.

import type { FieldBehaviour } from "./behaviour";
import { all } from "./elements";
import { addTwin, keepOnOneLine, setValue } from "./paper";
import { asText } from "./shapes";

type Control = HTMLInputElement | HTMLTextAreaElement;
type Shown = (value: string) => string;

function control(root: HTMLElement): Control | undefined {
  return all(root, "input, textarea", HTMLElement).find(
    (element): element is Control => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement,
  );
}

function behaviour(shown: Shown): FieldBehaviour {
  return {
    enhance(root) {
      const found = control(root);
      if (found instanceof HTMLTextAreaElement && found.hasAttribute("data-one-line")) keepOnOneLine(found);
      if (found) addTwin(found, (its) => shown(its.value));
    },
    read: (root) => control(root)?.value || undefined,
    write(root, value) {
      const found = control(root);
      if (found) setValue(found, asText(value));
    },
  };
}

/** A day in words: 14 March 2026. */
export function dayInWords(value: string): string {
  const day = new Date(`${value}T12:00:00`);
  const language = document.documentElement.lang || "en";
  return Number.isNaN(day.getTime()) ? value : day.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
}

const asWritten: Shown = (value) => value;

/** `text` */
export const text = behaviour(asWritten);
/** `textarea` */
export const textarea = behaviour(asWritten);
/** `date` */
export const date = behaviour(dayInWords);
/** `time` */
export const time = behaviour(asWritten);
