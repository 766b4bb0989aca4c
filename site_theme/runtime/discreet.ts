// The switch that gives the tab a neutral name and icon.

import { showNeutral } from "./neutral";
import { courseOf } from "./page";
import { isDiscreet, onDiscreet, setDiscreet } from "./store/preferences";

/** Bring the switch to life. It waits hidden, because without scripts nothing can be switched. */
export function startDiscreet(element: HTMLElement): void {
  const course = courseOf(document) ?? "";
  const box = element.querySelector("input");
  const said = element.querySelector("[data-said]");
  if (box === null || said === null) return;
  box.checked = isDiscreet(course);
  onDiscreet(course, (on) => (box.checked = on));
  box.addEventListener("change", () => {
    const kept = setDiscreet(course, box.checked);
    showNeutral(box.checked);
    said.textContent = (kept ? "" : element.dataset.notKept) ?? "";
  });
  element.hidden = false;
}
