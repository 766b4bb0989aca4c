// The text of a save file: one page that reads and prints by itself, with the data in it. Nothing in it can run or reach out.

import { dayOf } from "../workbook/days";
import type { Chapter, Entry, Written } from "../workbook/written";
import { CLOSING, MARK, OPENING } from "./page-text";
import { FORMAT, FORMAT_VERSION, type Save } from "./save";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const EARLIER_EDITIONS = "From earlier editions";

const STYLE = `
  @page { margin: 18mm 16mm 20mm; }
  :root { color-scheme: light dark; --ink: #2a2830; --soft: #5d5866; --line: #e0d6c8; --paper: #fbf7f0; --mark: #6a4a7c; --note: #f4e8cb; }
  @media screen and (prefers-color-scheme: dark) {
    :root { --ink: #efe9df; --soft: #b3acb9; --line: #34323d; --paper: #16161c; --mark: #cfb1e0; --note: #3a3019; }
  }
  body { margin: 0 auto; padding: 2.5rem clamp(1rem, 5vw, 2rem) 4rem; max-width: 42rem; background: var(--paper); color: var(--ink);
    font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
  h1, h2, h3 { margin: 0; font-family: "Iowan Old Style", Palatino, "Palatino Linotype", Georgia, serif; font-weight: 600; line-height: 1.2; }
  h1 { font-size: 2.2rem; }
  h2 { margin: 3.5rem 0 0; padding-bottom: .5rem; border-bottom: 1px solid var(--line); font-size: 1.6rem; }
  h3 { margin: 2.2rem 0 .2rem; font-size: 1.25rem; }
  p { margin: 0; }
  .who, .when { color: var(--soft); font-size: .9375rem; }
  .who { margin: .4rem 0 1.5rem; }
  .note { padding: 1rem 1.2rem; border-radius: 12px; background: var(--note); }
  .note p + p { margin-top: .6rem; }
  dl { margin: 1rem 0 0; }
  .section { margin: 1.6rem 0 .4rem; font-family: Georgia, serif; font-style: italic; }
  dt { margin-top: 1.2rem; color: var(--soft); }
  dd { margin: .3rem 0 0; white-space: pre-wrap; font-family: "Iowan Old Style", Palatino, Georgia, serif; font-size: 1.125rem; }
  .also { margin-left: 1.2rem; padding-left: .9rem; border-left: 2px solid var(--line); }
  .also b, .old { display: block; color: var(--mark); font: italic 400 .9375rem/1.5 Georgia, serif; }
  @media print {
    body { max-width: none; padding: 0; background: none; font-size: 11pt; }
    .note { border: 1px solid var(--line); background: none; }
    dd { font-size: 11.5pt; }
    h2, h3, dt, .section { break-after: avoid; }
    dt { break-inside: avoid; }
    p, dd { orphans: 3; widows: 3; }
  }
`;

/** Write a save file. `chapters` is what its readable part shows; a discreet one has a title that says nothing. */
export function writeFile(save: Save, chapters: readonly Chapter[], discreet: boolean): string {
  const title = discreet ? "Notes" : `My copy of ${save.title || "the course"}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
${MARK} content="${escaped(save.course)}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${head(save)}
<main>
${chapters.map(chapter).join("\n")}
</main>
${OPENING}${json(save)}${CLOSING}
</body>
</html>
`;
}

function head({ title, made, space, versions }: Save): string {
  const who = [space.name === "" ? "" : `Written by ${space.name}`, `Saved on ${dayOf(made)}`].filter(Boolean).join(" · ");
  const course = title || "the course";
  const earlier = versions.length > 0 ? "<p>It also holds earlier forms of some answers. This page doesn’t show them.</p>" : "";
  return `<p class="who">${escaped(who)}</p>
<div class="note">
<p>This file is a copy of what was written in ${escaped(course)}. <strong>Anyone who opens this file can read it.</strong> Keep it where only you can reach it.</p>
${earlier}<p>To bring it back, open the course and go to “Keep a copy”. Choose this file there. Nothing changes before you say so.</p>
</div>`;
}

function chapter({ week, entries }: Chapter): string {
  const title = week === undefined ? EARLIER_EDITIONS : `Week ${week.number}: ${week.title}`;
  return `<section>
<h2>${escaped(title)}</h2>
${entries.map(sheet).join("\n")}
</section>`;
}

function sheet({ title, when, updated, answers }: Entry): string {
  const meta = [when, dayOf(updated)].filter((part) => part !== "").join(" · ");
  return `<h3>${escaped(title)}</h3>
<p class="when">${escaped(meta)}</p>
<dl>
${answers.map((answer, index) => written(answer, answers[index - 1]?.section ?? "")).join("\n")}
</dl>`;
}

function written({ section, prompt, words, also, retired }: Written, sectionBefore: string): string {
  const heading = section !== "" && section !== sectionBefore ? `<span class="section">${escaped(section)}</span><br>` : "";
  const old = retired ? `<span class="old">from an earlier edition</span>` : "";
  const others = also.map((other) => `<dd class="also"><b>Also kept</b>${escaped(other)}</dd>`).join("\n");
  return `<dt>${heading}${escaped(prompt)}${old}</dt>
<dd>${escaped(words)}</dd>
${others}`;
}

// Plain letters only: the data survives a program that saves the page in another encoding.
function json(save: Save): string {
  const content = { format: FORMAT, version: FORMAT_VERSION, ...save };
  return JSON.stringify(content).replace(/[<>\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// Control characters can't stand in a page; they are in the data all the same.
function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
