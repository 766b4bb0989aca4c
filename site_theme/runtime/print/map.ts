// A map on paper: with a grid to mark points on, or with numbered points and where they lie in words.

import { html, nothing, render, svg } from "lit-html";
import type { AnswerValue } from "../fields/behaviour";
import { all, one } from "../fields/elements";
import { drawPoints } from "../fields/map2d-drawing";
import { HIGHEST, type MapPoint, percent, type Spot } from "../fields/map2d-place";
import { asMapping, asText, asWhole } from "../fields/shapes";
import { type PaperForm, said } from "./parts";

function spotIn(place: AnswerValue | undefined): Spot | undefined {
  const { x, y } = asMapping(place);
  const spot = { x: asWhole(asText(x), 0, HIGHEST), y: asWhole(asText(y), 0, HIGHEST) };
  return spot.x === undefined || spot.y === undefined ? undefined : { x: spot.x, y: spot.y };
}

function pointsIn(root: HTMLElement, value: AnswerValue): MapPoint[] {
  return all(root, "[data-point]", HTMLElement).map((box, index) => {
    const id = box.dataset.point ?? "";
    // Names of points that lie close together would cover each other, and nobody can move them on paper.
    return { id, text: String(index + 1), index, spot: spotIn(asMapping(value)[id]) };
  });
}

function grid(): unknown {
  return Array.from({ length: HIGHEST + 1 }, (_, step) => {
    const { left, top } = percent({ x: step, y: step });
    return svg`<line class="paper__grid" x1="${left}%" y1="0" x2="${left}%" y2="100%" /><line class="paper__grid" x1="0" y1="${top}%" x2="100%" y2="${top}%" />`;
  });
}

/** `map2d` */
export const mapForm: PaperForm = ({ root, value, tell }) => {
  const map = one(root, "[data-map]", HTMLElement)?.cloneNode(true);
  const drawing = map instanceof HTMLElement ? one(map, "[data-points]", SVGGElement) : undefined;
  if (!(map instanceof HTMLElement) || !drawing) return nothing;
  drawing.replaceChildren();
  const still = { words: {}, across: "", up: "", plane: map, move: () => undefined, focus: () => undefined };
  if (value === undefined) {
    render(grid(), drawing);
    return html`${map}${one(root, ".map__paper", HTMLElement)?.cloneNode(true)}`;
  }
  const points = pointsIn(root, value);
  render(drawPoints(points, still), drawing);
  const number = (id: string): string => points.find((point) => point.id === id)?.text ?? "";
  return html`${map}${said(Object.entries(asMapping(value)).map(([id, place]) => `${number(id)} ${tell({ [id]: place })}`).join("\n"))}`;
};
