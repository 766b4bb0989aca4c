// A worksheet on the page: fills in what is stored, and stores what the reader writes.

import { ClashNote, otherValues } from "./clash";
import { fieldsOf, type SheetField } from "./field";
import { behaviours } from "./fields/index";
import type { AnswerValue } from "./fields/behaviour";
import { type Change, same, type SheetKey, type SheetRecord } from "./record";
import { Saving } from "./saving";
import { notSaved, StatusLine, willNotSave } from "./status";
import type { News, Store } from "./store";

const FROM_A_FOLDER =
  "You opened this course from a folder. Some browsers then keep what you write for this page only: other pages don't show it, and this one doesn't either once the folder has moved.";
const KEPT_ASIDE = "Some of what was saved here earlier can't be read. It is kept aside, and nothing of it was deleted.";

/** Bring a sheet to life. */
export function startSheet(sheet: HTMLElement, store: Store): void {
  if ("neverSaved" in sheet.dataset) startUnsaved(sheet);
  else new Sheet(sheet, store).start();
}

// Nothing here may leave a trace: no store, and nothing for the browser to bring back.
function startUnsaved(sheet: HTMLElement): void {
  const fields = fieldsOf(sheet, behaviours);
  const empty = (): void => fields.forEach((field) => field.write(undefined));
  const forget = (): void => fields.forEach((field) => field.forgetTicks());
  fields.forEach((field) => field.enhance(forget));
  sheet.addEventListener("input", forget);
  sheet.addEventListener("change", forget);
  forget();
  window.addEventListener("pagehide", empty);
  window.addEventListener("pageshow", (event) => void (event.persisted && empty()));
  const line = sheet.querySelector("[data-status]");
  if (line !== null) line.textContent = "Nothing on this sheet is saved.";
}

class Sheet {
  private readonly key: SheetKey;
  private readonly fields: readonly SheetField[];
  private readonly notes: ReadonlyMap<SheetField, ClashNote>;
  private readonly status: StatusLine;
  private readonly saving = new Saving<SheetField>((changed) => this.write(changed));
  /** What each field showed when page and store last agreed on it. */
  private readonly agreed = new Map<SheetField, AnswerValue | undefined>();
  /** What was sent to the store and may or may not have arrived. */
  private readonly sent = new Map<SheetField, AnswerValue | undefined>();
  private readonly swapped = new Set<SheetField>();
  private record: SheetRecord | undefined;
  private first: Promise<boolean> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly store: Store,
  ) {
    this.key = { worksheet: root.dataset.worksheet ?? "", occasion: root.dataset.occasion ?? "" };
    this.fields = fieldsOf(root, behaviours);
    this.notes = new Map(this.fields.map((field) => [field, new ClashNote(field, (value) => this.useInstead(field, value))]));
    this.status = statusOf(root, () => void this.tryAgain());
  }

  start(): void {
    for (const field of this.fields) {
      // A quick reader was here before the script.
      if (field.touched) this.touch(field);
      field.enhance(() => this.touch(field));
    }
    this.root.addEventListener("input", (event) => this.changedIn(event.target));
    this.root.addEventListener("change", (event) => {
      this.changedIn(event.target);
      void this.saving.flush();
    });
    this.root.addEventListener("focusout", () => void this.left());
    document.addEventListener("visibilitychange", () => void (document.hidden ? this.saving.flush() : this.load()));
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => void (event.persisted && this.comeBack()));
    if (location.protocol === "file:") this.note(FROM_A_FOLDER);
    this.store.onNews((news) => void (this.concerns(news) && this.load()));
    this.first = this.load();
  }

  private changedIn(target: EventTarget | null): void {
    const field = this.fields.find(({ root }) => target instanceof Node && root.contains(target));
    if (field !== undefined) this.touch(field);
  }

  private touch(field: SheetField): void {
    field.forgetTicks();
    this.status.saving();
    this.saving.touch(field);
    // Between here and `pagehide` there is time for an ordinary write. Only while it is needed: some browsers keep no page in
    // their back cache that listens to this.
    window.addEventListener("beforeunload", this.goingAway);
  }

  private readonly goingAway = (): void => void this.saving.flush();

  /** The reader left a field: keep it, and show what came in from other tabs meanwhile. */
  private async left(): Promise<void> {
    await this.saving.flush();
    // `focusout` comes before the focus has moved.
    setTimeout(() => this.record && this.fill(this.record));
  }

  /** The page goes away: an ordinary write would come too late now. */
  private leave(): void {
    const changes = this.changesOf(this.saving.unkept);
    if (changes.length > 0) this.store.leaveChanges(this.key, changes);
  }

  private async comeBack(): Promise<void> {
    await this.load();
    await this.saving.flush();
  }

  private async tryAgain(): Promise<void> {
    if (!this.saving.settled) await this.saving.flush();
    else await this.load();
  }

  private concerns(news: News): boolean {
    if (news.about !== "sheet" || news.worksheet !== this.key.worksheet || news.occasion !== this.key.occasion) return false;
    return news.revision > (this.record?.revision ?? -1);
  }

  private async load(): Promise<boolean> {
    const loaded = await this.store.loadSheet(this.key);
    if (loaded.state === "failed") {
      this.status.failed(this.saving.settled ? willNotSave(loaded.reason) : notSaved(loaded.reason));
      return false;
    }
    if (loaded.spoiled) this.note(KEPT_ASIDE);
    if (loaded.record.revision < (this.record?.revision ?? 0)) return true;
    this.fill(loaded.record);
    if (this.saving.settled) this.sayWhatIsKept(loaded.record);
    return true;
  }

  private sayWhatIsKept(record: SheetRecord, clash = false): void {
    // What came during the write isn't kept yet, so that "Saved" would be untrue.
    if (this.saving.waits) return this.status.savingOn();
    window.removeEventListener("beforeunload", this.goingAway);
    if (record.revision > 0) this.status.saved(new Date(record.updated), clash);
    else this.status.say("What you write here is kept on this device as you write.");
  }

  /** Show a record. Fields that the reader is busy with keep what they show. */
  private fill(record: SheetRecord): void {
    const first = this.record === undefined;
    this.record = record;
    for (const field of this.fields) {
      const answer = record.answers[field.id];
      const value = answer?.type === field.type ? answer.value : undefined;
      const busy = this.saving.holds(field) || (!first && field.focused);
      if (!busy && !same(value, this.agreed.get(field))) {
        field.write(value);
        // What a field can't show, such as an option that is gone, counts as not seen: it will be kept beside the next answer.
        this.agreed.set(field, value === undefined ? undefined : field.read());
      }
      this.notes.get(field)?.show(otherValues(field, record, this.agreed.get(field)));
    }
  }

  private async write(changed: readonly SheetField[]): Promise<boolean> {
    this.status.saving();
    try {
      return await this.tryToWrite(changed);
    } catch (problem) {
      console.error(problem);
      this.status.failed(notSaved("unknown"));
      return false;
    }
  }

  private async tryToWrite(changed: readonly SheetField[]): Promise<boolean> {
    if (this.record === undefined && !(await this.first) && !(await this.load())) return false;
    const changes = this.changesOf(changed);
    changed.filter(({ id }) => changes.every(({ field }) => field !== id)).forEach((field) => this.saving.release(field));
    if (changes.length === 0) return this.nothingToWrite();
    for (const [field, { value }] of this.fieldsIn(changes)) this.sent.set(field, value);
    const outcome = await this.store.saveSheet(this.key, changes);
    if (outcome.state === "failed") {
      this.status.failed(notSaved(outcome.reason));
      return false;
    }
    const wiped = outcome.record.revision <= (this.record?.revision ?? 0);
    for (const [field, { value, instead }] of this.fieldsIn(changes)) {
      this.agreed.set(field, value);
      this.sent.delete(field);
      if (instead) this.swapped.delete(field);
    }
    if (wiped) this.writeAllAgain(outcome.record);
    this.fill(outcome.record);
    this.sayWhatIsKept(outcome.record, outcome.state === "clash");
    this.report(changes, outcome.record.revision);
    return true;
  }

  private nothingToWrite(): boolean {
    if (this.record === undefined) return true;
    // What came in from elsewhere while the field was held can be shown now.
    this.fill(this.record);
    this.sayWhatIsKept(this.record);
    return true;
  }

  /** Somebody emptied the browser's storage under this page: what it still shows is written again. */
  private writeAllAgain(record: SheetRecord): void {
    for (const [field, value] of this.agreed) {
      if (value === undefined || field.id in record.answers) continue;
      this.agreed.set(field, undefined);
      this.touch(field);
    }
  }

  private changesOf(fields: readonly SheetField[]): Change[] {
    return fields.map((field) => this.changeOf(field)).filter(({ value, bases, instead }) => instead || !bases.every((base) => same(value, base)));
  }

  private changeOf(field: SheetField): Change {
    const { id, prompt, type } = field;
    const bases = [this.agreed.get(field), ...(this.sent.has(field) ? [this.sent.get(field)] : [])];
    return { field: id, value: field.read(), bases, prompt, type, instead: this.swapped.has(field) };
  }

  private fieldsIn(changes: readonly Change[]): [SheetField, Change][] {
    return changes.flatMap((change) => this.fields.filter(({ id }) => id === change.field).map((field): [SheetField, Change] => [field, change]));
  }

  private report(changes: readonly Change[], revision: number): void {
    for (const { field, value } of changes) {
      const detail = { ...this.key, field, revision, value };
      this.root.dispatchEvent(new CustomEvent("guided-course:saved", { bubbles: true, detail }));
    }
  }

  private useInstead(field: SheetField, value: AnswerValue): void {
    field.write(value);
    this.swapped.add(field);
    this.touch(field);
    void this.saving.flush();
  }

  private note(sentence: string): void {
    if ([...this.root.querySelectorAll(".sheet__note")].some(({ textContent }) => textContent === sentence)) return;
    const note = document.createElement("p");
    note.className = "sheet__note";
    note.textContent = sentence;
    this.root.querySelector("[data-status]")?.before(note);
  }
}

function statusOf(sheet: HTMLElement, retry: () => void): StatusLine {
  const line = sheet.querySelector<HTMLElement>("[data-status]");
  if (line === null) throw new Error(`The sheet '${sheet.id}' has no status line`);
  return new StatusLine(line, retry);
}
