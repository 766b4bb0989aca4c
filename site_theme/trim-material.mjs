// Writes Material's style sheet without what it has for parts of a page that this theme never draws: the side bars and their
// lists, tabs, versions, the foot, and the pages of a blog. What an author's text can hold stays, whatever extension makes it.

import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const NEVER_DRAWN =
  /^md-(authors?|copyright|draft|feedback|footer|logo|meta|nav|pagination|path|pin|post|profile|select|sidebar|social|source|status|tabs|version)(_|-|$)/;

const [from, to] = process.argv.slice(2);
const style = readFileSync(from, "utf8");
const words = (text) => text.match(/[\w-]+/g) ?? [];
const drawn = [...new Set(words(style))].filter((word) => !NEVER_DRAWN.test(word));
const [{ css }] = await new PurgeCSS().purge({ content: [{ raw: drawn.join(" "), extension: "txt" }], css: [{ raw: style }], defaultExtractor: words });
writeFileSync(to, css);
