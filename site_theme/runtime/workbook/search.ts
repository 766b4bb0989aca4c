// Finding words in one's own answers: any case, with or without accents, several words in any order. Pure: no page.

/** A part of a text, from one place up to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text made ready to be searched. */
export interface Searchable {
  readonly folded: string;
  /** For each character of `folded`, where it begins in the text; one more for the end. Left out where both are the same. */
  readonly places: readonly number[] | undefined;
}

// What Unicode doesn't take apart, as people without the key on their keyboard type it.
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"' };
const PLAIN = /^[\x20-\x7e\n]*$/;
// The marks that stand on letters. In scripts where a mark is a letter's vowel, it stays.
const ACCENTS = /[\u0300-\u036f]/g;

/** Make a text ready: small letters without accents, each knowing where it came from. */
export function fold(text: string): Searchable {
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), places: undefined };
  let folded = "";
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const plain = foldCharacter(character);
    folded += plain;
    for (let index = 0; index < plain.length; index += 1) places.push(place);
    place += character.length;
  }
  places.push(text.length);
  return { folded, places };
}

/** Return the words that are looked for. */
export function wordsOf(looked: string): string[] {
  return [...new Set(fold(looked).folded.split(/\s+/).filter((word) => word !== ""))];
}

/** Tell whether every word stands in at least one of the texts. */
export function holds(texts: readonly Searchable[], words: readonly string[]): boolean {
  return words.every((word) => texts.some(({ folded }) => folded.includes(word)));
}

/** Return where the words stand in a text, in order, without overlaps; at most so many. */
export function spansOf({ folded, places }: Searchable, words: readonly string[], most: number): Span[] {
  const found: Span[] = [];
  for (const word of words) {
    let at = folded.indexOf(word);
    for (let count = 0; at !== -1 && count < most; count += 1) {
      found.push(places === undefined ? { from: at, to: at + word.length } : spanIn(places, at, at + word.length));
      at = folded.indexOf(word, at + word.length);
    }
  }
  return joined(found.sort((one, other) => one.from - other.from)).slice(0, most);
}

function foldCharacter(character: string): string {
  const small = character.toLowerCase();
  return LETTERS[small] ?? small.normalize("NFKD").replace(ACCENTS, "");
}

// A letter may have become two, of which one was looked for: the span then holds the whole letter.
function spanIn(places: readonly number[], from: number, to: number): Span {
  let end = to;
  while (places[end] === places[to - 1]) end += 1;
  return { from: places[from] ?? 0, to: places[end] ?? 0 };
}

function joined(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept[kept.length - 1];
    if (last !== undefined && span.from <= last.to) kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else kept.push(span);
  }
  return kept;
}
