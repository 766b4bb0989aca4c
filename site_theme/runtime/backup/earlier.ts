// The earlier answers of one sheet, to be asked whether an answer is among them.

import type { Answer, Version } from "../record";
import { alike } from "./join";

/** Earlier answers by field. */
export class Earlier {
  private readonly fields = new Map<string, Answer[]>();

  constructor(versions: readonly Version[] = []) {
    versions.forEach((version) => this.add(version));
  }

  /** Tell whether an answer stood in a field before. */
  has(field: string, answer: Answer): boolean {
    return (this.fields.get(field) ?? []).some((one) => alike(one, answer));
  }

  /**
   * Return the versions that aren't among these. The store knows a version by its field and its time: one whose time is taken by
   * another answer gets the next free one, so that neither takes the other's place.
   */
  missing(versions: readonly Version[]): Version[] {
    const all = new Earlier();
    for (const [field, answers] of this.fields) all.fields.set(field, [...answers]);
    return versions.flatMap((version) => {
      const fresh = all.placed(version);
      if (fresh !== undefined) all.add(fresh);
      return fresh ?? [];
    });
  }

  private placed(version: Version): Version | undefined {
    const { field, answer } = version;
    const there = this.fields.get(field) ?? [];
    const taken = new Set(there.map(({ at }) => at));
    if (!taken.has(answer.at)) return version;
    if (this.has(field, answer)) return undefined;
    let time = Date.parse(answer.at);
    do time += 1;
    while (taken.has(new Date(time).toISOString()));
    return { ...version, answer: { ...answer, at: new Date(time).toISOString() } };
  }

  private add({ field, answer }: Version): void {
    const there = this.fields.get(field);
    if (there === undefined) this.fields.set(field, [answer]);
    else there.push(answer);
  }
}
