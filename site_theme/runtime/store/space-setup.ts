// Setting up spaces: a second person, names, passphrases, taking a space away. Only the page “Who writes here” needs this.

import { alike, isTable, type SheetKey } from "../record";
import { FIRST, IDLE_AT_FIRST, isSealed, type Person, readSpace, type Space, type StoredSpace, type Who } from "../space";
import { Refusal } from "./connection";
import { copyId, isRecent } from "./copies";
import { HOLDING_STORES, holdingsIn, type Holdings, putHoldings, readHoldings, removeHoldings, resealed } from "./holdings";
import { freshId, freshKeys, lockKeys, unlockKeys } from "./lock";
import { attempt, type Done, type Failed, untilDone } from "./outcome";
import { lockedSeal, openSeal, type Seal } from "./seal";
import { now } from "./places";
import type { Sheets } from "./sheets";
import { inOrder, namePlace, NEW, type Parts, Spaces, type Tried } from "./spaces";

/** A space that was taken away less than a week ago. */
export interface Removed {
  id: string;
  at: string;
  colour: Space["colour"];
  locked: boolean;
}

/** Spaces, and what changes them. Every change is told to other tabs. */
export class SpaceSetup extends Spaces {
  private readonly sheets: Sheets;

  constructor(parts: Parts) {
    super(parts);
    this.sheets = parts.sheets;
  }

  /** Add a second person, and a space for what both write together. What is there already is the first person's. */
  addSecond(first: Person, second: Person): Promise<Done | Failed> {
    return attempt(async () => {
      const seal = await this.entrance.enter();
      await this.change(async (stored) => {
        const mine = stored.find(({ id }) => id === seal.space) ?? NEW;
        const both = stored.find(({ who }) => who === "both") ?? newSpace("both", 2, { name: "", colour: "plum" });
        return [await named(mine, first, seal), newSpace("person", 1, second), both];
      });
      if (seal.lock === undefined) await this.tab.enter(seal.space);
      return { state: "done" };
    });
  }

  /** Give this tab's space, or one without a passphrase, another name or colour. */
  rename(id: string, person: Person): Promise<Done | Failed> {
    return this.changeOne(id, async (space) => {
      const seal = await this.entrance.sealOf(space);
      if (seal === undefined) throw new Refusal("locked");
      return named(space, person, seal);
    });
  }

  /** Set after how many minutes without a touch a space locks itself. */
  setIdle(id: string, idleMinutes: number): Promise<Done | Failed> {
    return this.changeOne(id, (space) => Promise.resolve({ ...space, idleMinutes }));
  }

  /** Give this tab's space a passphrase: everything in it is sealed. */
  setPassphrase(passphrase: string): Promise<Done | Failed> {
    return attempt(async () => {
      const from = await this.entrance.enter();
      if (from.lock !== undefined) throw new Refusal("locked");
      const keys = freshKeys();
      const lock = await lockKeys(keys, passphrase);
      const to = await lockedSeal(from.space, lock.id, keys);
      await this.reseal(from, to, async (space) => named({ ...space, lock }, { ...space, name: nameIn(space) }, to));
      await this.tab.enter(from.space, lock.id, keys);
      this.say.changed();
      return { state: "done" };
    });
  }

  /** Change the passphrase of this tab's space. Other tabs need the new one then. */
  changePassphrase(old: string, fresh: string): Promise<Tried | Failed> {
    return this.withKeys(old, async ({ id }, keys, before) => {
      // New keys, too: whoever has got hold of the old ones reads nothing that is written from now on.
      const freshOnes = freshKeys();
      const lock = await lockKeys(freshOnes, fresh);
      const to = await lockedSeal(id, lock.id, freshOnes);
      const change = async (space: StoredSpace): Promise<StoredSpace> => named({ ...space, lock }, { ...space, name: (await this.seen(space)).name }, to);
      await this.reseal(await lockedSeal(id, before, keys), to, change);
      await this.tab.enter(id, lock.id, freshOnes);
    });
  }

  /** Take the passphrase off this tab's space: everything in it is stored in plain again. */
  removePassphrase(old: string): Promise<Tried | Failed> {
    return this.withKeys(old, async (space, keys, lock) => {
      const from = await lockedSeal(space.id, lock, keys);
      const name = (await this.seen(space)).name;
      await this.reseal(from, openSeal(space.id), ({ lock: _lock, ...open }) => Promise.resolve({ ...open, name }));
      await this.tab.enter(space.id);
    });
  }

  /** Move sheets from this tab's space into one without a passphrase. What is there already stays beside them. */
  moveSheets(keys: readonly SheetKey[], id: string): Promise<Done | Failed> {
    return attempt(async () => {
      const { lock } = await this.find(id);
      if (lock !== undefined) throw new Refusal("locked");
      for (const key of keys) await this.sheets.move(key, openSeal(id));
      this.say.moved();
      return { state: "done" };
    });
  }

  /** Take a space away with all that is in it; this works without its passphrase. It can be brought back for a week. */
  remove(id: string): Promise<Done | Failed> {
    return attempt(async () => {
      const space = await this.find(id);
      const copy = copyId();
      await this.connection.write(HOLDING_STORES, async (writing) => {
        const holdings = await holdingsIn(writing, id);
        await writing.objectStore("copies").put({ id: copy, space: id, at: now(), why: "remove", sheets: 0, removed: { space, holdings } });
        await removeHoldings(writing, id, holdings);
        await writing.objectStore("spaces").delete(id);
      });
      if (this.tab.space === id) this.tab.leave();
      this.say.changed();
      return { state: "done", copy };
    });
  }

  /** List the spaces that were taken away and can be brought back. */
  removed(): Promise<{ state: "loaded"; removed: Removed[] } | Failed> {
    return attempt(async () => {
      const stored = await this.connection.read(["copies"], (reading) => reading.objectStore("copies").getAll());
      const removed = stored.flatMap((raw) => {
        const space = isTable(raw) && isTable(raw.removed) ? readSpace(raw.removed.space) : undefined;
        const locked = space?.lock !== undefined;
        return isTable(raw) && space && isRecent(String(raw.at)) ? [{ locked, id: String(raw.id), at: String(raw.at), colour: space.colour }] : [];
      });
      return { state: "loaded", removed };
    });
  }

  /** Bring back a space that was taken away. What was written in its place meanwhile gets a space of its own. */
  bringBack(copy: string): Promise<Done | Failed> {
    return attempt(async () => {
      const raw = await this.connection.read(["copies"], (reading) => reading.objectStore("copies").get(copy));
      const removed = isTable(raw) && isTable(raw.removed) ? raw.removed : {};
      const space = readSpace(removed.space);
      if (space === undefined || !Array.isArray(removed.holdings)) throw new DOMException("This copy can't be read", "NotReadableError");
      const other = newSpace("person", 1, { name: "", colour: "slate" });
      await untilDone(async () => {
        const between = await readHoldings(this.connection, space.id);
        const rekeyed = await resealed(between, openSeal(space.id), openSeal(other.id));
        return this.connection.write(HOLDING_STORES, async (writing) => {
          const spaces = writing.objectStore("spaces");
          if ((await spaces.get(space.id)) !== undefined) throw new Refusal("taken");
          if (!alike(between, await holdingsIn(writing, space.id))) return false;
          await removeHoldings(writing, space.id, between);
          await putHoldings(writing, rekeyed);
          if (between.length > 0) await spaces.put(other);
          await spaces.put(space);
          await putHoldings(writing, removed.holdings as Holdings);
          await writing.objectStore("copies").delete(copy);
          return true;
        });
      });
      this.say.changed();
      return { state: "done" };
    });
  }

  private changeOne(id: string, change: (space: StoredSpace) => Promise<StoredSpace>): Promise<Done | Failed> {
    return attempt(async () => {
      await this.change(async (stored) => {
        const space = stored.find((one) => one.id === id) ?? (stored.length === 0 && id === FIRST ? NEW : undefined);
        if (space === undefined) throw new Refusal("undecided");
        return [await change(space)];
      });
      return { state: "done" };
    });
  }

  /** Put some spaces. When another tab has changed them meanwhile, start over: a lock that came in must not be lost. */
  private async change(change: (stored: readonly StoredSpace[]) => Promise<readonly StoredSpace[]>): Promise<void> {
    await untilDone(async () => {
      const before = await this.connection.read(["spaces"], (reading) => reading.objectStore("spaces").getAll());
      const known = inOrder(before);
      // A space that can't be read may have a lock, and nobody may put another one in its place.
      if (known.length < before.length) throw new Refusal("unreadable");
      const changed = await change(known);
      return this.connection.write(["spaces"], async (writing) => {
        const spaces = writing.objectStore("spaces");
        if (!alike(before, await spaces.getAll())) return false;
        for (const space of changed) await spaces.put(space);
        return true;
      });
    });
    this.say.changed();
  }

  private withKeys(passphrase: string, work: (space: StoredSpace, keys: Uint8Array<ArrayBuffer>, lock: string) => Promise<void>): Promise<Tried | Failed> {
    return attempt(async () => {
      const { space: id } = await this.entrance.enter();
      const space = await this.find(id);
      const keys = space.lock && (await unlockKeys(space.lock, passphrase));
      if (keys === undefined || space.lock === undefined) return { state: "wrong" };
      await work(space, keys, space.lock.id);
      this.say.changed();
      return { state: "open" };
    });
  }

  /** Store everything of a space another way, in one step. When something was written meanwhile, start over. */
  private async reseal(from: Seal, to: Seal, change: (space: StoredSpace) => Promise<StoredSpace>): Promise<void> {
    await untilDone(async () => {
      const space = await this.find(from.space);
      const changed = await change(space);
      const before = await readHoldings(this.connection, from.space);
      const after = await resealed(before, from, to);
      return this.connection.write(HOLDING_STORES, async (writing) => {
        await this.entrance.check(writing, from);
        const spaces = writing.objectStore("spaces");
        const stored = readSpace(await spaces.get(from.space)) ?? NEW;
        if (!alike(space, stored) || !alike(before, await holdingsIn(writing, from.space))) return false;
        await removeHoldings(writing, from.space, before);
        await putHoldings(writing, after);
        await spaces.put(changed);
        return true;
      });
    });
  }
}

function newSpace(who: Who, order: number, { name, colour }: Person): StoredSpace {
  return { id: freshId(), who, order, colour, idleMinutes: IDLE_AT_FIRST, name };
}

function nameIn({ name }: StoredSpace): string {
  return typeof name === "string" ? name : "";
}

async function named(space: StoredSpace, { name, colour }: Person, seal: Seal): Promise<StoredSpace> {
  if (seal.lock === undefined) return { ...space, name, colour };
  const closed: { sealed?: unknown } = await seal.close(namePlace(space), { name });
  return { ...space, colour, name: isSealed(closed.sealed) ? closed.sealed : "" };
}
