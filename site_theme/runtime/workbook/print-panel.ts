// “Print my workbook”: the panel that says what will be on paper, and the button that prints it.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { make } from "../fields/elements";
import type { Week } from "./catalogue";
import { type Choice, isChosen, USUAL } from "./paper";
import { EARLIER_EDITIONS } from "./view";

/** What the panel asks of the workbook. */
export interface Printing {
  /** The weeks that can be chosen; undefined stands for earlier editions. */
  weeks(): readonly (Week | undefined)[];
  /** Print. Returns false when nothing would be on the paper. */
  print(choice: Choice): boolean;
}

const EMPTY = "With this choice the paper would be empty, so nothing was printed. Choose more weeks, or tick one of the boxes above.";

/** The button and its panel. */
export class PrintPanel {
  readonly button = make("button", "quiet-button workbook__print", "Print my workbook");
  readonly root = make("section", "paper-choice");
  private chosen: Choice = USUAL;
  private said = "";

  constructor(private readonly printing: Printing) {
    this.button.type = "button";
    this.root.id = "paper-choice";
    this.root.hidden = true;
    this.root.setAttribute("aria-labelledby", "paper-choice-title");
    this.button.setAttribute("aria-controls", this.root.id);
    this.button.addEventListener("click", () => this.toggle(this.root.hidden));
    this.root.addEventListener("keydown", (event) => void (event.key === "Escape" && this.leave()));
    this.close();
  }

  /** What was chosen so far. */
  get choice(): Choice {
    return this.chosen;
  }

  /** Close the panel. */
  close(): void {
    this.toggle(false);
  }

  private toggle(open: boolean): void {
    this.root.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.draw();
  }

  private leave(): void {
    this.close();
    this.button.focus();
  }

  private choose(change: Partial<Choice>): void {
    this.chosen = { ...this.chosen, ...change };
    this.said = "";
    this.draw();
  }

  private chooseWeek(week: string, on: boolean): void {
    const weeks = new Set(this.chosen.weeks);
    if (on) weeks.add(week);
    else weeks.delete(week);
    this.choose({ weeks });
  }

  private print(): void {
    this.said = this.printing.print(this.chosen) ? "" : EMPTY;
    this.draw();
  }

  private draw(): void {
    render(this.panel(), this.root);
  }

  private panel(): TemplateResult {
    const { weeks, lines, ownOnly } = this.chosen;
    return html`<h2 class="paper-choice__title" id="paper-choice-title">Print my workbook</h2>
      <fieldset class="paper-choice__group">
        <legend>Which weeks</legend>
        ${pick("paper-weeks", "All weeks", weeks === undefined, () => this.choose({ weeks: undefined }))}
        ${pick("paper-weeks", "Only some", weeks !== undefined, () => this.choose({ weeks: new Set() }))}
        ${weeks === undefined ? nothing : html`<div class="paper-choice__weeks">${this.printing.weeks().map((week) => this.weekBox(week))}</div>`}
      </fieldset>
      <fieldset class="paper-choice__group">
        <legend>What stands on the sheets</legend>
        ${pick("paper-lines", "Only what I wrote", !lines, () => this.choose({ lines: false }))}
        ${pick("paper-lines", "All questions, with lines to write on", lines, () => this.choose({ lines: true }))}
      </fieldset>
      <fieldset class="paper-choice__group">
        <legend>What is only for me</legend>
        ${tick("Also what is only for me", ownOnly, (on) => this.choose({ ownOnly: on }))}
        <p class="paper-choice__hint">These are the questions marked “Only you” on the worksheets.</p>
      </fieldset>
      <p class="paper-choice__what" role="status">${this.said === "" ? inWords(this.chosen) : this.said}</p>
      <p class="paper-choice__buttons">
        <button type="button" class="button" @click=${() => this.print()}>Print</button>
        <button type="button" class="quiet-button" @click=${() => this.leave()}>Close</button>
      </p>`;
  }

  private weekBox(week: Week | undefined): TemplateResult {
    const id = week?.id ?? "";
    const words = week === undefined ? EARLIER_EDITIONS : `Week ${week.number}: ${week.title}`;
    return tick(words, isChosen(this.chosen, id), (on) => this.chooseWeek(id, on));
  }
}

/** Say what will be on paper. What is left out is neither counted nor hinted at on the paper itself. */
export function inWords({ weeks, lines, ownOnly }: Choice): string {
  const from = weeks === undefined ? "from all weeks" : "from the weeks you ticked";
  const what = lines ? "questions and your answers" : "answers";
  if (ownOnly) return `On paper: all ${what} ${from}, also those that are only for you. Anyone who finds the paper can read it.`;
  return `On paper: the ${what} ${from} that are not marked “Only you”. Nothing on the paper says that there are others.`;
}

function pick(name: string, words: string, on: boolean, choose: () => void): TemplateResult {
  return html`<label class="paper-choice__row"><input type="radio" name=${name} .checked=${on} @change=${choose} autocomplete="off" /> <span>${words}</span></label>`;
}

function tick(words: string, on: boolean, choose: (on: boolean) => void): TemplateResult {
  const changed = (event: Event): void => void (event.target instanceof HTMLInputElement && choose(event.target.checked));
  return html`<label class="paper-choice__row"><input type="checkbox" .checked=${on} @change=${changed} autocomplete="off" /> <span>${words}</span></label>`;
}
