// Seals and opens files with a passphrase, in a worker that is fetched only when somebody does so.

import { isOutdated } from "../app/outdated";
import { isArmoured } from "./age-header";
import type { Answered, Task } from "./age-worker";

declare global {
  // Set by the script at `data-age`: the worker's own text. From a folder, a browser starts no worker from a file.
  var guidedCourseAge: string | undefined;
}

/** What came of it. "missing": the program that does it could not be fetched or started. */
export type Outcome = Answered | { state: "missing" } | { state: "cancelled" };

/** Seals and opens files; one at a time. */
export class Age {
  private cancelled: (() => void) | undefined;

  constructor(private readonly address: string) {}

  /** Seal bytes with a passphrase, as the age program would. */
  seal(bytes: Uint8Array, passphrase: string): Promise<Outcome> {
    return this.run({ task: "seal", bytes, armoured: false, passphrase });
  }

  /** Open a sealed file. */
  open(bytes: Uint8Array, passphrase: string): Promise<Outcome> {
    return this.run({ task: "open", bytes, armoured: isArmoured(bytes), passphrase });
  }

  /** Stop what is under way. */
  cancel(): void {
    this.cancelled?.();
  }

  private async run(task: Task): Promise<Outcome> {
    this.cancel();
    const stopped = new Promise<Outcome>((resolve) => (this.cancelled = () => resolve({ state: "cancelled" })));
    const source = await Promise.race([sourceAt(this.address), stopped]);
    if (source === undefined) return { state: "missing" };
    if (typeof source !== "string") return source;
    const place = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    let worker: Worker | undefined;
    try {
      worker = new Worker(place);
      return await Promise.race([answerOf(worker, task), stopped]);
    } catch {
      return { state: "missing" };
    } finally {
      worker?.terminate();
      URL.revokeObjectURL(place);
    }
  }
}

function answerOf(worker: Worker, task: Task): Promise<Outcome> {
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => resolve(data));
    worker.addEventListener("error", () => resolve({ state: "missing" }));
    worker.postMessage(task);
  });
}

function sourceAt(address: string): Promise<string | undefined> {
  if (globalThis.guidedCourseAge !== undefined) return Promise.resolve(globalThis.guidedCourseAge);
  if (isOutdated()) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(globalThis.guidedCourseAge));
    script.addEventListener("error", () => {
      script.remove();
      resolve(undefined);
    });
    document.head.append(script);
  });
}
