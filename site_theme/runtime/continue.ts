// The button on the home page that leads back to where the reader was.

import type { Store } from "./store/store";

/** Point the button at the reader's last place; without one it stays as it is. */
export function startContinue(button: HTMLElement, store: Store): void {
  const show = async (): Promise<void> => {
    const progress = await store.progress();
    if (progress.state === "failed" || progress.last === undefined) return;
    const { item, title } = progress.last;
    button.textContent = title ? `Continue: ${title}` : "Continue";
    button.setAttribute("href", `${(button.dataset.go ?? "go").replace(/\/?$/, "/")}${item}.html`);
  };
  window.addEventListener("pageshow", (event) => void (event.persisted && show()));
  void show();
}
