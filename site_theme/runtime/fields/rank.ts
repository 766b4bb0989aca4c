// Putting options in order. Without scripts each has a number to fill in; here an ordered list with buttons takes its place.

import { html, render, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { FieldBehaviour } from "./behaviour";
import { all, makeLive, one } from "./elements";
import { asTexts } from "./shapes";
import { say, wordsOf, type Words } from "./spoken";

type Move = "add" | "up" | "down" | "out";

interface Ranking {
  readonly options: ReadonlyMap<string, string>;
  readonly words: Words;
  readonly place: HTMLElement;
  readonly live: HTMLElement;
  readonly changed: () => void;
  order: string[];
}

const rankings = new WeakMap<HTMLElement, Ranking>();

const ARROWS = { add: "M8 3v10M3 8h10", up: "M8 13V3M3.5 7.5 8 3l4.5 4.5", down: "M8 3v10M3.5 8.5 8 13l4.5-4.5", out: "m4 4 8 8M12 4l-8 8" };

function button(ranking: Ranking, id: string, move: Move, possible: boolean): TemplateResult {
  const word = say(ranking.words, move);
  return html`<button type="button" class="rank__button rank__button--${move}" data-move=${move} data-option=${id}
    aria-label="${word}: ${ranking.options.get(id) ?? ""}" title=${word} aria-disabled=${possible ? "false" : "true"}
    @click=${() => act(ranking, id, move)}>
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${ARROWS[move]} /></svg>
    ${move === "add" ? html`<span>${word}</span>` : ""}
  </button>`;
}

function rankedItem(ranking: Ranking, id: string, index: number): TemplateResult {
  return html`<li class="rank__item">
    <span class="rank__place" aria-hidden="true">${index + 1}</span>
    <span class="rank__text">${ranking.options.get(id)}</span>
    <span class="rank__buttons">
      ${button(ranking, id, "up", index > 0)} ${button(ranking, id, "down", index < ranking.order.length - 1)}
      ${button(ranking, id, "out", true)}
    </span>
  </li>`;
}

function waitingItem(ranking: Ranking, id: string): TemplateResult {
  return html`<li class="rank__item rank__item--waiting">
    <span class="rank__place" aria-hidden="true"></span>
    <span class="rank__text">${ranking.options.get(id)}</span>
    <span class="rank__buttons">${button(ranking, id, "add", true)}</span>
  </li>`;
}

function draw(ranking: Ranking): void {
  const waiting = Array.from(ranking.options.keys()).filter((id) => !ranking.order.includes(id));
  const key = (id: string): string => id;
  const view = html`
    <p class="rank__paper" ?hidden=${ranking.order.length > 0}>${say(ranking.words, "paper")}</p>
    <ol class="rank" aria-label=${say(ranking.words, "ranked")} ?hidden=${ranking.order.length === 0}>
      ${repeat(ranking.order, key, (id, index) => rankedItem(ranking, id, index))}
    </ol>
    <p class="rank__line" ?hidden=${waiting.length === 0}>${say(ranking.words, "waiting")}</p>
    <ul class="rank rank--waiting" aria-label=${say(ranking.words, "waiting")} ?hidden=${waiting.length === 0}>
      ${repeat(waiting, key, (id) => waitingItem(ranking, id))}
    </ul>
  `;
  render(view, ranking.place);
}

function moved(order: readonly string[], id: string, move: Move): string[] {
  const from = order.indexOf(id);
  const rest = order.filter((other) => other !== id);
  if (move === "out") return rest;
  if (move === "add") return [...rest, id];
  const to = Math.min(rest.length, Math.max(0, from + (move === "up" ? -1 : 1)));
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

function act(ranking: Ranking, id: string, move: Move): void {
  const order = moved(ranking.order, id, move);
  if (order.join() === ranking.order.join()) return;
  const buttons = all(ranking.place, "[data-move=add]", HTMLButtonElement);
  const next = buttons[buttons.findIndex((other) => other.dataset.option === id) + 1]?.dataset.option;
  ranking.order = order;
  draw(ranking);
  focusAfter(ranking, id, move, next);
  const place = order.indexOf(id) + 1;
  const values = { item: ranking.options.get(id) ?? "", place, count: ranking.options.size };
  ranking.live.textContent = say(ranking.words, place > 0 ? "now" : "taken", values);
  ranking.changed();
}

// Moving keeps focus on its button; adding goes on to the next thing that waits, so that Enter, Enter, Enter ranks them all.
function focusAfter(ranking: Ranking, id: string, move: Move, next: string | undefined): void {
  const adds = all(ranking.place, "[data-move=add]", HTMLButtonElement);
  const own = (name: Move): HTMLButtonElement | undefined =>
    all(ranking.place, `[data-move=${name}]`, HTMLButtonElement).find((other) => other.dataset.option === id);
  if (move === "add") (adds.find((other) => other.dataset.option === next) ?? adds[0] ?? own("up"))?.focus();
  else own(move === "out" ? "add" : move)?.focus();
}

function begin(plain: HTMLElement, words: Words, changed: () => void): Ranking {
  const items = all(plain, "[data-option]", HTMLInputElement);
  const texts = items.map((item): [string, string] => [item.dataset.option ?? "", item.closest("label")?.textContent?.trim() ?? ""]);
  const place = document.createElement("div");
  const live = makeLive("visually-hidden");
  plain.replaceWith(place, live);
  return { options: new Map(texts), words, place, live, changed, order: [] };
}

/** `rank` */
export const rank: FieldBehaviour = {
  enhance(root, changed) {
    const plain = one(root, "[data-plain]", HTMLElement);
    if (!plain) return;
    const ranking = begin(plain, wordsOf(root), changed);
    rankings.set(root, ranking);
    draw(ranking);
  },
  read(root) {
    const order = rankings.get(root)?.order ?? [];
    return order.length > 0 ? order : undefined;
  },
  write(root, value) {
    const ranking = rankings.get(root);
    if (!ranking) return;
    ranking.order = Array.from(new Set(asTexts(value))).filter((id) => ranking.options.has(id));
    ranking.live.textContent = "";
    draw(ranking);
  },
};
