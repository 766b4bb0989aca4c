// A person's name and colour, asked for in a form.

import { html, nothing, type TemplateResult } from "lit-html";
import { type Colour, COLOURS, type Person, type Space } from "../space";
import { textIn } from "./view";
import { colourName } from "./words";

/** Draw fields for a name and a colour. A name can be left out; `named: false` asks for a colour only. */
export function drawPerson(prefix: string, { name, colour }: Person, colours: readonly Colour[], named = true): TemplateResult {
  return html`${named
      ? html`<p class="space-form__row">
          <label class="space-form__label" for="${prefix}-name">Name <span class="space-form__note">you can leave it empty</span></label>
          <input class="space-form__text" id="${prefix}-name" name="${prefix}-name" value=${name} maxlength="40" autocomplete="off" spellcheck="false" />
        </p>`
      : nothing}
    <fieldset class="space-form__choices">
      <legend class="space-form__label">Colour</legend>
      ${colours.map(
        (one) => html`<label class="space-form__colour" data-colour=${one}>
          <input type="radio" name="${prefix}-colour" value=${one} ?checked=${one === colour} autocomplete="off" /><span class="ring" aria-hidden="true"></span>${colourName(one)}
        </label>`,
      )}
    </fieldset>`;
}

/** Return the person that was typed into a form. */
export function personIn(form: HTMLFormElement, prefix: string, before: Person): Person {
  const chosen = textIn(form, `${prefix}-colour`);
  return { name: textIn(form, `${prefix}-name`), colour: COLOURS.find((colour) => colour === chosen) ?? before.colour };
}

/** Return the colours that none of some spaces has. */
export function freeColours(spaces: readonly Space[]): Colour[] {
  return COLOURS.filter((colour) => spaces.every((space) => space.colour !== colour));
}
