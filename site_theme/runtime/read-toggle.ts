// The button at a lesson's end with which the reader marks it as read.

import { notKept } from "./status";
import type { Store } from "./store/store";

/** Bring the button to life. It stays hidden where nothing can be stored. */
export function startReadToggle(button: HTMLElement, store: Store): void {
  const item = button.dataset.item ?? "";
  const problem = document.createElement("span");
  problem.setAttribute("role", "status");
  button.after(problem);
  const show = async (): Promise<void> => {
    const progress = await store.progress();
    if (progress.state === "failed") return;
    button.setAttribute("aria-pressed", String(progress.read.has(item)));
    button.hidden = false;
  };
  button.addEventListener("click", () => {
    void store.setRead(item, button.getAttribute("aria-pressed") !== "true").then((outcome) => {
      problem.textContent = outcome.state === "failed" ? notKept(outcome.reason) : "";
      return show();
    });
  });
  store.onNews((news) => void (news.about === "marks" && show()));
  window.addEventListener("pageshow", (event) => void (event.persisted && show()));
  void show();
}
