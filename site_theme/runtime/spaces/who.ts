// The part of the page that says who writes here, and changes names and colours.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Space } from "../space";
import { freeColours, drawPerson, personIn } from "./person";
import { drawPart, onSubmit, outcomeOf, type View } from "./view";
import { nameOf } from "./words";

/** Draw who writes here. */
export function drawWho(view: View): TemplateResult {
  const { spaces, mine } = view;
  const alone = spaces.length === 1;
  const words = alone ? html`<p>Only you, for now.</p>` : mine ? nothing : html`<p>Say at the top of the page who is writing. Then you can change things here.</p>`;
  return drawPart(view, "who", "Who writes here now", html`${words}<ul class="space-list">${spaces.map((space) => drawSpace(view, space))}</ul>`);
}

function drawSpace(view: View, space: Space): TemplateResult {
  const { mine, spaces } = view;
  const name = spaces.length === 1 && space.name === "" ? "Your space" : nameOf(space);
  return html`<li class="space-list__item">
    <p class="space-list__name" data-colour=${space.colour}>
      <span class="ring" aria-hidden="true"></span><span>${name}${space.locked ? html`<span class="space-list__note"> · ${space.open ? "has a passphrase" : "locked"}</span>` : nothing}</span>
      ${space.id === mine?.id && spaces.length > 1 ? html`<span class="space-list__note">open in this tab</span>` : nothing}
    </p>
    ${mine && space.open ? drawChange(view, space, name) : nothing}
  </li>`;
}

function drawChange(view: View, space: Space, name: string): TemplateResult {
  const person = space.who === "person";
  const others = view.spaces.filter(({ id }) => id !== space.id);
  const change = (form: HTMLFormElement): void =>
    view.run("who", async () => {
      const changed = await view.setup.rename(space.id, personIn(form, space.id, space));
      form.closest("details")?.removeAttribute("open");
      return outcomeOf(changed, { said: "Changed." });
    });
  return html`<details class="space-fold">
    <summary>${person ? "Change name or colour" : "Change colour"}<span class="unseen">: ${name}</span></summary>
    <form class="space-form" @submit=${onSubmit(change)}>
      ${drawPerson(space.id, space, freeColours(others), person)}
      <p class="space-form__ways"><button class="button button--quiet">Keep this</button></p>
    </form>
  </details>`;
}
