// The workbook as a booklet for paper: drawn from what is stored, shown nowhere but in print.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Field } from "./catalogue";
import { dayOf } from "./days";
import type { PaperChapter, PaperQuestion, PaperSheet } from "./paper";
import { drawSeries } from "./trend-drawing";
import { inDigits, type Series } from "./trends";
import { EARLIER_EDITIONS } from "./view";

/** What stands in a booklet. `name` is the space's, if it has one. */
export interface Booklet {
  readonly course: string;
  readonly name: string;
  readonly day: string;
  readonly chapters: readonly PaperChapter[];
  readonly series: readonly Series[];
}

const OVER_THE_WEEKS = "Over the weeks";

/** Put a booklet on the page, in place of any other; the page itself then stays off the paper. */
export function layOut(booklet: Booklet): void {
  putAway();
  const root = document.createElement("div");
  root.className = "booklet";
  render(whole(booklet), root);
  root.querySelectorAll("details").forEach((fold) => fold.replaceWith(...[...fold.children].filter((child) => child.localName !== "summary")));
  document.body.append(root);
}

/** Take the booklet off the page again. */
export function putAway(): void {
  document.querySelectorAll("body > .booklet").forEach((old) => old.remove());
}

function whole({ course, name, day, chapters, series }: Booklet): TemplateResult {
  const parts = [...chapters.map(({ week }) => nameOf(week)), ...(series.length > 0 ? [OVER_THE_WEEKS] : [])];
  return html`<section class="booklet__cover">
      <svg class="booklet__rings" viewBox="0 0 44 28" aria-hidden="true"><circle cx="15" cy="14" r="12" /><circle cx="29" cy="14" r="12" /></svg>
      <p class="booklet__course">${course}</p>
      <h1 class="booklet__name">My workbook</h1>
      ${name === "" ? nothing : html`<p class="booklet__person">${name}</p>`}
      <p class="booklet__day">${day}</p>
    </section>
    ${parts.length > 0 ? html`<section class="booklet__contents"><h2>Contents</h2><ul>${parts.map((part) => html`<li>${part}</li>`)}</ul></section>` : nothing}
    ${chapters.map(chapter)}
    ${series.length > 0 ? html`<section class="booklet__week"><h2>${OVER_THE_WEEKS}</h2>${series.map((one, number) => drawSeries(one, `paper-trend-${number}`))}</section>` : nothing}`;
}

function nameOf(week: PaperChapter["week"]): string {
  return week === undefined ? EARLIER_EDITIONS : `Week ${week.number}: ${week.title}`;
}

function chapter({ week, sheets }: PaperChapter): TemplateResult {
  return html`<section class="booklet__week"><h2>${nameOf(week)}</h2>${sheets.map(sheetOnPaper)}</section>`;
}

function sheetOnPaper({ title, when, at, questions }: PaperSheet): TemplateResult {
  const meta = [when, dayOf(at)].filter((part) => part !== "").join(" · ");
  return html`<article class="booklet__sheet">
    <h3>${title}</h3>
    ${meta === "" ? nothing : html`<p class="booklet__meta">${meta}</p>`}
    ${questions.map((question, index) => questionOnPaper(question, questions[index - 1]?.section ?? ""))}
  </article>`;
}

function questionOnPaper(question: PaperQuestion, sectionBefore: string): TemplateResult {
  const { prompt, section, written, field } = question;
  return html`${section !== "" && section !== sectionBefore ? html`<h4 class="booklet__section">${section}</h4>` : nothing}
    <div class="booklet__question">
      <p class="booklet__prompt">${prompt}</p>
      ${written === undefined ? toWriteOn(field) : html`<p class="booklet__words" .textContent=${written.words}></p>`}
      ${written?.also.map((words) => html`<p class="booklet__also">Also kept:</p><p class="booklet__words" .textContent=${words}></p>`)}
      ${written?.retired ? html`<p class="booklet__note">from an earlier edition</p>` : nothing}
    </div>`;
}

function toWriteOn(field: Field | undefined): TemplateResult {
  if (field?.type === "scale") return steps(field);
  if (field?.type === "check") return html`<div class="booklet__box"></div>`;
  if (field !== undefined && field.lines > 0) return linesToWriteOn(field.lines);
  if (field !== undefined && field.options.length > 0) return html`<ul class="booklet__options">${field.options.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
  const count = field?.type === "textarea" || field?.type === "table" || field?.type === "script" ? 4 : 2;
  return linesToWriteOn(count);
}

function linesToWriteOn(count: number): TemplateResult {
  return html`<div class="booklet__lines">${Array.from({ length: count }, () => html`<div class="booklet__line"></div>`)}</div>`;
}

function steps({ min, max, low, high, labels }: Field): TemplateResult {
  const all = Array.from({ length: Math.min(max - min + 1, 21) }, (_, index) => labels[index] ?? inDigits(min + index));
  return html`<ul class="booklet__options ${labels.length === 0 ? "booklet__options--steps" : ""}">${all.map((step) => html`<li>${step}</li>`)}</ul>
    ${low === "" && high === "" ? nothing : html`<p class="booklet__ends"><span>${inDigits(min)}: ${low}</span><span>${inDigits(max)}: ${high}</span></p>`}`;
}
