// Shows the helplines of one country. Without it, and on paper, those of all countries are there.

/** Bring the buttons to life. What was chosen is kept nowhere: who comes back to the page sees all of it again. */
export function startHelplines(list: HTMLElement): void {
  const buttons = [...list.querySelectorAll<HTMLButtonElement>("button[data-pick]")];
  const parts = [...list.querySelectorAll<HTMLElement>("[data-country]")];
  const show = (country: string): void => {
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.pick === country)));
    parts.forEach((part) => part.toggleAttribute("data-left-out", country !== "" && part.dataset.country !== country));
  };
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-pick]") : null;
    if (button !== null) show(button.dataset.pick ?? "");
  });
  window.addEventListener("pageshow", () => show(""));
  list.querySelector("[data-picks]")?.removeAttribute("hidden");
}
