// Printing. On paper a sheet is made anew from its answers, because controls cut long words off and can't be written in by hand.

import { OneSheet, takePaperAway } from "./print/one-sheet";
import type { Store } from "./store/store";

// A print that never came must not leave its paper for the next one; whoever presses something is back on the page.
const BACK = ["afterprint", "keydown", "pointerdown"] as const;

/** Bring the button of a sheet to life, and have the sheet ready when the whole page is printed. */
export function startPrint(button: HTMLElement, store: Store): void {
  const sheet = button.closest<HTMLElement>(".sheet");
  if (sheet === null) return;
  const printed = new OneSheet(sheet, store, button);
  button.hidden = false;
  button.addEventListener("click", () => void printed.ask());
  window.addEventListener("beforeprint", () => printed.layOut());
  BACK.forEach((event) => window.addEventListener(event, takePaperAway));
}
