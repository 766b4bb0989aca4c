// The search field over one's own answers: hides what doesn't fit, marks what does. Nothing of it is kept or put in the address.

import { all, make, makeLive } from "../fields/elements";
import { fold, holds, type Searchable, type Span, spansOf, wordsOf } from "./search";

const WHAT = "Search what I wrote";
const SAID_AFTER_MS = 400;
const MARKS_IN_ONE = 20;
const MARKS_IN_ALL = 1000;

/** A text that can be found, with the element that shows it. */
interface Place {
  readonly element: HTMLElement;
  readonly text: string;
  readonly searchable: Searchable;
}

interface Answer {
  readonly element: HTMLElement;
  readonly places: readonly Place[];
}

interface Sheet {
  readonly fold: HTMLDetailsElement;
  readonly title: Place | undefined;
  readonly answers: readonly Answer[];
}

/** The search field, over a place where a workbook is drawn. */
export class Finder {
  readonly root = make("div", "finder");
  private readonly field = make("input", "finder__field");
  private readonly clear = make("button", "quiet-button finder__clear", "Clear");
  private readonly said = makeLive("finder__said");
  /** What can be found; undefined until somebody searches what is drawn now. */
  private known: readonly Sheet[] | undefined;
  private marked: Place[] = [];
  private marksLeft = MARKS_IN_ALL;
  private openBefore: ReadonlyMap<HTMLDetailsElement, boolean> | undefined;
  private timer: number | undefined;

  constructor(private readonly over: HTMLElement) {
    const label = make("label", "finder__label", WHAT);
    this.root.setAttribute("role", "search");
    this.root.setAttribute("aria-label", WHAT);
    this.field.type = "search";
    this.field.id = "finder-field";
    label.htmlFor = this.field.id;
    this.field.autocomplete = "off";
    this.field.spellcheck = false;
    this.field.setAttribute("enterkeyhint", "search");
    this.clear.type = "button";
    this.clear.hidden = true;
    this.root.append(label, this.field, this.clear, this.said);
    this.field.addEventListener("input", () => this.find());
    this.field.addEventListener("keydown", (event) => void (event.key === "Escape" && this.empty(event)));
    this.clear.addEventListener("click", (event) => this.empty(event));
    window.addEventListener("pagehide", () => this.empty());
  }

  /** Leave everything as it was drawn, so that it can be drawn anew. */
  letGo(): void {
    this.unmark();
    this.showAll();
    this.known = undefined;
  }

  /** Take in what is drawn now, and go on with what is looked for. */
  takeIn(): void {
    if (this.field.value !== "") this.find();
  }

  private get sheets(): readonly Sheet[] {
    return (this.known ??= all(this.over, "[data-entry]", HTMLDetailsElement).map(sheetIn));
  }

  private empty(event?: Event): void {
    if (this.field.value === "") return;
    event?.preventDefault();
    this.field.value = "";
    this.find();
    if (event !== undefined) this.field.focus();
  }

  private find(): void {
    // Firefox writes what stands in a field to its session file, unless it is what the page had there at first.
    this.field.defaultValue = this.field.value;
    const words = wordsOf(this.field.value);
    this.clear.hidden = this.field.value === "";
    this.unmark();
    if (words.length === 0) this.showAll();
    else this.show(words);
  }

  private showAll(): void {
    for (const element of all(this.over, "[data-written], [data-entry], [data-chapter], [data-around]", HTMLElement)) element.hidden = false;
    this.openBefore?.forEach((open, details) => (details.open = open));
    this.openBefore = undefined;
    this.say("");
  }

  private show(words: readonly string[]): void {
    this.openBefore ??= new Map(this.sheets.map((sheet) => [sheet.fold, sheet.fold.open]));
    let answers = 0;
    const found = this.sheets.filter((sheet) => {
      const here = sheet.answers.filter((answer) => toggled(answer, sheet.title, words));
      answers += here.length;
      this.showSheet(sheet, here, words);
      return here.length > 0;
    });
    for (const chapter of all(this.over, "[data-chapter]", HTMLElement)) chapter.hidden = chapter.querySelector("[data-entry]:not([hidden])") === null;
    for (const around of all(this.over, "[data-around]", HTMLElement)) around.hidden = true;
    this.say(sentence(answers, found.length));
  }

  private showSheet(sheet: Sheet, found: readonly Answer[], words: readonly string[]): void {
    sheet.fold.hidden = found.length === 0;
    if (found.length === 0) return;
    sheet.fold.open = true;
    if (sheet.title !== undefined) this.mark(sheet.title, words);
    found.forEach((answer) => answer.places.forEach((place) => this.mark(place, words)));
  }

  // A whole workbook of marks would take longer to draw than it takes to type the next letter.
  private mark(place: Place, words: readonly string[]): void {
    const spans = spansOf(place.searchable, words, Math.min(MARKS_IN_ONE, this.marksLeft));
    if (spans.length === 0) return;
    this.marksLeft -= spans.length;
    place.element.replaceChildren(...inParts(place.text, spans));
    this.marked.push(place);
  }

  private unmark(): void {
    this.marked.forEach(({ element, text }) => (element.textContent = text));
    this.marked = [];
    this.marksLeft = MARKS_IN_ALL;
  }

  private say(words: string): void {
    window.clearTimeout(this.timer);
    // Once the typing pauses: nobody wants a count read out after each letter.
    this.timer = window.setTimeout(() => (this.said.textContent = words), words === "" ? 0 : SAID_AFTER_MS);
  }
}

function sheetIn(fold: HTMLDetailsElement): Sheet {
  const [title] = all(fold, ".entry__title", HTMLElement).map(placeIn);
  const answers = all(fold, "[data-written]", HTMLElement).map((element) => ({ element, places: all(element, "[data-searched]", HTMLElement).map(placeIn) }));
  return { fold, title, answers };
}

function placeIn(element: HTMLElement): Place {
  const text = element.textContent ?? "";
  return { element, text, searchable: fold(text) };
}

function toggled({ element, places }: Answer, title: Place | undefined, words: readonly string[]): boolean {
  const fits = holds([...places, ...(title === undefined ? [] : [title])].map(({ searchable }) => searchable), words);
  element.hidden = !fits;
  return fits;
}

function inParts(text: string, spans: readonly Span[]): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let done = 0;
  for (const { from, to } of spans) {
    parts.push(text.slice(done, from), make("mark", "found", text.slice(from, to)));
    done = to;
  }
  return [...parts, text.slice(done)];
}

function sentence(answers: number, sheets: number): string {
  if (answers === 0) return "Nothing found. Try another word, or only a part of it.";
  return `Found in ${answers} ${answers === 1 ? "answer" : "answers"} on ${sheets} ${sheets === 1 ? "worksheet" : "worksheets"}.`;
}
