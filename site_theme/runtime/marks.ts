// The reader's own marks: "read", "started", "done", and where on the path they are.

import type { Progress } from "./progress";
import type { SheetKey } from "./record";
import type { News, Store } from "./store/store";

/** Write marks wherever the page has room for them, and keep them up to date. */
export function showMarks(store: Store): void {
  let started: readonly SheetKey[] = [];
  const show = async (): Promise<void> => {
    const progress = await store.progress();
    if (progress.state !== "loaded") return;
    started = progress.started;
    writeMarks(progress);
  };
  // The next letter on a sheet that was started changes no mark.
  const tells = (news: News): boolean => news.about !== "sheet" || !started.some((sheet) => isSame(sheet, news));
  if (document.querySelector("[data-mark], [data-lessons]") === null) return;
  store.onNews((news) => void (tells(news) && show()));
  window.addEventListener("pageshow", (event) => void (event.persisted && show()));
  void show();
}

function writeMarks(progress: Progress): void {
  for (const mark of document.querySelectorAll<HTMLElement>("[data-mark]")) {
    const word = wordFor(mark, progress);
    if (mark.textContent !== word) mark.textContent = word;
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-lessons]")) {
    const state = stateOf(node, progress);
    if (state === undefined) delete node.dataset.state;
    else node.dataset.state = state;
  }
}

function isSame(one: SheetKey, other: SheetKey): boolean {
  return one.worksheet === other.worksheet && one.occasion === other.occasion;
}

function wordFor(mark: HTMLElement, progress: Progress): string {
  const item = mark.dataset.mark ?? "";
  switch (mark.dataset.markKind) {
    case "lesson":
      return progress.read.has(item) ? "read" : "";
    case "sheet":
      return isStarted(mark, item, progress) ? "started" : "";
    case "week":
      return allRead(lessonsOf(mark, item), progress) ? "done" : "";
    default:
      return "";
  }
}

// A sheet that comes back has a page of its own for every occasion; its mark says which worksheet it stands for.
function isStarted(mark: HTMLElement, item: string, { started }: Progress): boolean {
  const { worksheet = item, occasion = "once" } = mark.dataset;
  return started.some((sheet) => isSame(sheet, { worksheet, occasion }));
}

function stateOf(node: HTMLElement, progress: Progress): "here" | "done" | undefined {
  const { week = "" } = node.dataset;
  const lessons = lessonsOf(node, week);
  const { last } = progress;
  if (last !== undefined && (last.week === week || last.item === week || lessons.includes(last.item))) return "here";
  return allRead(lessons, progress) ? "done" : undefined;
}

function lessonsOf(element: HTMLElement, week: string): string[] {
  const listed = element.dataset.lessons !== undefined ? element : document.querySelector<HTMLElement>(`[data-week="${CSS.escape(week)}"][data-lessons]`);
  return (listed?.dataset.lessons ?? "").split(/\s+/).filter(Boolean);
}

function allRead(lessons: readonly string[], { read }: Progress): boolean {
  return lessons.length > 0 && lessons.every((lesson) => read.has(lesson));
}
