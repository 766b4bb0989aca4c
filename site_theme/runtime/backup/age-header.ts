// What the beginning of an age file says: how it can be opened, and whether this course can do it. Only looks; opens nothing.

const BINARY = "age-encryption.org/v1\n";
const ARMOUR = "-----BEGIN AGE ENCRYPTED FILE-----";
const HEADER = 16 * 1024;
/** 2 to this many rounds: a gigabyte of memory. Files that ask for more are made to hurt. */
const HARDEST = 20;

/** What kind of file it is. "passphrase": it can be tried. "keys": it is made for somebody's key. */
export type Sealed = "no" | "passphrase" | "keys" | "too-hard" | "damaged";

/** Look at a file's first bytes. */
export function sealOf(bytes: Uint8Array): Sealed {
  const start = lettersOf(bytes.subarray(0, HEADER));
  const header = isArmoured(bytes) ? disarmoured(start) : start;
  if (header === undefined) return "damaged";
  if (!header.startsWith(BINARY)) return isArmoured(bytes) ? "damaged" : "no";
  const [first = ""] = header.slice(BINARY.length).split("\n");
  const [arrow, kind, , rounds = ""] = first.split(" ");
  if (arrow !== "->" || kind === undefined) return "damaged";
  if (kind !== "scrypt") return "keys";
  if (!/^[1-9]\d{0,2}$/.test(rounds)) return "damaged";
  return Number(rounds) > HARDEST ? "too-hard" : "passphrase";
}

/** Tell whether a file has age's form for text. */
export function isArmoured(bytes: Uint8Array): boolean {
  return lettersOf(bytes.subarray(0, 200)).trimStart().startsWith(ARMOUR);
}

// Enough of the text to have the header in it; four letters stand for three bytes.
function disarmoured(start: string): string | undefined {
  const [, ...lines] = start.trimStart().split(/\r?\n/);
  const letters = lines.filter((line) => !line.startsWith("-----")).join("").slice(0, 4096);
  try {
    return atob(letters.slice(0, letters.length - (letters.length % 4)));
  } catch {
    return undefined;
  }
}

function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
