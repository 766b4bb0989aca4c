// Why the workbook can't be shown, in words.

import type { Reason } from "../store/store";

const KEPT = "Nothing you wrote was changed.";

const WORDS: Readonly<Record<string, string>> = {
  // The bar above asks who is here, or for the passphrase. An empty page would look as if the words were lost.
  undecided: "Say at the top of this page who is writing. Then you can see what you wrote.",
  locked: "This space is locked. Unlock it at the top of this page to see what is in it.",
  blocked: `The browser doesn’t let this page read what is saved on this device. Close other tabs of this course, or leave private browsing. Then load this page again. ${KEPT}`,
  missing: "This browser can’t keep what is written here, so there is nothing to show. Another browser may be able to.",
  unreadable: `What is saved on this device can’t be read now. Load this page again. ${KEPT}`,
  outdated: `A newer version of this course is open in another tab. Load this page again. ${KEPT}`,
};

/** Say why what was written can't be shown. */
export function cannotShow(reason: Reason): string {
  return WORDS[reason] ?? `What you wrote can’t be shown now. Load this page again. ${KEPT}`;
}
