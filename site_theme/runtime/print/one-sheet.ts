// Printing one sheet: what of its answers goes on paper, and the paper's way into the page and out again.

import { fieldsOf, type SheetField } from "../field";
import { make } from "../fields/elements";
import { behaviours } from "../fields/index";
import { say, type Words, wordsOf } from "../fields/spoken";
import { answerInWords, same, type SheetRecord } from "../record";
import type { Store } from "../store/store";
import { askWhatToPrint, type Chosen, type Private } from "./panel";
import { type Earlier, paperOf, type Shown } from "./paper";
import { textOf } from "./parts";

const ALONE = "data-printing-one-sheet";

/** A sheet that can be printed. */
export class OneSheet {
  private found: readonly SheetField[] | undefined;
  private readonly neverSaved: boolean;
  private readonly words: Words;
  private paper: HTMLElement | undefined;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly store: Store,
    button: HTMLElement,
  ) {
    this.neverSaved = "neverSaved" in sheet.dataset;
    this.words = wordsOf(button);
  }

  /** Print the sheet and nothing else of the page, once the reader has said how. */
  async ask(): Promise<void> {
    const record = this.neverSaved ? undefined : await this.kept();
    const answered = !this.neverSaved && (record !== undefined || this.fields.some((field) => field.read() !== undefined));
    // Nothing can be read here now, or nothing may be kept: then there is nothing to choose.
    if (!answered) this.printAlone("blank");
    else askWhatToPrint(this.words, this.only, (chosen) => void this.print(chosen));
  }

  /**
   * Put the sheet on the paper of its page, which is printed with the browser's own command. Nobody has been asked, and a printed
   * lesson may lie about: what is only for the reader is a blank form there, filled in or not. But words that could not be
   * saved are printed whole, because this page has the only copy of them.
   */
  layOut(): void {
    if (document.documentElement.hasAttribute(ALONE)) return;
    const all = this.saysThatItFailed;
    const show = (field: SheetField): Shown => (!this.neverSaved && (all || !isMine(field)) ? this.shown(field, undefined) : "blank");
    const note = this.only === "nothing" || this.neverSaved || all ? "" : say(this.words, "note");
    this.paper?.remove();
    this.paper = paperOf(this.sheet, this.fields, show, [], note);
    this.sheet.after(this.paper);
    isLaidOut = true;
    this.sheet.toggleAttribute("data-on-paper", true);
  }

  private async print(chosen: Chosen): Promise<void> {
    this.printAlone(chosen, this.busy || this.saysThatItFailed ? undefined : await this.kept());
  }

  private printAlone(chosen: Chosen, record?: SheetRecord): void {
    const all = chosen === "all answers";
    const show = (field: SheetField): Shown => {
      if (chosen === "blank") return "blank";
      return isMine(field) && !all ? "left out" : this.shown(field, record);
    };
    takePaperAway();
    const paper = paperOf(this.sheet, this.fields, show, all ? this.earlier(record) : []);
    paper.prepend(weekOfPage());
    document.body.append(paper);
    isLaidOut = true;
    document.documentElement.toggleAttribute(ALONE, true);
    window.print();
  }

  private shown(field: SheetField, record: SheetRecord | undefined): Shown {
    const value = field.read();
    const answer = record?.answers[field.id];
    if (record === undefined) return value === undefined ? "blank" : { value };
    if (answer === undefined) return "blank";
    // What the field can't show whole, such as an option that is gone, is still told in the words of its time.
    return same(answer.value, value) ? { value: answer.value } : { words: answerInWords(answer) || field.inWords(answer.value) };
  }

  private earlier(record: SheetRecord | undefined): Earlier[] {
    const asked = new Set(this.fields.map(({ id }) => id));
    const answers = Object.entries(record?.answers ?? {}).filter(([id]) => !asked.has(id));
    return answers.map(([, answer]) => ({ prompt: answer.prompt, words: answerInWords(answer) }));
  }

  private async kept(): Promise<SheetRecord | undefined> {
    const { worksheet = "", occasion = "" } = this.sheet.dataset;
    const loaded = await this.store.loadSheet({ worksheet, occasion });
    return loaded.state === "loaded" ? loaded.record : undefined;
  }

  // Looked for when somebody prints: most readers of a page never do.
  private get fields(): readonly SheetField[] {
    return (this.found ??= fieldsOf(this.sheet, behaviours));
  }

  private get only(): Private {
    const mine = this.fields.filter(isMine).length;
    if (mine === 0) return "nothing";
    return mine === this.fields.length ? "everything" : "some";
  }

  private get busy(): boolean {
    return this.sheet.querySelector("[data-status][aria-busy]") !== null;
  }

  private get saysThatItFailed(): boolean {
    return this.sheet.querySelector("[data-status=failed]") !== null;
  }
}

function isMine({ root }: SheetField): boolean {
  return !["share", "reveal", "joint"].includes(root.dataset.visibility ?? "");
}

// The sheet leaves its page, which says the week: without it two check-ins look alike.
function weekOfPage(): HTMLElement {
  return make("p", "sheet__meta", textOf(document.querySelector(".eyebrow a")));
}

// Every key that is pressed asks for the paper to be taken away.
let isLaidOut = false;

/** Leave the page as it is on the screen. */
export function takePaperAway(): void {
  if (!isLaidOut) return;
  isLaidOut = false;
  document.documentElement.removeAttribute(ALONE);
  document.querySelectorAll(".paper").forEach((paper) => paper.remove());
  document.querySelectorAll("[data-on-paper]").forEach((sheet) => sheet.removeAttribute("data-on-paper"));
}
