// The page "Keep a copy": save what was written as a file, bring a file back, undo, erase.

import { html, render } from "lit-html";
import { courseOf } from "../page";
import type { Store } from "../store/store";
import { readCatalogue } from "../workbook/catalogue";
import { Age } from "./age";
import { BringPart } from "./bring-part";
import { type Desk, NOT_READ, type Part } from "./desk";
import { ErasePart } from "./erase-part";
import { SavePart } from "./save-part";
import { UndoPart } from "./undo-part";
import { UnreadPart } from "./unread-part";

type PartClass = new (root: HTMLElement, desk: Desk) => Part;

const PARTS: readonly (readonly [heading: string, PartClass])[] = [
  ["save-a-copy", SavePart],
  ["bring-a-copy-back", BringPart],
  ["can-be-undone", UndoPart],
  ["could-not-be-read", UnreadPart],
  ["erase", ErasePart],
];

// The bar above asks. A page that ends without a word would look as if the words were lost.
const UNDECIDED = "Say at the top of this page who is writing. Then you can save a copy of your words.";
const LOCKED = "This space is locked. Unlock it at the top of this page to save a copy of what is in it.";

/** Bring the page to life. While nobody has said who writes, or while it is locked, it shows nothing. */
export function startBackup(element: HTMLElement, store: Store, clock: () => Date = () => new Date()): void {
  void store.spaces.list().then((found) => {
    if (found.state === "failed") return void (element.textContent = NOT_READ);
    if (found.current?.open !== true) return void (element.textContent = found.current ? LOCKED : UNDECIDED);
    build(element, {
      store,
      course: courseOf(document) ?? "course",
      catalogue: readCatalogue(document),
      space: found.current,
      age: new Age(element.dataset.age ?? ""),
      workbook: document.querySelector<HTMLAnchorElement>("a[data-page=workbook]")?.href ?? "#",
      clock,
    });
  });
}

function build(element: HTMLElement, desk: Desk): void {
  const parts = PARTS.map(([heading, PartOfPage]) => {
    const root = document.createElement("section");
    root.className = "backup__part";
    root.setAttribute("aria-labelledby", heading);
    return { root, part: new PartOfPage(root, desk) };
  });
  const print = document.createElement("p");
  print.className = "backup__print";
  render(html`To print what you wrote, go to <a href=${desk.workbook}>My workbook</a>.`, print);
  element.classList.add("backup");
  element.replaceChildren(...parts.map(({ root }) => root), print);
  const show = (): void => parts.forEach(({ part }) => void part.show());
  desk.store.onNews(show);
  window.addEventListener("pagehide", () => parts.forEach(({ part }) => part.forget()));
  window.addEventListener("pageshow", (event) => void (event.persisted && show()));
  show();
}
