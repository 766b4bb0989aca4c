// Gives a text area a twin of plain text that makes it grow with its words.

import { make } from "./elements";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const twins = new WeakMap<Control, HTMLElement>();

/** Put a twin beside a text area. */
export function addTwin(control: HTMLTextAreaElement): void {
  const frame = make("span", "twin");
  const twin = make("span", "twin__text");
  twin.setAttribute("aria-hidden", "true");
  twin.style.setProperty("--rows", String(control.rows));
  const hadFocus = document.activeElement === control;
  control.replaceWith(frame);
  frame.append(control, twin);
  if (hadFocus) control.focus();
  twins.set(control, twin);
  control.addEventListener("input", () => refreshTwin(control));
  refreshTwin(control);
}

function refreshTwin(control: Control): void {
  const twin = twins.get(control);
  if (twin === undefined) return;
  const words = control.value;
  // A zero-width space gives an empty line its height and its baseline.
  twin.textContent = words === "" || words.endsWith("\n") ? `${words}\u200b` : words;
}

/** Keep Enter from breaking a line that is meant to stay one, and turn pasted breaks into spaces. */
export function keepOnOneLine(control: HTMLTextAreaElement): void {
  control.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
  control.addEventListener("input", () => {
    if (control.value.includes("\n")) control.value = control.value.replace(/\s*\n\s*/g, " ");
  });
}

/** Set a control's value and its twin. */
export function setValue(control: Control, value: string): void {
  control.value = value;
  refreshTwin(control);
}
