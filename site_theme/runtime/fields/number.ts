// A number input with two ends: what is typed beyond them is set to the nearest number that counts, in plain sight.

import { setValue } from "./twin";
import { asWhole } from "./shapes";

/** The whole number in an input, held between its `min` and `max`; undefined when it is empty. */
export function numberIn(input: HTMLInputElement): number | undefined {
  return asWhole(input.value, Number(input.min), Number(input.max));
}

/** Show the number that counts once the reader has finished typing. */
export function keepWithin(input: HTMLInputElement): void {
  input.addEventListener("change", () => {
    const counts = String(numberIn(input) ?? "");
    if (input.value !== counts) setValue(input, counts);
  });
}
