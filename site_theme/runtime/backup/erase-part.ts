// The part of the page that takes away everything that was written here: in two steps, and with a way back.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { notKept } from "../status";
import { type Desk, many, type Part } from "./desk";

/** Erases this space. */
export class ErasePart implements Part {
  private sheets = 0;
  private answers = 0;
  private asked = false;
  /** Whether the last copy is about to go for good, too. */
  private sure = false;
  private copy: string | undefined;
  private said = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
  ) {}

  async show(): Promise<void> {
    const { copy, desk } = this;
    const [found, copies] = await Promise.all([desk.store.everySheet(), desk.store.copies()]);
    // What was erased while this was being read is not in these copies yet.
    if (copy !== undefined && copy === this.copy && copies.state === "loaded" && copies.copies[0]?.id !== this.copy) [this.copy, this.said] = [undefined, ""];
    if (found.state === "loaded") {
      this.sheets = found.sheets.length;
      this.answers = found.sheets.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0);
    }
    this.draw();
  }

  forget(): void {
    this.asked = false;
    this.sure = false;
    this.draw();
  }

  private draw(): void {
    render(this.view(), this.root);
  }

  private view(): TemplateResult {
    const { name } = this.desk.space;
    return html`<h2 id="erase">Erase what ${name === "" ? "I" : name} wrote here</h2>
      <p>This takes away all answers, their earlier forms, and the marks for what was read. Names and passphrases stay. Files that you saved stay where you put them.</p>
      ${this.asked ? this.question() : this.way()}
      <p class="backup__said" role="status">${this.said}</p>
      ${this.copy === undefined ? nothing : this.back(this.copy)}`;
  }

  private way(): TemplateResult {
    return html`<p class="backup__buttons"><button type="button" class="quiet-button" data-erase @click=${() => this.ask(true)}>Erase …</button></p>`;
  }

  private question(): TemplateResult {
    const what = this.sheets === 0 ? "No answers are here now. Marks and earlier forms go." : `${many(this.answers, "answer")} on ${many(this.sheets, "worksheet")} will go.`;
    return html`<div class="backup__question">
      <p>${what} You can undo it on this page for a week, or remove it for good. After the week it goes when the course is next opened.</p>
      <p class="backup__buttons">
        <button type="button" class="quiet-button" data-keep @click=${() => this.ask(false)}>Keep everything</button>
        <button type="button" class="quiet-button" @click=${() => void this.erase()}>Yes, erase it</button>
      </p>
    </div>`;
  }

  private back(copy: string): TemplateResult {
    const last = this.sure
      ? html`<span>Every step under “Can be undone” goes, too. It can’t be undone after that.</span>
          <button type="button" class="quiet-button" @click=${() => void this.remove()}>Yes, remove it for good</button>`
      : html`<button type="button" class="quiet-button" @click=${() => this.askForGood()}>Remove for good now</button>`;
    return html`<p class="backup__buttons"><button type="button" class="quiet-button" @click=${() => void this.undo(copy)}>Undo</button> ${last}</p>`;
  }

  private askForGood(): void {
    this.sure = true;
    this.draw();
    this.root.querySelector<HTMLElement>(".backup__buttons button:last-child")?.focus();
  }

  private ask(asked: boolean): void {
    this.asked = asked;
    this.said = "";
    this.draw();
    this.root.querySelector<HTMLElement>(asked ? "[data-keep]" : "[data-erase]")?.focus();
  }

  private async erase(): Promise<void> {
    const outcome = await this.desk.store.eraseSpace();
    this.asked = false;
    this.copy = outcome.state === "done" ? outcome.copy : undefined;
    this.said = outcome.state === "done" ? "Erased. You can still undo it." : notKept(outcome.reason);
    await this.show();
  }

  private async undo(copy: string): Promise<void> {
    await this.finish(await this.desk.store.undo(copy), "Undone. What you wrote is back.");
  }

  // What was cleared or replaced before lies in copies of its own: with this one alone, those words would stay.
  private async remove(): Promise<void> {
    await this.finish(await this.desk.store.forgetCopies(), "Removed for good.");
  }

  private async finish(outcome: Awaited<ReturnType<Desk["store"]["undo"]>>, said: string): Promise<void> {
    this.sure = false;
    if (outcome.state === "done") this.copy = undefined;
    this.said = outcome.state === "done" ? said : notKept(outcome.reason);
    await this.show();
  }
}
