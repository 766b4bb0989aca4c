// What stands on a page and is kept nowhere: it would be gone if the page were loaded anew.

const WORDS = ".tool :is(input:not([type=checkbox], [type=radio]), textarea)";

const typed = new Set<HTMLInputElement | HTMLTextAreaElement>();
const others = new Set<() => boolean>();

/** Have a part of the page say whether it holds something that it doesn't keep. */
export function mayHold(holds: () => boolean): void {
  others.add(holds);
}

/** Notice what is typed and chosen on the pages about the reader's own words: a passphrase, a file to bring back. */
export function noticeTyping(page: Document): void {
  page.addEventListener("input", ({ target }) => {
    if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.matches(WORDS)) typed.add(target);
  });
}

/** Whether something on this page is kept nowhere, or a timer runs. */
export function holdsSomething(page: Document): boolean {
  const isTyped = [...typed].some((field) => field.isConnected && field.value !== "");
  return isTyped || page.querySelector("[data-ticking]") !== null || [...others].some((holds) => holds());
}
