// Draws a map's points and the line between them, and the list of points beside it.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { HIGHEST, movedBy, percent, valuesAt, type MapPoint, type Spot } from "./map2d-place";
import { say, type Words } from "./spoken";

/** What the drawing needs to know and to do. `move` without a spot takes the point off the map. */
export interface MapView {
  readonly words: Words;
  readonly across: string;
  readonly up: string;
  readonly plane: HTMLElement;
  readonly move: (id: string, spot: Spot | undefined) => void;
  readonly focus: (id: string) => void;
}

type Placed = MapPoint & { readonly spot: Spot };

const isPlaced = (point: MapPoint): point is Placed => point.spot !== undefined;
const key = (point: MapPoint): string => point.id;

function spoken(spot: Spot, view: MapView): string {
  return say(view.words, "at", { across: view.across, up: view.up, x: spot.x, y: spot.y });
}

// The first point is named below, the next above, and so on; towards a corner, which has a name of its own, beside it.
function nameAt({ index, spot }: Placed): { anchor: string; dx: number; dy: number } {
  const below = index % 2 === 0;
  const cornered = (below ? spot.y < 3 : spot.y > 7) && spot.x !== HIGHEST / 2;
  if (cornered) return spot.x > HIGHEST / 2 ? { anchor: "end", dx: -18, dy: 5 } : { anchor: "start", dx: 18, dy: 5 };
  const anchor = spot.x <= 3 ? "start" : spot.x >= 7 ? "end" : "middle";
  return { anchor, dx: anchor === "start" ? -10 : anchor === "end" ? 10 : 0, dy: below ? 31 : -20 };
}

function drag(event: PointerEvent, point: Placed, view: MapView): void {
  const handle = event.currentTarget;
  if (!(handle instanceof SVGElement) || event.button !== 0) return;
  handle.setPointerCapture(event.pointerId);
  let last = point.spot;
  const follow = (moved: PointerEvent): void => {
    const spot = valuesAt(view.plane, moved);
    if (spot.x === last.x && spot.y === last.y) return;
    last = spot;
    view.move(point.id, spot);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", follow), { once: true });
}

function press(event: KeyboardEvent, point: Placed, view: MapView): void {
  const spot = event.ctrlKey || event.metaKey || event.altKey ? undefined : movedBy(event.key, point.spot);
  if (!spot) return;
  event.preventDefault();
  view.move(point.id, spot);
}

function drawPoint(point: Placed, view: MapView): SVGTemplateResult {
  const { left, top } = percent(point.spot);
  const name = nameAt(point);
  return svg`<svg class="point" x="${left}%" y="${top}%" overflow="visible">
    <text class="point__name" x=${name.dx} y=${name.dy} text-anchor=${name.anchor} aria-hidden="true">${point.text}</text>
    <g class="point__handle ${point.index > 0 ? "point__handle--open" : ""}" data-handle=${point.id} role="slider" tabindex="0"
      aria-label=${point.text} aria-valuemin="0" aria-valuemax=${HIGHEST} aria-valuenow=${point.spot.x} aria-valuetext=${spoken(point.spot, view)}
      @pointerdown=${(event: PointerEvent) => drag(event, point, view)} @keydown=${(event: KeyboardEvent) => press(event, point, view)}>
      <circle class="point__target" r="22" /><circle class="point__ring" r="17" /><circle class="point__dot" r="9.5" />
    </g>
  </svg>`;
}

function drawLine(from: Placed, to: Placed): SVGTemplateResult {
  const a = percent(from.spot);
  const b = percent(to.spot);
  return svg`<line class="map__way" x1="${a.left}%" y1="${a.top}%" x2="${b.left}%" y2="${b.top}%" />`;
}

/** The points on the map, joined in their order by a dotted line. */
export function drawPoints(points: readonly MapPoint[], view: MapView): SVGTemplateResult {
  const placed = points.filter(isPlaced);
  const lines = placed.slice(1).map((to, index) => drawLine(placed[index] ?? to, to));
  return svg`${lines}${repeat(placed, key, (point) => drawPoint(point, view))}`;
}

function listed(point: MapPoint, view: MapView): TemplateResult {
  const word = say(view.words, point.spot ? "take" : "place");
  const press = (): void => {
    view.move(point.id, point.spot ? undefined : { x: HIGHEST / 2, y: HIGHEST / 2 });
    if (!point.spot) view.focus(point.id);
  };
  return html`<li class="map__item">
    <svg class="map__key" width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">
      <circle class="point__dot ${point.index > 0 ? "point__dot--open" : ""}" r="8.5" />
    </svg>
    <span class="map__where"><b>${point.text}</b> <span>${point.spot ? spoken(point.spot, view) : say(view.words, "waiting")}</span></span>
    <button type="button" class="quiet-button map__button" data-place=${point.id} aria-label="${word}: ${point.text}" @click=${press}>${word}</button>
  </li>`;
}

/** The list of points: where each lies, and a button to place it or to take it off. */
export function drawList(points: readonly MapPoint[], view: MapView): TemplateResult {
  const name = points.every(isPlaced) ? "move" : "tap";
  return html`<p class="map__how">${say(view.words, name) || nothing}</p>
    <ul class="map__list">${repeat(points, key, (point) => listed(point, view))}</ul>`;
}
