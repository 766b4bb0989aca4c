// One field of a sheet on the page: its id, its prompt, and its answer as it stands there now.

import type { AnswerValue, FieldBehaviour } from "./fields/behaviour";
import { inWords } from "./fields/in-words";

/** A field on the page. */
export class SheetField {
  readonly id: string;
  readonly type: string;

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

  /** Whether the reader is in this field right now. */
  get focused(): boolean {
    return document.hasFocus() && this.root.contains(document.activeElement);
  }

  /** Whether a control was changed since the page came in. */
  get touched(): boolean {
    return [...this.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].some(isTouched);
  }

  /** Make the field better than its plain HTML; a failure leaves the plain HTML. */
  enhance(changed: () => void): void {
    try {
      this.behaviour.enhance(this.root, changed);
    } catch (problem) {
      console.error(problem);
    }
  }

  /**
   * Leave the browser nothing to bring back. Firefox writes ticks to its session file, whatever `autocomplete` says, and would
   * tick them again after a crash or in a reopened tab; it passes over boxes that are as the page had them at first.
   */
  forgetTicks(): void {
    for (const box of this.root.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")) box.defaultChecked = box.checked;
  }

  /** The answer as it stands on the page. */
  read(): AnswerValue | undefined {
    return this.behaviour.read(this.root);
  }

  /** An answer in the reader's words: never an id. */
  inWords(value: AnswerValue): string {
    return inWords[this.type]?.(this.root, value) ?? "";
  }

  /** Show an answer. */
  write(value: AnswerValue | undefined): void {
    try {
      this.behaviour.write(this.root, value);
    } catch (problem) {
      // The other fields of the sheet are still to be filled in.
      console.error(problem);
    }
    this.forgetTicks();
  }
}

// A box has "on" for its value, which isn't its default.
function isTouched(control: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

/** Return the fields of a sheet. One of an unknown type is reported and left as it is. */
export function fieldsOf(sheet: HTMLElement, behaviours: Readonly<Record<string, FieldBehaviour>>): SheetField[] {
  const fields: SheetField[] = [];
  for (const root of sheet.querySelectorAll<HTMLElement>("[data-field]")) {
    const behaviour = behaviours[root.dataset.type ?? ""];
    if (behaviour === undefined) console.error(`No behaviour for field type '${root.dataset.type}'`);
    else fields.push(new SheetField(root, behaviour));
  }
  return fields;
}
