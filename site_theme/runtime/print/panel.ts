// The small panel that asks what goes on paper. What is only for the reader does so only when they tick it, each time anew.

import { html, nothing, render } from "lit-html";
import { say, type Words } from "../fields/spoken";

/** What the reader chose: the blank form, or their answers, with or without those that are only for them. */
export type Chosen = "blank" | "answers" | "all answers";

/** How much of a sheet is only for the reader. */
export type Private = "nothing" | "some" | "everything";

/** Ask what to print. The panel goes when it is answered or closed; the focus is then back where it was. */
export function askWhatToPrint(words: Words, only: Private, print: (chosen: Chosen) => void): void {
  // Somebody may press twice before it opens.
  if (document.querySelector(".print-panel") !== null) return;
  const dialog = document.createElement("dialog");
  dialog.className = "print-panel";
  dialog.setAttribute("aria-labelledby", "print-panel-title");
  const draw = (answers: boolean): void => {
    render(panel(words, answers ? only : "nothing", draw, choose, () => dialog.close()), dialog);
  };
  const choose = (form: HTMLFormElement): void => {
    const chosen = new FormData(form);
    dialog.close();
    print(chosen.get("print") === "blank" ? "blank" : chosen.has("mine") ? "all answers" : "answers");
  };
  draw(false);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function panel(words: Words, only: Private, draw: (answers: boolean) => void, choose: (form: HTMLFormElement) => void, close: () => void): unknown {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) choose(event.currentTarget);
  };
  const way = (value: string, answers: boolean): unknown =>
    html`<label class="print-panel__way"><input type="radio" name="print" value=${value} autocomplete="off" ?checked=${!answers} @change=${() => draw(answers)} /><span>${say(words, value)}</span></label>`;
  return html`<form @submit=${submit}>
    <h2 class="print-panel__title" id="print-panel-title">${say(words, "title")}</h2>
    <div class="print-panel__ways" role="radiogroup" aria-labelledby="print-panel-title">${way("blank", false)}${way("answers", true)}</div>
    ${only === "nothing" ? nothing : mine(words, only)}
    <p class="print-panel__buttons">
      <button class="button">${say(words, "print")}</button><button type="button" class="quiet-button" @click=${close}>${say(words, "close")}</button>
    </p>
    ${wayOut()}
  </form>`;
}

// While the panel is open, nothing else of the page can be pressed: so the way out is in it, too.
function wayOut(): unknown {
  const own = document.querySelector<HTMLAnchorElement>(".leave__link");
  if (own === null) return nothing;
  const leave = (event: Event): void => {
    event.preventDefault();
    own.click();
  };
  return html`<p class="print-panel__leave"><a href=${own.href} rel=${own.rel} @click=${leave}>${own.textContent}</a></p>`;
}

// Where everything is only for the reader, there is nothing to print without the tick: the browser then asks for it.
function mine(words: Words, only: Private): unknown {
  const all = only === "everything";
  return html`<div class="print-panel__mine">
    ${all ? html`<p id="print-panel-mine">${say(words, "everything")}</p>` : nothing}
    <label class="print-panel__way">
      <input type="checkbox" name="mine" autocomplete="off" ?required=${all} aria-describedby=${all ? "print-panel-mine" : nothing} /><span>${say(words, all ? "tick" : "also")}</span>
    </label>
  </div>`;
}
