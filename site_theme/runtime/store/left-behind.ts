// What a page could not write any more when it went away: put down on the way out, merged when its sheet is next opened.

import { alike, type Answer, besides, type Change, isTable, merge, type Merged, readChanges, type SheetKey, type SheetRecord } from "../record";
import type { Connection } from "./connection";
import type { Entrance } from "./entrance";
import { Overtaken } from "./outcome";
import { inSpace, keyIn, nameOf, now, PENDING_KEYS, type Place, placeOf, shownOf, within } from "./places";
import type { Writing } from "./schema";
import type { Seal } from "./seal";
import { closeAside } from "./stored-sheets";

/** Changes a sheet as it is stored; `also` writes more in the same transaction. */
type Update = (key: SheetKey, change: (record: SheetRecord) => Merged, also: (writing: Writing) => Promise<unknown>) => Promise<Merged>;

/** Changes that are sealed and ready; the number tells which of several is the latest. */
interface Ready {
  number: number;
  raw?: object;
}

/** A change that was left behind, and when. */
interface Left {
  at: string;
  change: Change;
}

/** What pages of this tab's space left behind. */
export class LeftBehind {
  private readonly page = `${Date.now()}-${Math.random()}`;
  /** What would be left behind, sealed ahead of time: there is no time for it when the page goes. */
  private readonly ready = new Map<string, Ready>();

  constructor(
    private readonly connection: Connection,
    private readonly entrance: Entrance,
    private readonly update: Update,
  ) {}

  /** Have changes ready in the form in which they may have to be left behind. */
  async prepare(key: SheetKey, changes: () => readonly Change[]): Promise<void> {
    const seal = this.entrance.seal;
    if (seal?.lock === undefined) return;
    const number = this.readyFor(key).number + 1;
    this.ready.set(nameOf(key), { ...this.readyFor(key), number });
    const raw = await this.close(seal, key, changes());
    if (this.readyFor(key).number === number) this.ready.set(nameOf(key), { number, raw });
  }

  /** Let go of what was ready, and of what is just being sealed: it has been written. */
  written(key: SheetKey): void {
    this.ready.set(nameOf(key), { number: this.readyFor(key).number + 1 });
  }

  /** Leave changes behind while the page goes away. */
  leave(key: SheetKey, changes: readonly Change[]): void {
    const seal = this.entrance.seal;
    if (seal === undefined) return;
    const open = { space: seal.space, ...key, page: this.page, at: now(), changes };
    const raw = seal.lock === undefined ? open : this.readyFor(key).raw;
    if (raw !== undefined) this.connection.handOver("pending", raw);
  }

  /** Tell whether something lies there for a sheet. */
  async liesAt(place: Place): Promise<boolean> {
    return (await this.connection.read(["pending"], (reading) => reading.objectStore("pending").count(within(place)))) > 0;
  }

  /** Merge what lies there for a sheet. */
  async takeIn(key: SheetKey): Promise<void> {
    const seal = await this.entrance.enter();
    const place = await placeOf(seal, key);
    const left = await this.connection.read(["pending"], (reading) => reading.objectStore("pending").getAll(within(place)));
    const opened = await Promise.all(left.map(async (raw) => ({ raw, ...readLeft(await seal.open(raw, shownOf(raw, PENDING_KEYS))) })));
    const unread = await Promise.all(opened.filter(({ changes }) => changes === undefined).map(({ raw }) => closeAside(seal, "pending", raw)));
    const pages = left.map((raw) => [...place, isTable(raw) ? String(raw.page) : ""] as [...Place, string]);
    const changes = opened.flatMap(({ at, changes = [] }) => changes.map((change) => ({ at, change })));
    try {
      await this.update(key, (before) => mergeLeft(before, changes, now()), async (writing) => {
        const pending = writing.objectStore("pending");
        for (const [index, page] of pages.entries()) {
          if (!alike(await pending.get(page), left[index])) throw new Overtaken();
          await pending.delete(page);
        }
        for (const one of unread) await writing.objectStore("quarantine").add(one);
      });
    } catch (problem) {
      if (!(problem instanceof Overtaken)) throw problem;
    }
  }

  /** Merge what lies there for any sheet. */
  async takeInAll(seal: Seal): Promise<void> {
    const left = await this.connection.read(["pending"], (reading) => reading.objectStore("pending").getAll(inSpace(seal.space)));
    const keys = new Map<string, SheetKey>();
    for (const raw of left) {
      if (seal.lock !== undefined && isTable(raw) && raw.sealed === undefined) await this.takeInPlain(raw);
      else for (const key of keyIn(await seal.open(raw, shownOf(raw, PENDING_KEYS)))) keys.set(nameOf(key), key);
    }
    for (const key of keys.values()) await this.takeIn(key);
  }

  /**
   * A page that left while its space was being locked could only leave its words in plain. They are put beside what is there,
   * never in its place: whoever has the device could have put them here.
   */
  private async takeInPlain(raw: Record<string, unknown>): Promise<void> {
    const [key] = keyIn(raw);
    if (key === undefined) return;
    const at = now();
    const said = saidIn(readChanges(raw) ?? [], at);
    const place = [String(raw.space), key.worksheet, key.occasion, String(raw.page)] as [...Place, string];
    await this.update(key, (record) => ({ record: besides(record, said, at), clashed: [], left: [] }), (writing) => writing.objectStore("pending").delete(place));
  }

  private readyFor(key: SheetKey): Ready {
    return this.ready.get(nameOf(key)) ?? { number: 0 };
  }

  private async close(seal: Seal, key: SheetKey, changes: readonly Change[]): Promise<object> {
    const [space, worksheet, occasion] = await placeOf(seal, key);
    return seal.close({ space, worksheet, occasion, page: this.page }, { ...key, at: now(), changes });
  }
}

function readLeft(opened: unknown): { at: string; changes: Change[] | undefined } {
  return { at: isTable(opened) && typeof opened.at === "string" ? opened.at : "", changes: readChanges(opened) };
}

/**
 * Merge what closing pages left behind. It may have lain there for long: what was written since stands, and the older words come
 * beside it.
 */
function mergeLeft(before: SheetRecord, left: readonly Left[], at: string): Merged {
  const isLate = (one: Left): boolean => (before.answers[one.change.field]?.at ?? "") > one.at;
  const merged = merge(before, left.filter((one) => !isLate(one)).map(({ change }) => change), at);
  const late = left.filter(isLate);
  if (late.length === 0) return merged;
  return { ...merged, record: late.reduce((record, one) => besides(record, saidIn([one.change], one.at), at), merged.record) };
}

function saidIn(changes: readonly Change[], at: string): { field: string; answer: Answer }[] {
  return changes.flatMap(({ field, value, prompt, type, words }) => (value === undefined ? [] : [{ field, answer: { value, prompt, type, at, ...(words ? { words } : {}) } }]));
}
