// The part of the page that brings a copy back: choose a file, look at what it would change, bring it in, undo.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { notKept } from "../status";
import { dayOf } from "../workbook/days";
import { sealOf } from "./age-header";
import { type Desk, many, NOT_READ, type Part } from "./desk";
import type { Choice } from "./join";
import { drawField, drawShow, emptyPassphrase } from "./passphrase";
import { incomingOf, type Plan, planFor } from "./plan";
import { drawPlan, summary } from "./preview";
import { readSave } from "./read";
import { CANNOT_OPEN, refusal, sealRefused, SEALED_DAMAGED, TOO_LARGE, UNREADABLE, WRONG } from "./refusals";
import { underTodaysNames } from "./rename";
import { LARGEST, type Save } from "./save";

const NOTHING_NEW = "Everything in this file is here already. There is nothing to bring in.";
const EMPTY = "There are no answers in this file.";
const CONFIRM = "Say first whether it belongs here.";

type Stage =
  | { at: "choosing" }
  | { at: "sealed"; bytes: Uint8Array; opening: boolean; problem: string }
  | { at: "preview"; save: Save; plan: Plan; unread: number; choices: Map<string, Choice>; sure: boolean; problem: string; busy: boolean }
  | { at: "done"; copy: string | undefined };

/** Brings copies back. */
export class BringPart implements Part {
  private stage: Stage = { at: "choosing" };
  private said = "";
  private passphrase = emptyPassphrase();
  private latest = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
  ) {
    // A file that is dropped beside the place for it would be opened instead of this page.
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void this.take(file);
    });
  }

  async show(): Promise<void> {
    const { stage } = this;
    // Once another step was taken, here or in another tab, "Undo" belongs to the list of steps alone.
    if (stage.at === "done") {
      const copies = await this.desk.store.copies();
      if (this.stage === stage && copies.state === "loaded" && copies.copies[0]?.id !== stage.copy) this.go({ at: "choosing" }, "");
    }
    this.draw();
  }

  forget(): void {
    this.desk.age.cancel();
    this.latest += 1;
    this.go({ at: "choosing" }, "");
  }

  private draw(): void {
    render(this.view(), this.root);
  }

  private go(stage: Stage, said: string): void {
    this.stage = stage;
    this.said = said;
    if (stage.at !== "sealed") this.passphrase = emptyPassphrase();
    this.draw();
  }

  private view(): TemplateResult {
    return html`<h2 id="bring-a-copy-back">Bring a copy back</h2>
      <p>Choose a copy that you saved. First you see what it would change. Nothing changes before you say so.</p>
      <p class="backup__drop">
        <label for="backup-file">Choose a file, or drop it on this page</label>
        <input id="backup-file" type="file" @change=${(event: Event) => this.chosen(event)} />
      </p>
      <p class="backup__said" role="status">${this.said}</p>
      ${this.stage.at === "sealed" ? this.sealedView(this.stage) : nothing} ${this.stage.at === "preview" ? this.previewView(this.stage) : nothing}
      ${this.stage.at === "done" ? this.doneView(this.stage) : nothing}`;
  }

  private chosen({ target }: Event): void {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) void this.take(file);
    // The same file can then be chosen again.
    input.value = "";
  }

  private async take(file: File): Promise<void> {
    const mine = (this.latest += 1);
    this.desk.age.cancel();
    this.go({ at: "choosing" }, "The file is being read.");
    if (file.size > LARGEST) return this.go({ at: "choosing" }, TOO_LARGE);
    const bytes = await file.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
    if (mine !== this.latest) return;
    if (bytes === undefined) return this.go({ at: "choosing" }, UNREADABLE);
    const sealed = sealOf(bytes);
    const refused = sealRefused(sealed);
    if (refused !== undefined) return this.go({ at: "choosing" }, refused);
    if (sealed === "no") return this.look(bytes);
    this.go({ at: "sealed", bytes, opening: false, problem: "" }, "This file opens with a passphrase.");
  }

  private sealedView({ opening, problem }: Extract<Stage, { at: "sealed" }>): TemplateResult {
    const { passphrase } = this;
    return html`<form class="backup__form" novalidate @submit=${(event: Event) => void this.open(event)}>
      ${drawField("backup-open", "The file’s passphrase", passphrase.typed, passphrase, problem, (typed) => (passphrase.typed = typed))}
      ${drawShow("backup-open-show", passphrase, (shown) => {
        passphrase.shown = shown;
        this.draw();
      })}
      <p class="backup__buttons">
        <button class="button" aria-disabled=${opening ? "true" : nothing}>Open the file</button>
        <button type="button" class="quiet-button" @click=${() => this.forget()}>${opening ? "Cancel" : "Put the file away"}</button>
      </p>
    </form>`;
  }

  private async open(event: Event): Promise<void> {
    event.preventDefault();
    const { stage } = this;
    if (stage.at !== "sealed" || stage.opening) return;
    if (this.passphrase.typed === "") return this.again(stage.bytes, "Type the passphrase first.");
    const mine = this.latest;
    this.go({ ...stage, opening: true, problem: "" }, "The file is being opened. This takes a few seconds.");
    const opened = await this.desk.age.open(stage.bytes, this.passphrase.typed);
    if (mine !== this.latest || opened.state === "cancelled") return;
    if (opened.state === "wrong") return this.again(stage.bytes, WRONG);
    if (opened.state === "missing") return this.again(stage.bytes, CANNOT_OPEN);
    if (opened.state === "damaged") return this.go({ at: "choosing" }, SEALED_DAMAGED);
    await this.look(opened.bytes);
  }

  private again(bytes: Uint8Array, problem: string): void {
    this.go({ at: "sealed", bytes, opening: false, problem }, "");
    this.root.querySelector<HTMLInputElement>("#backup-open")?.focus();
  }

  private async look(bytes: Uint8Array): Promise<void> {
    const mine = this.latest;
    const { store, course, catalogue } = this.desk;
    const reading = readSave(new TextDecoder().decode(bytes), course);
    if (reading.state === "refused") return this.go({ at: "choosing" }, refusal(reading));
    const [sheets, versions] = await Promise.all([store.everySheet(), store.versions()]);
    if (mine !== this.latest) return;
    if (sheets.state === "failed" || versions.state === "failed") return this.go({ at: "choosing" }, NOT_READ);
    const save = underTodaysNames(reading.save, catalogue);
    const plan = planFor(save, sheets.sheets, versions.versions);
    const { unread } = reading;
    this.go({ at: "preview", save, plan, unread, choices: new Map(), sure: false, problem: "", busy: false }, said(plan, unread));
  }

  private previewView(stage: Extract<Stage, { at: "preview" }>): TemplateResult {
    const { save, plan, choices, busy, problem } = stage;
    const choose = (place: string, choice: Choice): void => void choices.set(place, choice);
    return html`<div class="backup__preview">
      <h3>What is in this file</h3>
      <p class="backup__hint">${this.whose(save)}</p>
      ${this.isOthers(save) ? this.question(stage) : nothing} ${drawPlan(plan, this.desk, { choices, choose })}
      <p class="backup__buttons">
        ${addsNothing(plan) ? nothing : html`<button type="button" class="button" aria-disabled=${busy ? "true" : nothing} @click=${() => void this.bringIn(stage)}>Bring these in</button>`}
        <button type="button" class="quiet-button" @click=${() => this.forget()}>Put the file away</button>
        <span class="backup__problem" role="alert">${problem}</span>
      </p>
    </div>`;
  }

  private whose({ made, space }: Save): string {
    const day = `Saved on ${dayOf(made)}`;
    return space.name === "" ? `${day}.` : `${day}. It carries the name ${space.name}.`;
  }

  private isOthers({ space }: Save): boolean {
    return space.name !== "" && space.name !== this.desk.space.name;
  }

  private question(stage: Extract<Stage, { at: "preview" }>): TemplateResult {
    const { name } = this.desk.space;
    const { space } = stage.save;
    return html`<div class="backup__question">
      <p>This copy carries the name ${space.name}. ${name === "" ? "The words here carry no name." : `You are writing as ${name}.`} Once brought in, its words stand among those here.</p>
      <label class="backup__option">
        <input type="checkbox" .checked=${stage.sure} @change=${({ target }: Event) => this.go({ ...stage, sure: (target as HTMLInputElement).checked, problem: "" }, this.said)} />
        <span>Yes, it belongs here</span>
      </label>
    </div>`;
  }

  private async bringIn(stage: Extract<Stage, { at: "preview" }>): Promise<void> {
    if (stage.busy) return;
    if (this.isOthers(stage.save) && !stage.sure) return this.go({ ...stage, problem: CONFIRM }, this.said);
    this.go({ ...stage, busy: true, problem: "" }, "");
    const outcome = await this.desk.store.takeIn("import", incomingOf(stage.plan, stage.choices));
    if (outcome.state === "failed") return this.go({ ...stage, busy: false }, notKept(outcome.reason));
    this.go({ at: "done", copy: outcome.copy }, `Done. ${cameIn(stage)}`);
  }

  private doneView({ copy }: Extract<Stage, { at: "done" }>): TemplateResult {
    return html`<p class="backup__buttons">
      ${copy === undefined ? nothing : html`<button type="button" class="quiet-button" @click=${() => void this.undo(copy)}>Undo</button>`}
      <a href=${this.desk.workbook}>See it in My workbook</a>
    </p>`;
  }

  private async undo(copy: string): Promise<void> {
    const outcome = await this.desk.store.undo(copy);
    if (outcome.state === "failed") this.go({ at: "done", copy }, notKept(outcome.reason));
    else this.go({ at: "choosing" }, "Undone. Everything is as it was before.");
  }
}

function said(plan: Plan, unread: number): string {
  const answers = plan.counts.new + plan.counts.same + plan.counts.older + plan.counts.different + plan.beside + plan.versions;
  const words = answers === 0 ? (unread > 0 ? "" : EMPTY) : addsNothing(plan) ? NOTHING_NEW : summary(plan);
  const aside = unread > 0 ? `${many(unread, "answer")} in this file can’t be read${answers > 0 ? "; everything else can" : ""}.` : "";
  return [words, aside].filter(Boolean).join(" ");
}

function addsNothing({ counts, beside, versions }: Plan): boolean {
  return counts.new + counts.different + beside + versions === 0;
}

function cameIn({ plan, choices }: Extract<Stage, { at: "preview" }>): string {
  const passedOver = [...choices.values()].filter((choice) => choice === "here").length;
  const answers = plan.counts.new + plan.counts.different + plan.beside - passedOver;
  return answers > 0 ? `${many(answers, "answer")} came in.` : "What was missing came in.";
}
