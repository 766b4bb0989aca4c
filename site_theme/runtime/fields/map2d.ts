// Points on a map with two axes. The number inputs hold the truth; the map and the list beside it show it and change it.

import { render } from "lit-html";
import type { FieldBehaviour } from "./behaviour";
import { all, one } from "./elements";
import { HIGHEST, valuesAt, type MapPoint, type Spot } from "./map2d-place";
import { drawList, drawPoints, type MapView } from "./map2d-drawing";
import { keepWithin } from "./number";
import { asMapping, asText, asWhole, unlessEmpty } from "./shapes";
import { wordsOf } from "./spoken";

const redraws = new WeakMap<HTMLElement, () => void>();

function number(box: HTMLElement, way: string): HTMLInputElement | undefined {
  return one(box, `[data-way=${way}]`, HTMLInputElement);
}

function spotOf(box: HTMLElement): Spot | undefined {
  const x = asWhole(number(box, "x")?.value ?? "", 0, HIGHEST);
  const y = asWhole(number(box, "y")?.value ?? "", 0, HIGHEST);
  return x === undefined || y === undefined ? undefined : { x, y };
}

function setSpot(box: HTMLElement, spot: Spot | undefined): void {
  for (const way of ["x", "y"] as const) {
    const input = number(box, way);
    if (input) input.value = spot ? String(spot[way]) : "";
  }
}

const boxes = (root: HTMLElement): HTMLElement[] => all(root, "[data-point]", HTMLElement);

function points(root: HTMLElement): MapPoint[] {
  return boxes(root).map((box, index) => ({ id: box.dataset.point ?? "", text: box.dataset.text ?? "", index, spot: spotOf(box) }));
}

function axis(root: HTMLElement, way: "x" | "y"): string {
  const label = one(root, `[data-axis=${way}]`, HTMLElement)?.dataset.label ?? "";
  // "Connection" reads as "connection" inside a sentence; "I" and "TV" stay as they are.
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function viewOf(root: HTMLElement, move: (id: string, spot: Spot | undefined) => void): MapView {
  return {
    words: wordsOf(root),
    across: axis(root, "x"),
    up: axis(root, "y"),
    plane: one(root, "[data-plane]", HTMLElement) ?? root,
    move,
    focus: (id) => all(root, "[data-handle]", SVGElement).find((handle) => handle.dataset.handle === id)?.focus(),
  };
}

function placeByTap(root: HTMLElement, view: MapView): void {
  view.plane.addEventListener("click", (event) => {
    const waiting = points(root).find((point) => !point.spot);
    const onPoint = event.target instanceof Element && event.target.closest("[data-handle]");
    if (!waiting || onPoint) return;
    view.move(waiting.id, valuesAt(view.plane, event));
    view.focus(waiting.id);
  });
}

/** `map2d` */
export const map2d: FieldBehaviour = {
  enhance(root, changed) {
    const drawing = one(root, "[data-points]", SVGGElement);
    const list = one(root, "[data-list]", HTMLElement);
    const numbers = one(root, "[data-numbers]", HTMLDetailsElement);
    if (!drawing || !list || !numbers) return;
    numbers.open = false;
    all(numbers, "[data-way]", HTMLInputElement).forEach(keepWithin);
    root.toggleAttribute("data-live", true);
    const redraw = (): void => {
      render(drawPoints(points(root), view), drawing);
      render(drawList(points(root), view), list);
    };
    const view = viewOf(root, (id, spot) => {
      const box = boxes(root).find((other) => other.dataset.point === id);
      if (box) setSpot(box, spot);
      redraw();
      changed();
    });
    redraws.set(root, redraw);
    root.addEventListener("input", redraw);
    placeByTap(root, view);
    redraw();
  },
  read(root) {
    const placed = points(root).flatMap(({ id, spot }): [string, { x: number; y: number }][] => (spot ? [[id, { x: spot.x, y: spot.y }]] : []));
    return unlessEmpty(Object.fromEntries(placed));
  },
  write(root, value) {
    const answer = asMapping(value);
    for (const box of boxes(root)) {
      const { x, y } = asMapping(answer[box.dataset.point ?? ""]);
      const spot = { x: asWhole(asText(x), 0, HIGHEST), y: asWhole(asText(y), 0, HIGHEST) };
      setSpot(box, spot.x === undefined || spot.y === undefined ? undefined : { x: spot.x, y: spot.y });
    }
    redraws.get(root)?.();
  },
};
