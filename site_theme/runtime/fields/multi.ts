// Several options at once, or only so many. A box beyond the limit says why it stays open.

import type { FieldBehaviour } from "./behaviour";
import { all, makeLive, one } from "./elements";
import { showRepliesIn, takeReplies, type Replies } from "./replies";
import { asTexts } from "./shapes";
import { say, wordsOf } from "./spoken";

const replies = new WeakMap<HTMLElement, Replies>();

const boxes = (root: HTMLElement): HTMLInputElement[] => all(root, "input", HTMLInputElement);
const ticked = (root: HTMLElement): string[] => boxes(root).filter((box) => box.checked).map((box) => box.value);

function limit(root: HTMLElement): number {
  return Number(one(root, "[data-at-most]", HTMLElement)?.dataset.atMost ?? Infinity);
}

function refresh(root: HTMLElement): void {
  const full = ticked(root).length >= limit(root);
  for (const box of boxes(root)) {
    if (full && !box.checked) box.setAttribute("aria-disabled", "true");
    else box.removeAttribute("aria-disabled");
  }
  const region = one(root, ".field__full", HTMLElement);
  const count = one(root, "[data-at-most]", HTMLElement)?.dataset.atMostWords ?? "";
  const words = full ? say(wordsOf(root), "full", { count }) : "";
  if (region && region.textContent !== words) region.textContent = words;
  replies.get(root)?.show(ticked(root));
}

function refuse(event: Event, root: HTMLElement): void {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.getAttribute("aria-disabled") !== "true") return;
  event.preventDefault();
  // Said once more, because the words that already stand there would not be spoken again.
  const region = one(root, ".field__full", HTMLElement);
  if (region) region.replaceChildren(region.textContent ?? "");
}

/** `multi` */
export const multi: FieldBehaviour = {
  enhance(root) {
    const group = one(root, "fieldset", HTMLFieldSetElement) ?? root;
    if (limit(root) < Infinity) {
      group.append(makeLive("field__full"));
      root.addEventListener("click", (event) => refuse(event, root));
    }
    const nameOf = (id: string): string => (boxes(root).find(({ value }) => value === id)?.labels?.[0]?.textContent ?? "").trim();
    replies.set(root, showRepliesIn(group, takeReplies(root), nameOf));
    root.addEventListener("input", () => refresh(root));
  },
  read(root) {
    const ids = ticked(root);
    return ids.length > 0 ? ids : undefined;
  },
  write(root, value) {
    const ids = asTexts(value);
    for (const box of boxes(root)) box.checked = ids.includes(box.value);
    refresh(root);
  },
};
