// The connection to this page's own database: opened when first needed, opened again when the browser closed it.

import { openDB } from "idb";
import { type Connection, isWorthAnotherTry, nameOf, Refusal } from "./connection";
import { isPutDown, pickUp, putDown } from "./last-words";
import { type CourseDatabase, type Database, type Name, type Reading, STEPS, type Writing } from "./schema";

const OPENING_MS = 10_000;

/** One course's database, as this page's address has it. */
export class OwnConnection implements Connection {
  private opened: Promise<Database> | undefined;
  private ready: Database | undefined;
  private readonly underWay = new Set<{ abort: () => void }>();

  constructor(readonly name: string) {}

  read<T>(stores: Name[], work: (transaction: Reading) => Promise<T>): Promise<T> {
    return this.withDatabase(async (database) => {
      await this.pickUpFor(stores, database);
      const transaction = database.transaction(stores, "readonly");
      return this.finished(transaction, () => work(transaction));
    });
  }

  write<T>(stores: Name[], work: (transaction: Writing) => Promise<T>): Promise<T> {
    return this.withDatabase(async (database) => {
      await this.pickUpFor(stores, database);
      const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
      return this.finished(transaction, () => work(transaction));
    });
  }

  // Twice: what the browser keeps at once it may forget when it is killed, and what it keeps for good may come too late, through
  // a connection that is open already.
  handOver(store: "pending", value: unknown): void {
    putDown(this.name, value);
    this.underWay.forEach(giveUp);
    try {
      const transaction = this.ready?.transaction(store, "readwrite", { durability: "strict" });
      if (transaction === undefined) return;
      transaction.done.catch(() => undefined);
      transaction.store.put(value).catch(() => undefined);
      transaction.commit();
    } catch {
      // The browser has closed the connection: too late.
    }
  }

  /** Whoever looks for what pages left behind finds all of it. */
  private async pickUpFor(stores: readonly Name[], database: Database): Promise<void> {
    if (stores.includes("pending") && isPutDown(this.name)) await pickUp(this.name, database);
  }

  private async withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (problem) {
      // Once more, with a new connection.
      if (!isWorthAnotherTry(problem)) throw problem;
      this.ready?.close();
      this.forget();
      return await work(await this.open());
    }
  }

  private async finished<T>(transaction: Finishing, work: () => Promise<T>): Promise<T> {
    this.underWay.add(transaction);
    try {
      const [outcome] = await Promise.all([work(), transaction.done]);
      return outcome;
    } catch (problem) {
      const cause = transaction.error ?? problem;
      transaction.done.catch(() => undefined);
      giveUp(transaction);
      throw cause;
    } finally {
      this.underWay.delete(transaction);
    }
  }

  private open(): Promise<Database> {
    if (this.opened === undefined) {
      const opening = this.connect();
      this.opened = opening;
      opening.then(
        (database) => {
          if (this.opened === opening) this.ready = database;
          void this.pickUpFor(["pending"], database);
        },
        () => {
          if (this.opened === opening) this.forget();
        },
      );
    }
    return this.opened;
  }

  private forget(): void {
    this.opened = undefined;
    this.ready = undefined;
  }

  private connect(): Promise<Database> {
    return new Promise((resolve, reject) => {
      if (typeof indexedDB === "undefined" || indexedDB === null) throw new Refusal("missing");
      const refuse = (): void => reject(new Refusal("blocked"));
      const timer = setTimeout(refuse, OPENING_MS);
      const opening = openDB<CourseDatabase>(this.name, STEPS.length, {
        upgrade: (database, from, _to, change) => STEPS.slice(from).forEach((step) => step(database, change)),
        blocked: refuse,
        // Another tab wants to upgrade or delete the database: let it, and open again when there is something to do.
        blocking: (_from, _to, event) => {
          (event.target as IDBDatabase).close();
          this.forget();
        },
        terminated: () => this.forget(),
      });
      opening.then(resolve, (problem: unknown) => reject(nameOf(problem) === "InvalidStateError" ? new Refusal("blocked") : problem));
      void opening.catch(() => undefined).then(() => clearTimeout(timer));
    });
  }
}

/** A transaction that is under way. */
interface Finishing {
  readonly done: Promise<void>;
  readonly error: DOMException | null;
  abort: () => void;
}

function giveUp(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It had ended already.
  }
}
