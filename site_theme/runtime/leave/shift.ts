// Counts presses of the Shift key alone. With another key, the mouse or a wheel it is used for something else.

const PATIENCE_MS = 5_000;

/** Presses that make somebody leave. */
export const ENOUGH = 3;

/** Tell of every press, by number; 0 when the count starts anew, because something else was pressed or time went by. */
export function countShifts(told: (presses: number) => void): void {
  let presses = 0;
  let alone = false;
  let timer: number | undefined;
  const startAnew = (): void => {
    window.clearTimeout(timer);
    if (presses > 0) told((presses = 0));
  };
  const somethingElse = (): void => {
    alone = false;
    startAnew();
  };
  const down = (event: KeyboardEvent): void => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) somethingElse();
    else if (!event.repeat) alone = true;
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    window.clearTimeout(timer);
    timer = window.setTimeout(startAnew, PATIENCE_MS);
    told(presses);
  };
  window.addEventListener("keydown", down, true);
  window.addEventListener("keyup", up, true);
  window.addEventListener("blur", somethingElse);
  for (const way of ["pointerdown", "wheel"]) window.addEventListener(way, somethingElse, { capture: true, passive: true });
}
