// A field for a passphrase, which can be shown while it is typed.

import { html, nothing, type TemplateResult } from "lit-html";

/** Fewer characters than this are no passphrase. */
export const LEAST_LETTERS = 8;

/** Draw a field with its label. Nothing here may be kept or corrected by the browser. */
export function drawPassphrase(id: string, label: string, about = ""): TemplateResult {
  return html`<label class="passphrase__label" for=${id}>${label}</label>
    <span class="passphrase">
      <input class="passphrase__field" id=${id} name=${id} type="password" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby=${about || nothing} required />
      <button type="button" class="passphrase__show" aria-pressed="false" aria-label="Show the passphrase" @click=${show}>Show</button>
    </span>`;
}

/** Return what was typed. Keyboards of phones put a space after a word of their own accord. */
export function passphraseIn(form: HTMLFormElement, id: string): string {
  const typed = new FormData(form).get(id);
  return typeof typed === "string" ? typed.trim().replace(/\s+/g, " ") : "";
}

/** Empty every field for a passphrase when the page is left or goes out of sight: what was tried must not wait there to be shown. */
export function forgetTriesOutOfSight(): void {
  const forget = (): void => document.querySelectorAll<HTMLInputElement>(".passphrase__field").forEach(forgetTry);
  document.addEventListener("visibilitychange", () => void (document.hidden && forget()));
  window.addEventListener("pagehide", forget);
}

/** Empty one field for a passphrase. */
export function forgetTry(field: HTMLInputElement): void {
  field.value = "";
  field.type = "password";
  field.nextElementSibling?.setAttribute("aria-pressed", "false");
}

function show({ currentTarget: button }: Event): void {
  if (!(button instanceof HTMLElement) || !(button.previousElementSibling instanceof HTMLInputElement)) return;
  const shown = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(shown));
  button.previousElementSibling.type = shown ? "text" : "password";
}
