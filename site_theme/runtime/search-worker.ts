// Gives Material's search a worker where a browser starts none from a file: in a course that was opened from a folder.

import { fetchScript } from "./fetch-script";

declare global {
  // Set by the script at `data-search-worker`: the worker's own text, with the languages of the site's search.
  var guidedCourseSearch: string | undefined;
}

/**
 * Make a worker's address of the text at `address`, and write it where Material's script will look for one.
 * Only that: the page's own `Worker` stays what it is. Without the text, search finds nothing, and all else works.
 */
export async function prepareSearchWorker(address: string): Promise<void> {
  const place = document.querySelector("#__config");
  await fetchScript(address).catch((problem) => console.error(problem));
  const text = globalThis.guidedCourseSearch;
  if (!place?.textContent || text === undefined) return;
  const settings = JSON.parse(place.textContent) as Record<string, unknown>;
  const search = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  place.textContent = JSON.stringify({ ...settings, search });
}
