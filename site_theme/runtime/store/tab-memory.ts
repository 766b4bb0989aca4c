// Where a tab keeps what it remembers from page to page: `sessionStorage`, and for half of a key a place that is not written to disk.

import { tabOf } from "./names";

const MARK = "guided-course ";
/** So long may it take from one page to the next. */
const PAD_MS = 60_000;

/** One tab's memory. It goes with the tab. */
export interface TabMemory {
  /** What was kept; null where nothing was. */
  read(): string | null;
  /** Keep a text; null forgets it. */
  keep(text: string | null): void;
  /** The half of a key that isn't written to disk; empty where there is none. */
  readPad(): string;
  keepPad(pad: string): void;
  /** Look again: another page of this tab may have kept something since. */
  refresh(): Promise<void>;
}

/** Return the memory that this page has by itself. */
export function ownMemory(course: string): TabMemory {
  return {
    read() {
      try {
        return sessionStorage.getItem(tabOf(course));
      } catch {
        return null;
      }
    },
    // Where nothing can be kept for a tab, the next page asks again.
    keep(text) {
      try {
        if (text === null) sessionStorage.removeItem(tabOf(course));
        else sessionStorage.setItem(tabOf(course), text);
      } catch {
        return;
      }
    },
    readPad: () => (window.name.startsWith(MARK) ? window.name.slice(MARK.length) : ""),
    keepPad(pad) {
      if (pad !== "") window.name = MARK + pad;
      else if (window.name.startsWith(MARK)) window.name = "";
    },
    refresh: () => Promise.resolve(),
  };
}

/**
 * Hand half of a key to the next page of this tab. From file to file Firefox empties `window.name`; a cookie without a date,
 * which it never wrote to disk, lies for the moment in between. Chromium keeps no cookies for files, and needs none.
 */
export function leavePad(course: string, folder: string, pad: string): void {
  document.cookie = `${cookieOf(course)}=${Date.now()}.${encodeURIComponent(pad)}; path=${folder}; SameSite=Strict`;
}

/** Take what the page before has handed over; null when there is nothing, or it lay there for too long. */
export function takePad(course: string): string | null {
  try {
    const name = cookieOf(course);
    const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
    if (found === undefined) return null;
    document.cookie = `${name}=; path=${new URL(".", location.href).pathname}; max-age=0`;
    const [at = "", pad = ""] = found.slice(name.length + 1).split(/\.(.*)/s);
    return Math.abs(Date.now() - Number(at)) < PAD_MS ? decodeURIComponent(pad) : null;
  } catch {
    return null;
  }
}

function cookieOf(course: string): string {
  return `guided-course-${course}-next`;
}
