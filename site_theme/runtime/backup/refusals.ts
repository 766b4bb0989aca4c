// Why a file is not taken, in words.

import type { Sealed } from "./age-header";
import type { SaveReading } from "./read";

const CHANGED = "Nothing here was changed.";

const REFUSED = {
  foreign: "This file isn’t a copy from this course.",
  "cut-off": "This file ends too early, as after a download that stopped. Look for another copy.",
  damaged: "This file is damaged and can’t be read. Look for another copy.",
  newer: "A newer edition of this course made this file. Reload this page, then try again.",
  "too-large": "This file is too large to be a copy from this course.",
} as const;

const SEALED: Readonly<Partial<Record<Sealed, string>>> = {
  keys: "This file was sealed for somebody’s key, not with a passphrase. It can’t be opened here.",
  "too-hard": "This file asks for far more work than a copy needs. It may be meant to do harm, so it isn’t opened.",
  damaged: "This file is sealed, and its beginning is damaged. Look for another copy.",
};

/** Say why a sealed file can't be tried; undefined when it can. */
export function sealRefused(sealed: Sealed): string | undefined {
  const why = SEALED[sealed];
  return why === undefined ? undefined : `${why} ${CHANGED}`;
}

/** Say why a save file isn't taken. */
export function refusal({ why, title }: Extract<SaveReading, { state: "refused" }>): string {
  if (why !== "other-course") return `${REFUSED[why]} ${CHANGED}`;
  const which = title ? `This is a copy from another course, “${title}”.` : "This is a copy from another course.";
  return `${which} It can only be brought back there. ${CHANGED}`;
}

/** Say that a file is too large to be looked at. */
export const TOO_LARGE = `${REFUSED["too-large"]} ${CHANGED}`;
/** Say that the browser could not read a file. */
export const UNREADABLE = `Your browser could not read this file. ${CHANGED}`;
/** Say that what was inside of a sealed file is damaged. */
export const SEALED_DAMAGED = `${REFUSED.damaged} ${CHANGED}`;
/** Say that a passphrase doesn't open a file. */
export const WRONG = "This passphrase doesn’t open the file. Check it and try again. Capital letters and spaces count.";
/** Say that files can't be opened now. */
export const CANNOT_OPEN = "This browser could not start the part that opens sealed files. Reload this page, then try again.";
