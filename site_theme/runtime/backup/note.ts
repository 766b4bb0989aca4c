// Two quiet reminders outside of the backup page: the age of the last copy, and at a week's end the way to a new one.

import type { Store } from "../store/store";
import { ageInWords, daysSince } from "./ago";

const OLD_DAYS = 6;

type Clock = () => Date;

const today: Clock = () => new Date();

/** Say on every page how old the last copy is, once something was written. */
export function startBackupAge(line: HTMLElement, store: Store, clock: Clock = today): void {
  const link = linkTo(ageInWords(undefined, clock()));
  const show = async (): Promise<void> => {
    const backup = await store.backup();
    const known = backup.state === "loaded" && (backup.written !== undefined || backup.last !== undefined);
    line.hidden = !known;
    if (known) link.textContent = ageInWords(backup.last, clock());
  };
  line.replaceChildren(link);
  follow(store, show);
}

/**
 * Offer a copy when something newer was written than the last one holds: when that one is old, on any page; at the end of a week
 * already when it is of another day; and where a week is looked at when there is none. Only once on a page.
 */
export function startBackupNote(note: HTMLElement, store: Store, clock: Clock = today): void {
  if (document.querySelector("[data-module=backup-note]") !== note) return;
  const age = document.createElement("p");
  const why = document.createElement("p");
  const link = linkTo("Save a copy");
  why.textContent = "Browsers can lose what you wrote. A copy can bring it back.";
  link.className = "button button--quiet";
  note.setAttribute("aria-label", "Keep a copy");
  note.replaceChildren(why, age, link);
  const show = async (): Promise<void> => {
    const backup = await store.backup();
    const due = backup.state === "loaded" && backup.newer && isDue(note, backup.last, clock());
    note.hidden = !due;
    if (due) age.textContent = `${ageInWords(backup.last, clock())}.`;
  };
  follow(store, show);
}

function isDue({ dataset }: HTMLElement, last: string | undefined, now: Date): boolean {
  if (last === undefined) return !("onlyWhenOld" in dataset);
  return daysSince(last, now) > ("endOfWeek" in dataset ? 0 : OLD_DAYS);
}

function linkTo(words: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = document.querySelector<HTMLAnchorElement>("a[data-page=backup]")?.href ?? "#";
  link.textContent = words;
  return link;
}

function follow(store: Store, show: () => Promise<void>): void {
  store.onNews(() => void show());
  window.addEventListener("pageshow", (event) => void (event.persisted && show()));
  void show();
}
