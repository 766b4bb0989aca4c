// Whether this tab was left quickly, as all pages of it know it.

import type { Line } from "./hub/line";
import { setLeft, wasLeft } from "./preferences";

/** So long the hub may take to answer. */
const SILENCE_MS = 3_000;

/** What the pages of one tab know of its having been left. */
export interface Left {
  /** Note that the tab is left, or that somebody has come back to it. Resolves when all of its pages know. */
  note(on: boolean): Promise<void>;
  /** Tell whether it was left, on whichever page. */
  look(): Promise<boolean>;
}

/** On the web, all pages of a tab remember the same. */
export function ownLeft(course: string): Left {
  return {
    note: (on) => Promise.resolve(setLeft(course, on)),
    look: () => Promise.resolve(wasLeft(course)),
  };
}

/**
 * On file://, Firefox parts what a tab remembers by folder, and pages of a course lie in several: each page remembers for those
 * beside it, and the hub for those beside the hub. A cookie would not do: Firefox forgets those of files with the last page of a file.
 */
export class HubLeft implements Left {
  private asked: ((on: boolean) => void)[] = [];

  constructor(
    private readonly course: string,
    private readonly line: Line,
  ) {}

  async note(on: boolean): Promise<void> {
    setLeft(this.course, on);
    await this.ask(on);
  }

  async look(): Promise<boolean> {
    return (await this.ask()) || wasLeft(this.course);
  }

  /** Take in what the hub answers. */
  hear(on: boolean): void {
    for (const resolve of this.asked.splice(0)) resolve(on);
  }

  private ask(on?: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      this.asked.push(resolve);
      this.line.ask({ ask: "left", ...(on === undefined ? {} : { on }) });
      setTimeout(() => resolve(false), SILENCE_MS);
    });
  }
}
