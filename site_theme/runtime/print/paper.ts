// A sheet as it goes on paper: its own words and, where the reader chose so, the answers. Made from values: a control cuts long words off.

import { html, nothing, render } from "lit-html";
import type { SheetField } from "../field";
import type { AnswerValue } from "../fields/behaviour";
import { paperForms } from "./forms";
import { said } from "./parts";

/** What stands in a field on paper: an answer, an answer that only its words are left of, nothing yet, or the whole field is left out. */
export type Shown = { value: AnswerValue } | { words: string } | "blank" | "left out";

/** A question that the sheet no longer asks, and what was answered. */
export interface Earlier {
  readonly prompt: string;
  readonly words: string;
}

const TEXTS = ".sheet__head, .sheet__why, .sheet__closing";

const copyOf = (element: Element | null): Node | typeof nothing => element?.cloneNode(true) ?? nothing;

function formOf(field: SheetField, shown: Exclude<Shown, "left out">): unknown {
  if (shown !== "blank" && "words" in shown) return said(shown.words);
  const value = shown === "blank" ? undefined : shown.value;
  return paperForms[field.type]?.({ root: field.root, value, tell: (answer) => field.inWords(answer) });
}

// The sentence beside a tick is its question.
function fieldOnPaper(field: SheetField, shown: Exclude<Shown, "left out">): unknown {
  const { root, type } = field;
  return html`<div class="field paper__field field--${type}">
    ${type === "check" ? formOf(field, shown) : html`<p class="field__prompt">${field.prompt}</p>`}
    ${copyOf(root.querySelector(".field__under"))}${type === "check" ? nothing : formOf(field, shown)}
  </div>`;
}

/** Make the paper of a sheet. `note` stands at its foot. */
export function paperOf(sheet: HTMLElement, fields: readonly SheetField[], show: (field: SheetField) => Shown, earlier: readonly Earlier[] = [], note = ""): HTMLElement {
  let section: Node | typeof nothing = nothing;
  // Not its children: the fields of a sheet that is never saved stand in a form.
  const pieces = [...sheet.querySelectorAll(`${TEXTS}, .sheet__section, [data-field]`)].map((piece): unknown => {
    if (piece.matches(TEXTS)) return copyOf(piece);
    if (piece.matches(".sheet__section")) section = copyOf(piece);
    const field = fields.find(({ root }) => root === piece);
    const shown = field ? show(field) : "left out";
    if (!field || shown === "left out") return nothing;
    // A section's title without its questions would say that some are missing.
    const title = section;
    section = nothing;
    return html`${title}${fieldOnPaper(field, shown)}`;
  });
  const paper = document.createElement("section");
  paper.className = "sheet paper";
  render(
    html`${pieces}${earlier.map(({ prompt, words }) => html`<div class="field paper__field"><p class="field__prompt">${prompt}</p>${said(words)}</div>`)}
    ${note ? html`<p class="paper__note">${note}</p>` : nothing}`,
    paper,
  );
  // What was copied from the page is on the page too.
  paper.querySelectorAll("[id]").forEach((copied) => copied.removeAttribute("id"));
  return paper;
}
