// What is looked at to tell whether saving works here. Each check says what it found, and what the reader can do.

import { willNotSave } from "../status";
import type { Store } from "../store/store";

/** How a check ended. "unsure": it can't be told from here, or not yet. */
export type Ending = "yes" | "no" | "unsure";

/** One check: what it is about, how it ended, and a sentence or two about it. */
export interface Found {
  about: string;
  ending: Ending;
  words: string;
}

/** Whether this page was opened before. */
export type WasChecked = ReturnType<Store["where"]["wasChecked"]>;

const ROOM_BYTES = 50_000_000;

/** Look at everything, one after the other, in the order in which it is shown. */
export async function* look(store: Store, checked: WasChecked): AsyncGenerator<Found> {
  const kept = await keeps(store);
  yield kept;
  if (kept.ending === "no") return;
  yield await shares(store);
  yield lasts(await checked);
  yield await hasRoom();
  if (!store.where.isFolder) yield await isPromised();
  yield seals();
  yield await startsWorkers();
}

async function keeps(store: Store): Promise<Found> {
  const about = "This browser keeps what you write";
  const tried = await store.where.tryOut();
  if (tried.state === "done") return { about, ending: "yes", words: "A word was written, read again and taken away." };
  return { about, ending: "no", words: willNotSave(tried.reason) };
}

async function shares(store: Store): Promise<Found> {
  const about = "All pages of the course have the same words";
  if (!store.where.isFolder) return { about, ending: "yes", words: "You opened the course from a website. All its pages share one place." };
  const kept = await store.where.kept();
  if (kept.state === "failed") return { about, ending: "no", words: willNotSave(kept.reason) };
  if (kept.by === "file") return { about, ending: "yes", words: "You opened the course from a folder. This browser keeps one place for all files on this device, so another file could read your words. A passphrase seals them." };
  return { about, ending: "yes", words: "You opened the course from a folder. This browser ties your words to it. Keep a copy before you move or rename the folder." };
}

function lasts(checked: Awaited<WasChecked>): Found {
  const about = "Words are still there when you come back";
  if (checked.state === "failed") return { about, ending: "no", words: willNotSave(checked.reason) };
  if (!checked.before) return { about, ending: "unsure", words: "This can’t be told yet. Close the browser, come back to this page, and you will see." };
  return { about, ending: "yes", words: "What this page kept last time is still here." };
}

async function hasRoom(): Promise<Found> {
  const about = "There is room";
  const { usage = 0, quota } = await (navigator.storage?.estimate?.() ?? Promise.resolve({ usage: 0 })).catch(() => ({ usage: 0, quota: undefined }));
  if (quota === undefined) return { about, ending: "unsure", words: "This browser doesn’t say how much room there is." };
  if (quota - usage < ROOM_BYTES) return { about, ending: "no", words: "There is little room left on this device. Keep a copy soon." };
  return { about, ending: "yes", words: "There is far more room than the whole course needs." };
}

async function isPromised(): Promise<Found> {
  const about = "The browser has promised not to tidy your words away";
  const promised = await (navigator.storage?.persisted?.() ?? Promise.resolve(false)).catch(() => false);
  if (promised) return { about, ending: "yes", words: "It keeps them until you clear them yourself." };
  return { about, ending: "unsure", words: "It hasn’t. Most browsers keep them all the same. Safari clears them after seven days without a visit. Keep a copy." };
}

function seals(): Found {
  const about = "A passphrase can seal your words";
  if (globalThis.crypto?.subtle !== undefined) return { about, ending: "yes", words: "You can set one under “Who writes here”." };
  return { about, ending: "no", words: "This browser can’t do it on this page. Your words are kept, but not sealed." };
}

async function startsWorkers(): Promise<Found> {
  const about = "Copies can be sealed, and search works";
  const works = await startsOne();
  if (works) return { about, ending: "yes", words: "What they need is there." };
  return { about, ending: "no", words: "This browser doesn’t start what they need. Writing, saving and plain copies work all the same." };
}

function startsOne(): Promise<boolean> {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
    const end = (works: boolean): void => {
      URL.revokeObjectURL(address);
      resolve(works);
    };
    try {
      const worker = new Worker(address);
      worker.onmessage = () => end(true);
      worker.onerror = () => end(false);
    } catch {
      end(false);
    }
  });
}
