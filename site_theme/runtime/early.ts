// The one script that stands in the page itself, before anything is drawn: a tab that was left quickly shows nothing, and
// a discreet one never shows its own name. What somebody comes back to in a folder waits for the hub, which may know more. It must not fail, so that the page comes in any case.

import { hidePage, holdPage, releasePage } from "./leave/hiding";
import { aboutCourse, showNeutral } from "./neutral";
import { isDiscreet, wasLeft } from "./store/preferences";

/** When the hub and the scripts don't come, the page does. */
const LONGEST_MS = 4_000;

try {
  const course = aboutCourse()?.content ?? "";
  const left = wasLeft(course);
  if (left) hidePage();
  const held = !left && location.protocol === "file:" && performance.getEntriesByType("navigation").some((way) => (way as PerformanceNavigationTiming).type !== "navigate");
  if (held) {
    holdPage();
    setTimeout(releasePage, LONGEST_MS);
  }
  if (left || held || isDiscreet(course)) showNeutral(true);
} catch {
  // The page is more important.
}
