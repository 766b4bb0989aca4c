// The cells of one row of a table: what can be written in them, and how it is read.

import type { AnswerValue } from "./behaviour";
import { enhanceClear, refreshClear } from "./clear";
import { all } from "./elements";
import { keepWithin, numberIn } from "./number";
import { addTwin, keepOnOneLine, setValue } from "./twin";
import { asText, unlessEmpty } from "./shapes";

// A few options are radios in a group; more of them are a list to choose from.
type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLFieldSetElement;

function cells(row: HTMLElement): Cell[] {
  return all(row, "[data-cell]", HTMLElement).filter(
    (cell): cell is Cell =>
      cell instanceof HTMLInputElement || cell instanceof HTMLTextAreaElement || cell instanceof HTMLSelectElement || cell instanceof HTMLFieldSetElement,
  );
}

const radios = (group: HTMLFieldSetElement): HTMLInputElement[] => all(group, "input", HTMLInputElement);

/** Let the cells of a row grow, and be taken back. */
export function enhanceCells(row: HTMLElement): void {
  for (const cell of cells(row)) {
    if (cell instanceof HTMLFieldSetElement) {
      enhanceClear(cell, () => cell.dispatchEvent(new Event("input", { bubbles: true })));
      continue;
    }
    if (cell instanceof HTMLTextAreaElement && cell.hasAttribute("data-one-line")) keepOnOneLine(cell);
    if (cell instanceof HTMLInputElement && cell.type === "number") keepWithin(cell);
    if (cell instanceof HTMLTextAreaElement) addTwin(cell);
  }
}

function readCell(cell: Cell): AnswerValue | undefined {
  if (cell instanceof HTMLFieldSetElement) return radios(cell).find((radio) => radio.checked)?.value;
  if (cell instanceof HTMLInputElement && cell.type === "checkbox") return cell.checked || undefined;
  if (cell instanceof HTMLInputElement && cell.type === "number") return numberIn(cell);
  return cell.value || undefined;
}

/** The filled cells of a row by column id; undefined when all are empty. */
export function readCells(row: HTMLElement): { [column: string]: AnswerValue } | undefined {
  const answer: { [column: string]: AnswerValue } = {};
  for (const cell of cells(row)) {
    const value = readCell(cell);
    if (value !== undefined) answer[cell.dataset.cell ?? ""] = value;
  }
  return unlessEmpty(answer);
}

function choose(group: HTMLFieldSetElement, value: string): void {
  for (const radio of radios(group)) radio.checked = radio.value === value;
  refreshClear(group);
}

/** Fill the cells of a row; a column that isn't named is emptied. */
export function writeCells(row: HTMLElement, answer: { readonly [column: string]: AnswerValue }): void {
  for (const cell of cells(row)) {
    const value = answer[cell.dataset.cell ?? ""];
    if (cell instanceof HTMLFieldSetElement) choose(cell, asText(value));
    else if (cell instanceof HTMLInputElement && cell.type === "checkbox") cell.checked = value === true;
    else setValue(cell, asText(value));
  }
}
