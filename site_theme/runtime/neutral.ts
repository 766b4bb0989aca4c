// The name and the icon of the tab: the page's own, or neutral ones that say nothing of a course.

import { isHeld } from "./leave/hiding";
import { isDiscreet, onDiscreet, wasLeft } from "./store/preferences";

/** What a page says about its course in its head, before anything else of it is there. */
export function aboutCourse(): HTMLMetaElement | null {
  return document.querySelector<HTMLMetaElement>('meta[name="guided-course"]');
}

/** Give the tab a neutral name and icon, or its own again. */
export function showNeutral(on: boolean): void {
  const { head } = document;
  const neutral = head.querySelector("title[data-neutral]");
  if (!on) neutral?.remove();
  else if (neutral === null) head.prepend(neutralTitle());
  document.querySelectorAll<HTMLLinkElement>("link[data-discreet]").forEach((link) => swap(link, on));
}

/** Keep the tab's name and icon as they were chosen, whichever tab it was chosen in. */
export function startNeutralTab(): void {
  const course = aboutCourse()?.content ?? "";
  const look = (): void => showNeutral(isDiscreet(course) || wasLeft(course) || isHeld());
  look();
  onDiscreet(course, look);
  window.addEventListener("pageshow", look);
}

// A page has the first title that stands in its head, also when it comes before the page's own.
function neutralTitle(): HTMLTitleElement {
  const title = document.createElement("title");
  title.dataset.neutral = "";
  title.textContent = aboutCourse()?.dataset.neutralTitle ?? "";
  return title;
}

function swap(link: HTMLLinkElement, on: boolean): void {
  const { discreet = "", own } = link.dataset;
  if (on === (own !== undefined)) return;
  link.dataset.own = link.getAttribute("href") ?? "";
  link.setAttribute("href", own ?? discreet);
  if (!on) delete link.dataset.own;
}
