// Takes the whole page out of sight.

/** Show nothing of the page. `hidden` does it even where the style sheet did not come; with it, the ground keeps its colour. */
export function hidePage(): void {
  const root = document.documentElement;
  root.hidden = true;
  root.classList.add("is-left");
}

const HELD = "is-away";

/** Show nothing of the page as long as it isn't known whether it may be seen. */
export function holdPage(): void {
  document.documentElement.classList.add(HELD);
}

/** Show a page that was held. */
export function releasePage(): void {
  document.documentElement.classList.remove(HELD);
}

/** Whether it isn't known yet whether the page may be seen. */
export function isHeld(): boolean {
  return document.documentElement.classList.contains(HELD);
}

/** Close what is open above the page: it would keep its hold on all of it, also on the button that shows it again. */
export function closePanels(): void {
  for (const panel of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) panel.close();
}
