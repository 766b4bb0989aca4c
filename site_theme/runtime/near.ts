// On a sheet with hundreds of fields, those far below come alive when they come near, so that the page opens at once.

import type { SheetField } from "./field";

const NEAR = "1000px 0px";

/** Wake each field when it comes near the screen, or when somebody gets into it by whatever way. */
export function wakeWhenNear(fields: readonly SheetField[]): void {
  const byRoot = new Map<Element, SheetField>(fields.map((field) => [field.root, field]));
  const watching = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watching.unobserve(target);
        byRoot.get(target)?.wake();
      }
    },
    { rootMargin: NEAR },
  );
  for (const field of fields) {
    watching.observe(field.root);
    for (const way of ["focusin", "pointerdown"]) field.root.addEventListener(way, () => field.wake(), { capture: true, once: true });
  }
}
