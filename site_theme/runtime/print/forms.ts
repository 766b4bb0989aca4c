// Each field type on paper: a blank form with room to write, or the answer in full. Plain elements and text, nothing to press.

import { html, nothing, render } from "lit-html";
import { all, one } from "../fields/elements";
import { optionList, optionsOf } from "../fields/options";
import { asMapping, asText, asTexts } from "../fields/shapes";
import { say, wordsOf } from "../fields/spoken";
import { mapForm } from "./map";
import { box, boxes, labels, lines, listed, numberedLines, type PaperForm, said, textOf } from "./parts";
import { tableForm } from "./table";

// Somebody who writes by hand needs more room than somebody who types.
const MORE_LINES = 2;

const written: PaperForm = ({ root, value, tell }) => {
  const rows = one(root, "textarea", HTMLTextAreaElement)?.rows ?? 1;
  return value === undefined ? lines(rows > 1 ? rows + MORE_LINES : 1) : said(tell(value));
};

const choice: PaperForm = ({ root, value, tell }) => (value === undefined ? boxes(labels(root), "round") : said(tell(value)));

const multi: PaperForm = ({ root, value, tell }) =>
  value === undefined ? html`${one(root, ".field__limit", HTMLElement)?.cloneNode(true)}${boxes(labels(root))}` : listed(asTexts(value).map((id) => tell([id])));

// A number says nothing without its two ends.
const scale: PaperForm = ({ root, value, tell }) => {
  const ends = one(root, ".ends", HTMLElement)?.cloneNode(true) ?? nothing;
  if (value !== undefined) return html`${said(tell(value))}${ends}`;
  const steps = one(root, ".steps", HTMLElement);
  return html`${steps ? html`<ul class="paper__steps">${labels(steps).map((label) => html`<li>${label}</li>`)}</ul>` : lines(1)}${ends}`;
};

const rank: PaperForm = ({ root, value, tell }) => {
  if (value !== undefined) return said(tell(value));
  const { columnText, lines: places } = optionList(root)?.dataset ?? {};
  // Whoever sorts cards by hand finds those of a column above: lines to write on, not all cards once more.
  if (columnText !== undefined) return html`<p class="field__limit">${say(wordsOf(root), "lines", { column: columnText })}</p>${numberedLines(Number(places))}`;
  const limit = one(root, "[data-limit]", HTMLElement)?.cloneNode(true);
  return html`${limit}<p class="field__limit">${say(wordsOf(root), "paper")}</p>${boxes([...optionsOf(root).values()], "large")}`;
};

const sort: PaperForm = ({ root, value }) => {
  const columns = all(root, "[data-column]", HTMLElement).map((column) => ({ id: column.dataset.column ?? "", text: textOf(one(column, ".column__name", HTMLElement)) }));
  const cards = all(root, "[data-card]", HTMLElement).map((card) => ({ id: card.dataset.card ?? "", text: textOf(one(card, "legend", HTMLElement)) }));
  if (value === undefined) {
    const row = (text: string): unknown => html`<tr><td>${text}</td>${columns.map(() => html`<td>${box("round")}</td>`)}</tr>`;
    return html`<table class="paper__table paper__table--sort">
      <thead><tr><td></td>${columns.map(({ text }) => html`<th>${text}</th>`)}</tr></thead>
      <tbody>${cards.map(({ text }) => row(text))}</tbody>
    </table>`;
  }
  const placed = asMapping(value);
  return columns.map(({ id, text }) => {
    const here = cards.filter((card) => placed[card.id] === id);
    return here.length > 0 ? html`<p class="paper__label">${text}</p>${listed(here.map((card) => card.text))}` : nothing;
  });
};

// The sentence of the page, with words or a line in each of its gaps.
const sentence: PaperForm = ({ root, value }) => {
  const copy = one(root, "[data-sentence]", HTMLElement)?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return nothing;
  const answer = asMapping(value);
  for (const blank of all(copy, ".blank", HTMLElement)) {
    const words = asText(answer[one(blank, "[data-gap]", HTMLElement)?.dataset.gap ?? ""]);
    const gap = document.createElement("span");
    render(words ? html`<b class="paper__gap-words">${words}</b>` : html`<span class="paper__gap">${textOf(one(blank, ".blank__words", HTMLElement))}</span>`, gap);
    blank.replaceWith(gap);
  }
  return copy;
};

const timer: PaperForm = ({ root, value, tell }) => {
  const length = one(root, "[data-timer]", HTMLElement)?.dataset.length ?? "";
  return value === undefined ? boxes([length]) : said(`${length}, ${tell(value)}`);
};

const check: PaperForm = ({ root, value }) => boxes([textOf(one(root, ".field__prompt", HTMLElement))], value === true ? "ticked" : "");

/** How each field type goes on paper. */
export const paperForms: Readonly<Record<string, PaperForm>> = {
  text: written,
  textarea: written,
  scale,
  choice,
  multi,
  rank,
  sort,
  map2d: mapForm,
  table: tableForm,
  ifthen: sentence,
  script: sentence,
  date: written,
  time: written,
  timer,
  check,
};
