// A table on paper: its rows with room to write, or what was written in them. One with many columns has its cells one below the other.

import { html } from "lit-html";
import type { AnswerValue } from "../fields/behaviour";
import { all, one } from "../fields/elements";
import { asMapping, asText } from "../fields/shapes";
import { box, boxes, labels, lines, type PaperField, type PaperForm, said, textOf } from "./parts";

// More columns leave too little room to write in.
const MOST_COLUMNS = 4;

interface Column {
  readonly id: string;
  readonly text: string;
  readonly control: HTMLElement;
}

interface Row {
  readonly given: HTMLElement | undefined;
  readonly cells: { readonly [column: string]: AnswerValue };
}

function columnsOf(root: HTMLElement): Column[] {
  const blank = one(root, "[data-new-row]", HTMLTemplateElement)?.content ?? root;
  return all(blank, "[data-cell]", HTMLElement).map((control) => ({ id: control.dataset.cell ?? "", text: control.dataset.columnText ?? "", control }));
}

function rowsOf(root: HTMLElement, value: AnswerValue | undefined): Row[] {
  // A row that was added says that something was written: a blank form has none.
  const own = all(root, "tbody [data-row]:not([data-added])", HTMLElement);
  if (value === undefined) return own.map((given) => ({ given, cells: {} }));
  const answer = (Array.isArray(value) ? value : []).map(asMapping);
  const given = new Map(own.map((row) => [row.dataset.row ?? "", row]));
  return answer.map((row) => ({ given: given.get(asText(row.row)), cells: asMapping(row.cells) }));
}

function room(control: HTMLElement): unknown {
  if (control instanceof HTMLFieldSetElement) return boxes(labels(control), "round");
  if (control instanceof HTMLSelectElement) return boxes(Array.from(control.options).filter(({ value }) => value).map(textOf), "round");
  if (control instanceof HTMLInputElement && control.type === "checkbox") return box();
  return lines(control instanceof HTMLTextAreaElement && control.rows > 1 ? control.rows + 1 : 1);
}

// A row of one cell is told as "column: words", or as words about a column that is gone.
function told({ tell }: PaperField, { id, text }: { id: string; text: string }, cell: AnswerValue): string {
  const words = tell([{ row: "", cells: { [id]: cell } }]);
  return words.startsWith(`${text}: `) ? words.slice(text.length + 2) : words;
}

// What takes one tick or a few letters can stand beside another such cell.
function isShort(control: HTMLElement): boolean {
  return !(control instanceof HTMLTextAreaElement);
}

function cell(field: PaperField, column: Column, index: number, { given, cells }: Row): unknown {
  const fixed = given?.children[index];
  const value = cells[column.id];
  const name = html`<span class="paper__label">${column.text}</span>`;
  if (fixed?.classList.contains("cell--given")) return html`<td>${name}${said(textOf(fixed))}</td>`;
  if (value !== undefined) return html`<td>${name}${said(told(field, column, value))}</td>`;
  if (field.value !== undefined) return html`<td></td>`;
  return html`<td class=${isShort(column.control) ? "paper__cell--short" : ""}>${name}${room(column.control)}</td>`;
}

function gone(field: PaperField, columns: readonly Column[], { cells }: Row): unknown {
  const left = Object.entries(cells).filter(([id]) => columns.every((column) => column.id !== id));
  return left.map(([id, value]) => html`<tr><td colspan=${columns.length}>${said(told(field, { id, text: "" }, value))}</td></tr>`);
}

/** `table` */
export const tableForm: PaperForm = (field) => {
  const columns = columnsOf(field.root);
  const row = (one: Row): unknown => html`<tr>${columns.map((column, index) => cell(field, column, index, one))}</tr>${gone(field, columns, one)}`;
  return html`<table class="paper__table ${columns.length > MOST_COLUMNS ? "paper__table--stacked" : ""}">
    <thead><tr>${columns.map(({ text }) => html`<th>${text}</th>`)}</tr></thead>
    <tbody>${rowsOf(field.root, field.value).map(row)}</tbody>
  </table>`;
};
