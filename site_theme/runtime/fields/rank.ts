// Putting options in order, or the cards that lie in one column of a sort. Without scripts there are numbers to fill in, or lines to
// write on; here an ordered list with buttons takes their place.

import type { AnswerValue, FieldBehaviour } from "./behaviour";
import { all, makeLive, one } from "./elements";
import { optionList, optionsOf } from "./options";
import { draw, fullInWords, isFull, type Move, type Ranking } from "./rank-drawing";
import { asMapping, asTexts } from "./shapes";
import { say, wordsOf } from "./spoken";

const rankings = new WeakMap<HTMLElement, Ranking>();

function moved(order: readonly string[], id: string, move: Move): string[] {
  const from = order.indexOf(id);
  const rest = order.filter((other) => other !== id);
  if (move === "out") return rest;
  if (move === "add") return [...rest, id];
  const to = Math.min(rest.length, Math.max(0, from + (move === "up" ? -1 : 1)));
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

function act(ranking: Ranking, id: string, move: Move): void {
  // Said once more, because the words that already stand there would not be spoken again.
  if (move === "add" && isFull(ranking)) return ranking.live.replaceChildren(fullInWords(ranking));
  const order = moved(ranking.order, id, move);
  if (order.join() === ranking.order.join()) return;
  const buttons = all(ranking.place, "[data-move=add]", HTMLButtonElement);
  const next = buttons[buttons.findIndex((other) => other.dataset.option === id) + 1]?.dataset.option;
  ranking.order = order;
  draw(ranking);
  focusAfter(ranking, id, move, next);
  ranking.live.textContent = outcome(ranking, id, move);
  ranking.changed();
}

function outcome(ranking: Ranking, id: string, move: Move): string {
  const { options, offered, order, words } = ranking;
  const count = Math.min(ranking.most, new Set([...offered, ...order]).size);
  const place = order.indexOf(id) + 1;
  const now = say(words, place > 0 ? "now" : "taken", { item: options.get(id) ?? "", place, count });
  return move === "add" && isFull(ranking) ? `${now}. ${fullInWords(ranking)}` : now;
}

// Moving keeps focus on its button; adding goes on to the next thing that waits, so that Enter, Enter, Enter ranks them all.
function focusAfter(ranking: Ranking, id: string, move: Move, next: string | undefined): void {
  const adds = all(ranking.place, "[data-move=add]", HTMLButtonElement);
  const own = (name: Move): HTMLButtonElement | undefined =>
    all(ranking.place, `[data-move=${name}]`, HTMLButtonElement).find((other) => other.dataset.option === id);
  if (move === "add") (adds.find((other) => other.dataset.option === next) ?? adds[0] ?? own("up"))?.focus();
  // A card that lies in another column now doesn't wait when it is taken out.
  else (own(move === "out" ? "add" : move) ?? nearest(ranking)).focus();
}

function nearest({ place }: Ranking): HTMLElement {
  const button = one(place, "button", HTMLButtonElement);
  if (button === undefined) place.tabIndex = -1;
  return button ?? place;
}

// With a column, nothing is offered before it is known what lies there.
function begin(root: HTMLElement, plain: HTMLElement, changed: () => void): Ranking {
  const options = optionsOf(root);
  const { column, columnText = "", atMost = "Infinity", atMostWords = "" } = optionList(root)?.dataset ?? {};
  const place = document.createElement("div");
  const live = makeLive("visually-hidden");
  plain.replaceWith(place, live);
  const ranking: Ranking = {
    options,
    column: column === undefined ? undefined : { id: column, text: columnText },
    most: Number(atMost),
    mostWords: atMostWords,
    words: wordsOf(root),
    place,
    live,
    press: (id, move) => act(ranking, id, move),
    changed,
    offered: new Set(column === undefined ? options.keys() : []),
    order: [],
  };
  return ranking;
}

function cardsUnder(column: string, { options }: Ranking, value: AnswerValue | undefined): ReadonlySet<string> {
  const placed = asMapping(value);
  return new Set(Array.from(options.keys()).filter((id) => placed[id] === column));
}

/** `rank` */
export const rank: FieldBehaviour = {
  enhance(root, changed) {
    const plain = one(root, "[data-plain]", HTMLElement);
    if (!plain) return;
    const ranking = begin(root, plain, changed);
    rankings.set(root, ranking);
    draw(ranking);
  },
  read(root) {
    const order = rankings.get(root)?.order ?? [];
    return order.length > 0 ? [...order] : undefined;
  },
  write(root, value) {
    const ranking = rankings.get(root);
    if (!ranking) return;
    ranking.order = Array.from(new Set(asTexts(value))).filter((id) => ranking.options.has(id));
    ranking.live.textContent = "";
    draw(ranking);
  },
  follow(root, value) {
    const ranking = rankings.get(root);
    if (!ranking?.column) return;
    ranking.offered = cardsUnder(ranking.column.id, ranking, value);
    const hadFocus = ranking.place.contains(document.activeElement);
    draw(ranking);
    // The button may be gone: another tab has moved the card.
    if (hadFocus && !ranking.place.contains(document.activeElement)) nearest(ranking).focus();
  },
};
