// The way into a space: which one this tab writes in, and whether it may.

import { FIRST, readSpace, type StoredSpace } from "../space";
import { type Connection, Refusal } from "./connection";
import type { Writing } from "./schema";
import { lockedSeal, openSeal, type Seal } from "./seal";
import type { Tab } from "./tab";

const MINUTE_MS = 60_000;

/** Finds this tab's space. A page has one space for as long as it lives. */
export class Entrance {
  private entered: Promise<Seal> | undefined;
  private known: Seal | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly tab: Tab,
  ) {}

  /** The space's seal, once it is known. */
  get seal(): Seal | undefined {
    return this.known;
  }

  /** Return the seal of this tab's space; refuses when nobody has chosen one, or it is locked. */
  enter(): Promise<Seal> {
    if (this.entered === undefined) {
      const entering = this.find();
      this.entered = entering;
      entering.then(
        (seal) => void (this.entered === entering && (this.known = seal)),
        () => void (this.entered === entering && (this.entered = undefined)),
      );
    }
    return this.entered;
  }

  /** Refuse to write when the space was locked, unlocked or removed elsewhere since this page came in. */
  async check(writing: Writing, seal: Seal): Promise<void> {
    const spaces = writing.objectStore("spaces");
    const [stored, count] = await Promise.all([spaces.get(seal.space), spaces.count()]);
    const space = readSpace(stored);
    if (space === undefined && (count > 0 || seal.space !== FIRST)) throw new Refusal("undecided");
    if (space?.lock?.id !== seal.lock) throw new Refusal("locked");
  }

  /** Nothing may be written any more in this page's way, not even what is left behind. */
  close(): void {
    this.known = undefined;
    this.entered = undefined;
  }

  /** Whether this page's space was locked, unlocked or removed elsewhere, or others were added, so that the page has to come in anew. */
  async changed(): Promise<boolean> {
    const seal = this.known;
    if (seal === undefined) return true;
    await this.tab.refresh();
    const stored = await this.connection.read(["spaces"], (reading) => reading.objectStore("spaces").getAll());
    const space = stored.map(readSpace).find((one) => one?.id === seal.space);
    // A page that comes back from the back cache still holds keys: whether it may is asked of the tab.
    const mayRead = space !== undefined && space.lock?.id === seal.lock && (await this.sealOf(space)) !== undefined;
    const same = stored.length === 0 ? seal.space === FIRST : mayRead && (stored.length === 1 || this.tab.space === seal.space);
    if (!same) this.close();
    return !same;
  }

  private async find(): Promise<Seal> {
    const stored = await this.connection.read(["spaces"], (reading) => reading.objectStore("spaces").getAll());
    if (stored.length === 0) return openSeal(FIRST);
    const space = chosen(stored, this.tab.space);
    if (space === undefined) throw new Refusal("undecided");
    const seal = await this.sealOf(space);
    if (seal === undefined) throw new Refusal("locked");
    return seal;
  }

  /** Return the seal of a space; undefined when this tab doesn't have its keys, or was left alone for too long. */
  async sealOf({ id, lock, name, idleMinutes }: StoredSpace): Promise<Seal | undefined> {
    if (lock === undefined) return openSeal(id);
    const keys = this.tab.keysOf(lock.id);
    if (keys === undefined) return undefined;
    if (Date.now() - this.tab.seen <= idleMinutes * MINUTE_MS) {
      const seal = await lockedSeal(id, lock.id, keys);
      // Halves of two keys make one that opens nothing, and what is sealed with it nobody could ever open.
      if ((await seal.open({ sealed: name }, { space: id, part: "name" })) !== undefined) return seal;
    }
    this.tab.lock();
    return undefined;
  }
}

// With one space there is nothing to choose.
function chosen(stored: readonly unknown[], id: string | undefined): StoredSpace | undefined {
  const spaces = stored.map(readSpace);
  const only = stored.length === 1 ? spaces[0] : undefined;
  return only ?? spaces.find((space) => space !== undefined && space.id === id);
}
