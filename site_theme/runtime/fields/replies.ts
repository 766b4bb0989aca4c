// Replies: what an option or card says once it is chosen. The page holds them folded together; here each gets its moment.

import { all, make, one } from "./elements";

/** Where replies are shown, and what there is to say. */
export interface Replies {
  /** Show the replies of these ids, in order, and nothing else. */
  show(ids: readonly string[]): void;
}

function collect(folded: HTMLElement): Map<string, string[]> {
  const replies = all(folded, "[data-reply]", HTMLElement).map((reply): [string, string[]] => [
    reply.dataset.reply ?? "",
    all(reply, "p", HTMLElement).map((paragraph) => paragraph.textContent ?? ""),
  ]);
  return new Map(replies);
}

/** Take the folded list of a field's replies off the page and return the texts by id. */
export function takeReplies(root: HTMLElement): Map<string, string[]> {
  const folded = one(root, "[data-replies]", HTMLDetailsElement);
  const texts = folded ? collect(folded) : new Map<string, string[]>();
  folded?.remove();
  return texts;
}

/** Make a polite region at the end of `place` that shows replies. Where several can stand there, `nameOf` says what each is about. */
export function showRepliesIn(place: HTMLElement, texts: ReadonlyMap<string, readonly string[]>, nameOf?: (id: string) => string): Replies {
  if (texts.size === 0) return { show: () => undefined };
  const region = make("div", "reply");
  region.setAttribute("aria-live", "polite");
  place.append(region);
  let shown = "";
  const paragraphsOf = (id: string): HTMLElement[] => {
    const paragraphs = (texts.get(id) ?? []).map((text) => make("p", "reply__words", text));
    if (nameOf) paragraphs[0]?.prepend(make("strong", "reply__about", nameOf(id)), " ");
    return paragraphs;
  };
  return {
    show(ids) {
      const known = ids.filter((id) => texts.has(id));
      if (known.join() === shown) return;
      shown = known.join();
      region.replaceChildren(...known.flatMap((id) => paragraphsOf(id)));
    },
  };
}
