// The line at the foot of a sheet that says whether the reader's words are kept, and the words it uses.

import { Rescue } from "./rescue";
import type { Reason } from "./store/store";

const SLOW_MS = 400;

const WHY: Readonly<Record<Reason, string>> = {
  full: "this browser has no room left",
  blocked: "this browser doesn’t let this page store anything, as in some private windows",
  missing: "this browser has no place to store anything for this page",
  unreadable: "what was saved here earlier can’t be read, and it must not be overwritten",
  outdated: "a newer version of this course is open in another tab; copy your words, then reload this page",
  undecided: "nobody has said yet who is writing",
  locked: "this space is locked",
  taken: "another space stands in its place",
  alone: "this page was opened without the folder it belongs to",
  unknown: "the browser could not store it",
};

/** Say that something just written was not kept. */
export function notSaved(reason: Reason): string {
  return `Not saved: ${WHY[reason]}. Your words are still on this page.`;
}

/** Say, before anything is written, that nothing will be kept. */
export function willNotSave(reason: Reason): string {
  return `Nothing can be saved here now: ${WHY[reason]}. You can still write. Before you close this page, copy your words or save them to a file.`;
}

/** Say that a mark was not kept. */
export function notKept(reason: Reason): string {
  return `This could not be kept: ${WHY[reason]}.`;
}

/** The status line of one sheet. After a failure it has buttons to try again and to carry the words away. */
export class StatusLine {
  private readonly again: HTMLButtonElement;
  private readonly rescue: Rescue;
  private slow: number | undefined;

  constructor(
    private readonly line: HTMLElement,
    retry: () => void,
    words: () => string,
  ) {
    this.again = document.createElement("button");
    this.again.type = "button";
    this.again.className = "quiet-button sheet__again";
    this.again.textContent = "Try again";
    this.again.hidden = true;
    this.again.addEventListener("click", retry);
    // Together, so that they can be in sight together while nothing can be kept.
    const foot = document.createElement("div");
    foot.className = "sheet__foot";
    line.before(foot);
    foot.append(line, this.again);
    this.rescue = new Rescue(this.again, words);
  }

  /** Something isn't kept yet. It is only mentioned when that takes long; until then the line says that it is busy. */
  saving(): void {
    this.line.setAttribute("aria-busy", "true");
    this.slow ??= window.setTimeout(() => this.show("Saving …", "saving"), SLOW_MS);
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
    this.show(clash ? `${kept}. There was another answer to the same question; both are kept.` : kept, "saved");
  }

  /** Something could not be kept or read. */
  failed(sentence: string): void {
    this.show(sentence, "failed");
  }

  /** Say anything else. */
  say(sentence: string): void {
    this.show(sentence, "");
  }

  private show(sentence: string, state: string): void {
    window.clearTimeout(this.slow);
    this.slow = undefined;
    if (state !== "saving") this.offerWaysOut(state === "failed");
    this.line.removeAttribute("aria-busy");
    this.line.dataset.status = state;
    // The same sentence again would be read aloud again.
    if (this.line.textContent !== sentence) this.line.textContent = sentence;
  }

  private offerWaysOut(on: boolean): void {
    this.again.hidden = !on;
    this.rescue.offer(on);
  }
}

/** Return a day and a time in words. */
export function dayAndTime(at: Date): string {
  return at.toLocaleString([], { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
}

// Making one takes a browser longer than a save.
let timeFormat: Intl.DateTimeFormat | undefined;

function timeOf(at: Date): string {
  const time = (timeFormat ??= new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" })).format(at);
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.toLocaleDateString([], { day: "numeric", month: "long" })}, ${time}`;
}
