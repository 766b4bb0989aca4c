// What a rank may hold, as its sheet lists it: the list on the page is in the reader's own order, or shows some of it only.

import { all, one } from "./elements";

/** The list that a rank brings in the page, with what is to be known of it in its data. */
export function optionList(root: ParentNode): HTMLTemplateElement | undefined {
  return one(root, "[data-options]", HTMLTemplateElement);
}

/** The words of each option by its id, in the sheet's order. */
export function optionsOf(root: ParentNode): ReadonlyMap<string, string> {
  const items = all(optionList(root)?.content ?? document.createElement("ul"), "[data-option]", HTMLElement);
  return new Map(items.map((item): [string, string] => [item.dataset.option ?? "", (item.textContent ?? "").trim()]));
}
