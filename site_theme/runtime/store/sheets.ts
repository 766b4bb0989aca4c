// The sheets of a space: read, changed by comparing revisions, and with them what stood in their fields before.

import {
  carryOver,
  type Change,
  isBlank,
  isFresh,
  joined,
  merge,
  type Merged,
  readVersion,
  type Reading,
  type Renamed,
  type SheetKey,
  type SheetRecord,
  type Version,
} from "../record";
import { type Connection, Refusal } from "./connection";
import type { Entrance } from "./entrance";
import { LeftBehind } from "./left-behind";
import { Overtaken, untilDone } from "./outcome";
import { formerKeys, inSpace, nameOf, now, type Place, placeOf, shownIn, shownOf, VERSION_KEYS, within } from "./places";
import type { Name, Writing } from "./schema";
import type { Seal } from "./seal";
import { apart, asNumber, closeAside, floorOf, isStill, type Known, putVersion, raiseFloor, readAny, readAt } from "./stored-sheets";

/** What this edition says of a sheet: its title, and what its worksheet, occasion and fields were called before. */
export interface Edition {
  title: string;
  worksheets: readonly string[];
  occasions: readonly string[];
  fields: readonly Renamed[];
}

/** Everything that a change of a sheet writes to. Not what closing pages leave behind: while one is written, another page may have to leave. */
const SHEET_STORES: Name[] = ["sheets", "versions", "quarantine", "meta", "spaces"];
const UNKNOWN: Edition = { title: "", worksheets: [], occasions: [], fields: [] };

/** The sheets of this tab's space. */
export class Sheets {
  /** What closing pages left behind. */
  readonly left: LeftBehind;
  private readonly known = new Map<string, Known>();
  private readonly editions = new Map<string, Edition>();
  private readonly places = new Map<string, SheetKey>();

  constructor(
    private readonly connection: Connection,
    private readonly entrance: Entrance,
  ) {
    this.left = new LeftBehind(connection, entrance, (key, change, also) => this.update(key, change, also));
  }

  /** Read a sheet, with what closing pages left behind for it. */
  async load(key: SheetKey, edition?: Edition): Promise<Reading> {
    if (edition !== undefined) this.editions.set(nameOf(key), edition);
    const seal = await this.entrance.enter();
    const place = await placeOf(seal, key);
    this.places.set(place.join(" "), { worksheet: key.worksheet, occasion: key.occasion });
    const [known, left] = await Promise.all([this.fetch(seal, key), this.left.liesAt(place)]);
    if (left) await this.left.takeIn(key);
    const adopted = await this.adopt(seal, key);
    return left || adopted ? { record: (await this.fetch(seal, key)).record, spoiled: known.spoiled } : known;
  }

  /** Merge changes into a sheet. */
  async save(key: SheetKey, changes: readonly Change[]): Promise<Merged> {
    const merged = await this.update(key, (record) => merge(record, changes, now()));
    this.left.written(key);
    return merged;
  }

  /**
   * Change a sheet. `change` gets the sheet as it is stored, and is asked again when another tab was quicker; `also` writes
   * more in the same transaction.
   */
  async update(key: SheetKey, change: (record: SheetRecord) => Merged, also?: (writing: Writing) => Promise<unknown>): Promise<Merged> {
    const seal = await this.entrance.enter();
    const place = await placeOf(seal, key);
    let merged: Merged | undefined;
    await untilDone(async () => {
      const known = this.known.get(nameOf(key)) ?? (await this.fetch(seal, key));
      const changed = this.titled(key, change(known.record));
      const record = await seal.close(shownIn(place, changed.record.revision), changed.record);
      const versions = await this.closeVersions(seal, place, changed.left);
      const aside = known.raw === undefined ? undefined : await closeAside(seal, "sheets", known.raw);
      const written = await this.connection.write(also ? [...SHEET_STORES, "pending", "copies"] : SHEET_STORES, async (writing) => {
        const [still] = await Promise.all([isStill(writing, place, known), this.entrance.check(writing, seal)]);
        if (!still) return false;
        await also?.(writing);
        if (aside) await writing.objectStore("quarantine").add(aside);
        const puts = [writing.objectStore("sheets").put(record), writing.objectStore("meta").put(now(), `written:${seal.space}`)];
        for (const version of versions) await putVersion(writing, version);
        await Promise.all(puts);
        return true;
      });
      if (written) this.known.set(nameOf(key), { record: changed.record, spoiled: false, stored: true });
      else this.known.delete(nameOf(key));
      merged = changed;
      return written;
    });
    if (merged === undefined) throw new Refusal("unknown");
    return merged;
  }

  /** Return the sheet of this page that is stored at a place, as `placeOf` names it. */
  keyAt(place: unknown): SheetKey | undefined {
    return typeof place === "string" ? this.places.get(place) : undefined;
  }

  /** Let go of what this page knows: the store was changed as a whole. */
  forget(): void {
    this.known.clear();
  }

  /** Move a sheet, with what stood in its fields before, into another space. One that is gone already is left out. */
  async move(key: SheetKey, to: Seal): Promise<void> {
    const from = await this.entrance.enter();
    const [old, place] = [await placeOf(from, key), await placeOf(to, key)];
    await untilDone(async () => {
      await this.load(key);
      const known = await this.fetch(from, key);
      if (!known.stored) return true;
      const [raw, floor] = await this.rawAt(to, place);
      const there = await readAt(to, key, raw, floor);
      const both = joined(there.record, known.record, now());
      const { title } = known.record;
      const closed = await to.close(shownIn(place, both.revision), { ...both, ...(title ? { title } : {}) });
      const versions = await this.closeVersions(to, place, await this.versions(key));
      const aside = known.raw === undefined ? [] : [await closeAside(from, "sheets", known.raw)];
      if (there.raw !== undefined) aside.push(await closeAside(to, "sheets", there.raw));
      return this.connection.write(SHEET_STORES, async (writing) => {
        await this.entrance.check(writing, from);
        await this.entrance.check(writing, to);
        if (!(await isStill(writing, old, known)) || !(await isStill(writing, place, there))) return false;
        for (const one of aside) await writing.objectStore("quarantine").add(one);
        await writing.objectStore("sheets").put(closed);
        for (const version of versions) await putVersion(writing, version);
        await this.takeAway(writing, old, known.record.revision);
        await writing.objectStore("meta").put(now(), `written:${to.space}`);
        return true;
      });
    });
    this.known.delete(nameOf(key));
  }

  /** Read every sheet that has something on it. */
  async all(): Promise<{ sheets: SheetRecord[]; spoiled: boolean }> {
    const seal = await this.entrance.enter();
    await this.left.takeInAll(seal);
    const stored = await this.connection.read(["sheets"], (reading) => reading.objectStore("sheets").getAll(inSpace(seal.space)));
    const readings = await Promise.all(stored.map(async (raw) => readAny(seal, raw)));
    const sheets = readings.flatMap((reading) => (reading && !isBlank(reading.record) ? [reading.record] : []));
    return { sheets, spoiled: readings.some((reading) => reading === undefined || reading.spoiled) };
  }

  /** Read what stood in the fields of a sheet before, or of all sheets, newest first. */
  async versions(key?: SheetKey): Promise<Version[]> {
    const seal = await this.entrance.enter();
    const range = key ? within(await placeOf(seal, key)) : inSpace(seal.space);
    const stored = await this.connection.read(["versions"], (reading) => reading.objectStore("versions").getAll(range));
    const versions = await Promise.all(stored.map(async (raw) => readVersion(await seal.open(raw, shownOf(raw, VERSION_KEYS)))));
    return versions.filter((version) => version !== undefined).sort((one, other) => (one.answer.at < other.answer.at ? 1 : -1));
  }

  /** Return versions as they are stored. */
  async closeVersions(seal: Seal, [space, worksheet, occasion]: Place, versions: readonly Version[]): Promise<object[]> {
    return Promise.all(
      apart(versions).map(async (version) => {
        const field = await seal.token("field", version.worksheet, version.occasion, version.field);
        return seal.close({ space, worksheet, occasion, field, at: version.answer.at }, version);
      }),
    );
  }

  // So that a sheet has a name when the course has dropped it.
  private titled(key: SheetKey, merged: Merged): Merged {
    const title = this.editionOf(key).title || merged.record.title;
    return title ? { ...merged, record: { ...merged.record, title } } : merged;
  }

  private editionOf(key: SheetKey): Edition {
    return this.editions.get(nameOf(key)) ?? UNKNOWN;
  }

  private async fetch(seal: Seal, key: SheetKey): Promise<Known> {
    const [raw, floor] = await this.rawAt(seal, await placeOf(seal, key));
    const { record, ...rest } = await readAt(seal, key, raw, floor);
    const known = { ...rest, record: carryOver(record, this.editionOf(key).fields) };
    this.known.set(nameOf(key), known);
    return known;
  }

  private rawAt(seal: Seal, place: Place): Promise<[raw: unknown, floor: number]> {
    return this.connection.read(["sheets", "meta"], (reading) =>
      Promise.all([reading.objectStore("sheets").get(place), reading.objectStore("meta").get(floorOf(seal.space)).then(asNumber)]),
    );
  }

  private async takeAway(writing: Writing, place: Place, revision: number): Promise<void> {
    await writing.objectStore("sheets").delete(place);
    await writing.objectStore("versions").delete(within(place));
    await raiseFloor(writing, place[0], revision);
  }

  /** Bring over what was written under earlier names of the worksheet or its occasion. Tells whether there was something. */
  private async adopt(seal: Seal, key: SheetKey): Promise<boolean> {
    let adopted = false;
    for (const former of formerKeys(key, this.editionOf(key))) {
      const old = await placeOf(seal, former);
      await untilDone(async () => {
        await this.load(former);
        const found = await this.fetch(seal, former);
        if (!found.stored || found.spoiled) return true;
        const left = (await this.versions(former)).map((version) => ({ ...version, ...key }));
        const take = (record: SheetRecord): Merged => {
          const both = joined(record, found.record, found.record.updated);
          return { record: isFresh(record) ? { ...both, created: found.record.created } : both, clashed: [], left };
        };
        try {
          await this.update(key, take, async (writing) => {
            if (!(await isStill(writing, old, found))) throw new Overtaken();
            await this.takeAway(writing, old, found.record.revision);
          });
        } catch (problem) {
          if (problem instanceof Overtaken) return false;
          throw problem;
        }
        this.known.delete(nameOf(former));
        return (adopted = true);
      });
    }
    return adopted;
  }
}
