// The words that a field says by itself. The page brings them in `data-words`, so that they are translated in one place.

const ENDED = /[.!?…]["'”’)]*$/;

/** The words of a field, by name. */
export type Words = Readonly<Record<string, string>>;

/** Read a field's words from its `data-words`. */
export function wordsOf(root: HTMLElement): Words {
  const words: unknown = JSON.parse(root.dataset.words ?? "{}");
  return typeof words === "object" && words !== null ? Object.fromEntries(Object.entries(words).map(([name, text]) => [name, String(text)])) : {};
}

/** Several pieces in one line. Where a piece has ended its own sentence, a comma would stand behind a full stop. */
export function inOneLine(pieces: readonly string[]): string {
  const [first = "", ...rest] = pieces.filter(Boolean);
  return rest.reduce((line, piece) => `${line}${ENDED.test(line) ? " " : ", "}${piece}`, first);
}

/** One sentence, with {names} filled in. A missing name stays empty. */
export function say(words: Words, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}
