// The part of the page that takes a space away, and brings one back within a week.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Space } from "../space";
import type { Removed } from "../store/space-setup";
import { dayOf } from "../workbook/days";
import { drawPart, outcomeOf, type View } from "./view";
import { called } from "./words";

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Draw the way to take a space away; nothing when there is only one, open to everybody, and none to bring back. */
export function drawRemove(view: View): TemplateResult | typeof nothing {
  const { spaces, removed } = view;
  const some = spaces.length > 1 || spaces.some(({ locked }) => locked);
  if (!some && removed.length === 0) return nothing;
  return drawPart(
    view,
    "remove",
    "Take a space away",
    html`${some
        ? html`<p>This works without its passphrase, too. If yours is lost, you can start again this way. The words don’t come back, unless you saved a copy.</p>
            <details class="space-fold">
              <summary>Choose a space</summary>
              <ul class="space-list">${spaces.map((space) => drawSpace(view, space))}</ul>
            </details>`
        : nothing}
      ${removed.length > 0
        ? html`<h3>Taken away</h3>
            <ul class="space-list">${removed.map((one) => drawRemoved(view, one))}</ul>`
        : nothing}`,
  );
}

function drawSpace(view: View, space: Space): TemplateResult {
  const name = called(space);
  const warning = html`<p>Everything that was written in ${name} goes, and its marks. For one week, anybody who uses this browser can bring it back on this page${space.locked ? nothing : ", or remove it for good"}. After that week it goes when the course is next opened.</p>
    <p>If you may want to read it again, save a copy first.</p>`;
  const remove = (): void => view.run("remove", async () => outcomeOf(await view.setup.remove(space.id), { said: `The ${space.colour} space is taken away.`, reload: space.id === view.mine?.id }));
  return html`<li class="space-list__item">${drawStep(view, space.id, `Take away ${name}`, warning, "Take it away", remove)}</li>`;
}

function drawRemoved(view: View, { id, at, colour, locked }: Removed): TemplateResult {
  const name = `the ${colour} space`;
  const until = dayOf(new Date(Date.parse(at) + WEEK_MS).toISOString());
  const back = (): void =>
    view.run("remove", async () => {
      const brought = await view.setup.bringBack(id);
      if ("reason" in brought && brought.reason === "taken") return { said: "There is a space in its place now. Take that one away first." };
      return outcomeOf(brought, { said: `The ${colour} space is back.` });
    });
  const forget = (): void => view.run("remove", async () => outcomeOf(await view.store.forgetCopy(id), { said: `The ${colour} space is gone for good.` }));
  return html`<li class="space-list__item">
    <p class="space-list__name" data-colour=${colour}><span class="ring" aria-hidden="true"></span><span>The ${colour} space <span class="space-list__note">until ${until}</span></span></p>
    <p class="space-form__ways"><button type="button" class="quiet-button" @click=${back}>Bring back<span class="unseen"> ${name}</span></button></p>
    ${locked ? nothing : drawStep(view, id, `Remove ${name} for good`, html`<p>It is gone at once then. Nobody can bring it back.</p>`, "Remove for good", forget)}
  </li>`;
}

/** Draw a button that first says what it does, and does it when it is asked again. */
function drawStep(view: View, id: string, words: string, warning: TemplateResult, yes: string, work: () => void): TemplateResult {
  if (view.sure !== id) return html`<p class="space-form__ways"><button type="button" class="quiet-button" data-step=${id} @click=${() => view.askIfSure(id)}>${words}</button></p>`;
  return html`<div class="space-step" role="group" aria-labelledby="step-${id}" tabindex="-1" data-step=${id}>
    <h3 id="step-${id}">${words}?</h3>
    ${warning}
    <p class="space-form__ways">
      <button type="button" class="button button--quiet" @click=${work}>${yes}</button>
      <button type="button" class="quiet-button" @click=${() => view.askIfSure(undefined)}>Leave it as it is</button>
    </p>
  </div>`;
}
