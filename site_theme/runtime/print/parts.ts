// What every form on paper is made of: lines, boxes, words.

import { html } from "lit-html";
import type { AnswerValue } from "../fields/behaviour";
import { all } from "../fields/elements";

/** A field on its way to paper. Without a value its form is blank. `tell` says an answer of this field in words. */
export interface PaperField {
  readonly root: HTMLElement;
  readonly value: AnswerValue | undefined;
  readonly tell: (value: AnswerValue) => string;
}

/** Makes what goes below a field's question. */
export type PaperForm = (field: PaperField) => unknown;

/** The text of an element. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Lines to write on. */
export function lines(count: number): unknown {
  return Array.from({ length: count }, () => html`<p class="paper__line"></p>`);
}

/** Lines to write things on in their order. */
export function numberedLines(count: number): unknown {
  return html`<ol class="paper__places">${Array.from({ length: count }, (_, index) => html`<li><span>${index + 1}</span><p class="paper__line"></p></li>`)}</ol>`;
}

/** Words as they were written, with their line breaks. */
export function said(words: string): unknown {
  return html`<p class="paper__words">${words}</p>`;
}

/** Some words, one below the other. */
export function listed(texts: readonly string[]): unknown {
  return html`<ul class="paper__list">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** Boxes to tick, and what they stand for: round ones where one is to be chosen, large ones to write a number in. */
export function boxes(texts: readonly string[], shape: "" | "round" | "large" | "ticked" = ""): unknown {
  return html`<ul class="paper__options">${texts.map((text) => html`<li>${box(shape)}<span>${text}</span></li>`)}</ul>`;
}

/** One box to tick. */
export function box(shape = ""): unknown {
  return html`<span class="paper__box ${shape && `paper__box--${shape}`}"></span>`;
}

/** The words beside the controls of a group, in the order of the page. */
export function labels(group: ParentNode): string[] {
  return all(group, "input", HTMLInputElement).map((input) => textOf(input.labels?.[0] ?? input.closest("label")));
}
