// The button that prints the page.

/** Bring the button to life. */
export function startPrint(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
