// How storage operations end.

import { type Reason, Refusal, reasonOf } from "./connection";

/** Something could not be read or kept. */
export interface Failed {
  state: "failed";
  reason: Reason;
}

/** It was done. `copy` is the safety copy that was made before. */
export interface Done {
  state: "done";
  copy?: string;
}

/** Do some work with storage; whatever goes wrong becomes a value. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (problem) {
    const reason = reasonOf(problem);
    if (reason === "unknown") console.error(problem);
    return { state: "failed", reason };
  }
}

/** Another tab has taken in first what was to be taken in here. */
export class Overtaken extends Error {}

const MOST_ROUNDS = 60;

/** Try a step until it can be done; each time another tab is quicker, it starts over. Refuses after many rounds, rather than never ending. */
export async function untilDone(step: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (await step()) return;
    if (round > 5) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  }
  throw new Refusal("unknown");
}
