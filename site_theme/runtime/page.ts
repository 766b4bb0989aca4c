// What the page says about itself, and where the reader was.

import { isItemKind, type Place } from "./progress";
import type { Store } from "./store/store";

/** Return the course that a page belongs to; undefined outside of a course. */
export function courseOf(page: ParentNode): string | undefined {
  return page.querySelector<HTMLElement>("[data-course]")?.dataset.course || undefined;
}

/** Return the address of the page that keeps the words of a course in a folder. */
export function hubOf(page: ParentNode): string | undefined {
  return page.querySelector<HTMLElement>("[data-hub]")?.dataset.hub || undefined;
}

/**
 * Keep the page as the reader's last place. Plain pages are none, and neither is a page with a sheet that is never saved:
 * nobody who looks later shall see that it was opened.
 */
export function recordVisit(article: HTMLElement, store: Store): void {
  const place = placeOf(article);
  if (place === undefined || document.querySelector("[data-never-saved]") !== null) return;
  void store.visit(place);
}

function placeOf(article: HTMLElement): Place | undefined {
  const { item, kind, title, week } = article.dataset;
  if (!item || !isItemKind(kind)) return undefined;
  return { item, kind, title: title ?? "", ...(week ? { week } : {}) };
}
