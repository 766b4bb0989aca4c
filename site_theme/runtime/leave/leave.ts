// Leave quickly: out of sight first, then away. What was written stays, and Back shows an empty page.

import { showNeutral } from "../neutral";
import { courseOf } from "../page";
import { isDiscreet, wasLeft } from "../store/preferences";
import type { Store } from "../store/store";
import { keepFocusClearOf } from "./clear";
import { goElsewhere } from "./elsewhere";
import { closePanels, hidePage, holdPage, isHeld, releasePage } from "./hiding";
import { countShifts, ENOUGH } from "./shift";

/** When the other page doesn't come, nobody shall be stuck on an empty one. */
const STUCK_MS = 8_000;

/** Bring the way out to life. Without this it is a plain link. */
export function startLeave(element: HTMLElement, store: Store): void {
  new WayOut(element, store).start();
}

class WayOut {
  private readonly course = courseOf(document) ?? "";
  private readonly link: HTMLAnchorElement | null;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
  ) {
    this.link = element.querySelector("a");
  }

  start(): void {
    this.link?.addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    this.link?.setAttribute("aria-describedby", "leave-what leave-keys");
    countShifts((presses) => (presses < ENOUGH ? this.count(presses) : this.leave()));
    keepFocusClearOf(this.element);
    // A page that comes back whole must not be seen before it is known whether it may be.
    window.addEventListener("pagehide", holdPage);
    window.addEventListener("pageshow", () => void this.look());
    void this.look();
  }

  private async look(): Promise<void> {
    if (wasLeft(this.course) || (await this.store.left.look())) this.stayAway();
    else if (isHeld()) showNeutral(isDiscreet(this.course));
    releasePage();
  }

  private count(presses: number): void {
    const { dataset } = this.element;
    const [light, said] = [this.element.querySelector<HTMLElement>("[data-lights]"), this.element.querySelector("[data-said]")];
    if (light) light.hidden = presses === 0;
    dataset.presses = String(presses);
    if (said) said.textContent = (presses === 0 ? "" : presses === 1 ? dataset.twoMore : dataset.onceMore) ?? "";
  }

  // Nothing on the way may keep somebody here.
  private leave(): void {
    const { link, store } = this;
    const steps = [hidePage, closePanels, () => void store.left.note(true), () => showNeutral(true), () => void store.settle(), () => store.forgetKeys()];
    steps.forEach(attempt);
    goElsewhere(link);
    window.setTimeout(() => this.stayAway(), STUCK_MS);
  }

  /** An empty page, with a button that says nothing of what it hides. */
  private stayAway(): void {
    hidePage();
    closePanels();
    showNeutral(true);
    if (document.querySelector(".left") !== null) return;
    const { neutralTitle = "", showPage = "" } = this.element.dataset;
    const [main, title, button] = [document.createElement("main"), document.createElement("h1"), document.createElement("button")];
    Object.assign(title, { className: "unseen", textContent: neutralTitle });
    Object.assign(button, { className: "left__button", type: "button", textContent: showPage });
    button.addEventListener("click", () => void this.comeBack());
    main.className = "left";
    main.append(title, button);
    document.body.append(main);
  }

  // Anew, because a space with a passphrase has no keys any more.
  private async comeBack(): Promise<void> {
    await this.store.left.note(false);
    location.reload();
  }
}

function attempt(step: () => void): void {
  try {
    step();
  } catch (problem) {
    console.error(problem);
  }
}
