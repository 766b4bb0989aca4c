// How the workbook looks on the screen: what was written, by week, and the ways into it.

import { html, nothing, type TemplateResult } from "lit-html";
import { dayOf } from "./days";
import { drawSeries } from "./trend-drawing";
import type { Series } from "./trends";
import type { Chapter, Entry, Written } from "./written";

/** Where answers stand whose sheet the course no longer has. */
export const EARLIER_EDITIONS = "From earlier editions";

/** Everything that the page shows. `since` is the last look; undefined at the first. */
export interface View {
  readonly chapters: readonly Chapter[];
  readonly series: readonly Series[];
  readonly since: string | undefined;
  readonly last: Entry | undefined;
  readonly folded: boolean;
  readonly root: string;
}

/** Draw what was written, with everything around it. */
export function drawWorkbook(view: View): TemplateResult {
  return html`<div data-around>${drawWays(view)} ${drawNews(view)}</div>
    ${view.chapters.map((chapter) => drawChapter(chapter, view))}
    ${view.series.length > 0 ? drawTrends(view.series) : nothing}`;
}

/** Draw what stands here before anything is written. */
export function drawEmpty(start: string): TemplateResult {
  return html`<div class="workbook__empty">
    <p>There is nothing here yet.</p>
    <p>What you write on a worksheet comes together on this page, week by week. You can read it again, search it and print it.</p>
    <p><a class="button" href=${start}>See where to begin</a></p>
  </div>`;
}

/** Tell whether an answer came after the last look. */
export function isNew({ at }: { readonly at: string }, since: string | undefined): boolean {
  return since !== undefined && at > since;
}

/** Return the id of an entry's element. */
export function placeOf({ worksheet, occasion }: Entry): string {
  return `written--${worksheet}--${occasion}`;
}

function drawWays({ chapters, series, last }: View): TemplateResult | typeof nothing {
  const weeks = chapters.map(({ week }) => ({ href: `#${weekPlace(week?.id)}`, words: week === undefined ? EARLIER_EDITIONS : `Week ${week.number}` }));
  const ways = [...weeks, ...(series.length > 0 ? [{ href: "#trends", words: "Over the weeks" }] : [])];
  return html`${last === undefined ? nothing : html`<p class="workbook__last">Last written: ${way(last)}</p>`}
    ${ways.length > 1
      ? html`<nav class="workbook__ways" aria-label="Parts of my workbook"><ul>${ways.map(({ href, words }) => html`<li><a href=${href}>${words}</a></li>`)}</ul></nav>`
      : nothing}`;
}

function way(entry: Entry): TemplateResult {
  return html`<a href="#${placeOf(entry)}" data-way>${entry.title}</a> <span class="workbook__when">${metaOf(entry, entry.updated)}</span>`;
}

function drawNews({ chapters, since }: View): TemplateResult | typeof nothing {
  const fresh = chapters.flatMap(({ entries }) => entries).filter((entry) => isNew({ at: entry.updated }, since));
  if (fresh.length === 0) return nothing;
  return html`<section class="workbook__new" aria-labelledby="workbook-new">
    <h2 id="workbook-new">New since ${dayOf(since ?? "")}</h2>
    <ul>${fresh.map((entry) => html`<li>${way(entry)}</li>`)}</ul>
  </section>`;
}

function weekPlace(week: string | undefined): string {
  return week === undefined ? "earlier-editions" : `week--${week}`;
}

function drawChapter({ week, entries }: Chapter, view: View): TemplateResult {
  const place = weekPlace(week?.id);
  return html`<section class="workbook__week" id=${place} tabindex="-1" aria-labelledby="${place}-title" data-chapter>
    <h2 id="${place}-title">${week === undefined ? EARLIER_EDITIONS : html`<span class="workbook__number">Week ${week.number}</span> ${week.title}`}</h2>
    ${entries.map((entry) => drawEntry(entry, view))}
  </section>`;
}

function drawEntry(entry: Entry, view: View): TemplateResult {
  const { root, since, folded, last } = view;
  const fresh = entry.answers.filter((answer) => isNew(answer, since));
  const allFresh = fresh.length === entry.answers.length;
  return html`<details class="entry" id=${placeOf(entry)} data-entry ?open=${!folded || entry === last}>
    <summary class="entry__head">
      <h3 class="entry__title" data-searched .textContent=${entry.title}></h3>
      <span class="entry__meta">${metaOf(entry, entry.updated)}</span>
      ${fresh.length > 0 ? html`<span class="written__mark">new</span>` : nothing}
    </summary>
    <dl class="entry__answers">${entry.answers.map((answer, index) => drawAnswer(answer, entry.answers[index - 1]?.section ?? "", !allFresh && fresh.includes(answer)))}</dl>
    ${entry.url === "" ? nothing : html`<p class="entry__links"><a href="${root}${entry.url}">Open this worksheet<span class="unseen">: ${entry.title}${entry.when === "" ? "" : `, ${entry.when}`}</span></a></p>`}
  </details>`;
}

function metaOf({ when }: Entry, at: string): string {
  return [when, dayOf(at)].filter((part) => part !== "").join(" · ");
}

function drawAnswer(answer: Written, sectionBefore: string, fresh: boolean): TemplateResult {
  const { section, prompt, words, also, retired } = answer;
  return html`<div class="written" data-written>
    <dt class="written__prompt">
      ${section !== "" && section !== sectionBefore ? html`<span class="written__section">${section}</span>` : nothing}
      <span data-searched .textContent=${prompt}></span>
      ${fresh ? html`<span class="written__mark">new</span>` : nothing} ${retired ? html`<span class="written__mark">from an earlier edition</span>` : nothing}
    </dt>
    <dd class="written__words" data-searched .textContent=${words}></dd>
    ${also.map((other) => html`<dd class="written__also"><span class="written__mark">Also kept</span> <span class="written__words" data-searched .textContent=${other}></span></dd>`)}
  </div>`;
}

function drawTrends(series: readonly Series[]): TemplateResult {
  return html`<section class="trends" id="trends" tabindex="-1" aria-labelledby="trends-title" data-around>
    <h2 id="trends-title">Over the weeks</h2>
    <p class="trends__how">Your own answers to questions that come back. They are yours to look at. They are not a test.</p>
    ${series.map((one, number) => drawSeries(one, `trend-${number}`))}
  </section>`;
}
