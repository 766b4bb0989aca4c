// Gives a text control a twin of plain text: it makes the control grow with its words, and it is what gets printed, whole.

import { make } from "./elements";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const twins = new WeakMap<Control, { twin: HTMLElement; shown: (control: Control) => string }>();

function ownWords(control: Control): string {
  if (control instanceof HTMLSelectElement) return control.value ? (control.selectedOptions[0]?.text ?? "") : "";
  return control.value;
}

/** Put a twin beside a control. `shown` says how its value reads on paper. */
export function addTwin(control: Control, shown: (control: Control) => string = ownWords): void {
  const oneLine = !(control instanceof HTMLTextAreaElement) || control.rows === 1;
  const frame = make("span", `twin twin--${control.localName}${oneLine ? " twin--one-line" : ""}`);
  const twin = make("span", "twin__text");
  twin.setAttribute("aria-hidden", "true");
  if (control instanceof HTMLTextAreaElement) twin.style.setProperty("--rows", String(control.rows));
  const hadFocus = document.activeElement === control;
  control.replaceWith(frame);
  frame.append(control, twin);
  if (hadFocus) control.focus();
  twins.set(control, { twin, shown });
  control.addEventListener("input", () => refreshTwin(control));
  refreshTwin(control);
}

/** Bring a control's twin up to date after its value was set by a script. */
export function refreshTwin(control: Control): void {
  const known = twins.get(control);
  if (!known) return;
  const words = known.shown(control);
  // A zero-width space gives an empty line its height and its baseline.
  known.twin.textContent = words === "" || words.endsWith("\n") ? `${words}\u200b` : words;
  known.twin.toggleAttribute("data-empty", words === "");
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
