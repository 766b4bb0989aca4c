// The part of the page that lists what can be undone.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { notKept } from "../status";
import type { SafetyCopy, Why } from "../store/store";
import { dayOf } from "../workbook/days";
import { ago, daysSince } from "./ago";
import { type Desk, many, type Part } from "./desk";

const BEFORE: Readonly<Record<Why, string>> = {
  clear: "Before a worksheet was cleared",
  import: "Before a copy was brought in",
  erase: "Before everything was erased",
  undo: "Before something was undone",
  migration: "Before this course was brought up to date",
};

/** Lists safety copies. */
export class UndoPart implements Part {
  private copies: readonly SafetyCopy[] = [];
  private asked: string | undefined;
  private said = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
  ) {}

  async show(): Promise<void> {
    const found = await this.desk.store.copies();
    this.copies = found.state === "loaded" ? found.copies : [];
    this.draw();
  }

  forget(): void {
    this.asked = undefined;
    this.draw();
  }

  private draw(): void {
    this.root.hidden = this.copies.length === 0 && this.said === "";
    render(this.view(), this.root);
  }

  private view(): TemplateResult {
    return html`<h2 id="can-be-undone">Can be undone</h2>
      ${this.copies.length > 0
        ? html`<p>Before each big step, what was here is set aside for a week.</p>
            <ul class="backup__steps">${this.copies.map((copy) => this.step(copy))}</ul>`
        : nothing}
      <p class="backup__said" role="status">${this.said}</p>`;
  }

  private step({ id, at, why, sheets }: SafetyCopy): TemplateResult {
    const what = `${BEFORE[why]}, ${momentOf(at, this.desk.clock())}`;
    return html`<li>
      <p><span>${what}</span> <span class="backup__hint">${many(sheets, "worksheet")}</span></p>
      ${this.asked === id ? this.question(id) : this.buttons(id, what)}
    </li>`;
  }

  private buttons(id: string, what: string): TemplateResult {
    return html`<p class="backup__buttons">
      <button type="button" class="quiet-button" @click=${() => void this.undo(id)}>Undo<span class="backup__unseen">: ${what}</span></button>
      <button type="button" class="quiet-button" @click=${() => this.ask(id)}>Remove for good<span class="backup__unseen">: ${what}</span></button>
    </p>`;
  }

  private question(id: string): TemplateResult {
    return html`<p class="backup__buttons">
      <span>It can’t be undone after that.</span>
      <button type="button" class="quiet-button" data-keep @click=${() => this.ask(undefined)}>Keep it</button>
      <button type="button" class="quiet-button" @click=${() => void this.remove(id)}>Yes, remove it for good</button>
    </p>`;
  }

  private ask(id: string | undefined): void {
    this.asked = id;
    this.said = "";
    this.draw();
    // The button that was pressed is gone: the focus goes on from its place.
    const next = id === undefined ? this.root.querySelector<HTMLElement>("button") : this.root.querySelector<HTMLElement>("[data-keep]");
    next?.focus();
  }

  private async undo(id: string): Promise<void> {
    const outcome = await this.desk.store.undo(id);
    this.said = outcome.state === "failed" ? notKept(outcome.reason) : "Undone. What was here before is back.";
    await this.show();
  }

  private async remove(id: string): Promise<void> {
    const outcome = await this.desk.store.forgetCopy(id);
    this.asked = undefined;
    this.said = outcome.state === "failed" ? notKept(outcome.reason) : "Removed for good.";
    await this.show();
  }
}

function momentOf(at: string, now: Date): string {
  const time = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${daysSince(at, now) < 2 ? ago(at, now) : dayOf(at)}, ${time}`;
}
