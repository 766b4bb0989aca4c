// What pages and the service worker say to each other. Whoever asks sends a port along, and the answer comes back on it.

/**
 * What a page asks the worker. "edition": which edition it holds; the answer is a `Held`. "same": whether everything this page was made with belongs to
 * that edition; if so, the worker serves the page from now on. "take-over": whether it may take over from the edition in use;
 * `idle` says that nobody asked for it, so that it may only do so behind the back of one page that nobody looks at.
 */
export type PageAsks = { ask: "edition" } | { ask: "same"; files: readonly string[] } | { ask: "take-over"; idle: boolean };

/** An edition as a worker holds it: what it is called, and a fingerprint of all of it. */
export interface Held {
  edition: string;
  build: string;
}

/** What the worker asks a page: to write what it still has to write. The answer is whether all of it is kept. */
export interface WorkerAsks {
  ask: "settle";
  scope: string;
}

interface Asked {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Ask, and wait for the answer; undefined when none has come in time. */
export function ask(whom: Asked, question: PageAsks | WorkerAsks, patience: number): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    setTimeout(() => resolve(undefined), patience);
    whom.postMessage(question, [port2]);
  });
}

/** Read what a page asks. */
export function readPageAsks(message: unknown): PageAsks | undefined {
  if (!isTable(message)) return undefined;
  if (message.ask === "edition") return { ask: "edition" };
  if (message.ask === "take-over") return { ask: "take-over", idle: message.idle !== false };
  if (message.ask !== "same" || !Array.isArray(message.files)) return undefined;
  return { ask: "same", files: message.files.map(String) };
}

/** Read which edition a worker holds. */
export function readHeld(answer: unknown): Held | undefined {
  if (!isTable(answer) || typeof answer.edition !== "string" || typeof answer.build !== "string") return undefined;
  return { edition: answer.edition, build: answer.build };
}

/** Read what the worker asks. */
export function readWorkerAsks(message: unknown): WorkerAsks | undefined {
  if (!isTable(message) || message.ask !== "settle" || typeof message.scope !== "string") return undefined;
  return { ask: "settle", scope: message.scope };
}

function isTable(message: unknown): message is Readonly<Record<string, unknown>> {
  return typeof message === "object" && message !== null;
}
