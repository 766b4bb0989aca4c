// A worksheet of which nothing is kept.

import { mayHold } from "./app/held";
import { fieldsOf } from "./field";
import { behaviours } from "./fields/index";

/** Bring a sheet to life that may leave no trace: no store, and nothing for the browser to bring back. */
export function startUnsaved(sheet: HTMLElement): void {
  const fields = fieldsOf(sheet, behaviours);
  const empty = (): void => fields.forEach((field) => field.write(undefined));
  const forget = (): void => fields.forEach((field) => field.forgetTicks());
  fields.forEach((field) => field.enhance(forget));
  mayHold(() => fields.some((field) => field.read() !== undefined));
  sheet.addEventListener("input", forget);
  sheet.addEventListener("change", forget);
  forget();
  window.addEventListener("pagehide", empty);
  window.addEventListener("pageshow", (event) => void (event.persisted && empty()));
  const line = sheet.querySelector("[data-status]");
  if (line !== null) line.textContent = "Nothing on this sheet is saved.";
}
