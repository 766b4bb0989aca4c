// The strip below the masthead: whose space this tab writes in, and the way to another one.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Space } from "../space";
import { notKept } from "../status";
import type { Store } from "../store/store";
import { blank, blankWhileAway, loadAnew } from "./away";
import { IdleLock } from "./idle";
import { drawPassphrase, forgetTriesOutOfSight, forgetTry, passphraseIn } from "./passphrase-field";
import { called, nameOf, NOT_ALL_KEPT, ownerOf } from "./words";

const FIELD = "space-passphrase";

/** Bring the strip to life. It stays hidden as long as there is one space, without a passphrase. */
export function startSpaceBar(element: HTMLElement, store: Store): void {
  new SpaceBar(element, store).start();
}

function wrong(): TemplateResult {
  const { href } = document.querySelector<HTMLAnchorElement>("a[data-page=spaces]") ?? {};
  const page = href === undefined ? "Who writes here" : html`<a href=${href}>Who writes here</a>`;
  return html`That isn’t the passphrase. Look at capital letters and spaces, then try again. Is it lost? “${page}” says what you can do.`;
}

class SpaceBar {
  private readonly idle: IdleLock;
  private spaces: readonly Space[] = [];
  private current: Space | undefined;
  /** The locked space whose passphrase is asked for. */
  private asked: Space | undefined;
  private said: string | TemplateResult = "";
  private warned = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
  ) {
    this.idle = new IdleLock(store.spaces, () => this.lockWhenIdle());
  }

  start(): void {
    forgetTriesOutOfSight();
    blankWhileAway(() => this.changed());
    this.store.onNews(({ about }) => void (about === "space" && this.hear()));
    void this.load();
  }

  private async load(): Promise<void> {
    const listed = await this.store.spaces.list();
    if (listed.state === "failed") return this.tryAgainLater();
    const { spaces, current } = listed;
    const locked = current?.open === false ? current : undefined;
    this.spaces = spaces;
    this.current = current?.open ? current : undefined;
    this.asked = locked ?? spaces.find(({ id, open }) => id === this.asked?.id && !open);
    this.idle.watch(this.current?.locked ? this.current.idleMinutes : undefined);
    this.draw();
  }

  // Without knowing whose space it is, nothing here locks and nothing is asked.
  private tryAgainLater(): void {
    document.addEventListener("visibilitychange", () => void this.load(), { once: true });
  }

  /** Whether the page shows somebody else's words. Where nothing can be stored, it shows only what was written on it now. */
  private async changed(): Promise<boolean> {
    return this.spaces.length > 0 && this.store.spaces.changed();
  }

  // As long as it is asked who is writing, nobody's words are on the page: then a new look is enough.
  private async hear(): Promise<void> {
    const open = this.current !== undefined;
    // Words that can't be kept would be gone with the page.
    if (open && !(await this.store.settle())) return this.say(NOT_ALL_KEPT);
    if (open && (await this.changed())) return loadAnew();
    await this.load();
    if (!open && this.current !== undefined) loadAnew();
  }

  private draw(): void {
    const { current, element, spaces } = this;
    const inUse = spaces.length > 1 || spaces.some(({ locked }) => locked);
    const root = document.documentElement;
    if (inUse && current) root.dataset.spaceColour = current.colour;
    else delete root.dataset.spaceColour;
    element.hidden = !inUse;
    if (!inUse) return void render(nothing, element);
    const asking = this.asked ? this.drawUnlock(this.asked) : this.drawWho();
    render(html`<div class="space-bar__inner">${current ? this.drawOpen(current) : asking}<p class="space-bar__said" role="status">${this.said}</p></div>`, element);
  }

  private drawOpen(space: Space): TemplateResult {
    return html`<p class="space-bar__name" data-colour=${space.colour}><span class="ring" aria-hidden="true"></span>${nameOf(space)}</p>
      <p class="space-bar__ways">
        ${space.locked ? html`<button type="button" class="quiet-button" @click=${() => this.go(() => this.store.spaces.lockNow())}>Lock now</button>` : nothing}
        ${this.spaces.length > 1 ? html`<button type="button" class="quiet-button" @click=${() => this.go(() => this.store.spaces.leave())}>Switch</button>` : nothing}
      </p>`;
  }

  private drawWho(): TemplateResult {
    return html`<p class="space-bar__asks" id="space-bar-asks"><strong>Who is writing?</strong> To read, you don’t have to say.</p>
      <p class="space-bar__ways" role="group" aria-labelledby="space-bar-asks">
        ${this.spaces.map(
          (space) => html`<button type="button" class="quiet-button space-bar__space" data-colour=${space.colour} @click=${() => this.choose(space)}>
            <span class="ring" aria-hidden="true"></span>${ownerOf(space)}${space.open ? nothing : " · locked"}
          </button>`,
        )}
      </p>`;
  }

  private drawUnlock(space: Space): TemplateResult {
    return html`<form class="space-bar__unlock" data-colour=${space.colour} @submit=${(event: SubmitEvent) => this.unlock(event, space)}>
      ${drawPassphrase(FIELD, `Passphrase for ${called(space)}`)}
      <button class="quiet-button">Unlock</button>
      ${this.spaces.length > 1 ? html`<button type="button" class="quiet-button" @click=${() => this.askAgain()}>Somebody else</button>` : nothing}
    </form>`;
  }

  private choose(space: Space): void {
    if (space.open) return void this.go(() => this.store.spaces.choose(space.id));
    this.asked = space;
    this.say("");
    this.field?.focus();
  }

  private askAgain(): void {
    this.store.spaces.leave();
    this.asked = undefined;
    this.say("");
    this.element.querySelector("button")?.focus();
  }

  private async unlock(event: SubmitEvent, { id }: Space): Promise<void> {
    event.preventDefault();
    this.say("Opening …");
    const tried = await this.store.spaces.unlock(id, passphraseIn(event.target as HTMLFormElement, FIELD));
    if (tried.state === "open") return loadAnew();
    this.say("reason" in tried ? notKept(tried.reason) : wrong());
    if (this.field) forgetTry(this.field);
    this.field?.focus();
  }

  /** Go somewhere else with what was written kept, and load the page anew. */
  private async go(change: () => unknown): Promise<void> {
    if (!(await this.store.settle()) && !this.warned) {
      this.warned = true;
      return this.say(NOT_ALL_KEPT);
    }
    blank(true);
    await change();
    loadAnew();
  }

  // Words that can't be kept would be gone: then the space stays open, and the next look tries again.
  private async lockWhenIdle(): Promise<boolean> {
    blank(true);
    const settled = await this.store.settle();
    if (!settled) {
      blank(false);
      return false;
    }
    this.store.spaces.lockHere();
    loadAnew();
    return true;
  }

  private get field(): HTMLInputElement | null {
    return this.element.querySelector("input");
  }

  private say(words: string | TemplateResult): void {
    this.said = words;
    this.draw();
  }
}
