// A table: rows of labelled cells. The reader may add rows, and take them back with an undo.

import type { AnswerValue, FieldBehaviour } from "./behaviour";
import { all, make, one } from "./elements";
import { enhanceCells, readCells, writeCells } from "./table-cells";
import { asMapping, asText } from "./shapes";
import { say, wordsOf } from "./spoken";

const rows = (root: HTMLElement): HTMLTableRowElement[] => all(root, "tbody [data-row]", HTMLTableRowElement);

function renumber(root: HTMLElement): void {
  const words = wordsOf(root);
  rows(root).forEach((row, index) => {
    for (const cell of all(row, "[data-cell]", HTMLElement)) {
      cell.setAttribute("aria-label", say(words, "cell", { column: cell.dataset.columnText ?? "", row: index + 1 }));
    }
  });
}

function newRow(root: HTMLElement, id: string): HTMLTableRowElement | undefined {
  const blank = one(root, "[data-new-row]", HTMLTemplateElement)?.content.querySelector("tr");
  if (!blank) return undefined;
  const row = document.importNode(blank, true);
  row.dataset.row = id;
  row.toggleAttribute("data-added", true);
  for (const cell of all(row, "[name]", HTMLElement)) cell.setAttribute("name", (cell.getAttribute("name") ?? "").replace("__row__", id));
  return row;
}

function addRow(root: HTMLElement, id: string): HTMLTableRowElement | undefined {
  const row = newRow(root, id);
  if (!row) return undefined;
  one(root, "tbody", HTMLTableSectionElement)?.append(row);
  const remove = one(root, "[data-new-remove]", HTMLTemplateElement)?.content.querySelector("button");
  if (remove) row.lastElementChild?.append(document.importNode(remove, true));
  enhanceCells(row);
  renumber(root);
  return row;
}

function focusFirst(row: HTMLElement | undefined): void {
  if (row) one(row, "input, select, textarea", HTMLElement)?.focus();
}

function forgetUndo(root: HTMLElement): void {
  one(root, "[data-undo]", HTMLElement)?.replaceChildren();
}

function removeRow(root: HTMLElement, row: HTMLTableRowElement, changed: () => void): void {
  const next = row.nextSibling;
  const body = row.parentNode;
  const words = wordsOf(root);
  row.remove();
  renumber(root);
  const undo = make("button", "quiet-button", say(words, "undo"));
  undo.type = "button";
  undo.addEventListener("click", () => {
    body?.insertBefore(row, next?.parentNode === body ? next : null);
    renumber(root);
    forgetUndo(root);
    focusFirst(row);
    changed();
  });
  one(root, "[data-undo]", HTMLElement)?.replaceChildren(say(words, "removed"), " ", undo);
  undo.focus();
  changed();
}

function rowAnswer(row: HTMLTableRowElement): AnswerValue[] {
  const cells = readCells(row);
  return cells ? [{ row: row.dataset.row ?? "", cells }] : [];
}

/** `table` */
export const table: FieldBehaviour = {
  enhance(root, changed) {
    for (const row of rows(root)) enhanceCells(row);
    const add = one(root, "[data-add]", HTMLButtonElement);
    if (add) add.hidden = false;
    add?.addEventListener("click", () => {
      forgetUndo(root);
      focusFirst(addRow(root, crypto.randomUUID()));
    });
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-remove]") : null;
      const row = button?.closest("tr");
      if (row) removeRow(root, row, changed);
    });
  },
  read(root) {
    const answer = rows(root).flatMap(rowAnswer);
    return answer.length > 0 ? answer : undefined;
  },
  // A row that the page doesn't know is one that the reader added, here or in another edition: it gets its row again.
  write(root, value) {
    forgetUndo(root);
    const answer = (Array.isArray(value) ? value : []).map(asMapping);
    const cellsOf = new Map(answer.map((row) => [asText(row.row), asMapping(row.cells)]));
    for (const row of rows(root)) {
      if (row.hasAttribute("data-added") && !cellsOf.has(row.dataset.row ?? "")) row.remove();
    }
    const known = new Set(rows(root).map((row) => row.dataset.row ?? ""));
    for (const id of cellsOf.keys()) if (id !== "" && !known.has(id)) addRow(root, id);
    for (const row of rows(root)) writeCells(row, cellsOf.get(row.dataset.row ?? "") ?? {});
    renumber(root);
  },
};
