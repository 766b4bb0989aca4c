// How one space's records stand in the database: as they are, or sealed, under names that tell nothing.

import { isSealed } from "../space";
import { bytesOf, openBytes, sealBytes } from "./lock";

/** Parts of a record that stay readable, because the database looks records up by them. */
export type Shown = Record<string, string | number>;

/** Turns records into what is stored for one space, and back. */
export interface Seal {
  readonly space: string;
  /** The lock's id; undefined for a space without a passphrase. */
  readonly lock: string | undefined;
  /** Return a worksheet and its occasion as they are written in keys. */
  place(worksheet: string, occasion: string): Promise<[string, string]>;
  /** Return any other name as it is written in keys. */
  token(kind: string, ...names: string[]): Promise<string>;
  /** Return a record as it is stored. `shown` overrides what the record itself says. */
  close(shown: Shown, record: object): Promise<Shown>;
  /** Return a stored record as it was; undefined when it can't be opened. */
  open(stored: unknown, shown: Shown): Promise<unknown>;
}

/** The way of a space without a passphrase. */
export function openSeal(space: string): Seal {
  return {
    space,
    lock: undefined,
    place: (worksheet, occasion) => Promise.resolve([worksheet, occasion]),
    token: (_kind, ...names) => Promise.resolve(names[names.length - 1] ?? ""),
    close: (shown, record) => Promise.resolve({ ...record, ...shown }),
    open: (stored) => Promise.resolve(stored),
  };
}

/** The way of a space with a passphrase. `keys` are its 64 bytes. */
export async function lockedSeal(space: string, lock: string, keys: Uint8Array<ArrayBuffer>): Promise<Seal> {
  const sealing = await crypto.subtle.importKey("raw", keys.slice(0, 32), "AES-GCM", false, ["encrypt", "decrypt"]);
  const naming = await crypto.subtle.importKey("raw", keys.slice(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const token = async (...names: string[]): Promise<string> => hex(await crypto.subtle.sign("HMAC", naming, bytesOf(JSON.stringify(names))));
  return {
    space,
    lock,
    place: async (worksheet, occasion) => [await token("sheet", worksheet, occasion), ""],
    token,
    close: async (shown, record) => {
      const sealed = await sealBytes(sealing, bytesOf(JSON.stringify(record)), contextOf(shown));
      return { ...shown, sealed } as unknown as Shown;
    },
    open: async (stored, shown) => {
      const sealed = typeof stored === "object" && stored !== null && "sealed" in stored ? stored.sealed : undefined;
      // Whatever stands here unsealed was not written by whoever has the passphrase.
      if (!isSealed(sealed)) return undefined;
      const bytes = await openBytes(sealing, sealed, contextOf(shown));
      return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
    },
  };
}

// A sealed record only opens where it was put: nobody can pass one off as another.
function contextOf(shown: Shown): Uint8Array<ArrayBuffer> {
  const { revision: _revision, ...place } = shown;
  return bytesOf(JSON.stringify(Object.entries(place).sort()));
}

function hex(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
