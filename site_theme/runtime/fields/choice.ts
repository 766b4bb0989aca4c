// A choice: one of several options, and what it says in reply.

import type { FieldBehaviour } from "./behaviour";
import { emptyGroup, enhanceClear, refreshClear } from "./clear";
import { all, one } from "./elements";
import { showRepliesIn, takeReplies, type Replies } from "./replies";
import { asText } from "./shapes";

const replies = new WeakMap<HTMLElement, Replies>();

function chosen(root: HTMLElement): string | undefined {
  return all(root, "input", HTMLInputElement).find((input) => input.checked)?.value;
}

function refresh(root: HTMLElement): void {
  const id = chosen(root);
  replies.get(root)?.show(id === undefined ? [] : [id]);
  refreshClear(root);
}

/** `choice` */
export const choice: FieldBehaviour = {
  enhance(root, changed) {
    const group = one(root, "fieldset", HTMLFieldSetElement) ?? root;
    replies.set(root, showRepliesIn(group, takeReplies(root)));
    root.addEventListener("input", () => refresh(root));
    enhanceClear(root, () => {
      refresh(root);
      changed();
    });
  },
  read: chosen,
  write(root, value) {
    emptyGroup(root);
    for (const input of all(root, "input", HTMLInputElement)) input.checked = input.value === asText(value);
    refresh(root);
  },
};
