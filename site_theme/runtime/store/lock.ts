// Passphrases: from a passphrase to a space's own keys, and back to sealed keys. WebCrypto only.

import type { Lock, Sealed } from "../space";

const ROUNDS = 600_000;
/** More than this would keep a page busy for ever. */
const MOST_ROUNDS = 10_000_000;
const KEY_BYTES = 64;
const IV_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** Make fresh keys for a space: 32 bytes to seal with, 32 bytes to make tokens with. */
export function freshKeys(): Bytes {
  return randomBytes(KEY_BYTES);
}

/** Return random bytes. */
export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Return a new id. */
export function freshId(): string {
  return [...randomBytes(12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Put keys behind a passphrase. */
export async function lockKeys(keys: Bytes, passphrase: string): Promise<Lock> {
  const [id, salt] = [freshId(), randomBytes(16)];
  const key = await passphraseKey(passphrase, salt, ROUNDS);
  return { id, salt, rounds: ROUNDS, keys: await sealBytes(key, keys, bytesOf(id)) };
}

/** Return the keys behind a lock; undefined when the passphrase is another one. */
export async function unlockKeys(lock: Lock, passphrase: string): Promise<Bytes | undefined> {
  if (lock.rounds > MOST_ROUNDS) return undefined;
  const key = await passphraseKey(passphrase, lock.salt, lock.rounds);
  return openBytes(key, lock.keys, bytesOf(lock.id));
}

/** Seal bytes; `context` has to be the same when they are opened. */
export async function sealBytes(key: CryptoKey, bytes: Bytes, context: Bytes): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: context }, key, bytes);
  return { iv, bytes: new Uint8Array(sealed) };
}

/** Open sealed bytes; undefined when the key or the context is another one, or the bytes were changed. */
export async function openBytes(key: CryptoKey, { iv, bytes }: Sealed, context: Bytes): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: context }, key, bytes));
  } catch {
    return undefined;
  }
}

/** Return a text as UTF-8. */
export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

// The same passphrase can be typed as different characters, such as é in one or in two.
async function passphraseKey(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", bytesOf(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(way, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
