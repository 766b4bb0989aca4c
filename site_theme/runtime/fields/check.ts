// One box with its sentence. An open box is no answer.

import type { FieldBehaviour } from "./behaviour";
import { one } from "./elements";

/** `check` */
export const check: FieldBehaviour = {
  enhance: () => undefined,
  read: (root) => one(root, "input", HTMLInputElement)?.checked || undefined,
  write(root, value) {
    const box = one(root, "input", HTMLInputElement);
    if (box) box.checked = value === true;
  },
};
