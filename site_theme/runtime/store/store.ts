// The reader's own words and marks in this browser. Only the files of this folder touch storage.

import { type Place, type Progress, readItems, readPlace } from "../progress";
import { type Change, cleared, isBlank, isTable, type Merged, type SheetKey, type SheetRecord, type Version } from "../record";
import type { Connection } from "./connection";
import { Copies, type SafetyCopy } from "./copies";
import { Entrance } from "./entrance";
import { closeMark, readMarks } from "./marks";
import { attempt, type Done, type Failed } from "./outcome";
import { now, placeOf } from "./places";
import type { Name } from "./schema";
import type { Left } from "./left";
import { type Edition, Sheets } from "./sheets";
import { type Parts, Spaces } from "./spaces";
import { type Channel, storagePlace } from "./storage-place";
import { readAny } from "./stored-sheets";
import { Tab } from "./tab";
import { Whereabouts } from "./whereabouts";

export type { Reason } from "./connection";
export type { SafetyCopy, Why } from "./copies";
export type { Done, Failed } from "./outcome";
export type { Edition } from "./sheets";
export type { Kept } from "./whereabouts";

/** A sheet as it is stored. `spoiled` says that a part of it can't be read; that part is kept aside, never overwritten. */
export interface Loaded {
  state: "loaded";
  record: SheetRecord;
  spoiled: boolean;
}

/** The write has completed. "clash": another tab had changed the same field, and both values are kept. */
export interface Saved {
  state: "saved" | "clash";
  record: SheetRecord;
}

/** A sheet that comes in from a file. `merge` may be asked twice; it must not change anything by itself. */
export interface Incoming {
  key: SheetKey;
  merge: (current: SheetRecord) => SheetRecord;
  versions: Version[];
}

/** What changed in the store, here or in another tab. "elsewhere": a sheet that isn't on this page. "everything": sheets may have gone or come back. */
export type News = ({ about: "sheet"; revision: number } & SheetKey) | { about: "marks" | "copies" | "space" | "elsewhere" | "everything" };

/** Longer than this nobody waits for a write that hangs. */
const SETTLING_MS = 4_000;

/** The store of one course, seen from one tab. */
export class Store {
  readonly spaces: Spaces;
  readonly where: Whereabouts;
  readonly left: Left;
  /** What setting up spaces works with. */
  readonly parts: Parts;
  private readonly connection: Connection;
  private readonly entrance: Entrance;
  private readonly sheets: Sheets;
  private readonly safety: Copies;
  private readonly channel: Channel;
  private readonly listeners = new Set<(news: News) => void>();
  private readonly settling = new Set<() => Promise<boolean>>();

  /** `hub` is the address of the hub, for pages that were opened from a folder. */
  constructor(course: string, hub?: string) {
    const place = storagePlace(course, hub);
    const { connection, memory, channel, left } = place;
    this.left = left;
    this.where = new Whereabouts(place);
    const tab = new Tab(memory);
    this.connection = connection;
    this.channel = channel;
    this.entrance = new Entrance(this.connection, tab);
    this.sheets = new Sheets(this.connection, this.entrance);
    this.safety = new Copies(this.connection, this.entrance, this.sheets);
    const say = {
      changed: () => this.announce({ about: "space" }),
      moved: () => this.announce({ about: "everything" }),
      locked: (space: string) => this.channel.post({ about: "lock", space }),
    };
    this.parts = { connection: this.connection, entrance: this.entrance, tab, sheets: this.sheets, say };
    this.spaces = new Spaces(this.parts);
    channel.onNews((news) => void this.hear(news, tab));
  }

  /** Call back when this or another tab has written something. */
  onNews(listener: (news: News) => void): void {
    this.listeners.add(listener);
  }

  /** Have something written before the page is left or its space is locked. */
  beforeLeaving(write: () => Promise<boolean>): void {
    this.settling.add(write);
  }

  /** Write everything that this page still has to write. False: some of it could not be kept. */
  async settle(): Promise<boolean> {
    const kept = Promise.all([...this.settling].map((write) => write()));
    const late = new Promise<boolean[]>((resolve) => setTimeout(() => resolve([false]), SETTLING_MS));
    return (await Promise.race([kept, late])).every(Boolean);
  }

  /** Forget this tab's keys at once, as its reader leaves. What the page still has to write, it can write until it is gone. */
  forgetKeys(): void {
    this.parts.tab.lock();
  }

  /** Read a sheet, with what closing pages left behind for it. One that was never written is an empty record with revision 0. */
  loadSheet(key: SheetKey, edition?: Edition): Promise<Loaded | Failed> {
    return attempt(async () => ({ state: "loaded", ...(await this.sheets.load(key, edition)) }));
  }

  /** Merge changes into a sheet; see `merge` for what happens when another tab was there first. */
  saveSheet(key: SheetKey, changes: readonly Change[]): Promise<Saved | Failed> {
    return attempt(async () => {
      const { record, clashed } = await this.sheets.save(key, changes);
      this.announce({ about: "sheet", ...key, revision: record.revision });
      return { state: clashed.length > 0 ? "clash" : "saved", record };
    });
  }

  /** Have changes ready for `leaveChanges`. Sealing takes a moment, and when a page goes there is none. */
  async prepareToLeave(key: SheetKey, changes: () => readonly Change[]): Promise<void> {
    await attempt(() => this.sheets.left.prepare(key, changes));
  }

  /** Leave changes behind while the page goes away: they are merged when the sheet is next opened. */
  leaveChanges(key: SheetKey, changes: readonly Change[]): void {
    this.sheets.left.leave(key, changes);
  }

  /** Read every sheet with something on it. `spoiled` says that some of it can't be read. */
  everySheet(): Promise<{ state: "loaded"; sheets: SheetRecord[]; spoiled: boolean } | Failed> {
    return attempt(async () => ({ state: "loaded", ...(await this.sheets.all()) }));
  }

  /** Read what stood in the fields of a sheet before, or of all sheets, newest first. */
  versions(key?: SheetKey): Promise<{ state: "loaded"; versions: Version[] } | Failed> {
    return attempt(async () => ({ state: "loaded", versions: await this.sheets.versions(key) }));
  }

  /** Take every answer off a sheet. */
  clearSheet(key: SheetKey): Promise<Done | Failed> {
    return attempt(async () => {
      const copy = await this.safety.make("clear", [key]);
      await this.change(key, (record) => cleared(record, now()));
      this.announce({ about: "marks" });
      return { state: "done", copy };
    });
  }

  /** Merge sheets that come in from a file. */
  takeIn(why: "import", incoming: readonly Incoming[]): Promise<Done | Failed> {
    return attempt(async () => {
      const keys = incoming.map(({ key }) => key);
      const copy = await this.safety.make(why, keys);
      for (const { key, merge, versions } of incoming) {
        await this.change(key, (current) => {
          const record = { ...merge(current), space: current.space, ...key, revision: current.revision + 1 };
          return { record, clashed: [], left: versions };
        });
      }
      return { state: "done", copy };
    });
  }

  /** Take everything of this space away: sheets, marks, earlier versions. */
  eraseSpace(): Promise<Done | Failed> {
    return attempt(async () => {
      const copy = await this.safety.eraseAll();
      this.announce({ about: "everything" });
      this.announce({ about: "marks" });
      return { state: "done", copy };
    });
  }

  /** List the safety copies of this space, newest first. They are kept for a week. */
  copies(): Promise<{ state: "loaded"; copies: SafetyCopy[] } | Failed> {
    return attempt(async () => ({ state: "loaded", copies: await this.safety.list() }));
  }

  /** Bring back what a safety copy holds; what is there now is copied first. */
  undo(id: string): Promise<Done | Failed> {
    return attempt(async () => {
      const copy = await this.safety.undo(id);
      this.announce({ about: "everything" });
      this.announce({ about: "copies" });
      this.announce({ about: "marks" });
      return { state: "done", copy };
    });
  }

  /** Delete a safety copy for good. */
  forgetCopy(id: string): Promise<Done | Failed> {
    return attempt(async () => {
      await this.safety.forget(id);
      this.announce({ about: "copies" });
      return { state: "done" };
    });
  }

  /** Delete every safety copy of this space for good. */
  forgetCopies(): Promise<Done | Failed> {
    return attempt(async () => {
      await this.safety.forgetAll();
      this.announce({ about: "copies" });
      return { state: "done" };
    });
  }

  /** Read what could not be read, as it was found. */
  quarantined(): Promise<{ state: "loaded"; records: unknown[] } | Failed> {
    return attempt(async () => {
      const seal = await this.entrance.enter();
      const stored = await this.connection.read(["quarantine"], (reading) => reading.objectStore("quarantine").getAll());
      const mine = stored.filter((raw) => isOf(raw, seal.space));
      const aside = ({ from, at }: { from?: unknown; at?: unknown }): Record<string, string> => ({ space: seal.space, from: String(from), at: String(at) });
      const records = await Promise.all(mine.map((raw) => seal.open(raw, aside(raw as object))));
      return { state: "loaded", records: records.map((record, index) => record ?? mine[index]) };
    });
  }

  /** When the last copy was saved to a file, when something was last written, and whether that was later. */
  backup(): Promise<{ state: "loaded"; last?: string; written?: string; newer: boolean } | Failed> {
    return attempt(async () => {
      // Their age tells that they are old, so that this needs no open space.
      await this.safety.forgetOld();
      const { space } = await this.entrance.enter();
      const [last, written] = await this.texts(`backup:${space}`, `written:${space}`);
      return { state: "loaded", ...(last ? { last } : {}), ...(written ? { written } : {}), newer: written !== undefined && written > (last ?? "") };
    });
  }

  /** Note that a copy was saved to a file just now. */
  noteBackup(): Promise<Done | Failed> {
    return this.note("backup");
  }

  /** When the reader last looked at their workbook. */
  lastLook(): Promise<{ state: "loaded"; at?: string } | Failed> {
    return attempt(async () => {
      const { space } = await this.entrance.enter();
      const [at] = await this.texts(`look:${space}`);
      return { state: "loaded", ...(at ? { at } : {}) };
    });
  }

  /** Note that the reader looked at their workbook just now. */
  noteLook(): Promise<Done | Failed> {
    return this.note("look");
  }

  /** Keep that the reader was at a place. */
  visit(place: Place): Promise<{ state: "saved" } | Failed> {
    return attempt(async () => {
      const seal = await this.entrance.enter();
      const key = `last-place:${seal.space}`;
      const last = await seal.close(seal.lock === undefined ? {} : { place: key }, place);
      await this.write(["meta"], (writing) => writing.objectStore("meta").put(last, key));
      this.announce({ about: "marks" });
      return { state: "saved" };
    });
  }

  /** Keep whether the reader calls an item read. */
  setRead(item: string, on: boolean): Promise<{ state: "saved" } | Failed> {
    return attempt(async () => {
      const seal = await this.entrance.enter();
      // Without a look at what is there: whoever calls a lesson read goes on to the next at once.
      const raw = await closeMark(seal, { space: seal.space, item, ...(on ? { read: now() } : {}) });
      await this.write(["marks"], (writing) => writing.objectStore("marks").put(raw));
      this.announce({ about: "marks" });
      return { state: "saved" };
    });
  }

  /** Read everything that marks are drawn from. */
  progress(): Promise<({ state: "loaded" } & Progress) | Failed> {
    return attempt(async () => {
      const seal = await this.entrance.enter();
      const [marks, stored, last] = await Promise.all([
        readMarks(this.connection, seal),
        this.connection.read(["sheets"], (reading) => reading.objectStore("sheets").getAll(IDBKeyRange.bound([seal.space], [seal.space, []]))),
        this.connection.read(["meta"], (reading) => reading.objectStore("meta").get(`last-place:${seal.space}`)),
      ]);
      const sheets = await Promise.all(stored.map((raw) => readAny(seal, raw)));
      const started = sheets.flatMap((sheet) => (sheet && !isBlank(sheet.record) ? [sheet.record] : []));
      const place = last === undefined ? undefined : await seal.open(last, { place: `last-place:${seal.space}` });
      return { state: "loaded", read: readItems(marks), started, last: readPlace(place) };
    });
  }

  // Other tabs are told in names that tell nothing about a locked space, and only those in the same space listen.
  private async hear(message: unknown, tab: Tab): Promise<void> {
    if (!isTable(message)) return;
    const { about, space, place, revision } = message;
    if (about === "space") return this.tell({ about });
    if (about === "lock" && space === tab.space) return this.lockedElsewhere(tab);
    if (space !== this.entrance.seal?.space) return;
    const key = about === "sheet" ? this.sheets.keyAt(place) : undefined;
    if (key !== undefined && typeof revision === "number") this.tell({ about: "sheet", ...key, revision });
    else if (about === "sheet") this.tell({ about: "elsewhere" });
    else if (about === "marks" || about === "copies" || about === "everything") this.tell({ about });
  }

  // What this page still has to write is written first: afterwards it has no keys.
  private async lockedElsewhere(tab: Tab): Promise<void> {
    await this.settle();
    tab.lock();
    this.entrance.close();
    this.tell({ about: "space" });
  }

  private async change(key: SheetKey, change: (record: SheetRecord) => Merged): Promise<void> {
    const { record } = await this.sheets.update(key, change);
    this.announce({ about: "sheet", ...key, revision: record.revision });
  }

  private async write(stores: Name[], work: Parameters<Connection["write"]>[1]): Promise<void> {
    const seal = await this.entrance.enter();
    await this.connection.write([...stores, "spaces"], async (writing) => {
      await this.entrance.check(writing, seal);
      await work(writing);
    });
  }

  private note(what: "backup" | "look"): Promise<Done | Failed> {
    return attempt(async () => {
      const { space } = await this.entrance.enter();
      await this.write(["meta"], (writing) => writing.objectStore("meta").put(now(), `${what}:${space}`));
      this.announce({ about: "copies" });
      return { state: "done" };
    });
  }

  private async texts(...keys: string[]): Promise<(string | undefined)[]> {
    const values = await this.connection.read(["meta"], (reading) => Promise.all(keys.map((key) => reading.objectStore("meta").get(key))));
    return values.map((value) => (typeof value === "string" ? value : undefined));
  }

  private announce(news: News): void {
    void this.post(news);
    // The caller first takes in the result; then this page's other parts hear of it.
    setTimeout(() => this.tell(news));
  }

  private async post(news: News): Promise<void> {
    const seal = this.entrance.seal;
    if (news.about === "space") this.channel.post(news);
    else if (seal === undefined) return;
    else if (news.about !== "sheet") this.channel.post({ about: news.about, space: seal.space });
    else {
      const { about, revision } = news;
      const place = (await placeOf(seal, news)).join(" ");
      this.channel.post({ about, space: seal.space, place, revision });
    }
  }

  private tell(news: News): void {
    this.listeners.forEach((listener) => listener(news));
  }
}

// Before there were spaces, what was put aside belonged to the first one.
function isOf(raw: unknown, space: string): boolean {
  return typeof raw === "object" && raw !== null && ("space" in raw ? raw.space : "me") === space;
}
