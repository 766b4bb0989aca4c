// The page that tries out whether saving works here.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Store } from "../store/store";
import { type Ending, type Found, type WasChecked, look } from "./checks";

const MARKS: Readonly<Record<Ending, string>> = { yes: "Yes", no: "No", unsure: "Not known" };

/** Bring the page to life. */
export function startSelfCheck(root: HTMLElement, store: Store): void {
  // Once a visit: to look again is no proof that anything was kept.
  const checked = store.where.wasChecked();
  void run(root, store, checked);
}

async function run(root: HTMLElement, store: Store, checked: WasChecked): Promise<void> {
  const found: Found[] = [];
  const again = (): void => void run(root, store, checked);
  render(view(found, "Looking …", again), root);
  for await (const one of look(store, checked)) {
    found.push(one);
    render(view(found, "Looking …", again), root);
  }
  render(view(found, verdict(found), again), root);
}

function verdict(found: readonly Found[]): string {
  if (found[0]?.ending === "no") return "Saving doesn’t work here now.";
  if (found.some(({ ending }) => ending === "no")) return "Saving works here. Something else doesn’t; see below.";
  return "Saving works here.";
}

function view(found: readonly Found[], said: string, again: () => void): TemplateResult {
  return html`<p class="self-check__verdict" role="status">${said}</p>
    ${found.length > 0 ? html`<ul class="self-check__list">${found.map(row)}</ul>` : nothing}
    <p class="self-check__ways"><button type="button" class="button button--quiet" @click=${again}>Look again</button></p>`;
}

function row({ about, ending, words }: Found): TemplateResult {
  return html`<li class="self-check__row self-check__row--${ending}">
    <p class="self-check__about"><span>${about}</span><span class="unseen">: </span><strong class="self-check__ending">${MARKS[ending]}</strong></p>
    <p class="self-check__words">${words}</p>
  </li>`;
}
