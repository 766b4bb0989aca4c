// The one script that stands in the page itself, before anything is drawn: a tab that was left quickly shows nothing, and
// a discreet one never shows its own name. What somebody comes back to in a folder waits for the hub, which may know more.
// The way out works from the first moment. It must not fail, so that the page comes in any case.

import { goElsewhere } from "./leave/elsewhere";
import { hidePage, holdPage, releasePage } from "./leave/hiding";
import { aboutCourse, showNeutral } from "./neutral";
import { isDiscreet, setLeft, wasLeft } from "./store/preferences";

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
  // Until the other script brings it to life, the way out is a link that would leave this page to whoever goes back.
  addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".leave__link");
    if (link === null || event.defaultPrevented) return;
    event.preventDefault();
    hidePage();
    setLeft(course, true);
    goElsewhere(link);
  });
} catch {
  // The page is more important.
}
