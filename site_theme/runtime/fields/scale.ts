// A scale: a row of steps, of which one is chosen. A very long scale is a number to type.

import type { FieldBehaviour } from "./behaviour";
import { emptyGroup, enhanceClear, refreshClear } from "./clear";
import { all } from "./elements";
import { keepWithin, numberIn } from "./number";
import { asText } from "./shapes";

const inputs = (root: HTMLElement): HTMLInputElement[] => all(root, "input", HTMLInputElement);

/** `scale` */
export const scale: FieldBehaviour = {
  enhance(root, changed) {
    inputs(root).filter((input) => input.type === "number").forEach(keepWithin);
    enhanceClear(root, changed);
  },
  read(root) {
    const number = inputs(root).find((input) => input.type === "number");
    if (number) return numberIn(number);
    const chosen = inputs(root).find((input) => input.checked);
    return chosen ? Number(chosen.value) : undefined;
  },
  write(root, value) {
    emptyGroup(root);
    for (const input of inputs(root)) {
      if (input.type === "number") input.value = asText(value);
      else input.checked = input.value === asText(value);
    }
    refreshClear(root);
  },
};
