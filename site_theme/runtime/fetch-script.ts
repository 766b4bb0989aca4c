// Fetches a script that a page can do without until something on it is used.

import { isOutdated } from "./app/outdated";

/** Run the script at an address. Rejects when it can't be fetched; a page that a newer edition has replaced waits for ever. */
export function fetchScript(address: string): Promise<void> {
  if (isOutdated()) return new Promise(() => undefined);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    });
    document.body.append(script);
  });
}
