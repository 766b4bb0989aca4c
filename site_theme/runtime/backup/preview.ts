// How a file is shown before it is brought in: what is new, what differs, and the choice between the two.

import { html, nothing, type TemplateResult } from "lit-html";
import { dayAndTimeOf } from "../workbook/days";
import { answerOf, type Desk, many, titleOf } from "./desk";
import type { Choice } from "./join";
import { addsSomething, type FieldPlan, type Plan, placeOf, type SheetPlan } from "./plan";

const CHOICES: readonly (readonly [Choice, string])[] = [
  ["both", "Keep both"],
  ["here", "Keep the one here"],
  ["file", "Use the one in the file"],
];

/** What the reader has chosen so far, and how to hear of a choice. */
export interface Choosing {
  readonly choices: ReadonlyMap<string, Choice>;
  choose(place: string, choice: Choice): void;
}

/** Say in one sentence or a few what a file would change. */
export function summary({ counts, beside, versions }: Plan): string {
  const parts = [
    counts.new > 0 ? `${many(counts.new, "answer is", "answers are")} new.` : "",
    counts.different > 0 ? `${many(counts.different, "answer differs", "answers differ")} from what is here.` : "",
    beside > 0 ? `${many(beside, "other answer comes", "other answers come")} in beside yours.` : "",
    versions > 0 ? `${many(versions, "earlier form", "earlier forms")} of answers come in, too.` : "",
    counts.same > 0 ? `${many(counts.same, "answer is", "answers are")} the same.` : "",
    counts.older > 0 ? `${many(counts.older, "answer is", "answers are")} older than yours and left as is.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** Draw the sheets that the file would change. */
export function drawPlan(plan: Plan, desk: Desk, choosing: Choosing): TemplateResult {
  const changing = plan.sheets.filter((sheet) => addsSomething(sheet) && !isOnlyHistory(sheet));
  return html`${plan.counts.different > 0
      ? html`<p>Where they differ, both are kept. The one here stays, and the one in the file stands below it. Open a worksheet to choose another way.</p>`
      : nothing}
    ${changing.map((sheet) => drawSheet(sheet, desk, choosing))}`;
}

function isOnlyHistory({ fields, beside }: SheetPlan): boolean {
  return beside === 0 && fields.every(({ difference }) => difference === "same" || difference === "older");
}

function drawSheet(planned: SheetPlan, desk: Desk, choosing: Choosing): TemplateResult {
  const { sheet, fields, beside } = planned;
  const fresh = fields.filter(({ difference }) => difference === "new");
  const different = fields.filter(({ difference }) => difference === "different");
  const counts = [fresh.length > 0 ? `${fresh.length} new` : "", different.length > 0 ? `${different.length} different` : "", beside > 0 ? `${beside} beside` : ""];
  return html`<details class="backup__sheet">
    <summary><span class="backup__title">${titleOf(desk, sheet, sheet.title)}</span> <span class="backup__counts">${counts.filter(Boolean).join(", ")}</span></summary>
    ${different.map((field) => drawDifferent(planned, field, desk, choosing))}
    ${fresh.length > 0 ? html`<dl class="backup__new">${fresh.map(({ field, file }) => html`<dt>${file.prompt}</dt><dd>${answerOf(desk, sheet, field, file)}</dd>`)}</dl>` : nothing}
    ${beside > 0 ? html`<p class="backup__hint">${many(beside, "other answer was", "other answers were")} kept beside these. They come in, too.</p>` : nothing}
  </details>`;
}

function drawDifferent({ sheet }: SheetPlan, { field, file, here }: FieldPlan, desk: Desk, { choices, choose }: Choosing): TemplateResult {
  const place = placeOf(sheet, field);
  const chosen = choices.get(place) ?? "both";
  return html`<fieldset class="backup__different">
    <legend>${file.prompt}</legend>
    <div class="backup__two">
      ${here === undefined ? nothing : drawAnswer("Here now", here.at, answerOf(desk, sheet, field, here))}
      ${drawAnswer("In the file", file.at, answerOf(desk, sheet, field, file))}
    </div>
    <div class="backup__row">
      ${CHOICES.map(
        ([choice, words]) => html`<label class="backup__option">
          <input type="radio" name="backup-${place}" .checked=${choice === chosen} @change=${() => choose(place, choice)} />
          <span>${words}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

function drawAnswer(whose: string, at: string, words: string): TemplateResult {
  return html`<div class="backup__one">
    <p class="backup__hint">${[whose, dayAndTimeOf(at)].filter(Boolean).join(", ")}</p>
    <blockquote>${words}</blockquote>
  </div>`;
}
