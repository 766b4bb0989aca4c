// One field of a sheet on the page: its id, its prompt, and its answer as it stands there now.

import type { AnswerValue, FieldBehaviour } from "./fields/behaviour";
import { inWords } from "./fields/in-words";

/** Types whose answer is what the reader typed. */
const OWN_WORDS = new Set(["text", "textarea", "time"]);

/** Types that have boxes to tick or to choose. */
const WITH_BOXES = new Set(["scale", "choice", "multi", "rank", "sort", "map2d", "table", "check"]);

/** What a field that isn't alive yet will show, and what has to be done then. */
interface Asleep {
  value: AnswerValue | undefined;
  changed: () => void;
  woken: () => void;
}

/** A field on the page. */
export class SheetField {
  readonly id: string;
  readonly type: string;
  private asleep: Asleep | undefined;
  private followed: SheetField | undefined;
  private readonly followers = new Set<SheetField>();

  constructor(
    readonly root: HTMLElement,
    private readonly behaviour: FieldBehaviour,
  ) {
    this.id = root.dataset.field ?? "";
    this.type = root.dataset.type ?? "";
  }

  /** The question as the reader sees it. */
  get prompt(): string {
    const prompt = this.root.querySelector(".field__prompt")?.cloneNode(true);
    if (!(prompt instanceof Element)) return "";
    prompt.querySelectorAll(".field__who").forEach((word) => word.remove());
    return (prompt.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** Whether a control was changed since the page came in. */
  get touched(): boolean {
    return [...this.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].some(isTouched);
  }

  /** Make the field better than its plain HTML; a failure leaves the plain HTML. */
  enhance(changed: () => void): void {
    this.attempt(() =>
      this.behaviour.enhance(this.root, () => {
        changed();
        this.tell();
      }),
    );
    this.hear();
  }

  /** Hear from now on what another field of the sheet holds. */
  follow(other: SheetField): void {
    if (this.followed === other) return;
    this.followed = other;
    if (other.followers.size === 0) other.root.addEventListener("input", () => other.tell());
    other.followers.add(this);
    this.hear();
  }

  private tell(): void {
    for (const follower of this.followers) follower.hear();
  }

  private hear(): void {
    const { followed, asleep } = this;
    if (followed && !asleep) this.attempt(() => this.behaviour.follow?.(this.root, followed.read()));
  }

  // A field that fails must not keep the others of its sheet from being filled in.
  private attempt(work: () => void): void {
    try {
      work();
    } catch (problem) {
      console.error(problem);
    }
  }

  /** Put off `enhance`, and whatever is to be shown, until `wake`. `woken` is called when that is done. */
  sleep(changed: () => void, woken: () => void): void {
    this.asleep = { value: undefined, changed, woken };
  }

  /** Come alive with what stands in it now, because somebody has written in it. Tells whether that was still to be done. */
  overtake(): boolean {
    if (this.asleep === undefined) return false;
    const { changed } = this.asleep;
    this.asleep = undefined;
    this.enhance(changed);
    this.tell();
    return true;
  }

  /** Come alive, if that is still to be done. */
  wake(): void {
    if (this.asleep === undefined) return;
    const { value, changed, woken } = this.asleep;
    this.asleep = undefined;
    this.enhance(changed);
    if (value !== undefined) this.write(value);
    woken();
  }

  /**
   * Leave the browser nothing to bring back. Firefox writes ticks to its session file, whatever `autocomplete` says, and would
   * tick them again after a crash or in a reopened tab; it passes over boxes that are as the page had them at first.
   */
  forgetTicks(): void {
    if (!WITH_BOXES.has(this.type)) return;
    for (const box of this.root.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")) box.defaultChecked = box.checked;
  }

  /** The answer as it stands on the page. */
  read(): AnswerValue | undefined {
    return this.asleep ? this.asleep.value : this.behaviour.read(this.root);
  }

  /** An answer in the reader's words: never an id. */
  inWords(value: AnswerValue): string {
    this.wake();
    return inWords[this.type]?.(this.root, value) ?? "";
  }

  /** An answer in words, where the answer itself isn't made of words. */
  wordsFor(value: AnswerValue): string | undefined {
    return OWN_WORDS.has(this.type) ? undefined : this.inWords(value);
  }

  /** Show an answer. */
  write(value: AnswerValue | undefined): void {
    if (this.asleep) {
      this.asleep.value = value;
    } else {
      this.attempt(() => this.behaviour.write(this.root, value));
      this.forgetTicks();
    }
    this.tell();
  }
}

// A box has "on" for its value, which isn't its default.
function isTouched(control: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

const known = new WeakMap<HTMLElement, SheetField>();

/** Return the fields of a sheet, the same ones each time. One of an unknown type is reported and left as it is. */
export function fieldsOf(sheet: HTMLElement, behaviours: Readonly<Record<string, FieldBehaviour>>): SheetField[] {
  const fields: SheetField[] = [];
  for (const root of sheet.querySelectorAll<HTMLElement>("[data-field]")) {
    const behaviour = behaviours[root.dataset.type ?? ""];
    if (behaviour === undefined) console.error(`No behaviour for field type '${root.dataset.type}'`);
    else fields.push(fieldAt(root, behaviour));
  }
  for (const field of fields) {
    const followed = fields.find(({ id }) => id === field.root.dataset.follows);
    if (followed) field.follow(followed);
  }
  return fields;
}

function fieldAt(root: HTMLElement, behaviour: FieldBehaviour): SheetField {
  const field = known.get(root) ?? new SheetField(root, behaviour);
  known.set(root, field);
  return field;
}
