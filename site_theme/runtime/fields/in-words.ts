// Every field type's answer as plain words, for places where the field itself can't show it. Ids become the words they have in the field.

import type { AnswerValue } from "./behaviour";
import { all, one } from "./elements";
import { optionsOf } from "./options";
import { sentenceWith } from "./sentence";
import { asMapping, asText, asTexts } from "./shapes";
import { inOneLine, say, wordsOf } from "./spoken";
import { dayInWords } from "./text";
import { minutesAndSeconds } from "./timer";

type InWords = (root: HTMLElement, value: AnswerValue) => string;

// What an answer of an earlier edition may name, and this edition no longer has.
const GONE = "no longer on this sheet";

function plain(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

function labelOf(root: ParentNode, value: AnswerValue | undefined): string {
  return plain(all(root, "input", HTMLInputElement).find((input) => input.value === asText(value))?.labels?.[0]) || GONE;
}

function lines(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, words]) => `${name || GONE}: ${words}`).join("\n");
}

// Given in the field's own order; what the field doesn't have comes last.
function inOrder(answer: Readonly<Record<string, AnswerValue>>, known: readonly string[]): [string, AnswerValue][] {
  const place = (id: string): number => (known.includes(id) ? known.indexOf(id) : known.length);
  return Object.entries(answer).sort(([one], [other]) => place(one) - place(other));
}

const asWritten: InWords = (_root, value) => asText(value);
const picked: InWords = (root, value) => labelOf(root, value);
const ticked: InWords = (_root, value) => (value === true ? "yes" : "no");

const several: InWords = (root, value) => asTexts(value).map((id) => labelOf(root, id)).join(", ");

// A very long scale is typed, and then the number is its own word.
const step: InWords = (root, value) => (one(root, "input[type=number]", HTMLInputElement) ? asText(value) : labelOf(root, value));

// From the sheet's own list: a card may be ranked, or have been, that the page doesn't offer now.
const ranked: InWords = (root, value) => {
  const texts = optionsOf(root);
  return asTexts(value).map((id, index) => `${index + 1}. ${texts.get(id) ?? GONE}`).join("\n");
};

const sorted: InWords = (root, value) => {
  const cards = all(root, "[data-card]", HTMLElement);
  const card = (id: string): HTMLElement | undefined => cards.find((other) => other.dataset.card === id);
  const placed = inOrder(asMapping(value), cards.map((other) => other.dataset.card ?? ""));
  return lines(placed.map(([id, column]) => [plain(card(id)?.querySelector("legend")), labelOf(card(id) ?? root, column)]));
};

const onMap: InWords = (root, value) => {
  const points = all(root, "[data-point]", HTMLElement);
  const axis = (way: string): string => one(root, `[data-axis=${way}]`, HTMLElement)?.dataset.label ?? "";
  const spot = (place: AnswerValue): string => {
    const { x, y } = asMapping(place);
    return say(wordsOf(root), "at", { across: axis("x"), up: axis("y"), x: asText(x), y: asText(y) });
  };
  const placed = inOrder(asMapping(value), points.map((point) => point.dataset.point ?? ""));
  return lines(placed.map(([id, place]) => [points.find((point) => point.dataset.point === id)?.dataset.text ?? "", spot(place)]));
};

const sentence: InWords = (root, value) => {
  const answer = asMapping(value);
  const known = all(root, "[data-gap]", HTMLElement).map((gap) => gap.dataset.gap ?? "");
  const gone = Object.keys(answer).filter((id) => !known.includes(id));
  const said = known.some((id) => id in answer) ? [sentenceWith(root, (id) => asText(answer[id]))] : [];
  return [...said, ...gone.map((id) => `${GONE}: ${asText(answer[id])}`)].join("\n");
};

function cellInWords(cell: HTMLElement | undefined, value: AnswerValue): string {
  if (typeof value === "boolean") return ticked(cell ?? document.body, value);
  if (cell instanceof HTMLFieldSetElement) return labelOf(cell, value);
  if (cell instanceof HTMLSelectElement) return plain(Array.from(cell.options).find((option) => option.value === value)) || GONE;
  return cell instanceof HTMLInputElement && cell.type === "date" ? dayInWords(asText(value)) : asText(value);
}

// The cells of any row tell what a column is called: given rows lack some, and a row that was added may be on another page only.
function cellOf(root: HTMLElement, column: string): HTMLElement | undefined {
  const blank = one(root, "[data-new-row]", HTMLTemplateElement)?.content;
  const selector = `[data-cell="${CSS.escape(column)}"]`;
  return one(root, selector, HTMLElement) ?? (blank && one(blank, selector, HTMLElement));
}

const rows: InWords = (root, value) => {
  const known = all(root, "tbody [data-row]", HTMLElement);
  const rowInWords = (row: AnswerValue): string => {
    const { row: id, cells } = asMapping(row);
    const given = all(known.find((other) => other.dataset.row === id) ?? document.createElement("tr"), ".cell--given", HTMLElement).map(plain);
    const written = Object.entries(asMapping(cells)).map(([column, cell]): string => {
      const place = cellOf(root, column);
      return `${place?.dataset.columnText ?? GONE}: ${cellInWords(place, cell)}`;
    });
    return inOneLine([...given, ...written]);
  };
  return (Array.isArray(value) ? value : []).map(rowInWords).join("\n");
};

const ran: InWords = (root, value) => say(wordsOf(root), "ran", { time: minutesAndSeconds(Number(asMapping(value).seconds ?? 0)) });

/** How each field type says an answer. */
export const inWords: Readonly<Record<string, InWords>> = {
  text: asWritten,
  textarea: asWritten,
  scale: step,
  choice: picked,
  multi: several,
  rank: ranked,
  sort: sorted,
  map2d: onMap,
  table: rows,
  ifthen: sentence,
  script: sentence,
  date: (_root, value) => dayInWords(asText(value)),
  time: asWritten,
  timer: ran,
  check: ticked,
};
