// The words that a field says by itself. The page brings them in `data-words`, so that they are translated in one place.

/** The words of a field, by name. */
export type Words = Readonly<Record<string, string>>;

/** Read a field's words from its `data-words`. */
export function wordsOf(root: HTMLElement): Words {
  const words: unknown = JSON.parse(root.dataset.words ?? "{}");
  return typeof words === "object" && words !== null ? Object.fromEntries(Object.entries(words).map(([name, text]) => [name, String(text)])) : {};
}

/** One sentence, with {names} filled in. A missing name stays empty. */
export function say(words: Words, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}
