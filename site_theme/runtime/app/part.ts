// “Keep it on this device”, on the page “Take it with you”: what is kept, a way to fetch it now, and a way to an icon.

import { all, one } from "../fields/elements";
import { ask, readHeld } from "./asking";
import { theRegistration } from "./edition";
import { onceIn, type Registration } from "./registration";

const ANSWER_MS = 3_000;

const FROM_A_FOLDER = "You opened the course from a folder. All of it is here already, so there is nothing to do.";
const CANNOT = "This browser can’t keep it here. A private window may be the reason.";
const NOT_YET = "Not kept on this device yet.";
const FETCHING = "It is being fetched. You can go on reading.";
const FAILED = "It could not be fetched. Look at your connection, then try again.";

/** Chromium's: it would put the course beside other apps, if the reader likes. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Bring the part to life. */
export function startApp(part: HTMLElement): void {
  const registration = theRegistration();
  if (registration) new App(part, registration).start();
  else sayWhyNot(part);
}

function sayWhyNot(part: HTMLElement): void {
  const fromFolder = location.protocol === "file:";
  say(part, fromFolder ? FROM_A_FOLDER : CANNOT);
  if (fromFolder) all(part, "[data-only-online]", HTMLElement).forEach((element) => (element.hidden = true));
}

class App {
  private readonly fetch: HTMLButtonElement | undefined;
  private readonly install: HTMLButtonElement | undefined;

  constructor(
    private readonly part: HTMLElement,
    private readonly registration: Registration,
  ) {
    this.fetch = one(part, "[data-fetch]", HTMLButtonElement);
    this.install = one(part, "[data-install]", HTMLButtonElement);
  }

  start(): void {
    this.fetch?.addEventListener("click", () => void this.setUp());
    window.addEventListener("beforeinstallprompt", (event) => this.offerIcon(event as InstallPrompt));
    window.addEventListener("appinstalled", () => this.install?.toggleAttribute("hidden", true));
    this.registration.onFound((found) => this.follow(found));
    void this.look();
  }

  private async look(): Promise<void> {
    if ((await this.registration.find()) === undefined) this.offer(NOT_YET);
  }

  private offer(words: string): void {
    say(this.part, words);
    this.fetch?.toggleAttribute("hidden", false);
  }

  private async setUp(): Promise<void> {
    say(this.part, FETCHING);
    if ((await this.registration.setUp()) === undefined) this.offer(FAILED);
  }

  private follow(found: ServiceWorkerRegistration): void {
    const coming = found.installing;
    if (found.active) return void this.sayKept(found.active);
    if (!coming) return;
    this.fetch?.toggleAttribute("hidden", true);
    say(this.part, FETCHING);
    onceIn(coming, "activated", () => void this.sayKept(coming));
    coming.addEventListener("statechange", () => coming.state === "redundant" && !found.active && this.offer(FAILED));
  }

  private async sayKept(worker: ServiceWorker): Promise<void> {
    this.fetch?.toggleAttribute("hidden", true);
    const held = readHeld(await ask(worker, { ask: "edition" }, ANSWER_MS));
    say(this.part, `Ready to be used without a network${held ? `, edition ${held.edition}` : ""}.`, true);
  }

  private offerIcon(prompt: InstallPrompt): void {
    const { install } = this;
    if (!install) return;
    install.hidden = false;
    all(this.part, "[data-by-menu]", HTMLElement).forEach((element) => (element.hidden = true));
    install.onclick = () => void prompt.prompt().then(() => (install.hidden = true));
  }
}

function say(part: HTMLElement, words: string, kept = false): void {
  const line = one(part, "[data-state]", HTMLElement);
  if (!line) return;
  line.toggleAttribute("data-kept", kept);
  if (line.textContent !== words) line.textContent = words;
}
