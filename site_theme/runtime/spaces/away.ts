// A page that comes back from the back cache shows nobody's words until it is known that they may be shown.

/** Whether the words of the page are out of sight. */
export function blank(on: boolean): void {
  document.documentElement.classList.toggle("is-blank", on);
}

let leaving = false;

/** Load the page anew, once: two parts of a page may find out at the same time that it has to be. */
export function loadAnew(): void {
  if (!leaving) location.reload();
  leaving = true;
}

/** Blank the page when it goes away. When it comes back, show it again, or load it anew if `changed` says that its space did. */
export function blankWhileAway(changed: () => Promise<boolean>): void {
  window.addEventListener("pagehide", () => blank(true));
  window.addEventListener("pageshow", ({ persisted }) => void (persisted && comeBack(changed)));
}

async function comeBack(changed: () => Promise<boolean>): Promise<void> {
  if (await changed()) loadAnew();
  else blank(false);
}
