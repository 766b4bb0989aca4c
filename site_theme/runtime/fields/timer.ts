// A timer that counts up, calmly. What it ran is the answer, so that it stands paused where it was when the page comes back.

import { html, render } from "lit-html";
import type { FieldBehaviour } from "./behaviour";
import { makeLive, one } from "./elements";
import { asMapping } from "./shapes";
import { say, wordsOf, type Words } from "./spoken";

// Often enough that a closed page loses little, seldom enough to leave the store in peace.
const SECONDS_BETWEEN_SAVES = 5;

interface Clock {
  readonly whole: number;
  readonly length: string;
  readonly words: Words;
  readonly face: HTMLElement;
  readonly live: HTMLElement;
  readonly changed: () => void;
  seconds: number;
  ticking?: { id: number; since: number; from: number } | undefined;
}

const clocks = new WeakMap<HTMLElement, Clock>();

/** Seconds as m:ss. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function announcement(clock: Clock, before: number): string {
  const passed = (moment: number): boolean => before < moment && clock.seconds >= moment;
  if (passed(clock.whole)) return "done";
  if (clock.whole > 120 && passed(clock.whole - 60)) return "last";
  return passed(Math.floor(clock.whole / 2)) ? "half" : "";
}

function tick(clock: Clock): void {
  if (!clock.ticking) return;
  const before = clock.seconds;
  clock.seconds = Math.min(clock.whole, clock.ticking.from + Math.floor((Date.now() - clock.ticking.since) / 1000));
  const name = announcement(clock, before);
  if (name) clock.live.textContent = say(clock.words, name);
  if (clock.seconds >= clock.whole) pause(clock);
  else if (Math.floor(before / SECONDS_BETWEEN_SAVES) !== Math.floor(clock.seconds / SECONDS_BETWEEN_SAVES)) clock.changed();
  draw(clock);
}

function start(clock: Clock): void {
  const id = window.setInterval(() => tick(clock), 250);
  clock.ticking = { id, since: Date.now(), from: clock.seconds };
  clock.live.textContent = say(clock.words, "started");
  draw(clock);
}

function stopTicking(clock: Clock): void {
  if (clock.ticking) window.clearInterval(clock.ticking.id);
  clock.ticking = undefined;
}

function pause(clock: Clock): void {
  stopTicking(clock);
  clock.changed();
  draw(clock);
}

function again(clock: Clock): void {
  stopTicking(clock);
  clock.seconds = 0;
  clock.live.textContent = "";
  clock.changed();
  draw(clock);
  one(clock.face, "[data-go]", HTMLButtonElement)?.focus();
}

function draw(clock: Clock): void {
  const word = clock.ticking ? "pause" : clock.seconds > 0 ? "on" : "start";
  const over = clock.seconds >= clock.whole;
  render(
    html`
      <p class="timer__face" ?data-ticking=${clock.ticking !== undefined}>
        <span class="timer__time" role="timer" aria-live="off">${minutesAndSeconds(clock.seconds)}</span>
        <span class="timer__of">${say(clock.words, "of", { minutes: clock.length })}</span>
      </p>
      <svg class="timer__bar" width="100%" height="6" aria-hidden="true" focusable="false">
        <rect class="timer__all" width="100%" height="6" rx="3" /><rect class="timer__run" width="${(100 * clock.seconds) / clock.whole}%" height="6" rx="3" />
      </svg>
      <p class="timer__buttons">
        <button type="button" class="timer__button" data-go ?hidden=${over} @click=${() => (clock.ticking ? pause(clock) : start(clock))}>${say(clock.words, word)}</button>
        <button type="button" class="quiet-button" data-again ?hidden=${clock.seconds === 0 || clock.ticking !== undefined} @click=${() => again(clock)}>${say(clock.words, "again")}</button>
      </p>
      <p class="timer__paper">${clock.length}${clock.seconds > 0 ? `, ${say(clock.words, "ran", { time: minutesAndSeconds(clock.seconds) })}` : ""}</p>
    `,
    clock.face,
  );
}

function begin(place: HTMLElement, words: Words, changed: () => void): Clock {
  const face = document.createElement("div");
  const live = makeLive("timer__said");
  place.replaceChildren(face, live);
  return { whole: Number(place.dataset.seconds ?? 60), length: place.dataset.length ?? "", words, face, live, changed, seconds: 0 };
}

/** `timer` */
export const timer: FieldBehaviour = {
  enhance(root, changed) {
    const place = one(root, "[data-timer]", HTMLElement);
    if (!place) return;
    const clock = begin(place, wordsOf(root), changed);
    clocks.set(root, clock);
    draw(clock);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && clock.ticking) changed();
    });
  },
  read(root) {
    const seconds = clocks.get(root)?.seconds ?? 0;
    return seconds > 0 ? { seconds } : undefined;
  },
  write(root, value) {
    const clock = clocks.get(root);
    const { seconds } = asMapping(value);
    if (!clock || (clock.ticking && seconds === clock.seconds)) return;
    stopTicking(clock);
    clock.seconds = typeof seconds === "number" ? Math.min(clock.whole, Math.max(0, Math.floor(seconds))) : 0;
    clock.live.textContent = "";
    draw(clock);
  },
};
