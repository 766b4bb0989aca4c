// The page “My workbook”: reads what is stored, draws it, and keeps it up to date while it is looked at.

import { render } from "lit-html";
import { make, makeLive } from "../fields/elements";
import type { SheetRecord } from "../record";
import type { Failed, Store } from "../store/store";
import { layOut, putAway } from "./booklet";
import { type Catalogue, readCatalogue, type Week } from "./catalogue";
import { dayOf } from "./days";
import { Finder } from "./finder";
import { type Choice, isChosen, mayShow, onPaper } from "./paper";
import { PrintPanel } from "./print-panel";
import { cannotShow } from "./reasons";
import { type Series, seriesOf } from "./trends";
import { drawEmpty, drawWorkbook } from "./view";
import { chapters, lastWritten, sheetOf } from "./written";

/** More sheets than this are folded, but for the one that was written last. */
const UNFOLDED = 3;
/** So long somebody looks before it counts, unless they leave earlier: a write on leaving may not arrive. */
const A_LOOK_MS = 3000;
const KEPT_ASIDE = "Some of what was saved here earlier can’t be read. It is kept aside, and nothing of it was deleted.";

/** Bring the workbook to life. */
export function startWorkbook(element: HTMLElement, store: Store): void {
  new Workbook(element, store).start();
}

class Workbook {
  private readonly catalogue: Catalogue;
  private readonly place = make("div", "workbook");
  private readonly problem = makeLive("workbook__problem");
  private readonly tools = make("div", "workbook__tools");
  private readonly body = make("div", "workbook__body");
  private readonly finder = new Finder(this.body);
  private readonly panel = new PrintPanel({ weeks: () => this.weeks(), print: (choice) => this.print(choice) });
  private records: readonly SheetRecord[] = [];
  private since: string | undefined;
  private name = "";
  private looked = false;
  private loading: Promise<void> | undefined;
  private again = false;
  private stale = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
  ) {
    this.catalogue = readCatalogue(element.ownerDocument);
    this.tools.append(this.finder.root, this.panel.button);
    this.tools.hidden = true;
    this.place.append(this.problem, this.tools, this.panel.root, this.body);
  }

  start(): void {
    this.element.replaceChildren(this.place);
    this.place.addEventListener("click", (event) => this.follow(event));
    this.store.onNews(({ about }) => void (about !== "marks" && this.bringUpToDate()));
    window.addEventListener("pageshow", (event) => void (event.persisted && this.load()));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.noteLook() : this.stale && void this.load()));
    window.addEventListener("beforeprint", () => void (this.looked && this.layOut(this.panel.choice)));
    window.addEventListener("afterprint", putAway);
    void this.load().then(() => {
      this.goToHash();
      setTimeout(() => void (document.hidden || this.noteLook()), A_LOOK_MS);
    });
  }

  // Somebody who writes in another tab must not wait for a page that nobody sees.
  private bringUpToDate(): void {
    this.stale = document.hidden;
    if (!document.hidden) void this.load();
  }

  /** Read and draw. What changes meanwhile is read once more afterwards. */
  private load(): Promise<void> {
    this.again = true;
    this.loading ??= this.loadAll();
    return this.loading;
  }

  private async loadAll(): Promise<void> {
    await undefined;
    try {
      while (this.again) {
        this.again = false;
        this.stale = false;
        await this.loadOnce();
      }
    } finally {
      this.loading = undefined;
    }
  }

  private async loadOnce(): Promise<void> {
    const [sheets, look, spaces] = await Promise.all([this.store.everySheet(), this.store.lastLook(), this.store.spaces.list()]);
    if (sheets.state === "failed") return this.failed(sheets);
    if (!this.looked && look.state === "loaded") this.since = look.at;
    if (spaces.state === "loaded") this.name = spaces.current?.name ?? "";
    this.records = sheets.sheets;
    this.looked = true;
    this.say(sheets.spoiled ? KEPT_ASIDE : "");
    this.draw();
  }

  private failed({ reason }: Failed): void {
    this.records = [];
    this.looked = false;
    this.tools.hidden = true;
    this.panel.close();
    putAway();
    render("", this.body);
    this.say(cannotShow(reason));
  }

  private say(words: string): void {
    if (this.problem.textContent !== words) this.problem.textContent = words;
  }

  private draw(): void {
    this.finder.letGo();
    const all = chapters(this.catalogue, this.records);
    const count = all.reduce((sum, { entries }) => sum + entries.length, 0);
    this.tools.hidden = count === 0;
    if (count === 0) {
      render(drawEmpty(this.element.dataset.start ?? `${this.root}index.html`), this.body);
      return;
    }
    const { since, root } = this;
    const series = seriesOf(this.catalogue, this.records);
    render(drawWorkbook({ chapters: all, series, since, last: lastWritten(all), folded: count > UNFOLDED, root }), this.body);
    this.finder.takeIn();
  }

  private get root(): string {
    const { root = "" } = this.element.dataset;
    return root === "" ? "" : root.replace(/\/?$/, "/");
  }

  /** Whatever is written from now on is new the next time. */
  private noteLook(): void {
    if (this.looked) void this.store.noteLook();
  }

  /** Follow a link to a sheet on this page: the sheet is unfolded, and the keyboard goes on from there. */
  private follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
    if (link !== null && this.goTo(link.hash)) event.preventDefault();
  }

  private goTo(hash: string): boolean {
    const found = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!(found instanceof HTMLDetailsElement) || !this.body.contains(found)) return false;
    found.open = true;
    found.scrollIntoView();
    found.querySelector("summary")?.focus({ preventScroll: true });
    return true;
  }

  // What the address leads to was not there yet when the page came in.
  private goToHash(): void {
    const { hash } = location;
    if (hash.length > 1 && !this.goTo(hash)) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }

  private weeks(): (Week | undefined)[] {
    const { choice } = this.panel;
    const written = new Set(chapters(this.catalogue, this.records).map(({ week }) => week));
    const asked = (week: Week | undefined): boolean => choice.lines && this.catalogue.sheets.some((sheet) => sheet.week === week?.id);
    return [...this.catalogue.weeks, undefined].filter((week) => written.has(week) || asked(week));
  }

  private print(choice: Choice): boolean {
    if (onPaper(this.catalogue, this.records, choice).length === 0) return false;
    this.layOut(choice);
    window.print();
    return true;
  }

  private layOut(choice: Choice): void {
    const { catalogue, records, name } = this;
    const course = catalogue.title;
    layOut({ course, name, day: dayOf(new Date().toISOString()), chapters: onPaper(catalogue, records, choice), series: this.seriesFor(choice) });
  }

  private seriesFor(choice: Choice): Series[] {
    const chosen = this.records.filter((record) => isChosen(choice, sheetOf(this.catalogue, record)?.week ?? ""));
    return seriesOf(this.catalogue, chosen, (field) => mayShow(choice, field));
  }
}
