// The shelf below a sheet: what stood in its fields before, answers to questions that are gone, and the way to clear the sheet.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { SheetField } from "./field";
import type { AnswerValue } from "./fields/behaviour";
import { type Answer, answerInWords, fits, isFresh, same, type SheetKey, type SheetRecord } from "./record";
import { dayAndTime, notKept } from "./status";
import type { Edition, Store } from "./store/store";

/** An answer on the shelf, and the field that can take it back; none when the question is gone. */
interface Earlier {
  field?: SheetField;
  answer: Answer;
}

/** The shelf of one sheet. It comes to be when there is something to put on it. */
export class Shelf {
  private place: HTMLElement | undefined;
  private record: SheetRecord | undefined;
  private earlier: readonly Earlier[] = [];
  private open = false;
  private said: TemplateResult | typeof nothing = nothing;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly key: SheetKey,
    private readonly fields: readonly SheetField[],
    private readonly edition: Edition,
    private readonly store: Store,
    private readonly take: (field: SheetField, value: AnswerValue) => void,
  ) {}

  /** Follow a record. */
  show(record: SheetRecord): void {
    this.record = record;
    if (isFresh(record) && this.place === undefined) return;
    if (this.open) void this.look();
    else this.draw();
  }

  private async look(): Promise<void> {
    const found = await this.store.versions(this.key);
    const versions = found.state === "loaded" ? found.versions : [];
    const gone = this.record ? leftOver(this.record, this.fields) : [];
    const before = versions.map(({ field, answer }) => ({ answer, ...this.fieldFor(field, answer) }));
    this.earlier = [...gone.map((answer) => ({ answer })), ...before];
    this.draw();
  }

  private fieldFor(id: string, answer: Answer): { field?: SheetField } {
    const today = this.edition.fields.find(({ from }) => from.includes(id))?.field ?? id;
    const field = this.fields.find((one) => one.id === today && fits(answer, one.type));
    return field ? { field } : {};
  }

  private draw(): void {
    render(this.content(), this.spot());
  }

  private content(): TemplateResult {
    return html`<details class="shelf__earlier" ?open=${this.open} @toggle=${(event: Event) => this.toggled(event)}>
        <summary>Earlier answers</summary>
        ${this.earlier.length === 0 ? html`<p class="shelf__none">Nothing yet. When you change or clear an answer later on, the one before is kept here.</p>` : nothing}
        <ol class="shelf__list">
          ${this.earlier.map((one) => this.entry(one))}
        </ol>
      </details>
      <p class="shelf__clear">
        <button type="button" class="quiet-button" @click=${() => void this.clear()}>Clear this worksheet</button>
        <span role="status">${this.said}</span>
      </p>`;
  }

  private entry({ field, answer }: Earlier): TemplateResult {
    const shown = field && same(field.read(), answer.value);
    return html`<li class="shelf__answer">
      <p class="shelf__prompt">${answer.prompt}</p>
      <blockquote class="shelf__words">${answerInWords(answer) || field?.inWords(answer.value)}</blockquote>
      <p class="shelf__when">
        ${dayAndTime(new Date(answer.at))}${field ? (shown ? ". It stands on the sheet now." : nothing) : ". This question is not on the sheet any more."}
        ${field && !shown ? html`<button type="button" class="quiet-button" @click=${() => this.take(field, answer.value)}>Use this again</button>` : nothing}
      </p>
    </li>`;
  }

  private toggled(event: Event): void {
    const open = event.target instanceof HTMLDetailsElement && event.target.open;
    if (open === this.open) return;
    this.open = open;
    if (open) void this.look();
  }

  private async clear(): Promise<void> {
    await this.store.settle();
    const outcome = await this.store.clearSheet(this.key);
    if (outcome.state === "failed") this.said = html`${notKept(outcome.reason)}`;
    else this.said = html`Cleared. <button type="button" class="quiet-button" @click=${() => void this.undo(outcome.copy ?? "")}>Undo</button> For a week, you can undo it on the page “Keep a copy”, too.`;
    this.draw();
  }

  private async undo(copy: string): Promise<void> {
    const outcome = await this.store.undo(copy);
    this.said = html`${outcome.state === "failed" ? notKept(outcome.reason) : "Your answers are back."}`;
    this.draw();
  }

  private spot(): HTMLElement {
    if (this.place === undefined) {
      this.place = document.createElement("div");
      this.place.className = "shelf";
      this.sheet.append(this.place);
    }
    return this.place;
  }
}

// What the record holds and no field of this sheet can show: answers to questions that are gone, or that are asked in another way now.
function leftOver(record: SheetRecord, fields: readonly SheetField[]): Answer[] {
  const shows = (id: string, answer: Answer): boolean => fields.some((field) => field.id === id && fits(answer, field.type));
  const answers = Object.entries(record.answers).filter(([id, answer]) => !shows(id, answer));
  const others = Object.entries(record.clashes).flatMap(([id, list]) => list.filter((answer) => !shows(id, answer)).map((answer) => [id, answer] as const));
  return [...answers, ...others].map(([, answer]) => answer);
}
