// A ranking as it stands on the page: what is ranked, each with its buttons, and below it what waits.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { say, type Words } from "./spoken";

/** What a button does with an option. */
export type Move = "add" | "up" | "down" | "out";

/** The column of a sort that a ranking takes its cards from. */
export interface Column {
  readonly id: string;
  readonly text: string;
}

/** A ranking. `most` places are given, `offered` can be put on them now, and `order` is what stands there. */
export interface Ranking {
  readonly options: ReadonlyMap<string, string>;
  readonly column: Column | undefined;
  readonly most: number;
  readonly mostWords: string;
  readonly words: Words;
  readonly place: HTMLElement;
  readonly live: HTMLElement;
  readonly press: (id: string, move: Move) => void;
  readonly changed: () => void;
  offered: ReadonlySet<string>;
  order: readonly string[];
}

const ARROWS = { add: "M8 3v10M3 8h10", up: "M8 13V3M3.5 7.5 8 3l4.5 4.5", down: "M8 3v10M3.5 8.5 8 13l4.5-4.5", out: "m4 4 8 8M12 4l-8 8" };

/** Whether every place is taken. */
export function isFull({ order, most }: Ranking): boolean {
  return order.length >= most;
}

/** What is said when every place is taken. */
export function fullInWords({ words, mostWords }: Ranking): string {
  return say(words, "full", { count: mostWords });
}

function button({ options, words, press }: Ranking, id: string, move: Move, possible: boolean): TemplateResult {
  const word = say(words, move);
  return html`<button type="button" class="rank__button rank__button--${move}" data-move=${move} data-option=${id}
    aria-label="${word}: ${options.get(id) ?? ""}" title=${word} aria-disabled=${possible ? "false" : "true"}
    @click=${() => press(id, move)}>
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${ARROWS[move]} /></svg>
    ${move === "add" ? html`<span>${word}</span>` : ""}
  </button>`;
}

function rankedItem(ranking: Ranking, id: string, index: number): TemplateResult {
  const { options, offered, order, column, words } = ranking;
  return html`<li class="rank__item">
    <span class="rank__place" aria-hidden="true">${index + 1}</span>
    <span class="rank__text">${options.get(id)}</span>
    ${offered.has(id) ? nothing : html`<span class="rank__moved">${say(words, "moved", { column: column?.text ?? "" })}</span>`}
    <span class="rank__buttons">
      ${button(ranking, id, "up", index > 0)} ${button(ranking, id, "down", index < order.length - 1)} ${button(ranking, id, "out", true)}
    </span>
  </li>`;
}

function waitingItem(ranking: Ranking, id: string): TemplateResult {
  return html`<li class="rank__item rank__item--waiting">
    <span class="rank__place" aria-hidden="true"></span>
    <span class="rank__text">${ranking.options.get(id)}</span>
    <span class="rank__buttons">${button(ranking, id, "add", !isFull(ranking))}</span>
  </li>`;
}

/** Put a ranking on its place in the page. */
export function draw(ranking: Ranking): void {
  const { options, column, offered, order, words, place } = ranking;
  const waiting = Array.from(options.keys()).filter((id) => offered.has(id) && !order.includes(id));
  const key = (id: string): string => id;
  const view = html`
    <p class="rank__line" ?hidden=${offered.size > 0 || order.length > 0}>${say(words, "first", { column: column?.text ?? "" })}</p>
    <ol class="rank" aria-label=${say(words, "ranked")} ?hidden=${order.length === 0}>
      ${repeat(order, key, (id, index) => rankedItem(ranking, id, index))}
    </ol>
    <p class="rank__line" ?hidden=${waiting.length === 0}>${say(words, "waiting")}${isFull(ranking) ? html`. ${fullInWords(ranking)}` : nothing}</p>
    <ul class="rank rank--waiting" aria-label=${say(words, "waiting")} ?hidden=${waiting.length === 0}>
      ${repeat(waiting, key, (id) => waitingItem(ranking, id))}
    </ul>
  `;
  render(view, place);
}
