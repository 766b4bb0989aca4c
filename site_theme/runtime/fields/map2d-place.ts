// Where a point lies: values from 0 to 10, percent of the plane, and what the keys do.

/** The far end of both axes. */
export const HIGHEST = 10;

// The plane keeps a rim, so that a point at an end still lies wholly on it.
const RIM = 7;

/** Where a point is, in whole numbers from 0 to 10. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A point of the map; without a spot it waits beside it. */
export interface MapPoint {
  readonly id: string;
  readonly text: string;
  readonly index: number;
  readonly spot: Spot | undefined;
}

/** The place in percent of the plane, from its left and its top. */
export function percent(spot: Spot): { left: number; top: number } {
  const step = (100 - 2 * RIM) / HIGHEST;
  return { left: RIM + spot.x * step, top: 100 - RIM - spot.y * step };
}

const held = (value: number): number => Math.min(HIGHEST, Math.max(0, Math.round(value)));

/** The values below a pointer. */
export function valuesAt(plane: HTMLElement, pointer: { clientX: number; clientY: number }): Spot {
  const box = plane.getBoundingClientRect();
  const span = 1 - (2 * RIM) / 100;
  const along = (part: number): number => ((part - RIM / 100) / span) * HIGHEST;
  return { x: held(along((pointer.clientX - box.left) / box.width)), y: held(along(1 - (pointer.clientY - box.top) / box.height)) };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 3],
  PageDown: [0, -3],
  Home: [-HIGHEST, 0],
  End: [HIGHEST, 0],
};

/** Where a key takes a point; undefined when the key means nothing here. */
export function movedBy(key: string, spot: Spot): Spot | undefined {
  const step = STEPS[key];
  return step && { x: held(spot.x + step[0]), y: held(spot.y + step[1]) };
}
