// The hub's side: serves one page, out of the one database that all pages of the folder share.

import { type Connection, Refusal } from "../connection";
import type { Left } from "../left";
import type { Name, Writing } from "../schema";
import type { TabMemory } from "../tab-memory";
import { type Answer, type Ask, queryFrom, readAsk, type Request, sendProblem } from "./protocol";

/** A transaction for which nobody has asked for so long is given up: it stands in the way of others. */
const PATIENCE_MS = 10_000;

/** What may follow in a transaction. */
type Next = Extract<Ask, { ask: "request" | "end" | "abort" }>;

/** Serves the page at the other end of a port. */
export class Desk {
  private readonly errands = new Map<number, Errand>();

  constructor(
    private readonly port: MessagePort,
    private readonly connection: Connection,
    private readonly memory: TabMemory,
    private readonly also: { tell: (news: unknown) => void; setDiscreet: (on: boolean) => void; left: Left },
  ) {
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(readAsk(data));
  }

  /** Say something to the page. */
  answer(answer: Answer): void {
    this.port.postMessage(answer);
  }

  private hear(ask: Ask | undefined): void {
    if (ask === undefined) return;
    if (ask.ask === "tell") this.also.tell(ask.news);
    else if (ask.ask === "discreet") this.also.setDiscreet(ask.on);
    else if (ask.ask === "tab") this.remember(ask.text);
    else if (ask.ask === "left") void this.left(ask.on);
    else if (ask.ask === "begin") void this.begin(ask);
    else this.errands.get(ask.transaction)?.next(ask);
  }

  private remember(text: string | null | undefined): void {
    if (text === undefined) this.answer({ answer: "tab", text: this.memory.read() });
    else this.memory.keep(text);
  }

  private async left(on: boolean | undefined): Promise<void> {
    if (on !== undefined) await this.also.left.note(on);
    this.answer({ answer: "left", on: await this.also.left.look() });
  }

  private async begin({ transaction, stores, mode }: Extract<Ask, { ask: "begin" }>): Promise<void> {
    const errand = new Errand(stores, (answer) => this.answer(answer));
    this.errands.set(transaction, errand);
    try {
      if (mode === "readonly") await this.connection.read(stores, (reading) => errand.run(reading as Writing));
      else await this.connection.write(stores, (writing) => errand.run(writing));
      this.answer({ answer: "ended", transaction });
    } catch (problem) {
      this.answer({ answer: "ended", transaction, problem: sendProblem(problem) });
    } finally {
      this.errands.delete(transaction);
    }
  }
}

/** One transaction, kept open between the requests of a page. */
class Errand {
  private readonly waiting: Next[] = [];
  private begun = false;
  private heard = performance.now();

  constructor(
    private readonly stores: readonly Name[],
    private readonly answer: (answer: Answer) => void,
  ) {}

  /** Take in what the page wants next. */
  next(ask: Next): void {
    this.waiting.push(ask);
    this.heard = performance.now();
  }

  /**
   * Do what the page wants until it has had enough. Browsers end a transaction that nothing is asked of, and take requests only
   * from within an answer to the one before: so something small is asked over and over, and the page's requests join in.
   */
  async run(transaction: Writing): Promise<void> {
    // The connection was lost halfway, and the page has to begin anew.
    if (this.begun) throw new DOMException("The transaction was lost", "InvalidStateError");
    this.begun = true;
    let isOpen = false;
    this.heard = performance.now();
    while (performance.now() - this.heard < PATIENCE_MS) {
      for (const ask of this.waiting.splice(0)) {
        if (ask.ask === "end") return;
        if (ask.ask === "abort") throw new Refusal("unknown");
        void this.carryOut(transaction, ask);
      }
      await transaction.objectStore(this.stores[0] as "meta").get("");
      // It may have had to wait for another tab's.
      if (!isOpen) this.heard = performance.now();
      isOpen = true;
    }
    throw new DOMException("Nobody has asked any more", "TimeoutError");
  }

  private async carryOut(transaction: Writing, ask: Request): Promise<void> {
    const { request } = ask;
    try {
      this.answer({ answer: "done", transaction: ask.transaction, request, value: await perform(transaction, ask) });
    } catch (problem) {
      this.answer({ answer: "failed", transaction: ask.transaction, request, problem: sendProblem(problem) });
    }
  }
}

// Which keys fit which store is for the database to say.
async function perform(transaction: Writing, { store, method, query, value }: Request): Promise<unknown> {
  const from = transaction.objectStore(store as "meta");
  const what = queryFrom(query) as string;
  switch (method) {
    case "get":
      return from.get(what);
    case "getAll":
      return from.getAll(what);
    case "getAllKeys":
      return from.getAllKeys(what);
    case "count":
      return from.count(what);
    case "put":
      return from.put(value, what);
    case "add":
      return from.add(value, what);
    case "delete":
      return from.delete(what);
    case "revision":
      return transaction.objectStore("sheets").index("revision").getKey(what as never);
  }
}
