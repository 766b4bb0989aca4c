// The part of the page that sets a passphrase for this tab's space, changes it and takes it off.

import { html, nothing, type TemplateResult } from "lit-html";
import { IDLE_MINUTES, type Space } from "../space";
import { drawPassphrase, LEAST_LETTERS, passphraseIn } from "./passphrase-field";
import { drawPart, onSubmit, type Outcome, outcomeOf, type View } from "./view";
import { BOTH } from "./words";

const SHORT = `Please take at least ${LEAST_LETTERS} letters or signs.`;
const UNLIKE = "The two are not the same. Please type them again.";
const WRONG = "That isn’t the passphrase. Nothing was changed.";

/** Draw what a passphrase does and doesn't do, and the forms for it; nothing while no space is open. */
export function drawPassphrasePart(view: View): TemplateResult | typeof nothing {
  const { mine } = view;
  if (mine === undefined) return nothing;
  const title = mine.who === "both" ? `A passphrase for “${BOTH}”` : "A passphrase for my space";
  if (!canSeal()) return drawPart(view, "passphrase", title, html`<p>This browser can’t seal anything on this page. It works at an address that begins with https.</p>`);
  return drawPart(view, "passphrase", title, mine.locked ? drawLocked(view, mine) : drawOpen(view, mine));
}

// Browsers offer it only where a page came in safely.
function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

function drawOpen(view: View, mine: Space): TemplateResult {
  return html`<p>A passphrase seals what is written in this space on this device. You type it once in each tab.</p>
    ${drawLimits(mine)}
    <details class="space-fold">
      <summary>Set a passphrase</summary>
      <form class="space-form" @submit=${onSubmit((form) => set(view, form))}>
        ${drawFresh("fresh")}
        <p class="space-form__ways"><button class="button">Seal this space</button></p>
      </form>
    </details>`;
}

function drawLocked(view: View, mine: Space): TemplateResult {
  return html`<p>This space has a passphrase. It is open in this tab until you close the tab, lock it, or leave it alone for a while.</p>
    ${drawIdle(view, mine)}
    <details class="space-fold">
      <summary>What a passphrase can and can’t do</summary>
      ${drawLimits(mine)}
    </details>
    <details class="space-fold">
      <summary>Change the passphrase</summary>
      <form class="space-form" @submit=${onSubmit((form) => change(view, form))}>
        <p class="space-form__row">${drawPassphrase("before", "The passphrase until now")}</p>
        ${drawFresh("fresh")}
        <p class="space-form__ways"><button class="button button--quiet">Change it</button></p>
      </form>
    </details>
    <details class="space-fold">
      <summary>Take the passphrase off</summary>
      <form class="space-form" @submit=${onSubmit((form) => takeOff(view, form))}>
        <p>Then anybody who uses this browser can open this space and read what is in it.</p>
        <p class="space-form__row">${drawPassphrase("last", "The passphrase")}</p>
        <p class="space-form__ways"><button class="button button--quiet">Take it off</button></p>
      </form>
    </details>`;
}

function drawLimits({ who, locked }: Space): TemplateResult {
  const backup = document.querySelector<HTMLAnchorElement>("a[data-page=backup]")?.href;
  return html`<p><strong>A lost passphrase can’t be reset by anybody.</strong> The words are gone then, unless there is a saved copy. ${backup === undefined ? nothing : html`<a href=${backup}>${locked ? "Save a copy" : "Save a copy first"}</a>, and keep it where only you can open it.`}</p>
    <p>Until it is unlocked, a space shows ${who === "both" ? "that it is locked" : "only its colour, not your name"}. Everybody can see that it is locked. If that could bring you trouble, you may be safer without.</p>
    <p>A passphrase doesn’t protect you from</p>
    <ul class="space-card__points">
      <li>somebody who watches you type,</li>
      <li>a program on this device that reads along,</li>
      <li>somebody who makes you tell it,</li>
      <li>somebody who takes the space away: what is in it is gone then.</li>
    </ul>
    <p>What you wrote before may stay on the disk for a while. An expert could find it there.</p>`;
}

function drawFresh(id: string): TemplateResult {
  return html`<p class="space-form__note" id="${id}-how">At least ${LEAST_LETTERS} letters or signs. Four words that have nothing to do with each other are easy to keep in mind. Don’t let the browser save it: whoever uses this browser could then unlock your space.</p>
    <p class="space-form__row">${drawPassphrase(id, "New passphrase", `${id}-how`)}</p>
    <p class="space-form__row">${drawPassphrase(`${id}-again`, "The same once more")}</p>`;
}

function drawIdle(view: View, { id, idleMinutes }: Space): TemplateResult {
  const choose = (minutes: number): void => view.run("passphrase", async () => outcomeOf(await view.setup.setIdle(id, minutes), { said: `It locks itself after ${minutes} minutes now.` }));
  return html`<fieldset class="space-form__choices">
    <legend class="space-form__label">Lock itself when nobody has touched the page for</legend>
    ${IDLE_MINUTES.map(
      (minutes) => html`<label class="space-form__colour"><input type="radio" name="idle" value=${minutes} ?checked=${minutes === idleMinutes} autocomplete="off" @change=${() => choose(minutes)} />${minutes} minutes</label>`,
    )}
  </fieldset>`;
}

/** Return the new passphrase, or what is wrong with it. */
function freshIn(form: HTMLFormElement): { passphrase: string } | Outcome {
  const passphrase = passphraseIn(form, "fresh");
  if ([...passphrase].length < LEAST_LETTERS) return { said: SHORT };
  return passphrase === passphraseIn(form, "fresh-again") ? { passphrase } : { said: UNLIKE };
}

function set(view: View, form: HTMLFormElement): void {
  view.run("passphrase", async () => {
    const fresh = freshIn(form);
    if ("said" in fresh) return fresh;
    const done = await view.setup.setPassphrase(fresh.passphrase);
    return outcomeOf(done, { said: "This space is sealed now. It is open in this tab. Other tabs ask for the passphrase.", reload: true });
  });
}

function change(view: View, form: HTMLFormElement): void {
  view.run("passphrase", async () => {
    const fresh = freshIn(form);
    if ("said" in fresh) return fresh;
    const tried = await view.setup.changePassphrase(passphraseIn(form, "before"), fresh.passphrase);
    return tried.state === "wrong" ? { said: WRONG } : outcomeOf(tried, { said: "The passphrase is changed.", reload: true });
  });
}

function takeOff(view: View, form: HTMLFormElement): void {
  view.run("passphrase", async () => {
    const tried = await view.setup.removePassphrase(passphraseIn(form, "last"));
    return tried.state === "wrong" ? { said: WRONG } : outcomeOf(tried, { said: "The passphrase is off. This space is open to whoever uses this browser.", reload: true });
  });
}
