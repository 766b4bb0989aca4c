// The reader's own marks: "read", "started", "done", and where on the path they are.

import type { Progress } from "./progress";
import type { Store } from "./store";

/** Write marks wherever the page has room for them, and keep them up to date. */
export function showMarks(store: Store): void {
  const show = async (): Promise<void> => {
    const progress = await store.progress();
    if (progress.state === "loaded") writeMarks(progress);
  };
  if (document.querySelector("[data-mark], [data-lessons]") === null) return;
  store.onNews(() => void show());
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
  return started.some((sheet) => sheet.worksheet === worksheet && sheet.occasion === occasion);
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
