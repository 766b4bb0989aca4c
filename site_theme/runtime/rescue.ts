// When nothing can be stored: the words on the page, to copy or to take away as a file.

import type { SheetField } from "./field";
import { make } from "./fields/elements";

const COPIED = "Copied. Paste your words somewhere safe.";
const SAVED = "Your browser has the file now. Look for “notes.txt” where it keeps downloads.";
const NOT_COPIED = "The browser didn’t let them be copied. Save them to a file instead.";

/** The two buttons beside the status line of a sheet that can't be kept. */
export class Rescue {
  private readonly root = make("span", "sheet__rescue");
  private readonly said = make("span", "sheet__rescued");

  constructor(
    after: HTMLElement,
    private readonly words: () => string,
  ) {
    this.root.hidden = true;
    this.said.setAttribute("role", "status");
    this.root.append(button("Copy my words", () => this.copy()), button("Save them to a file", () => this.save()), this.said);
    after.after(this.root);
  }

  /** Offer the buttons, or take them away. */
  offer(on: boolean): void {
    this.root.hidden = !on;
    if (!on) this.said.textContent = "";
  }

  private copy(): void {
    void copied(this.words()).then(
      () => (this.said.textContent = COPIED),
      () => (this.said.textContent = NOT_COPIED),
    );
  }

  private save(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.words()], { type: "text/plain;charset=utf-8" }));
    link.download = "notes.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.said.textContent = SAVED;
  }
}

/** Return everything that stands on a sheet as plain text. */
export function wordsOn(title: string, fields: readonly SheetField[]): string {
  const answers = fields.flatMap((field) => {
    const value = field.read();
    return value === undefined ? [] : [`${field.prompt}\n${field.inWords(value)}`];
  });
  return [title, ...answers].join("\n\n") + "\n";
}

// The clipboard may be missing, which throws, or be refused, which rejects.
async function copied(words: string): Promise<void> {
  await navigator.clipboard.writeText(words);
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = make("button", "quiet-button", words);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
