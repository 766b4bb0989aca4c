// Cards into columns. A card stays where it is on the page; below, the columns show which cards lie in them.

import type { FieldBehaviour } from "./behaviour";
import { emptyGroup, enhanceClear, refreshClear } from "./clear";
import { all, make, one } from "./elements";
import { showRepliesIn, takeReplies, type Replies } from "./replies";
import { asMapping, asText, unlessEmpty } from "./shapes";
import { say, wordsOf } from "./spoken";

const replies = new WeakMap<HTMLElement, Replies>();

const cards = (root: HTMLElement): HTMLElement[] => all(root, "[data-card]", HTMLElement);

function columnOf(card: HTMLElement): string | undefined {
  return all(card, "input", HTMLInputElement).find((input) => input.checked)?.value;
}

function refreshCard(card: HTMLElement): void {
  const placed = columnOf(card) !== undefined;
  card.toggleAttribute("data-placed", placed);
  replies.get(card)?.show(placed ? [card.dataset.card ?? ""] : []);
  refreshClear(card);
}

function refreshColumn(root: HTMLElement, column: HTMLElement): void {
  const here = cards(root).filter((card) => columnOf(card) === column.dataset.column);
  const texts = here.map((card) => one(card, "legend", HTMLElement)?.textContent ?? "");
  const list = one(column, "ul", HTMLUListElement);
  const empty = make("li", "column__empty", say(wordsOf(root), "empty"));
  list?.replaceChildren(...(texts.length > 0 ? texts.map((text) => make("li", "column__card", text)) : [empty]));
}

function refreshOverview(root: HTMLElement): void {
  const count = cards(root).length;
  const placed = cards(root).filter((card) => columnOf(card) !== undefined).length;
  const name = placed === 0 ? "none" : placed === count ? "all" : "some";
  const line = one(root, "[data-count]", HTMLElement);
  if (line) line.textContent = say(wordsOf(root), name, { placed, count });
  for (const column of all(root, "[data-column]", HTMLElement)) refreshColumn(root, column);
}

function enhanceCard(root: HTMLElement, card: HTMLElement, texts: ReadonlyMap<string, string[]>, changed: () => void): void {
  const own = texts.get(card.dataset.card ?? "");
  if (own) replies.set(card, showRepliesIn(card, new Map([[card.dataset.card ?? "", own]])));
  const refresh = (): void => {
    refreshCard(card);
    refreshOverview(root);
  };
  card.addEventListener("input", refresh);
  enhanceClear(card, () => {
    refresh();
    changed();
  });
}

/** `sort` */
export const sort: FieldBehaviour = {
  enhance(root, changed) {
    const texts = takeReplies(root);
    for (const card of cards(root)) enhanceCard(root, card, texts, changed);
    const overview = one(root, "[data-columns]", HTMLElement);
    if (overview) overview.hidden = false;
    refreshOverview(root);
  },
  read(root) {
    const placed = cards(root).flatMap((card): [string, string][] => {
      const column = columnOf(card);
      return column === undefined ? [] : [[card.dataset.card ?? "", column]];
    });
    return unlessEmpty(Object.fromEntries(placed));
  },
  write(root, value) {
    const answer = asMapping(value);
    for (const card of cards(root)) {
      emptyGroup(card);
      const column = asText(answer[card.dataset.card ?? ""]);
      for (const input of all(card, "input", HTMLInputElement)) input.checked = input.value === column;
      refreshCard(card);
    }
    refreshOverview(root);
  },
};
