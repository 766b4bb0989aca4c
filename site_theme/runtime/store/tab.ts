// Which space this tab writes in, and the keys of one that was unlocked here. Both go with the tab.

import { randomBytes } from "./lock";
import type { TabMemory } from "./tab-memory";

/** What a tab remembers from page to page. `seen` is when the reader last did something, in milliseconds. */
interface Remembered {
  space: string;
  lock?: string;
  share?: string;
  seen: number;
}

/**
 * One tab's memory. Keys are cut in two shares, of which neither tells anything alone: one in `sessionStorage`, which browsers
 * write to disk and bring back with a reopened tab, and one in `window.name`, which Chromium 156 and Firefox 153 were never seen
 * to write.
 */
export class Tab {
  constructor(private readonly memory: TabMemory) {}

  /** Look again: this page may have been asleep while another one of this tab locked the space. */
  refresh(): Promise<void> {
    return this.memory.refresh();
  }

  /** The space that was chosen in this tab. */
  get space(): string | undefined {
    return this.read()?.space;
  }

  /** When the reader last did something in this tab. */
  get seen(): number {
    return this.read()?.seen ?? 0;
  }

  /** Note that the reader is there. */
  touch(): void {
    const known = this.read();
    if (known) this.write({ ...known, seen: Date.now() });
  }

  /** Write in a space from now on, with the keys of its lock if it has one. Resolves when the next page will know of it. */
  async enter(space: string, lock?: string, keys?: Uint8Array<ArrayBuffer>): Promise<void> {
    if (lock === undefined || keys === undefined) {
      this.memory.keepPad("");
      this.write({ space, seen: Date.now() });
    } else {
      const pad = randomBytes(keys.length);
      this.memory.keepPad(toText(pad));
      this.write({ space, lock, share: toText(combine(keys, pad)), seen: Date.now() });
    }
    await this.refresh();
  }

  /** The keys of a lock, if it was opened in this tab. */
  keysOf(lock: string): Uint8Array<ArrayBuffer> | undefined {
    const known = this.read();
    if (known?.lock !== lock || known.share === undefined) return undefined;
    const [share, pad] = [fromText(known.share), fromText(this.memory.readPad())];
    return share && pad && share.length === pad.length ? combine(share, pad) : undefined;
  }

  /** Forget the keys, and keep which space was chosen. */
  lock(): void {
    const space = this.space;
    this.leave();
    if (space !== undefined) this.write({ space, seen: Date.now() });
  }

  /** Forget everything. */
  leave(): void {
    this.memory.keepPad("");
    this.memory.keep(null);
  }

  private read(): Remembered | undefined {
    try {
      const known: unknown = JSON.parse(this.memory.read() ?? "null");
      if (typeof known !== "object" || known === null || !("space" in known) || typeof known.space !== "string") return undefined;
      const seen = "seen" in known && typeof known.seen === "number" ? known.seen : 0;
      const lock = "lock" in known && typeof known.lock === "string" ? { lock: known.lock } : {};
      const share = "share" in known && typeof known.share === "string" ? { share: known.share } : {};
      return { space: known.space, seen, ...lock, ...share };
    } catch {
      return undefined;
    }
  }

  private write(remembered: Remembered): void {
    this.memory.keep(JSON.stringify(remembered));
  }
}

function combine(one: Uint8Array<ArrayBuffer>, other: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return one.map((byte, index) => byte ^ (other[index] ?? 0));
}

function toText(bytes: Uint8Array<ArrayBuffer>): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromText(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
