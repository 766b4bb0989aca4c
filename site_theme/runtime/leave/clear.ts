// Keeps what is stepped into clear of the strip at the top edge. The style sheet asks for it, and Firefox 153 doesn't hear that
// for text areas.

/** After each Tab, bring what has the focus out from below the strip. */
export function keepFocusClearOf(strip: HTMLElement): void {
  window.addEventListener("keydown", ({ key }) => {
    if (key === "Tab") requestAnimationFrame(() => clear(strip));
  });
}

function clear(strip: HTMLElement): void {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || strip.contains(focused)) return;
  const [above, it] = [strip.getBoundingClientRect(), focused.getBoundingClientRect()];
  const isBelow = it.top < above.bottom && it.bottom > above.top && it.left < above.right && it.right > above.left;
  if (isBelow) focused.scrollIntoView({ block: "nearest" });
}
