// One field of a sheet on the page: its id, its prompt, and its answer as it stands there now.

import type { AnswerValue, FieldBehaviour } from "./fields/behaviour";

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
    const controls = [...this.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
    return controls.some((control) => control.value !== control.defaultValue || ("checked" in control && control.checked !== control.defaultChecked));
  }

  /** Make the field better than its plain HTML; a failure leaves the plain HTML. */
  enhance(changed: () => void): void {
    try {
      this.behaviour.enhance(this.root, changed);
    } catch (problem) {
      console.error(problem);
    }
  }

  /** The answer as it stands on the page. */
  read(): AnswerValue | undefined {
    return this.behaviour.read(this.root);
  }

  /** Show an answer. */
  write(value: AnswerValue | undefined): void {
    this.behaviour.write(this.root, value);
  }
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

/** Return an answer in words: ids become the labels that they have in the field. */
export function inWords(field: SheetField, value: AnswerValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return ["text", "textarea"].includes(field.type) ? value : labelOf(field.root, value);
  if (typeof value === "number") return String(value);
  const parts = Array.isArray(value)
    ? value.map((part) => inWords(field, part))
    : Object.entries(value).map(([key, part]) => `${labelOf(field.root, key)}: ${inWords(field, part)}`);
  return parts.join(", ");
}

function labelOf(root: HTMLElement, id: string): string {
  const control = root.querySelector<HTMLInputElement>(`input[value="${CSS.escape(id)}"]`);
  return control?.labels?.[0]?.textContent?.replace(/\s+/g, " ").trim() || id;
}
