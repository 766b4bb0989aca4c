// The spaces of this device as every page needs them: whose they are, and which one this tab writes in.

import { isTable } from "../record";
import { FIRST, IDLE_AT_FIRST, readSpace, type Space, type StoredSpace } from "../space";
import { type Connection, Refusal } from "./connection";
import type { Entrance } from "./entrance";
import { unlockKeys } from "./lock";
import { attempt, type Done, type Failed } from "./outcome";
import type { Seal } from "./seal";
import type { Sheets } from "./sheets";
import type { Tab } from "./tab";

/** Every space, and the one that this tab writes in; undefined as long as nobody has been chosen. */
export interface Listed {
  state: "loaded";
  spaces: Space[];
  current?: Space;
}

/** Whether a passphrase was the right one. */
export interface Tried {
  state: "open" | "wrong";
}

/** What one tab's store is made of. */
export interface Parts {
  connection: Connection;
  entrance: Entrance;
  tab: Tab;
  sheets: Sheets;
  say: { changed: () => void; moved: () => void; locked: (space: string) => void };
}

/** What a new course begins with: a space that nobody had to set up. */
export const NEW: StoredSpace = { id: FIRST, who: "person", order: 0, colour: "clay", idleMinutes: IDLE_AT_FIRST, name: "" };

/** The spaces of one course on this device. Whatever changes them says so to other tabs. */
export class Spaces {
  protected readonly connection: Connection;
  protected readonly entrance: Entrance;
  protected readonly tab: Tab;
  protected readonly say: Parts["say"];

  constructor({ connection, entrance, tab, say }: Parts) {
    this.connection = connection;
    this.entrance = entrance;
    this.tab = tab;
    this.say = say;
  }

  /** List the spaces. The first one is there without having been set up. */
  list(): Promise<Listed | Failed> {
    return attempt(async () => {
      const stored = await this.stored();
      const spaces = await Promise.all((stored.length > 0 ? stored : [NEW]).map((space) => this.seen(space)));
      const chosen = spaces.length === 1 ? spaces[0] : spaces.find(({ id }) => id === this.tab.space);
      return { state: "loaded", spaces, ...(chosen ? { current: chosen } : {}) };
    });
  }

  /** Whether this page has to be loaded anew, because its space was changed elsewhere. */
  async changed(): Promise<boolean> {
    const sealed = this.entrance.seal?.lock !== undefined;
    const changed = await attempt(async () => ({ state: "known", is: await this.entrance.changed() }));
    // Where it can't be told, the words of a locked space stay out of sight.
    return "is" in changed ? changed.is : sealed;
  }

  /** Note that the reader did something, so that the space doesn't lock itself. */
  touch(): void {
    this.tab.touch();
  }

  /** Milliseconds since the reader last did something in this tab. */
  get idleFor(): number {
    return Date.now() - this.tab.seen;
  }

  /** Write in a space from now on, in this tab. The page has to be loaded anew then. */
  choose(id: string): Promise<Done | Failed> {
    return attempt(async () => {
      const { lock } = await this.find(id);
      const keys = lock && this.tab.keysOf(lock.id);
      await this.tab.enter(id, lock?.id, keys);
      return { state: "done" };
    });
  }

  /** Forget in this tab who is writing, and the keys. The page has to be loaded anew then. */
  leave(): void {
    this.tab.leave();
  }

  /** Lock this tab's space, here and in other tabs that have it open. The page has to be loaded anew then. */
  lockNow(): void {
    const { space } = this.tab;
    this.lockHere();
    if (space !== undefined) this.say.locked(space);
  }

  /** Lock this tab's space in this tab only: a forgotten tab must not lock the one that is written in. */
  lockHere(): void {
    this.tab.lock();
    this.entrance.close();
  }

  /** Open a space with its passphrase, and choose it. The page has to be loaded anew then. */
  unlock(id: string, passphrase: string): Promise<Tried | Failed> {
    return attempt(async () => {
      const { lock } = await this.find(id);
      if (lock === undefined) return { state: "open" };
      const keys = await unlockKeys(lock, passphrase);
      if (keys === undefined) return { state: "wrong" };
      await this.tab.enter(id, lock.id, keys);
      return { state: "open" };
    });
  }

  protected async stored(): Promise<StoredSpace[]> {
    const stored = await this.connection.read(["spaces"], (reading) => reading.objectStore("spaces").getAll());
    const known = inOrder(stored);
    if (known.length === 0 && stored.length > 0) throw new Refusal("unreadable");
    return known;
  }

  protected async find(id: string): Promise<StoredSpace> {
    const stored = await this.stored();
    const found = stored.find((space) => space.id === id) ?? (stored.length === 0 && id === FIRST ? NEW : undefined);
    if (found === undefined) throw new Refusal("undecided");
    return found;
  }

  protected async seen(stored: StoredSpace): Promise<Space> {
    const { id, who, colour, idleMinutes, lock } = stored;
    const seal = await this.entrance.sealOf(stored);
    const name = typeof stored.name === "string" ? stored.name : seal ? await openName(stored, seal) : "";
    return { id, who, colour, idleMinutes, name, locked: lock !== undefined, open: seal !== undefined };
  }
}

/** Read stored spaces, in the order in which they are shown. */
export function inOrder(stored: readonly unknown[]): StoredSpace[] {
  return stored.flatMap((raw) => readSpace(raw) ?? []).sort((one, other) => one.order - other.order);
}

async function openName(space: StoredSpace, seal: Seal): Promise<string> {
  const opened = await seal.open({ sealed: space.name }, namePlace(space));
  return isTable(opened) && typeof opened.name === "string" ? opened.name : "";
}

/** Return the place to which a sealed name belongs. */
export function namePlace({ id }: StoredSpace): Record<string, string> {
  return { space: id, part: "name" };
}
