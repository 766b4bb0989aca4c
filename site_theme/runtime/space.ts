// Whose words: the spaces of one device. Pure: no storage, no page.

import { isTable } from "./record";

/** The space that is there before anybody sets one up. */
export const FIRST = "me";

/** Whether a space is one person's, or for what is written together. */
export type Who = "person" | "both";

/** Colours by which spaces are told apart. */
export const COLOURS = ["clay", "teal", "plum", "moss", "amber", "slate"] as const;

/** The colour of a space. */
export type Colour = (typeof COLOURS)[number];

/** What a person is called here. */
export interface Person {
  name: string;
  colour: Colour;
}

/**
 * A space, as it can be seen from this tab. `locked`: it has a passphrase. `open`: this tab can read it. The name of one that
 * isn't open is "". After `idleMinutes` without a touch an open space with a passphrase locks itself.
 */
export interface Space extends Person {
  id: string;
  who: Who;
  locked: boolean;
  open: boolean;
  idleMinutes: number;
}

/** Bytes that can only be read with a key. `iv` is new for every sealing. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A passphrase's lock: how the key is made from the passphrase, and the space's own keys, sealed with it. */
export interface Lock {
  id: string;
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  keys: Sealed;
}

/** A space as it is stored. A locked one has its name sealed. */
export interface StoredSpace {
  id: string;
  who: Who;
  order: number;
  colour: Colour;
  idleMinutes: number;
  name: string | Sealed;
  lock?: Lock;
}

/** Minutes that can be chosen for the lock on idling; the third is where it starts. */
export const IDLE_MINUTES = [2, 5, 10, 30] as const;
export const IDLE_AT_FIRST = IDLE_MINUTES[2];

/** Read a stored space; undefined when it can't be read. What only looks wrong gets a plain value, so that nobody is shut out. */
export function readSpace(stored: unknown): StoredSpace | undefined {
  if (!isTable(stored) || typeof stored.id !== "string") return undefined;
  const { id, who, order, colour, idleMinutes, name, lock } = stored;
  const locked = readLock(lock);
  if (lock !== undefined && locked === undefined) return undefined;
  return {
    id,
    who: who === "both" ? "both" : "person",
    order: typeof order === "number" ? order : 0,
    colour: COLOURS.find((known) => known === colour) ?? "slate",
    idleMinutes: typeof idleMinutes === "number" && idleMinutes > 0 ? idleMinutes : IDLE_AT_FIRST,
    name: typeof name === "string" || isSealed(name) ? name : "",
    ...(locked ? { lock: locked } : {}),
  };
}

/** Tell whether a value is something sealed. */
export function isSealed(value: unknown): value is Sealed {
  return isTable(value) && value.iv instanceof Uint8Array && value.bytes instanceof Uint8Array;
}

function readLock(lock: unknown): Lock | undefined {
  if (!isTable(lock) || typeof lock.id !== "string" || typeof lock.rounds !== "number") return undefined;
  if (!(lock.salt instanceof Uint8Array) || !isSealed(lock.keys)) return undefined;
  return { id: lock.id, rounds: lock.rounds, salt: lock.salt as Uint8Array<ArrayBuffer>, keys: lock.keys };
}
