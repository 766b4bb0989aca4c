// Starts every part of a page. Each on its own, so that one broken part never stops the others.

import { startContinue } from "./continue";
import { startCopyLink } from "./copy-link";
import { showMarks } from "./marks";
import { startMaterialWhenNeeded } from "./material";
import { courseOf, recordVisit } from "./page";
import { startPrint } from "./print";
import { startReadToggle } from "./read-toggle";
import { startSheet } from "./sheet";
import { Store } from "./store";

type Start = (element: HTMLElement, store: Store) => void;

const STARTS: Readonly<Record<string, Start>> = {
  sheet: startSheet,
  page: recordVisit,
  continue: startContinue,
  "read-toggle": startReadToggle,
  "copy-link": startCopyLink,
  print: startPrint,
  material: startMaterialWhenNeeded,
};

function initAll(): void {
  document.documentElement.classList.replace("no-js", "js");
  const store = new Store(courseOf(document) ?? "course");
  for (const [name, start] of Object.entries(STARTS)) {
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

initAll();
