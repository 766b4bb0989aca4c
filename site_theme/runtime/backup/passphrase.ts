// Fields for a passphrase.

import { html, type TemplateResult } from "lit-html";

/** What is typed, and whether it can be seen. */
export interface Passphrase {
  shown: boolean;
  typed: string;
  again: string;
}

/** A passphrase that nobody has typed yet. */
export function emptyPassphrase(): Passphrase {
  return { shown: false, typed: "", again: "" };
}

/** Draw one field. `change` is called with what is typed. */
export function drawField(id: string, label: string, value: string, { shown }: Passphrase, problem: string, change: (typed: string) => void): TemplateResult {
  return html`<p class="backup__field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type=${shown ? "text" : "password"}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${problem === "" ? "false" : "true"}
      aria-describedby="${id}-problem"
      .value=${value}
      @input=${({ target }: Event) => change((target as HTMLInputElement).value)}
    />
    <span class="backup__problem" id="${id}-problem" role="alert">${problem}</span>
  </p>`;
}

/** Draw the box that shows what is typed. */
export function drawShow(id: string, { shown }: Passphrase, change: (shown: boolean) => void): TemplateResult {
  return html`<label class="backup__option" for=${id}>
    <input id=${id} type="checkbox" .checked=${shown} @change=${({ target }: Event) => change((target as HTMLInputElement).checked)} />
    <span>Show what I type</span>
  </label>`;
}
