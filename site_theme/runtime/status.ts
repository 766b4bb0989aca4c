// The line at the foot of a sheet that says whether the reader's words are kept, and the words it uses.

import type { Reason } from "./store";

const SLOW_MS = 400;

const WHY: Readonly<Record<Reason, string>> = {
  full: "this browser has no room left",
  blocked: "this browser doesn't let this page store anything, as in some private windows",
  missing: "this browser has no place to store anything for this page",
  unreadable: "what was saved here earlier can't be read, and it must not be overwritten",
  outdated: "a newer version of this course is open in another tab; copy your words, then reload this page",
  unknown: "the browser could not store it",
};

/** Say that something just written was not kept. */
export function notSaved(reason: Reason): string {
  return `Not saved: ${WHY[reason]}. Your words are still on this page: copy them or print the page.`;
}

/** Say, before anything is written, that nothing will be kept. */
export function willNotSave(reason: Reason): string {
  return `Nothing can be saved here now: ${WHY[reason]}. You can write all the same; before you close this page, copy your words or print it.`;
}

/** Say that a mark was not kept. */
export function notKept(reason: Reason): string {
  return `This could not be kept: ${WHY[reason]}.`;
}

/** The status line of one sheet, with a button to try again after a failure. */
export class StatusLine {
  private readonly again: HTMLButtonElement;
  private slow: number | undefined;

  constructor(
    private readonly line: HTMLElement,
    retry: () => void,
  ) {
    this.again = document.createElement("button");
    this.again.type = "button";
    this.again.className = "quiet-button sheet__again";
    this.again.textContent = "Try again";
    this.again.hidden = true;
    this.again.addEventListener("click", retry);
    line.after(this.again);
  }

  /** Something isn't kept yet. It is only mentioned when that takes long; until then the line says that it is busy. */
  saving(): void {
    this.line.setAttribute("aria-busy", "true");
    this.slow ??= window.setTimeout(() => this.show("Saving ...", "saving"), SLOW_MS);
  }

  /** A write is through, and the next one is due. */
  savingOn(): void {
    window.clearTimeout(this.slow);
    this.slow = undefined;
    this.saving();
  }

  /** Everything that was handed over is kept. */
  saved(at: Date, clash: boolean): void {
    const kept = `Saved on this device, ${timeOf(at)}`;
    this.show(clash ? `${kept}. Another tab had changed the same answer; both are kept.` : kept, "saved");
  }

  /** Something could not be kept or read. */
  failed(sentence: string): void {
    this.show(sentence, "failed");
    this.again.hidden = false;
  }

  /** Say anything else. */
  say(sentence: string): void {
    this.show(sentence, "");
  }

  private show(sentence: string, state: string): void {
    window.clearTimeout(this.slow);
    this.slow = undefined;
    if (state !== "saving") this.again.hidden = true;
    this.line.removeAttribute("aria-busy");
    this.line.dataset.status = state;
    // The same sentence again would be read aloud again.
    if (this.line.textContent !== sentence) this.line.textContent = sentence;
  }
}

function timeOf(at: Date): string {
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.toLocaleDateString([], { day: "numeric", month: "long" })}, ${time}`;
}
