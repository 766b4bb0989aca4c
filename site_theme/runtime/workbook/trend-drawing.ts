// A trend as a quiet line, in words for those who don't see it, and as a table.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit-html";
import { inDigits, type Point, type Series, stretches, type Trend, trendInWords } from "./trends";

const HEIGHT = 84;
const WEEKS_HEIGHT = 20;
const TOP = 26;
const BOTTOM = 78;
const SIDE = 5;

/** Draw every trend of a worksheet that comes back. `name` is its own on the page. */
export function drawSeries(series: Series, name: string): TemplateResult {
  return html`<div class="trends__series"><h3 class="trends__title">${series.title}</h3>${series.trends.map((trend, index) => drawTrend(trend, `${name}-${index}`))}</div>`;
}

function drawTrend(trend: Trend, id: string): TemplateResult {
  return html`<figure class="trend">
    <figcaption class="trend__prompt">${trend.prompt}</figcaption>
    ${trend.scale && trend.points.length > 1 ? drawn(trend, id) : nothing}
    ${trend.points.length === 1 ? html`<p class="trend__one">${trendInWords(trend)}</p>` : trend.scale ? folded(trend) : asTable(trend)}
  </figure>`;
}

function drawn(trend: Trend, id: string): TemplateResult {
  return html`<p class="trend__end">${end(trend.highest, trend.high)}</p>
    <svg class="trend__picture" width="100%" height=${HEIGHT} role="img" aria-labelledby="${id}-title ${id}-words">
      <title id="${id}-title">${trend.prompt}</title>
      <desc id="${id}-words">${trendInWords(trend)}</desc>
      <line class="trend__edge" x1="0" y1=${TOP} x2="100%" y2=${TOP} />
      <line class="trend__edge" x1="0" y1=${BOTTOM} x2="100%" y2=${BOTTOM} />
      ${stretches(trend.points).map((stretch) => line(stretch, trend))} ${trend.points.map((point) => spot(point, trend))}
    </svg>
    <p class="trend__end"><span>${end(trend.lowest, trend.low)}</span> <span aria-hidden="true">Week</span></p>
    <svg class="trend__picture" width="100%" height=${WEEKS_HEIGHT} aria-hidden="true">${trend.points.map((point) => week(point, trend))}</svg>`;
}

function end(step: number, words: string): string {
  return words === "" ? inDigits(step) : `${inDigits(step)}, ${words}`;
}

function line(stretch: readonly Point[], trend: Trend): SVGTemplateResult[] {
  return stretch.slice(1).map((to, index) => {
    const from = stretch[index] ?? to;
    return svg`<line class="trend__line" x1="${across(from, trend)}%" y1=${up(from, trend)} x2="${across(to, trend)}%" y2=${up(to, trend)} />`;
  });
}

function spot(point: Point, trend: Trend): SVGTemplateResult {
  if (point.value === undefined) return svg``;
  const [x, y] = [`${across(point, trend)}%`, up(point, trend)];
  return svg`<circle class="trend__dot" cx=${x} cy=${y} r="4.5" /><text class="trend__value" x=${x} y=${y - 10} text-anchor="middle">${inDigits(point.value)}</text>`;
}

// Below the words for the lowest step, so that these stand at the edge that they name.
function week(point: Point, trend: Trend): SVGTemplateResult {
  return svg`<text class="trend__week" x="${across(point, trend)}%" y=${WEEKS_HEIGHT - 6} text-anchor="middle">${point.week}</text>`;
}

// Weeks lie as far apart as they are in the calendar.
function across({ week }: Point, { points }: Trend): number {
  const first = points[0]?.week ?? 0;
  const length = (points[points.length - 1]?.week ?? first) - first;
  return SIDE + (length === 0 ? 0.5 : (week - first) / length) * (100 - 2 * SIDE);
}

function up({ value = 0 }: Point, { lowest, highest }: Trend): number {
  const part = highest === lowest ? 0.5 : (value - lowest) / (highest - lowest);
  return BOTTOM - part * (BOTTOM - TOP);
}

function folded(trend: Trend): TemplateResult {
  return html`<details class="trend__fold"><summary>As a table</summary>${asTable(trend)}</details>`;
}

function asTable({ prompt, points }: Trend): TemplateResult {
  return html`<table class="trend__table">
    <caption class="unseen">${prompt}</caption>
    <thead class="unseen"><tr><th scope="col">Week</th><th scope="col">Answer</th></tr></thead>
    <tbody>${points.map(({ when, words }) => html`<tr><th scope="row">${when}</th><td>${words ?? "nothing written"}</td></tr>`)}</tbody>
  </table>`;
}
