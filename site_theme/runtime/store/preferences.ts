// What this browser and this tab remember that is nobody's words: a neutral name for the tab, and that the tab was left.
// On file://, Firefox gives each page preferences of its own: there the hub carries the choice from page to page.

const ON = "on";

/** Whether the tab shall have a neutral name and icon, in this browser. */
export function isDiscreet(course: string): boolean {
  return attempt(() => localStorage.getItem(discreetKey(course)) === ON) ?? false;
}

const listeners = new Set<(on: boolean) => void>();
let carry: ((on: boolean) => void) | undefined;

/** Choose whether the tab has a neutral name and icon. False: it can't be remembered. */
export function setDiscreet(course: string, on: boolean): boolean {
  keep(() => localStorage, discreetKey(course), on);
  carry?.(on);
  return isDiscreet(course) === on;
}

/** Call back when it was chosen in another tab, or on another page of a folder. */
export function onDiscreet(course: string, listener: (on: boolean) => void): void {
  listeners.add(listener);
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key === discreetKey(course)) listener(isDiscreet(course));
  });
}

/** Take over what was chosen on another page of the folder, and have every later choice carried there. */
export function followDiscreet(course: string, chosen: boolean, carryOn: (on: boolean) => void): void {
  carry = carryOn;
  if (isDiscreet(course) === chosen) return;
  keep(() => localStorage, discreetKey(course), chosen);
  listeners.forEach((listener) => listener(chosen));
}

/** Whether this page knows that its tab was left quickly, and nobody has come back to it. */
export function wasLeft(course: string): boolean {
  return attempt(() => sessionStorage.getItem(leftKey(course)) === ON) ?? false;
}

/** Note on this page that its tab is left quickly, or that somebody has come back to it. */
export function setLeft(course: string, on: boolean): void {
  keep(() => sessionStorage, leftKey(course), on);
}

function keep(storage: () => Storage, key: string, on: boolean): void {
  attempt(() => (on ? storage().setItem(key, ON) : storage().removeItem(key)));
}

function discreetKey(course: string): string {
  return `guided-course:${course}:discreet`;
}

function leftKey(course: string): string {
  return `guided-course:${course}:left`;
}

// Where a browser lets a page store nothing, even asking fails.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
