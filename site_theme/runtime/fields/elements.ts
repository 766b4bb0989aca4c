// Finding and making elements, typed.

/** Every element of a kind below `root` that fits the selector, in page order. */
export function all<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E[] {
  return Array.from(root.querySelectorAll(selector)).filter((element): element is E => element instanceof kind);
}

/** The first element of a kind below `root` that fits the selector. */
export function one<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E | undefined {
  return all(root, selector, kind)[0];
}

/** Make an element with a class and, if given, plain text. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Make a polite live region. It must stand on the page before its first words come. */
export function makeLive(className: string): HTMLElement {
  const region = make("p", className);
  region.setAttribute("role", "status");
  return region;
}
