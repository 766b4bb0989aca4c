// "Clear": the way to take back an answer given by radios. It shows only when there is something to take back.

import { all, one } from "./elements";

/** Show the button only when one of the radios is chosen. */
export function refreshClear(group: HTMLElement): void {
  const button = one(group, "[data-clear]", HTMLButtonElement);
  if (button) button.hidden = !all(group, "input", HTMLInputElement).some(isAnswered);
}

function isAnswered(input: HTMLInputElement): boolean {
  return input.type === "radio" ? input.checked : input.value !== "";
}

/** Empty every control of a group. */
export function emptyGroup(group: HTMLElement): void {
  for (const input of all(group, "input", HTMLInputElement)) {
    if (input.type === "radio") input.checked = false;
    else input.value = "";
  }
}

/** Wire the button. Focus goes to the first control, because the button is about to go. */
export function enhanceClear(group: HTMLElement, cleared: () => void): void {
  group.addEventListener("input", () => refreshClear(group));
  one(group, "[data-clear]", HTMLButtonElement)?.addEventListener("click", () => {
    emptyGroup(group);
    one(group, "input", HTMLInputElement)?.focus();
    refreshClear(group);
    cleared();
  });
}
