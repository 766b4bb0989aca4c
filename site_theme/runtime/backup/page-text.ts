// Where the data stands in the text of a save file. Only looks at characters: nothing of the page is ever built or run.

import { FORMAT } from "./save";

/** Stands early in each file, so that one that was cut off is still known for what it was. */
export const MARK = `<meta name="${FORMAT}"`;
const ID = `id="${FORMAT}"`;
/** What begins the data. In an answer it can't stand: there, every quotation mark is escaped. */
export const OPENING = `<script type="application/json" ${ID}>`;
export const CLOSING = "</script>";

const LONGEST_TAG = 300;
const DEEPEST = 2_000;
const MOST_ITEMS = 1_500_000;

/** The data's text; or that there is none in this file, or not all of it. */
export type Found = { state: "found"; json: string } | { state: "foreign" } | { state: "cut-off" };

/** Find the data in a file's text. */
export function findJson(text: string): Found {
  const missing: Found = text.trim() === "" || text.includes(MARK) ? { state: "cut-off" } : { state: "foreign" };
  const id = text.indexOf(ID);
  if (id < 0) return missing;
  const begin = text.lastIndexOf("<script", id);
  const from = text.indexOf(">", id) + 1;
  // A browser that saves a page may write the tag in another way, but as one tag.
  if (begin < 0 || id - begin > LONGEST_TAG || text.slice(begin, id).includes(">")) return missing;
  if (from === 0) return { state: "cut-off" };
  const to = text.indexOf("</script", from);
  return to < 0 ? { state: "cut-off" } : { state: "found", json: text.slice(from, to) };
}

/** Tell whether JSON is nested or crowded beyond anything that a reader could have written, before memory is spent on it. */
export function isBoundless(json: string): boolean {
  let depth = 0;
  let items = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) at += code === 0x5c ? 1 : 0;
    else if (code === 0x7b || code === 0x5b) [depth, items] = [depth + 1, items + 1];
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    else if (code === 0x2c) items += 1;
    if (depth > DEEPEST || items > MOST_ITEMS) return true;
  }
  return false;
}
