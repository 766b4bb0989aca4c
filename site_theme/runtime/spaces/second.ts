// The part of the page that adds a second person.

import { html, nothing, type TemplateResult } from "lit-html";
import { type Colour, COLOURS, type Person, type Space } from "../space";
import type { Failed } from "../store/store";
import { drawPerson, personIn } from "./person";
import { drawPart, onSubmit, type Outcome, outcomeOf, textIn, type View } from "./view";
import { BOTH } from "./words";

/** Plum is where two strands meet: it stays for what is written together. */
const PERSONAL: readonly Colour[] = COLOURS.filter((colour) => colour !== "plum");

/** Draw the form for a second person; nothing when there are two already, or nobody is known to be here. */
export function drawSecond(view: View): TemplateResult | typeof nothing {
  const { mine, spaces } = view;
  if (mine?.who !== "person" || spaces.filter(({ who }) => who === "person").length > 1) return nothing;
  const colour = PERSONAL.find((one) => one === mine.colour) ?? "clay";
  const other = PERSONAL.find((one) => one !== colour && one !== "clay") ?? "teal";
  return drawPart(
    view,
    "second",
    "Add a second person",
    html`<p>Each of you gets a space. A third one, “${BOTH}”, is for what you write together. From then on, the course asks who is writing.</p>
      <p>A space keeps things apart. Only a passphrase keeps it closed: without one, each of you can open the other’s space.</p>
      <details class="space-fold">
        <summary>Add a second person</summary>
        <form class="space-form" @submit=${onSubmit((form) => add(view, mine, form))}>
          <div class="space-form__person" role="group" aria-labelledby="spaces-you"><h3 id="spaces-you">You</h3>${drawPerson("you", { ...mine, colour }, PERSONAL)}</div>
          <div class="space-form__person" role="group" aria-labelledby="spaces-other"><h3 id="spaces-other">The other person</h3>${drawPerson("other", { name: "", colour: other }, PERSONAL)}</div>
          ${view.sheets.length > 0 ? drawWhose(mine) : nothing}
          <p class="space-form__ways"><button class="button">Add the second person</button></p>
        </form>
      </details>`,
  );
}

function drawWhose({ locked }: Space): TemplateResult {
  const choices = [
    ["mine", "Mine"],
    // The passphrase would go with them.
    ...(locked ? [] : [["other", "The other person’s"]]),
    ["some", "Some of each. I choose afterwards."],
  ];
  return html`<fieldset class="space-form__choices space-form__choices--lines">
    <legend class="space-form__label">Whose are the answers written here so far?</legend>
    ${choices.map(([id, words]) => html`<label class="space-form__choice"><input type="radio" name="whose" value=${id} ?checked=${id === "mine"} autocomplete="off" />${words}</label>`)}
  </fieldset>`;
}

function add(view: View, mine: Space, form: HTMLFormElement): void {
  const you = personIn(form, "you", mine);
  const other = personIn(form, "other", mine);
  const whose = textIn(form, "whose");
  view.run("second", async () => {
    if (you.colour === other.colour) return { said: "Please choose two different colours. They show whose space it is." };
    if (whose === "other") return addAsOther(view, you, other);
    const done: Outcome = whose === "some" ? { said: "There are three spaces now. Choose here what to move.", part: "move" } : { said: "There are three spaces now. The line at the top says whose is open.", part: "who" };
    return outcomeOf(await view.setup.addSecond(you, other), { ...done, reload: true });
  });
}

/** What is here belongs to the other person: this tab goes on in the new, empty space. */
async function addAsOther({ setup }: View, you: Person, other: Person): Promise<Outcome> {
  const before = await setup.list();
  const added: { state: string } | Failed = await setup.addSecond(other, you);
  const after = await setup.list();
  if ("reason" in added || "reason" in before || "reason" in after) return outcomeOf(added, { said: "" });
  const mine = after.spaces.find(({ id, who }) => who === "person" && before.spaces.every((known) => known.id !== id));
  const chosen = mine ? await setup.choose(mine.id) : added;
  return outcomeOf(chosen, { said: "There are three spaces now. Yours is open. What was written so far is in the other one.", part: "who", reload: true });
}
