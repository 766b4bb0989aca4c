// Fetches Material's script when search or the colour switch is first used, so that reading a page doesn't wait for it.

import { fetchScript } from "./fetch-script";
import { prepareSearchWorker } from "./search-worker";

/** Keys that open Material's search. */
const SEARCH_KEYS = new Set(["/", "s", "f"]);

/** Material's own globals, set by an inline script in the head of every page. */
interface MaterialWindow extends Window {
  __md_get?: (key: string) => { index?: number } | null;
}

/** Wait for the first use. `waiting` is the template that holds the script. */
export function startMaterialWhenNeeded(waiting: HTMLElement): void {
  const address = (waiting as HTMLTemplateElement).content.querySelector("script")?.getAttribute("src");
  const search = document.querySelector<HTMLInputElement>("#__search");
  const palette = document.querySelector<HTMLElement>('[data-md-component="palette"]');
  if (!address) return;

  let coming: Promise<void> | undefined;
  let isHere = false;
  const fetchIt = (): Promise<void> => fetchMaterial(address, waiting.dataset.searchWorker).then(() => void (isHere = true));
  const come = (): Promise<void> => (coming ??= fetchIt());

  const query = document.querySelector<HTMLInputElement>('[data-md-component="search-query"]');
  const open = (): void => {
    void come();
    // At once, so that what is typed while the script is on its way is not lost.
    query?.focus();
  };

  search?.addEventListener("change", () => search.checked && open());
  for (const part of document.querySelectorAll('[data-md-component="search"], [for="__search"]')) {
    part.addEventListener("focusin", () => void come(), { once: true });
    part.addEventListener("pointerenter", () => void come(), { once: true });
  }
  document.addEventListener("keydown", (event) => {
    // Material closes it by itself, once it is here. When it comes, it opens the search if somebody is in it.
    if (event.key === "Escape" && search?.checked && !isHere) {
      search.checked = false;
      query?.blur();
    }
    if (coming || !search || !SEARCH_KEYS.has(event.key) || hasModifier(event) || isWriting(event.target)) return;
    event.preventDefault();
    search.checked = true;
    open();
  });
  if (palette) showSwitch(palette, come);
}

/** Material shows one label of its colour switch at a time. Until it has come, show the one that fits, and pass the first press on. */
function showSwitch(palette: HTMLElement, come: () => Promise<void>): void {
  const labels = [...palette.querySelectorAll("label")];
  const label = labels[(window as MaterialWindow).__md_get?.("__palette")?.index ?? 0];
  if (!label) return;
  label.hidden = false;
  label.addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      // Not the label: Firefox takes that for the end of the press that was just stopped, and lets it go.
      void come().then(() => label.control?.click());
    },
    { once: true },
  );
}

/** Material's script starts its search at once, so what the search needs comes first. */
async function fetchMaterial(address: string, worker: string | undefined): Promise<void> {
  if (worker !== undefined && location.protocol === "file:") await prepareSearchWorker(worker);
  await fetchScript(address);
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
