// Keeps the course on the device, and brings in a new edition as a whole: when the reader says so, or when nobody is looking.

import { make } from "../fields/elements";
import { courseOf } from "../page";
import { loadAnew } from "../spaces/away";
import { isPutOff, putOff } from "../store/later";
import type { Store } from "../store/store";
import { ask, readHeld, readWorkerAsks } from "./asking";
import { holdsSomething, noticeTyping } from "./held";
import { outdate } from "./outdated";
import { onceIn, Registration, sparesData } from "./registration";

/** So long a page is out of sight before it counts as left alone. */
const IDLE_MS = 60_000;
const ANSWER_MS = 3_000;
/** The worker asks every page, and waits up to six seconds for each. */
const TAKE_OVER_MS = 10_000;

const READY = "A new edition is ready.";
const COMING = "One moment: what you wrote is kept first.";
const NOT_NOW = "Not now: something on an open page is not kept yet. Finish there, then try again.";
const IN_USE = "A new edition is in use now. Finish here, then reload this page.";

/** Keep the course on this device, and show in `bar` when there is a new edition. */
export function startEdition(bar: HTMLElement, store: Store): void {
  // Browsers that offer an icon by themselves would do so in the middle of a page.
  window.addEventListener("beforeinstallprompt", (event) => event.preventDefault());
  const registration = theRegistration();
  if (registration) new Edition(bar, store, registration).start();
}

let registration: Registration | undefined;

/** The course's worker, the same one for every part of a page. */
export function theRegistration(): Registration | undefined {
  return (registration ??= Registration.of(document));
}

class Edition {
  private readonly said = make("p", "edition__said");
  private readonly use = button("Use it now", "button button--quiet edition__use", () => void this.useIt());
  private readonly later = button("Later", "quiet-button", () => this.putOff());
  /** The worker that serves this page, as far as the page has heard. */
  private served: ServiceWorker | null;
  private waiting: ServiceWorker | undefined;
  private build = "";
  private alone: number | undefined;

  constructor(
    private readonly bar: HTMLElement,
    private readonly store: Store,
    private readonly registration: Registration,
  ) {
    this.served = registration.container.controller;
    this.said.setAttribute("role", "status");
    bar.replaceChildren(this.said, this.use, this.later);
  }

  start(): void {
    const { container } = this.registration;
    noticeTyping(document);
    container.addEventListener("controllerchange", () => void this.changed());
    container.addEventListener("message", (event) => void this.hear(event));
    container.startMessages();
    document.addEventListener("visibilitychange", () => this.watchIdling());
    window.addEventListener("pageshow", (event) => void (event.persisted && this.comeBack()));
    this.registration.onFound((found) => this.follow(found));
    if (this.served) void this.belong(this.served);
    // Reading comes first.
    if (document.readyState === "complete") void this.setUp();
    else window.addEventListener("load", () => void this.setUp(), { once: true });
  }

  // Where it is set up, the browser looks by itself whether there is a new one.
  private async setUp(): Promise<void> {
    if ((await this.registration.find()) === undefined && !sparesData()) await this.registration.setUp();
  }

  private follow(found: ServiceWorkerRegistration): void {
    if (found.active && !this.served) void this.belong(found.active);
    if (found.waiting) void this.offer(found.waiting);
    const watch = (): void => {
      const { installing } = found;
      if (installing) this.watch(installing, found.active !== null);
    };
    watch();
    found.addEventListener("updatefound", watch);
  }

  // The very first one doesn't wait for anybody.
  private watch(coming: ServiceWorker, waits: boolean): void {
    if (waits) onceIn(coming, "installed", () => void this.offer(coming));
    else onceIn(coming, "activated", () => void (this.served ?? this.belong(coming)));
  }

  /** Say what this page was made with. A page that came from the network is then served by the worker, if that has the same. */
  private async belong(worker: ServiceWorker): Promise<void> {
    const same = await ask(worker, { ask: "same", files: filesOf(document) }, ANSWER_MS);
    // The worker changed while this page was on its way. Once only: if that didn't help, nothing will.
    if (same === false && this.served && !isReloaded()) await this.loadAnew();
  }

  private async offer(waiting: ServiceWorker): Promise<void> {
    const held = readHeld(await ask(waiting, { ask: "edition" }, ANSWER_MS));
    if (held === undefined || waiting.state !== "installed") return;
    this.waiting = waiting;
    this.build = held.build;
    waiting.addEventListener("statechange", () => this.withdraw(waiting));
    this.watchIdling();
    if (!isPutOff(courseOf(document) ?? "", held.build)) this.show(READY);
  }

  private withdraw(gone: ServiceWorker): void {
    if (this.waiting !== gone) return;
    this.waiting = undefined;
    this.bar.hidden = true;
  }

  private async useIt(): Promise<void> {
    const { waiting } = this;
    if (!waiting) return;
    this.show(COMING);
    const done = await ask(waiting, { ask: "take-over", idle: false }, TAKE_OVER_MS);
    if (done !== true && this.waiting === waiting) this.show(NOT_NOW);
  }

  private putOff(): void {
    putOff(courseOf(document) ?? "", this.build);
    this.bar.hidden = true;
  }

  // A tab that nobody looks at, and no other: nobody would notice.
  private watchIdling(): void {
    window.clearTimeout(this.alone);
    if (!document.hidden || !this.waiting) return;
    this.alone = window.setTimeout(() => this.waiting && void ask(this.waiting, { ask: "take-over", idle: true }, TAKE_OVER_MS), IDLE_MS);
  }

  private async hear({ data, ports }: MessageEvent<unknown>): Promise<void> {
    const asked = readWorkerAsks(data);
    if (asked?.scope === this.registration.scope) ports[0]?.postMessage(await this.settle());
  }

  private async settle(): Promise<boolean> {
    return !holdsSomething(document) && (await this.store.settle());
  }

  private async changed(): Promise<void> {
    const before = this.served;
    this.served = this.registration.container.controller;
    // The first visit: the page came from the network, and stays as it is if the worker has the same.
    if (before === null) await (this.served && this.belong(this.served));
    else await this.loadAnew();
  }

  /** Become a page of the edition in use now. */
  private async loadAnew(): Promise<void> {
    outdate();
    if (await this.settle()) return loadAnew();
    this.use.hidden = this.later.hidden = true;
    this.show(IN_USE);
  }

  private async comeBack(): Promise<void> {
    if (this.registration.container.controller !== this.served) await this.changed();
  }

  private show(words: string): void {
    this.bar.hidden = false;
    // A region that appears together with its words is not read aloud.
    setTimeout(() => void (this.said.textContent = words));
  }
}

/** The addresses of the scripts and styles that the page was made with. */
function filesOf(page: Document): string[] {
  const parts = page.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src], link[rel=stylesheet]");
  const addresses = [...parts].map((part) => new URL(part instanceof HTMLScriptElement ? part.src : part.href));
  return addresses.filter(({ origin }) => origin === location.origin).map(({ origin, pathname }) => origin + pathname);
}

function isReloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
}

function button(words: string, name: string, press: () => void): HTMLButtonElement {
  const made = make("button", name, words);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
