// A sentence with gaps (`ifthen`, `script`), and the finished sentence to read aloud once no gap is empty.

import type { FieldBehaviour } from "./behaviour";
import { all, make, one } from "./elements";
import { addTwin, keepOnOneLine, setValue } from "./twin";
import { asMapping, asText, unlessEmpty } from "./shapes";
import { say, wordsOf } from "./spoken";

const EMPTY_GAP = "____";

const gaps = (root: HTMLElement): HTMLTextAreaElement[] => all(root, "[data-gap]", HTMLTextAreaElement);

/** Return the sentence with words in its gaps; an empty gap is a line. */
export function sentenceWith(root: HTMLElement, wordsIn: (gap: string) => string): string {
  const pieces = all(root, "[data-words-of-sentence], [data-gap]", HTMLElement).map((piece) =>
    piece.dataset.gap === undefined ? (piece.textContent ?? "") : wordsIn(piece.dataset.gap).trim().replace(/[.,;]+$/, "") || EMPTY_GAP,
  );
  return pieces.join("").replace(/\s+/g, " ").trim();
}

function refresh(root: HTMLElement): void {
  const aloud = one(root, ".aloud", HTMLElement);
  const line = one(root, ".aloud__sentence", HTMLElement);
  if (!aloud || !line) return;
  aloud.hidden = gaps(root).some((gap) => gap.value.trim() === "");
  line.textContent = aloud.hidden ? "" : sentenceWith(root, (id) => gaps(root).find((gap) => gap.dataset.gap === id)?.value ?? "");
}

/** `ifthen` and `script` */
export const sentence: FieldBehaviour = {
  enhance(root) {
    for (const gap of gaps(root)) {
      keepOnOneLine(gap);
      addTwin(gap);
    }
    const aloud = make("p", "aloud");
    aloud.hidden = true;
    aloud.append(make("span", "aloud__label", say(wordsOf(root), "aloud")), make("span", "aloud__sentence"));
    one(root, "fieldset", HTMLFieldSetElement)?.append(aloud);
    root.addEventListener("input", () => refresh(root));
  },
  read(root) {
    const filled = gaps(root).filter((gap) => gap.value !== "");
    return unlessEmpty(Object.fromEntries(filled.map((gap) => [gap.dataset.gap ?? "", gap.value])));
  },
  write(root, value) {
    const answer = asMapping(value);
    for (const gap of gaps(root)) setValue(gap, asText(answer[gap.dataset.gap ?? ""]));
    refresh(root);
  },
};
