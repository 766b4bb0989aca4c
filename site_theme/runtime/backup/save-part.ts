// The part of the page that saves a copy.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { notKept } from "../status";
import { dayOf } from "../workbook/days";
import { chapters } from "../workbook/written";
import { ageInWords } from "./ago";
import { type Copy, fileName, makeCopy } from "./copy";
import { type Desk, NOT_READ, type Part } from "./desk";
import { download } from "./download";
import { drawField, drawShow, emptyPassphrase } from "./passphrase";

const SEALING = "The file is being sealed. This takes a few seconds.";
const CANNOT_SEAL = "This browser could not start the part that seals files. Reload this page, then try again.";
const NO_PASSPHRASE = "Type a passphrase first.";
const NOT_THE_SAME = "The two are not the same. Type both again.";
const UNLIKE = "This copy can be read and printed. It is too large to be brought back.";
const NO_EARLIER = "Earlier forms of answers are left out: with them it would be too large.";
const SPOILED = "Some of what is stored can’t be read. It is not in this copy.";

/** Saves copies. */
export class SavePart implements Part {
  private ready = false;
  private written = false;
  private last: string | undefined;
  private sealed: boolean;
  private discreet = false;
  private passphrase = emptyPassphrase();
  private problem: { typed?: string; again?: string } = {};
  private busy = false;
  private said: string[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
  ) {
    this.sealed = desk.space.locked;
  }

  async show(): Promise<void> {
    const { store } = this.desk;
    const [backup, sheets] = await Promise.all([store.backup(), store.everySheet()]);
    if (backup.state === "loaded") this.last = backup.last;
    if (sheets.state === "failed") this.said = [NOT_READ];
    else this.written = sheets.sheets.length > 0 || sheets.spoiled;
    this.ready = true;
    this.draw();
  }

  forget(): void {
    this.passphrase = emptyPassphrase();
    this.desk.age.cancel();
    this.draw();
  }

  private draw(): void {
    if (this.ready) render(this.view(), this.root);
  }

  private view(): TemplateResult {
    const age = this.last === undefined ? "" : ` (${dayOf(this.last)})`;
    return html`<h2 id="save-a-copy">Save a copy</h2>
      <p class="backup__age">${ageInWords(this.last, this.desk.clock())}${age}.</p>
      ${this.written
        ? this.form()
        : html`<p>There is nothing to save yet. Once you have written something, you can save a copy of it here.</p>`}
      <p class="backup__said" role="status">${this.said.map((sentence) => html`<span>${sentence}</span> `)}</p>`;
  }

  private form(): TemplateResult {
    return html`<p>A copy is one file with everything you wrote here. On this page you can bring it back.</p>
      <form class="backup__form" novalidate @submit=${(event: Event) => void this.submit(event)}>
        <fieldset class="backup__choices">
          <legend>What kind of file?</legend>
          ${this.kind(false, "A plain file", "It opens in any browser and prints well. Anyone who can open your files can read it.")}
          ${this.kind(true, "A file with a passphrase", "It opens on this page, with the passphrase. Nobody can reset that. If you forget it, the file stays shut.")}
        </fieldset>
        ${this.sealed ? this.fields() : nothing}
        <label class="backup__option">
          <input type="checkbox" .checked=${this.discreet} @change=${({ target }: Event) => this.set(() => (this.discreet = (target as HTMLInputElement).checked))} />
          <span>Give the file a name that says nothing</span>
        </label>
        <p class="backup__name">The file’s name: <span class="backup__file">${this.name()}</span></p>
        <p class="backup__buttons">
          <button class="button" aria-disabled=${this.busy ? "true" : nothing}>Save a copy</button>
          ${this.busy ? html`<button type="button" class="quiet-button" @click=${() => this.desk.age.cancel()}>Cancel</button>` : nothing}
        </p>
      </form>`;
  }

  private kind(sealed: boolean, words: string, hint: string): TemplateResult {
    return html`<label class="backup__option">
      <input type="radio" name="backup-kind" .checked=${this.sealed === sealed} @change=${() => this.set(() => (this.sealed = sealed))} />
      <span>${words} <span class="backup__hint">${hint}</span></span>
    </label>`;
  }

  private fields(): TemplateResult {
    const { passphrase, problem } = this;
    return html`<div class="backup__passphrase">
      <p class="backup__hint">Four or five words picked at random are hard to guess and easy to keep.</p>
      ${drawField("backup-passphrase", "Passphrase", passphrase.typed, passphrase, problem.typed ?? "", (typed) => (passphrase.typed = typed))}
      ${drawField("backup-again", "The same again", passphrase.again, passphrase, problem.again ?? "", (typed) => (passphrase.again = typed))}
      ${drawShow("backup-show", passphrase, (shown) => this.set(() => (passphrase.shown = shown)))}
    </div>`;
  }

  private set(change: () => void): void {
    change();
    this.problem = {};
    this.said = [];
    this.draw();
  }

  private name(): string {
    const { course, space, clock } = this.desk;
    return `${fileName(course, space, clock(), this.discreet)}${this.sealed ? ".age" : ""}`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.said = [];
    if (!this.isComplete()) return;
    this.busy = true;
    this.said = this.sealed ? [SEALING] : [];
    this.draw();
    this.said = await this.save();
    this.busy = false;
    await this.show();
  }

  private isComplete(): boolean {
    const { typed, again } = this.passphrase;
    this.problem = {};
    if (this.sealed && typed === "") this.problem = { typed: NO_PASSPHRASE };
    else if (this.sealed && typed !== again) this.problem = { again: NOT_THE_SAME };
    this.draw();
    if (this.problem.typed !== undefined) this.root.querySelector<HTMLElement>("#backup-passphrase")?.focus();
    if (this.problem.again !== undefined) this.root.querySelector<HTMLElement>("#backup-again")?.focus();
    return Object.keys(this.problem).length === 0;
  }

  private async save(): Promise<string[]> {
    const { store, clock } = this.desk;
    const name = this.name();
    const [sheets, versions] = await Promise.all([store.everySheet(), store.versions()]);
    if (sheets.state === "failed" || versions.state === "failed") return [NOT_READ];
    const { catalogue, course, space } = this.desk;
    const written = { course, title: catalogue.title, space, records: sheets.sheets, versions: versions.versions, chapters: chapters(catalogue, sheets.sheets) };
    const copy = makeCopy(written, clock().toISOString(), this.discreet);
    const problem = await this.handOver(copy.text, name);
    if (problem !== undefined) return problem === "" ? [] : [problem];
    const noted = await store.noteBackup();
    await store.where.askToKeep();
    return [`Your browser now has “${name}” among its downloads.`, ...remarks(copy, sheets.spoiled), ...(noted.state === "failed" ? [notKept(noted.reason)] : [])];
  }

  /** Give the file to the browser; returns what stood in the way, "" for the reader's own "Cancel". */
  private async handOver(text: string, name: string): Promise<string | undefined> {
    if (!this.sealed) {
      download(text, "text/html", name);
      return undefined;
    }
    const sealed = await this.desk.age.seal(new TextEncoder().encode(text), this.passphrase.typed);
    if (sealed.state === "cancelled") return "";
    if (sealed.state !== "done") return CANNOT_SEAL;
    this.passphrase = emptyPassphrase();
    download(sealed.bytes, "application/octet-stream", name);
    return undefined;
  }
}

function remarks({ state, older }: Copy, spoiled: boolean): string[] {
  return [...(state === "unlike" ? [UNLIKE] : []), ...(older ? [] : [NO_EARLIER]), ...(spoiled ? [SPOILED] : [])];
}
