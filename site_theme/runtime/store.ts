// The reader's answers and marks in this browser. Only this file and its connection touch storage.

import { Connection, type Reason, reasonOf, type Transaction } from "./connection";
import { type Place, type Progress, readItems, readMark, readPlace } from "./progress";
import { type Change, merge, readChanges, readSheet, type SheetKey, type SheetRecord, SPACE } from "./record";

export type { Reason } from "./connection";

/** Something could not be read or kept. */
export interface Failed {
  state: "failed";
  reason: Reason;
}

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

/** What changed in the store, here or in another tab. */
export type News = ({ about: "sheet"; revision: number } & SheetKey) | { about: "marks" };

const LAST_PLACE = `last-place:${SPACE}`;

/** The store of one course. */
export class Store {
  private readonly connection: Connection;
  private readonly channel: BroadcastChannel | undefined;
  private readonly page = `${Date.now()}-${Math.random()}`;
  private readonly listeners = new Set<(news: News) => void>();

  constructor(course: string) {
    const name = `guided-course:${course}`;
    this.connection = new Connection(name);
    if (typeof BroadcastChannel === "undefined") return;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isNews(data)) this.tell(data);
    };
  }

  /** Call back when this or another tab has written something. */
  onNews(listener: (news: News) => void): void {
    this.listeners.add(listener);
  }

  /** Read a sheet, with what closing pages left behind for it. One that was never written is an empty record with revision 0. */
  async loadSheet(key: SheetKey): Promise<Loaded | Failed> {
    return attempt(async () => {
      const [stored, left] = await this.connection.read(["sheets", "pending"], (reading) =>
        Promise.all([reading.objectStore("sheets").get(keyOf(key)), reading.objectStore("pending").count(leftFor(key))]),
      );
      const { record, spoiled } = readSheet(stored, key, now());
      return { state: "loaded", spoiled, record: left > 0 ? await this.takeIn(key) : record };
    });
  }

  /** Merge changes into a sheet; see `merge` for what happens when another tab was there first. */
  async saveSheet(key: SheetKey, changes: readonly Change[]): Promise<Saved | Failed> {
    return attempt(async () => {
      const { record, clashed } = await this.connection.write(["sheets", "quarantine"], (writing) => mergeInto(writing, key, changes));
      this.announce({ about: "sheet", ...key, revision: record.revision });
      return { state: clashed.length > 0 ? "clash" : "saved", record };
    });
  }

  /** Leave changes behind while the page goes away: they are merged when the sheet is next opened. */
  leaveChanges(key: SheetKey, changes: readonly Change[]): void {
    this.connection.handOver("pending", { space: SPACE, ...key, page: this.page, at: now(), changes });
  }

  private async takeIn(key: SheetKey): Promise<SheetRecord> {
    const record = await this.connection.write(["sheets", "pending", "quarantine"], async (writing) => {
      const pending = writing.objectStore("pending");
      let { record } = readSheet(await writing.objectStore("sheets").get(keyOf(key)), key, now());
      for (const left of await pending.getAll(leftFor(key))) {
        const changes = readChanges(left);
        if (changes === undefined) await setAside(writing, "pending", left);
        else ({ record } = await mergeInto(writing, key, changes));
      }
      await pending.delete(leftFor(key));
      return record;
    });
    this.announce({ about: "sheet", ...key, revision: record.revision });
    return record;
  }

  /** Keep that the reader was at a place. */
  async visit(place: Place): Promise<{ state: "saved" } | Failed> {
    return attempt(async () => {
      await this.connection.write(["marks", "meta"], async (writing) => {
        const marks = writing.objectStore("marks");
        const mark = readMark(await marks.get([SPACE, place.item]), place.item);
        if (mark.visited === undefined) await marks.put({ ...mark, visited: now() });
        await writing.objectStore("meta").put(place, LAST_PLACE);
      });
      this.announce({ about: "marks" });
      return { state: "saved" };
    });
  }

  /** Keep whether the reader calls an item read. */
  async setRead(item: string, on: boolean): Promise<{ state: "saved" } | Failed> {
    return attempt(async () => {
      await this.connection.write(["marks"], async (writing) => {
        const marks = writing.objectStore("marks");
        const { read: _read, ...mark } = readMark(await marks.get([SPACE, item]), item);
        await marks.put(on ? { ...mark, read: now() } : mark);
      });
      this.announce({ about: "marks" });
      return { state: "saved" };
    });
  }

  /** Read everything that marks are drawn from. */
  async progress(): Promise<({ state: "loaded" } & Progress) | Failed> {
    const mine = (): IDBKeyRange => IDBKeyRange.bound([SPACE], [SPACE, []]);
    return attempt(async () =>
      this.connection.read(["sheets", "marks", "meta"], async (reading) => {
        const [sheets, marks, last] = await Promise.all([
          reading.objectStore("sheets").getAll(mine()),
          reading.objectStore("marks").getAll(mine()),
          reading.objectStore("meta").get(LAST_PLACE),
        ]);
        return { state: "loaded", read: readItems(marks), started: started(sheets), last: readPlace(last) };
      }),
    );
  }

  private announce(news: News): void {
    this.channel?.postMessage(news);
    // The caller first takes in the result; then this page's other parts hear of it.
    setTimeout(() => this.tell(news));
  }

  private tell(news: News): void {
    this.listeners.forEach((listener) => listener(news));
  }
}

type Writing = Transaction<"readwrite">;

async function mergeInto(writing: Writing, key: SheetKey, changes: readonly Change[]): Promise<ReturnType<typeof merge>> {
  const sheets = writing.objectStore("sheets");
  const stored = await sheets.get(keyOf(key));
  const { record, spoiled } = readSheet(stored, key, now());
  if (spoiled) await setAside(writing, "sheets", stored);
  const merged = merge(record, changes, now());
  await sheets.put(merged.record);
  return merged;
}

async function setAside(writing: Writing, from: string, stored: unknown): Promise<void> {
  await writing.objectStore("quarantine").add({ from, at: now(), stored });
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (problem) {
    const reason = reasonOf(problem);
    if (reason === "unknown") console.error(problem);
    return { state: "failed", reason };
  }
}

function started(sheets: readonly unknown[]): SheetKey[] {
  const keys: SheetKey[] = [];
  for (const sheet of sheets) {
    if (typeof sheet !== "object" || sheet === null || !("worksheet" in sheet) || !("occasion" in sheet)) continue;
    const key = { worksheet: String(sheet.worksheet), occasion: String(sheet.occasion) };
    if (Object.keys(readSheet(sheet, key, "").record.answers).length > 0) keys.push(key);
  }
  return keys;
}

function keyOf({ worksheet, occasion }: SheetKey): [string, string, string] {
  return [SPACE, worksheet, occasion];
}

function leftFor(key: SheetKey): IDBKeyRange {
  return IDBKeyRange.bound(keyOf(key), [...keyOf(key), []]);
}

function now(): string {
  return new Date().toISOString();
}

function isNews(message: unknown): message is News {
  if (typeof message !== "object" || message === null || !("about" in message)) return false;
  return message.about === "marks" || (message.about === "sheet" && "revision" in message && "worksheet" in message);
}
