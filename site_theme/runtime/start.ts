// Starts every part of a page. Each on its own, so that one broken part never stops the others.

import { showMarks } from "./marks";
import { courseOf, hubOf } from "./page";
import { Store } from "./store/store";

/** Brings one element with `data-module` to life. */
export type Start = (element: HTMLElement, store: Store) => void;

/** Start what the page names in `data-module`. */
export function startAll(starts: Readonly<Record<string, Start>>): void {
  document.documentElement.classList.replace("no-js", "js");
  const store = new Store(courseOf(document) ?? "course", hubOf(document));
  for (const [name, start] of Object.entries(starts)) {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-module="${name}"]`)) {
      attempt(() => start(element, store));
    }
  }
  attempt(() => showMarks(store));
}

function attempt(start: () => void): void {
  try {
    start();
  } catch (problem) {
    console.error(problem);
  }
}
