// What the parts of the page “Who writes here” share: what they are drawn from, and how they do something.

import { html, type TemplateResult } from "lit-html";
import type { SheetKey } from "../record";
import type { Space } from "../space";
import { notKept } from "../status";
import type { Failed, Store } from "../store/store";
import type { Removed, SpaceSetup } from "../store/space-setup";

/** A part of the page, as it is called where something is said about it. */
export type Part = "who" | "second" | "move" | "passphrase" | "remove";

/** What comes of something the reader asked for: what to say, and in which other part. With `reload`, the page is loaded anew before. */
export interface Outcome {
  said: string;
  part?: Part;
  reload?: boolean;
}

/** A sheet of this space that can be moved. */
export interface Movable {
  key: SheetKey;
  title: string;
}

/** Everything that the page is drawn from. `mine` is this tab's space, when it is open. */
export interface View {
  readonly store: Store;
  readonly setup: SpaceSetup;
  readonly spaces: readonly Space[];
  readonly mine: Space | undefined;
  readonly sheets: readonly Movable[];
  readonly removed: readonly Removed[];
  /** What somebody is about to take away, and has to say once more. */
  readonly sure: string | undefined;
  /** Ask once more before something is taken away. */
  askIfSure(id: string | undefined): void;
  /** Do something, and say in its part what came of it. */
  run(part: Part, work: () => Promise<Outcome>): void;
  /** What was said last in a part. */
  said(part: Part): string;
}

/** Draw one part of the page. */
export function drawPart(view: View, part: Part, title: string, body: TemplateResult): TemplateResult {
  return html`<section class="space-card" aria-labelledby="spaces-${part}">
    <h2 class="space-card__title" id="spaces-${part}">${title}</h2>
    ${body}
    <p class="space-card__said" role="status" tabindex="-1" data-said=${part}>${view.said(part)}</p>
  </section>`;
}

/** Return what to say: `done` when it worked, why not otherwise. */
export function outcomeOf(outcome: { state: string } | Failed, done: Outcome): Outcome {
  return "reason" in outcome ? { said: notKept(outcome.reason) } : done;
}

/** Listen for a form being sent, and give it to `work` instead. */
export function onSubmit(work: (form: HTMLFormElement) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    work(event.currentTarget as HTMLFormElement);
  };
}

/** Return what was chosen or typed in a form. */
export function textIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}
