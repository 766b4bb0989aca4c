// The way to the course's database through the hub.

import { alike } from "../../record";
import { type Connection, isWorthAnotherTry, Refusal } from "../connection";
import { isPutDown } from "../last-words";
import type { OwnConnection } from "../own-connection";
import type { Name, Reading, WritableStore, Writing } from "../schema";
import type { Line } from "./line";
import { type Answer, type Method, problemFrom, type SentProblem, sendQuery } from "./protocol";

/** A course's database in the hub. */
export class HubConnection implements Connection {
  /** Whether this page's own database is the hub's: then all local files share one. Known once something was read. */
  shared: boolean | undefined;
  private readonly errands = new Map<number, Errand>();
  private count = 0;
  private home: Promise<void> | undefined;

  /** `own` is the page's own database: where the hub can't be reached any more, it takes the last words. */
  constructor(
    private readonly line: Line,
    private readonly own: OwnConnection,
  ) {
    // A page that comes back whole has left its last words as well.
    window.addEventListener("pageshow", ({ persisted }) => void (persisted && (this.home = undefined)));
  }

  read<T>(stores: Name[], work: (transaction: Reading) => Promise<T>): Promise<T> {
    // A page with a sheet may have last words, and when it goes there is no time to open its own database for them.
    if (stores.includes("pending")) void this.own.read(["meta"], () => Promise.resolve()).catch(() => undefined);
    return this.carryOut("readonly", stores, work);
  }

  write<T>(stores: Name[], work: (transaction: Writing) => Promise<T>): Promise<T> {
    return this.carryOut("readwrite", stores, work);
  }

  handOver(store: "pending", value: unknown): void {
    this.errands.forEach((errand) => errand.giveUp());
    this.own.handOver(store, value);
  }

  /** Take in what the hub says of a transaction. */
  hear(answer: Answer): void {
    if (answer.answer === "done" || answer.answer === "failed" || answer.answer === "ended") this.errands.get(answer.transaction)?.hear(answer);
  }

  private async carryOut<T>(mode: "readonly" | "readwrite", stores: Name[], work: (transaction: Writing) => Promise<T>): Promise<T> {
    await (this.home ??= this.bringHome());
    try {
      return await this.once(mode, stores, work);
    } catch (problem) {
      if (!isWorthAnotherTry(problem)) throw problem;
      return await this.once(mode, stores, work);
    }
  }

  private async once<T>(mode: "readonly" | "readwrite", stores: Name[], work: (transaction: Writing) => Promise<T>): Promise<T> {
    await this.line.welcome;
    const number = (this.count += 1);
    const errand = new Errand(number, this.line);
    this.errands.set(number, errand);
    try {
      this.line.ask({ ask: "begin", transaction: number, stores, mode });
      const outcome = await work(errand);
      await errand.end();
      return outcome;
    } catch (problem) {
      errand.giveUp();
      throw errand.problem ?? problem;
    } finally {
      this.errands.delete(number);
    }
  }

  /** Bring what this page could only leave behind in its own database to the hub, where the other pages find it. */
  private async bringHome(): Promise<void> {
    const { id } = await this.line.welcome;
    // A page without a database of its own has left nothing behind, and looking would make one.
    const named = (await indexedDB.databases?.().catch(() => undefined))?.some(({ name }) => name === this.own.name) ?? true;
    this.shared = false;
    if (id === null || !(named || isPutDown(this.own.name))) return;
    try {
      const [known, left, keys] = await this.own.read(["meta", "pending"], (reading) =>
        Promise.all([reading.objectStore("meta").get("hub-id"), reading.objectStore("pending").getAll(), reading.objectStore("pending").getAllKeys()]),
      );
      this.shared = known === id;
      if (this.shared || left.length === 0) return;
      await this.once("readwrite", ["pending"], (writing) => Promise.all(left.map((raw) => writing.objectStore("pending").put(raw))));
      await this.own.write(["pending"], async (writing) => {
        const pending = writing.objectStore("pending");
        for (const [index, key] of keys.entries()) {
          if (alike(await pending.get(key), left[index])) await pending.delete(key);
        }
      });
    } catch (problem) {
      // What lies there stays there for the next time.
      if (problem instanceof Refusal && problem.reason === "alone") throw problem;
    }
  }
}

/** So long the hub may be silent within a transaction. It waits for other tabs' transactions, but not for ever. */
const SILENCE_MS = 20_000;

interface Asked {
  resolve: (value: unknown) => void;
  reject: (problem: Error) => void;
}

/** One transaction in the hub, as the page has it. */
class Errand implements Writing {
  problem: Error | undefined;
  private readonly asked = new Map<number, Asked>();
  private readonly ended: Promise<void>;
  private settle: (problem?: SentProblem) => void = () => undefined;
  private isOver = false;
  private count = 0;
  private timer = 0;

  constructor(
    private readonly number: number,
    private readonly line: Line,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.settle = (problem) => (problem === undefined ? resolve() : reject(this.fail(problemFrom(problem))));
    });
    this.ended.catch(() => undefined);
    this.wait();
  }

  objectStore<S extends Name>(store: S): WritableStore<S> {
    const ask = <T>(method: Method, query?: unknown, value?: unknown): Promise<T> => this.request(store, method, query, value) as Promise<T>;
    return {
      get: (query) => ask("get", query),
      getAll: (query) => ask("getAll", query),
      getAllKeys: (query) => ask("getAllKeys", query),
      count: (query) => ask("count", query),
      index: () => ({ getKey: (key) => ask("revision", key) }),
      put: (value, key) => ask("put", key, value),
      add: (value, key) => ask("add", key, value),
      delete: (query) => ask("delete", query),
    };
  }

  /** Say that this was all, and wait until it is kept. */
  end(): Promise<void> {
    this.line.ask({ ask: "end", transaction: this.number });
    return this.ended;
  }

  /** Don't go on. */
  giveUp(): void {
    window.clearTimeout(this.timer);
    if (!this.isOver) this.line.ask({ ask: "abort", transaction: this.number });
    this.isOver = true;
  }

  hear(answer: Extract<Answer, { transaction: number }>): void {
    this.wait();
    if (answer.answer === "ended") {
      this.isOver = true;
      window.clearTimeout(this.timer);
      return this.settle(answer.problem);
    }
    const asked = this.asked.get(answer.request);
    this.asked.delete(answer.request);
    if (answer.answer === "done") asked?.resolve(answer.value);
    else asked?.reject(problemFrom(answer.problem));
  }

  private request(store: Name, method: Method, query: unknown, value: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.problem !== undefined) throw this.problem;
      const request = (this.count += 1);
      this.asked.set(request, { resolve, reject });
      this.line.ask({ ask: "request", transaction: this.number, request, store, method, query: sendQuery(query), value });
    });
  }

  // The hidden page may have been taken away.
  private wait(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settle({ reason: "blocked" }), SILENCE_MS);
  }

  private fail(problem: Error): Error {
    this.problem = problem;
    this.asked.forEach(({ reject }) => reject(problem));
    this.asked.clear();
    return problem;
  }
}
