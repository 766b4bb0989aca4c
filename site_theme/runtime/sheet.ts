// A worksheet on the page: fills in what is stored, and stores what the reader writes.

import { ClashNote, otherValues } from "./clash";
import { fieldsOf, type SheetField } from "./field";
import { behaviours } from "./fields/index";
import type { AnswerValue } from "./fields/behaviour";
import { type Answer, type Change, fits, isAsLong, isCutDown, isFresh, same, type SheetKey, type SheetRecord } from "./record";
import { wakeWhenNear } from "./near";
import { wordsOn } from "./rescue";
import { isNearlyFull } from "./room";
import { Saving } from "./saving";
import { Shelf } from "./shelf";
import { notSaved, StatusLine, willNotSave } from "./status";
import type { Edition, Failed, News, Store } from "./store/store";
import { startUnsaved } from "./unsaved-sheet";

const UNDECIDED = "Say above who is writing. Then this sheet opens.";
const LOCKED = "This space is locked. Unlock it above to read and write here.";
const READY = "What you write here is kept on this device as you write.";
const NEARLY_FULL = "This device has little room left. What you write here is kept, but save a copy soon.";
const KEPT_ASIDE = "Some of what was saved here earlier can't be read. It is kept aside, and nothing of it was deleted.";

/** Bring a sheet to life. */
export function startSheet(sheet: HTMLElement, store: Store): void {
  if ("neverSaved" in sheet.dataset) startUnsaved(sheet);
  else new Sheet(sheet, store).start();
}

class Sheet {
  private readonly key: SheetKey;
  private readonly fields: readonly SheetField[];
  private readonly notes: ReadonlyMap<SheetField, ClashNote>;
  private readonly status: StatusLine;
  private readonly saving = new Saving<SheetField>((changed) => this.write(changed));
  /** What each field showed when page and store last agreed on it. */
  private readonly agreed = new Map<SheetField, AnswerValue | undefined>();
  /** What of the store each field was last filled with. A field may not be able to show all of it. */
  private readonly filled = new Map<SheetField, AnswerValue | undefined>();
  /** The longest answer of this sitting, because a long one can go letter by letter. */
  private readonly longest = new Map<SheetField, Answer | undefined>();
  /** What was sent to the store and may or may not have arrived. */
  private readonly sent = new Map<SheetField, AnswerValue | undefined>();
  private readonly swapped = new Set<SheetField>();
  private readonly takenBack = new Set<SheetField>();
  private readonly edition: Edition;
  private readonly shelf: Shelf;
  private record: SheetRecord | undefined;
  private first: Promise<boolean> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly store: Store,
  ) {
    this.key = { worksheet: root.dataset.worksheet ?? "", occasion: root.dataset.occasion ?? "" };
    this.fields = fieldsOf(root, behaviours);
    this.notes = new Map(this.fields.map((field) => [field, new ClashNote(field, (value) => void this.useInstead(field, value))]));
    this.edition = editionOf(root, this.fields);
    this.shelf = new Shelf(root, this.key, this.fields, this.edition, store, (field, value) => void this.takeBack(field, value));
    this.status = statusOf(root, () => void this.tryAgain(), () => wordsOn(titleOf(root), this.fields));
  }

  start(): void {
    this.bringToLife();
    this.root.addEventListener("input", (event) => this.changedIn(event.target));
    this.root.addEventListener("change", (event) => {
      this.changedIn(event.target);
      void this.saving.flush();
    });
    this.root.addEventListener("focusout", () => void this.left());
    document.addEventListener("visibilitychange", () => void (document.hidden ? this.saving.flush() : this.load()));
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => void (event.persisted && this.comeBack()));
    this.store.onNews((news) => void this.hear(news));
    this.store.beforeLeaving(async () => {
      await this.saving.flush();
      return this.saving.settled;
    });
    this.first = this.load();
  }

  private bringToLife(): void {
    const far = "long" in this.root.dataset;
    for (const field of this.fields) {
      const touch = (): void => this.touch(field);
      // A quick reader was here before the script.
      const { touched } = field;
      if (touched) touch();
      // Where the reader is already, there is nothing to put off.
      if (far && !touched && !field.root.contains(document.activeElement)) field.sleep(touch, () => this.woken(field));
      else field.enhance(touch);
    }
    if (far) wakeWhenNear(this.fields);
  }

  // Only now is it known how much of its answer the field can show.
  private woken(field: SheetField): void {
    if (this.agreed.get(field) !== undefined) this.agreed.set(field, field.read());
  }

  private async hear(news: News): Promise<void> {
    // What was erased on purpose must not come back from a page that still shows it.
    if (news.about === "everything") this.record = undefined;
    if (news.about === "everything" || this.concerns(news)) await this.load();
  }

  private changedIn(target: EventTarget | null): void {
    const field = this.fields.find(({ root }) => target instanceof Node && root.contains(target));
    if (field === undefined) return;
    // Typed by other means than getting into it: what it would have shown goes beside, not over the words.
    if (field.overtake()) [this.agreed, this.filled, this.longest].forEach((known) => known.delete(field));
    this.touch(field);
  }

  private touch(field: SheetField): void {
    field.forgetTicks();
    this.status.saving();
    this.saving.touch(field);
    this.prepareToLeave();
    // Between here and `pagehide` there is time for an ordinary write. Only while it is needed: some browsers keep no page in
    // their back cache that listens to this.
    window.addEventListener("beforeunload", this.goingAway);
  }

  private prepareToLeave(): void {
    void this.store.prepareToLeave(this.key, () => this.changesOf(this.saving.unkept));
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
    const loaded = await this.store.loadSheet(this.key, this.edition);
    if (loaded.state === "failed") return this.cannotLoad(loaded);
    this.close(false);
    if (loaded.spoiled) this.note(KEPT_ASIDE);
    if (loaded.record.revision < (this.record?.revision ?? 0)) return true;
    this.fill(loaded.record);
    if (this.saving.settled) this.sayWhatIsKept(loaded.record);
    return true;
  }

  private cannotLoad({ reason }: Failed): false {
    if (reason === "undecided" || reason === "locked") {
      this.close(true);
      this.status.say(reason === "locked" ? LOCKED : UNDECIDED);
    } else this.status.failed(this.saving.settled ? willNotSave(reason) : notSaved(reason));
    return false;
  }

  /** As long as nobody knows whose words these are, nothing is written and nothing is shown. */
  private close(on: boolean): void {
    this.fields.forEach(({ root }) => root.toggleAttribute("inert", on));
    this.root.toggleAttribute("data-closed", on);
  }

  private sayWhatIsKept(record: SheetRecord, clash = false): void {
    // What came during the write isn't kept yet, so that "Saved" would be untrue.
    if (this.saving.waits) return this.status.savingOn();
    window.removeEventListener("beforeunload", this.goingAway);
    if (!isFresh(record)) this.status.saved(new Date(record.updated), clash);
    else this.sayReady();
  }

  private sayReady(): void {
    this.status.say(READY);
    void isNearlyFull().then((full) => void (full && this.record && isFresh(this.record) && this.saving.settled && this.status.say(NEARLY_FULL)));
  }

  /** Show a record. Fields that the reader is busy with keep what they show. */
  private fill(record: SheetRecord): void {
    const focused = this.record === undefined || !document.hasFocus() ? null : document.activeElement;
    this.record = record;
    for (const field of this.fields) {
      const answer = record.answers[field.id];
      const value = fits(answer, field.type) ? answer.value : undefined;
      const busy = this.saving.holds(field) || field.root.contains(focused);
      if (!busy && !same(value, this.filled.get(field))) {
        this.filled.set(field, value);
        this.longest.set(field, answer);
        if (!same(value, this.agreed.get(field))) field.write(value);
        // What a field can't show, such as an option that is gone, counts as not seen: it will be kept beside the next answer.
        this.agreed.set(field, value === undefined ? undefined : field.read());
      }
      this.notes.get(field)?.show(otherValues(field, record, this.agreed.get(field)));
    }
    this.shelf.show(record);
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
      this.filled.set(field, value);
      this.remember(field, outcome.record.answers[field.id]);
      this.sent.delete(field);
      if (instead) this.swapped.delete(field);
      this.takenBack.delete(field);
    }
    if (wiped) this.writeAllAgain(outcome.record);
    this.fill(outcome.record);
    this.sayWhatIsKept(outcome.record, outcome.state === "clash");
    this.report(changes, outcome.record.revision);
    // What was ready before this write is old now.
    if (this.saving.waits) this.prepareToLeave();
    return true;
  }

  private remember(field: SheetField, answer: Answer | undefined): void {
    const before = this.longest.get(field);
    const isNew = before === undefined || answer === undefined || isAsLong(answer.value, before.value) || isCutDown(before.value, answer.value);
    if (isNew) this.longest.set(field, answer);
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
    const value = field.read();
    const words = value === undefined ? undefined : field.wordsFor(value);
    const before = this.longest.get(field);
    const peak = before !== undefined && isCutDown(before.value, value) ? { peak: before } : {};
    return { field: id, value, bases, prompt, type, instead: this.swapped.has(field), keep: this.takenBack.has(field), ...peak, ...(words === undefined ? {} : { words }) };
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

  private async useInstead(field: SheetField, value: AnswerValue): Promise<void> {
    await this.replace(field, value, this.swapped);
  }

  private async takeBack(field: SheetField, value: AnswerValue): Promise<void> {
    if (!(await this.replace(field, value, this.takenBack))) return;
    field.root.scrollIntoView({ block: "nearest" });
    // The button that was pressed goes.
    field.root.querySelector<HTMLElement>("textarea, input, select, button")?.focus({ preventScroll: true });
  }

  /** Put a kept answer in the place of what a field shows. What it shows is kept first, or it would be gone. */
  private async replace(field: SheetField, value: AnswerValue, how: Set<SheetField>): Promise<boolean> {
    await this.saving.flush();
    // It could not be kept, and the status line says so.
    if (this.saving.holds(field)) return false;
    field.wake();
    field.write(value);
    how.add(field);
    this.touch(field);
    void this.saving.flush();
    return true;
  }

  private note(sentence: string): void {
    if ([...this.root.querySelectorAll(".sheet__note")].some(({ textContent }) => textContent === sentence)) return;
    const note = document.createElement("p");
    note.className = "sheet__note";
    note.textContent = sentence;
    this.root.querySelector(".sheet__foot")?.before(note);
  }
}

function statusOf(sheet: HTMLElement, retry: () => void, words: () => string): StatusLine {
  const line = sheet.querySelector<HTMLElement>("[data-status]");
  if (line === null) throw new Error(`The sheet '${sheet.id}' has no status line`);
  return new StatusLine(line, retry, words);
}

// What the page says of the sheet, and what the author called it and its fields in earlier editions.
function editionOf(sheet: HTMLElement, fields: readonly SheetField[]): Edition {
  const names = (list: string | undefined): string[] => (list ?? "").split(/\s+/).filter(Boolean);
  const renamed = fields.map((field) => ({ field: field.id, type: field.type, from: names(field.root.dataset.renamedFrom) }));
  const { renamedFrom, formerOccasions } = sheet.dataset;
  return { title: titleOf(sheet), worksheets: names(renamedFrom), occasions: names(formerOccasions), fields: renamed.filter(({ from }) => from.length > 0) };
}

function titleOf(sheet: HTMLElement): string {
  return (sheet.querySelector("h1, h2")?.textContent ?? "").trim();
}
