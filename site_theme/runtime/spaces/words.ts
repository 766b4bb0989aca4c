// What a space is called, as its reader sees it.

import type { Colour, Space } from "../space";

/** What the space is called that is for what two people write together. */
export const BOTH = "Both of us";

/** Say when some words could not be kept, before they would go. */
export const NOT_ALL_KEPT = "Some of what you wrote here isn’t saved. Copy it first. Then press the button again.";

/** A colour at the beginning of a sentence. */
export function colourName(colour: Colour): string {
  return colour.charAt(0).toUpperCase() + colour.slice(1);
}

/** A space's owner, for a button: Ana. One that tells no name goes by its colour. */
export function ownerOf(space: Space): string {
  if (space.who === "both") return BOTH;
  return space.name || `The ${space.colour} space`;
}

/** A space by its name: Ana’s space. */
export function nameOf(space: Space): string {
  return space.who === "person" && space.name ? `${space.name}’s space` : ownerOf(space);
}

/** A space in the middle of a sentence: the teal space. */
export function called(space: Space): string {
  if (space.who === "both") return `“${BOTH}”`;
  return space.name ? nameOf(space) : `the ${space.colour} space`;
}
