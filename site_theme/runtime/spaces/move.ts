// The part of the page that moves answers from this space to another.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Space } from "../space";
import { drawPart, onSubmit, outcomeOf, textIn, type View } from "./view";
import { called, nameOf } from "./words";

const CLOSED = "Nothing can be moved into a space with a passphrase.";

/** Draw the sheets of this space, to choose from; nothing when there is nowhere else. */
export function drawMove(view: View): TemplateResult | typeof nothing {
  const { mine, sheets, spaces } = view;
  const others = spaces.filter(({ id }) => id !== mine?.id);
  if (mine === undefined || others.length === 0) return nothing;
  const targets = others.filter(({ locked }) => !locked);
  const closed = targets.length < others.length ? html`<p>${CLOSED}</p>` : nothing;
  if (sheets.length === 0) return drawPart(view, "move", "Move answers", html`<p>There is nothing in this space to move.</p>`);
  return drawPart(view, "move", "Move answers", html`<p>Are answers in the wrong space? Move them. Whoever opens the other space can read them then.</p>${closed}${targets.length > 0 ? drawForm(view, mine, targets) : nothing}`);
}

function drawForm(view: View, mine: Space, targets: readonly Space[]): TemplateResult {
  return html`<details class="space-fold">
    <summary>Choose worksheets</summary>
    <form class="space-form" @submit=${onSubmit((form) => move(view, form))}>
      <fieldset class="space-form__choices space-form__choices--lines">
        <legend class="space-form__label">Worksheets in ${called(mine)}</legend>
        ${view.sheets.map(({ title }, index) => html`<label class="space-form__choice"><input type="checkbox" name="sheet" value=${index} autocomplete="off" />${title}</label>`)}
      </fieldset>
      <fieldset class="space-form__choices">
        <legend class="space-form__label">Move to</legend>
        ${targets.map(
          (space, index) => html`<label class="space-form__colour" data-colour=${space.colour}>
            <input type="radio" name="to" value=${space.id} ?checked=${index === 0} autocomplete="off" /><span class="ring" aria-hidden="true"></span>${nameOf(space)}
          </label>`,
        )}
      </fieldset>
      <p class="space-form__ways"><button class="button">Move</button></p>
    </form>
  </details>`;
}

function move(view: View, form: HTMLFormElement): void {
  const chosen = new FormData(form).getAll("sheet").map(Number);
  const keys = view.sheets.filter((_sheet, index) => chosen.includes(index)).map(({ key }) => key);
  const to = textIn(form, "to");
  view.run("move", async () => {
    if (keys.length === 0) return { said: "Tick the worksheets that are to move." };
    const moved = await view.setup.moveSheets(keys, to);
    form.reset();
    return outcomeOf(moved, { said: "Moved." });
  });
}
