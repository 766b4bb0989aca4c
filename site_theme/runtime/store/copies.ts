// Safety copies: what there was before a big step, so that the step can be undone.

import { type Mark, readMark } from "../progress";
import { isTable, type Merged, readSheet, readVersion, same, type SheetKey, type SheetRecord, table, type Version, versionOf } from "../record";
import type { Connection } from "./connection";
import type { Entrance } from "./entrance";
import { freshId } from "./lock";
import { belongs, type Held, HOLDING_STORES, type Holdings, holdingsIn, openHeld, putHoldings, removeHoldings, copyShown } from "./holdings";
import { closeMark } from "./marks";
import type { Seal } from "./seal";
import { now } from "./places";
import type { Sheets } from "./sheets";
import { closeAside, readAny } from "./stored-sheets";

/** The step before which a copy was made. */
export type Why = "clear" | "import" | "erase" | "undo" | "migration";

/** A safety copy, without what is in it. `sheets` is their number; `at` is a time in ISO form. */
export interface SafetyCopy {
  id: string;
  at: string;
  why: Why;
  sheets: number;
}

/** What is in a copy. */
interface Content {
  sheets: SheetRecord[];
  versions: Version[];
  marks: Mark[];
  /** Records that go back as they are. */
  loose: Held[];
}

const WHYS: readonly Why[] = ["clear", "import", "erase", "undo", "migration"];
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** The safety copies of this tab's space. */
export class Copies {
  constructor(
    private readonly connection: Connection,
    private readonly entrance: Entrance,
    private readonly sheets: Sheets,
  ) {}

  /** List the copies, newest first. */
  async list(): Promise<SafetyCopy[]> {
    const seal = await this.entrance.enter();
    const stored = await this.connection.read(["copies"], (reading) => reading.objectStore("copies").getAll());
    return stored.flatMap((raw) => headOf(raw, seal.space)).sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  /** Return a copy of some sheets as it is stored, and its id. */
  async close(seal: Seal, why: Why, content: Content): Promise<{ id: string; raw: object }> {
    const id = copyId();
    const shown = { id, space: seal.space, at: now(), why, sheets: content.sheets.length };
    const { sheets, versions, marks } = content;
    return { id, raw: await seal.close(shown, { content: { sheets, versions, marks } }) };
  }

  /** Copy some sheets as they are now, and keep the copy. */
  async make(why: Why, keys: readonly SheetKey[]): Promise<string> {
    const seal = await this.entrance.enter();
    const readings = await Promise.all(keys.map((key) => this.sheets.load(key)));
    const { id, raw } = await this.close(seal, why, { sheets: readings.map(({ record }) => record), versions: [], marks: [], loose: [] });
    await this.connection.write(["copies", "spaces"], async (writing) => {
      await this.entrance.check(writing, seal);
      await writing.objectStore("copies").put(raw);
    });
    return id;
  }

  /** Take everything of this space away, in one step, and keep it as it was stored: what couldn't be read, too. */
  async eraseAll(): Promise<string> {
    const seal = await this.entrance.enter();
    const { space } = seal;
    const id = copyId();
    await this.connection.write(HOLDING_STORES, async (writing) => {
      await this.entrance.check(writing, seal);
      const holdings = (await holdingsIn(writing, space)).filter(({ store }) => store !== "copies");
      const sheets = holdings.filter(({ store }) => store === "sheets").length;
      await writing.objectStore("copies").put({ id, space, at: now(), why: "erase", sheets, holdings });
      await removeHoldings(writing, space, holdings);
    });
    this.sheets.forget();
    return id;
  }

  /** Bring back what a copy holds. What was written since stays, or stays among the earlier versions. */
  async undo(id: string): Promise<string> {
    const seal = await this.entrance.enter();
    const raw = await this.connection.read(["copies"], (reading) => reading.objectStore("copies").get(id));
    const { sheets, versions, marks, loose } = await contentOf(seal, raw);
    const before = await this.make("undo", sheets);
    const at = String(isTable(raw) ? raw.at : "");
    for (const sheet of sheets) {
      const mine = versions.filter(({ worksheet, occasion }) => worksheet === sheet.worksheet && occasion === sheet.occasion);
      await this.sheets.update(sheet, (current) => bringBack(current, sheet, mine, at));
    }
    const closed = await Promise.all(marks.map((mark) => closeMark(seal, mark)));
    await this.connection.write(HOLDING_STORES, async (writing) => {
      await this.entrance.check(writing, seal);
      for (const mark of closed) await writing.objectStore("marks").put(mark);
      await putHoldings(writing, loose);
      await writing.objectStore("copies").delete(id);
    });
    return before;
  }

  /** Delete a copy. */
  async forget(id: string): Promise<void> {
    await this.connection.write(["copies"], (writing) => writing.objectStore("copies").delete(id));
  }

  /** Delete every copy of this space: after that, none of its steps can be undone. A space that was taken away is another's. */
  async forgetAll(): Promise<void> {
    const seal = await this.entrance.enter();
    await this.connection.write(["copies", "spaces"], async (writing) => {
      await this.entrance.check(writing, seal);
      const copies = writing.objectStore("copies");
      const [ids, stored] = [await copies.getAllKeys(), await copies.getAll()];
      const mine = ids.filter((_, index) => belongs(stored[index], seal.space));
      for (const id of mine) await copies.delete(id);
    });
  }

  /** Delete the copies that are older than a week. Their ids tell their age, so that none has to be read. */
  async forgetOld(): Promise<void> {
    const ids = await this.connection.read(["copies"], (reading) => reading.objectStore("copies").getAllKeys());
    const old = ids.filter((id) => !isRecent(id.slice(0, now().length)));
    if (old.length === 0) return;
    await this.connection.write(["copies"], async (writing) => {
      for (const id of old) await writing.objectStore("copies").delete(id);
    });
  }
}

/** Return the id of a copy that is made now. */
export function copyId(): string {
  return `${now()} ${freshId()}`;
}

/** Tell whether a copy of that time is still to be kept. */
export function isRecent(at: string): boolean {
  // What has no readable time is kept, too.
  return !(Date.now() - Date.parse(at) > KEPT_MS);
}

function headOf(raw: unknown, space: string): SafetyCopy[] {
  if (!isTable(raw) || raw.space !== space) return [];
  const { id, at, why, sheets } = raw;
  const known = WHYS.find((one) => one === why);
  if (typeof id !== "string" || typeof at !== "string" || known === undefined) return [];
  return [{ id, at, why: known, sheets: typeof sheets === "number" ? sheets : 0 }];
}

// The copy of a whole space holds its records as they were stored; other copies hold sheets as they were read.
async function contentOf(seal: Seal, raw: unknown): Promise<Content> {
  if (isTable(raw) && Array.isArray(raw.holdings)) return contentIn(seal, raw.holdings as Holdings);
  const opened = raw === undefined ? undefined : await seal.open(raw, copyShown(raw));
  if (!isTable(opened) || !isTable(opened.content)) throw new DOMException("This copy can't be read", "NotReadableError");
  const { sheets, versions, marks } = opened.content;
  return {
    sheets: list(sheets).flatMap((sheet) => {
      if (!isTable(sheet) || typeof sheet.worksheet !== "string" || typeof sheet.occasion !== "string") return [];
      return [readSheet(sheet, seal.space, { worksheet: sheet.worksheet, occasion: sheet.occasion }, now()).record];
    }),
    versions: list(versions).flatMap((version) => readVersion(version) ?? []),
    marks: list(marks).flatMap((mark) => markIn(mark, seal.space)),
    loose: [],
  };
}

async function contentIn(seal: Seal, holdings: Holdings): Promise<Content> {
  const content: Content = { sheets: [], versions: [], marks: [], loose: [] };
  for (const held of holdings) {
    const opened = held.store === "sheets" || held.store === "versions" || held.store === "marks" ? await openHeld(held, seal) : undefined;
    const sheet = held.store === "sheets" ? await readAny(seal, held.raw) : undefined;
    if (sheet !== undefined) content.sheets.push(sheet.record);
    // What can't be read, in part or at all, goes back to where it waits to be looked at.
    if (held.store === "sheets" && (sheet === undefined || sheet.spoiled)) content.loose.push({ store: "quarantine", raw: await closeAside(seal, "sheets", held.raw) });
    if (held.store === "versions") content.versions.push(...(readVersion(opened) ? [readVersion(opened) as Version] : []));
    if (held.store === "marks") content.marks.push(...markIn(opened, seal.space));
    if (held.store === "pending" || held.store === "quarantine" || held.store === "meta") content.loose.push(held);
  }
  return content;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function markIn(mark: unknown, space: string): Mark[] {
  return isTable(mark) && typeof mark.item === "string" ? [readMark(mark, space, mark.item)] : [];
}

// What a copy has goes back into its fields. Words that were written after the copy was made stay where the copy has none.
function bringBack(current: SheetRecord, copy: SheetRecord, versions: readonly Version[], copiedAt: string): Merged {
  const answers = Object.assign(table<SheetRecord["answers"][string]>(), copy.answers);
  const left = [...versions];
  for (const [field, answer] of Object.entries(current.answers)) {
    const kept = answers[field];
    if (kept !== undefined && same(kept.value, answer.value)) continue;
    if (kept === undefined && answer.at > copiedAt) answers[field] = answer;
    else left.push(versionOf(current, field, answer));
  }
  for (const [field, others] of Object.entries(current.clashes)) left.push(...others.map((other) => versionOf(current, field, other)));
  const revision = current.revision + 1;
  return { record: { ...copy, answers, revision, updated: now() }, clashed: [], left };
}
