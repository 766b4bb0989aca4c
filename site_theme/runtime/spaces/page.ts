// The page “Who writes here”: reads what there is, draws it in parts, and says what came of what was done.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { SheetRecord } from "../record";
import type { Space } from "../space";
import { type Removed, SpaceSetup } from "../store/space-setup";
import type { Store } from "../store/store";
import { type Catalogue, readCatalogue } from "../workbook/catalogue";
import { cannotShow } from "../workbook/reasons";
import { sheetOf } from "../workbook/written";
import { loadAnew } from "./away";
import { drawMove } from "./move";
import { drawPassphrasePart } from "./passphrase";
import { drawRemove } from "./remove";
import { drawSecond } from "./second";
import type { Movable, Outcome, Part, View } from "./view";
import { drawWho } from "./who";

/** Bring the page to life. */
export function startSpaces(element: HTMLElement, store: Store): void {
  void new SpacesPage(element, store).start();
}

class SpacesPage implements View {
  spaces: readonly Space[] = [];
  mine: Space | undefined;
  sheets: readonly Movable[] = [];
  removed: readonly Removed[] = [];
  sure: string | undefined;
  readonly setup: SpaceSetup;
  private readonly catalogue: Catalogue;
  private spoken: Outcome | undefined;
  private busy = false;

  constructor(
    private readonly element: HTMLElement,
    readonly store: Store,
  ) {
    this.setup = new SpaceSetup(store.parts);
    this.catalogue = readCatalogue(element.ownerDocument);
  }

  async start(): Promise<void> {
    this.element.replaceChildren();
    this.store.onNews(({ about }) => void (about !== "marks" && this.load()));
    await this.load();
    this.sayWhatWasDone();
  }

  said(part: Part): string {
    return this.spoken?.part === part ? this.spoken.said : "";
  }

  askIfSure(id: string | undefined): void {
    const before = this.sure;
    this.sure = id;
    this.draw();
    this.focus(`[data-step="${id ?? before ?? ""}"]`);
  }

  run(part: Part, work: () => Promise<Outcome>): void {
    if (!this.busy) void this.runAlone(part, work);
  }

  private async runAlone(part: Part, work: () => Promise<Outcome>): Promise<void> {
    this.busy = true;
    this.say({ said: part === "passphrase" ? "One moment …" : "", part });
    const outcome = { part, ...(await work()) };
    this.busy = false;
    if (outcome.reload) {
      // The page's own history entry carries the sentence over; it never names anybody.
      history.replaceState({ said: outcome.said, part: outcome.part }, "");
      return loadAnew();
    }
    this.sure = undefined;
    await this.load();
    this.say(outcome);
    // On a phone, what is said may stand off the screen.
    this.element.querySelector(`[data-said="${outcome.part}"]`)?.scrollIntoView({ block: "nearest" });
    // What had the focus may be gone.
    if (document.activeElement === document.body) this.focus(`[data-said="${outcome.part}"]`);
  }

  private say(outcome: Outcome): void {
    this.spoken = outcome;
    this.draw();
  }

  private sayWhatWasDone(): void {
    const state: unknown = history.state;
    if (typeof state !== "object" || state === null || !("said" in state) || !("part" in state)) return;
    history.replaceState(null, "");
    this.say({ said: String(state.said), part: state.part as Part });
    this.focus(`[data-said="${String(state.part)}"]`);
  }

  private async load(): Promise<void> {
    const [listed, removed, every] = await Promise.all([this.setup.list(), this.setup.removed(), this.store.everySheet()]);
    if (listed.state === "failed") return void render(html`<p>${cannotShow(listed.reason)}</p>`, this.element);
    this.spaces = listed.spaces;
    this.mine = listed.current?.open ? listed.current : undefined;
    this.removed = removed.state === "loaded" ? removed.removed : [];
    this.sheets = every.state === "loaded" ? every.sheets.map((sheet) => this.movable(sheet)) : [];
    this.draw();
  }

  private movable(sheet: SheetRecord): Movable {
    const { worksheet, occasion } = sheet;
    const known = sheetOf(this.catalogue, sheet);
    const week = this.catalogue.weeks.find(({ id }) => id === known?.week);
    const title = known?.title ?? inWords(worksheet);
    const when = occasion === "once" ? "" : `, ${week ? `week ${week.number}` : inWords(occasion).toLowerCase()}`;
    return { key: { worksheet, occasion }, title: `${title}${when}` };
  }

  private draw(): void {
    render(html`<div class="spaces">${drawWho(this)} ${drawSecond(this)} ${drawMove(this)} ${drawPassphrasePart(this)} ${drawRemove(this)} ${drawSafety()}</div>`, this.element);
  }

  private focus(selector: string): void {
    this.element.querySelector<HTMLElement>(selector)?.focus();
  }
}

function drawSafety(): TemplateResult | typeof nothing {
  const help = document.querySelector<HTMLAnchorElement>(".masthead__link--help");
  return help === null
    ? nothing
    : html`<aside class="space-safety"><p>Nobody may make you hand over your words or your passphrase. If somebody does, or you are afraid of it: <a href=${help.href}>${help.textContent?.trim()}</a>.</p></aside>`;
}

function inWords(id: string): string {
  const words = id.replace(/-/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
