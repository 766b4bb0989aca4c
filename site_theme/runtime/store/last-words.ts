// The last words of a page that goes away, put down where the browser keeps them at once. A transaction that is begun then may
// have to wait for another one, and the page can be gone before its turn comes: measured, up to one in five while a write was
// slow. It is no place to keep words in for long, since a browser that is killed forgets it: the next page picks them up.

import { isTable } from "../record";
import type { Database } from "./schema";

/** Where bytes are, in text: what is sealed consists of them. */
const BYTES = "~bytes";

/** Put a value of the store `pending` down. */
export function putDown(name: string, value: unknown): void {
  if (!isTable(value)) return;
  const { space, worksheet, occasion, page } = value;
  const key = prefixOf(name) + JSON.stringify([space, worksheet, occasion, page]);
  attempt(() => localStorage.setItem(key, JSON.stringify(value, packed)));
}

/** Tell whether something was put down and not picked up yet. */
export function isPutDown(name: string): boolean {
  return keysOf(name).length > 0;
}

/** Bring what was put down into the store `pending`. What can't be brought in stays where it is. */
export async function pickUp(name: string, database: Database): Promise<void> {
  for (const key of keysOf(name)) {
    const text = textAt(key);
    const value = text && attempt((): unknown => JSON.parse(text, unpacked));
    if (!text || !isTable(value)) continue;
    try {
      const transaction = database.transaction("pending", "readwrite", { durability: "strict" });
      const put = async (): Promise<void> => {
        await transaction.store.count();
        // Its turn has come. Another tab may have been quicker.
        if (textAt(key) === text) await transaction.store.put(value);
      };
      await Promise.all([put(), transaction.done]);
      if (textAt(key) === text) attempt(() => localStorage.removeItem(key));
    } catch {
      // It stays for the next time.
    }
  }
}

function prefixOf(name: string): string {
  return `${name}:leaving:`;
}

function keysOf(name: string): string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(name)))) ?? [];
}

function textAt(key: string): string | undefined {
  return attempt(() => localStorage.getItem(key)) ?? undefined;
}

function packed(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { [BYTES]: [...value] } : value;
}

function unpacked(_key: string, value: unknown): unknown {
  return isTable(value) && Array.isArray(value[BYTES]) ? Uint8Array.from(value[BYTES] as number[]) : value;
}

// Where a browser lets a page store nothing, even asking fails.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
