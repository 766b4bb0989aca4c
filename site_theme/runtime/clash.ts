// The note at a field that was changed in two tabs: the other value, and the way to take it.

import { html, render } from "lit-html";
import type { SheetField } from "./field";
import type { AnswerValue } from "./fields/behaviour";
import { fits, same, type SheetRecord } from "./record";

/** Return what is kept for a field beside the value that it shows. */
export function otherValues(field: SheetField, record: SheetRecord, shown: AnswerValue | undefined): AnswerValue[] {
  const clashes = record.clashes[field.id] ?? [];
  const stored = record.answers[field.id];
  if (clashes.length === 0) return [];
  return [...(stored ? [stored] : []), ...clashes]
    .filter((answer) => fits(answer, field.type) && !same(answer.value, shown))
    .map((answer) => answer.value);
}

/** The place below a field where its note appears. */
export class ClashNote {
  private place: HTMLElement | undefined;

  constructor(
    private readonly field: SheetField,
    private readonly choose: (value: AnswerValue) => void,
  ) {}

  /** Show the other values; none takes the note away. */
  show(values: readonly AnswerValue[]): void {
    if (values.length === 0 && this.place === undefined) return;
    render(values.length > 0 ? this.note(values) : "", this.spot());
  }

  private note(values: readonly AnswerValue[]): unknown {
    return html`<div class="clash">
      <p class="clash__words">There is another answer to this question. Both are kept.</p>
      ${values.map(
        (value) => html`<div class="clash__other">
          <blockquote class="clash__value">${this.field.inWords(value)}</blockquote>
          <button type="button" class="quiet-button" @click=${() => this.choose(value)}>Use this one instead</button>
        </div>`,
      )}
    </div>`;
  }

  private spot(): HTMLElement {
    if (this.place === undefined) {
      this.place = document.createElement("div");
      this.field.root.after(this.place);
    }
    return this.place;
  }
}
