// The connection to the browser's database: opened when first needed, opened again when the browser closed it.

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";

/** Why something could not be kept or read. */
export type Reason = "full" | "blocked" | "missing" | "unreadable" | "outdated" | "unknown";

/** The database. Values are unknown until they have been looked at: another version may have written them. */
export interface CourseDatabase extends DBSchema {
  sheets: { key: [space: string, worksheet: string, occasion: string]; value: unknown };
  /** Changes that a page left behind when it closed, to be merged when the sheet is next opened. */
  pending: { key: [space: string, worksheet: string, occasion: string, page: string]; value: unknown };
  marks: { key: [space: string, item: string]; value: unknown };
  meta: { key: string; value: unknown };
  quarantine: { key: number; value: unknown };
}

type Database = IDBPDatabase<CourseDatabase>;
type Name = StoreNames<CourseDatabase>;

/** A transaction over any of the stores. */
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<CourseDatabase, Name[], Mode>;

const OPENING_MS = 10_000;
const AGAIN = new Set(["InvalidStateError", "UnknownError", "AbortError"]);
const REASONS = new Map<string, Reason>([
  ["QuotaExceededError", "full"],
  ["SecurityError", "blocked"],
  ["VersionError", "outdated"],
  ["NotReadableError", "unreadable"],
  ["DataError", "unreadable"],
]);

// Append only: step n brings a database from version n to n + 1. A released step is never edited.
const STEPS: readonly ((database: Database, change: Transaction<"versionchange">) => void)[] = [
  (database, change) => {
    database.createObjectStore("sheets", { keyPath: ["space", "worksheet", "occasion"] });
    database.createObjectStore("pending", { keyPath: ["space", "worksheet", "occasion", "page"] });
    database.createObjectStore("marks", { keyPath: ["space", "item"] });
    database.createObjectStore("quarantine", { autoIncrement: true });
    database.createObjectStore("meta");
    void change.objectStore("meta").put(1, "schema");
  },
];

class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(`storage: ${reason}`);
  }
}

/** Return why a storage operation failed. */
export function reasonOf(problem: unknown): Reason {
  if (problem instanceof Refusal) return problem.reason;
  return REASONS.get(nameOf(problem)) ?? "unknown";
}

/** One course's database. */
export class Connection {
  private opened: Promise<Database> | undefined;
  private ready: Database | undefined;
  private readonly underWay = new Set<{ abort: () => void }>();

  constructor(private readonly name: string) {}

  /** Read from some stores. */
  read<T>(stores: Name[], work: (transaction: Transaction<"readonly">) => Promise<T>): Promise<T> {
    return this.withDatabase((database) => this.finished(database.transaction(stores, "readonly"), work));
  }

  /** Write to some stores. Resolves when the browser has completed the transaction, not earlier. */
  write<T>(stores: Name[], work: (transaction: Transaction<"readwrite">) => Promise<T>): Promise<T> {
    return this.withDatabase((database) => this.finished(database.transaction(stores, "readwrite", { durability: "strict" }), work));
  }

  /**
   * Hand over one last value while the page is going away. Only a write without a read before it arrives then, only through
   * a connection that is open already, and only when it doesn't have to wait for others: what is under way is given up, so its
   * changes have to be in this value. Whether it arrived can't be known.
   */
  handOver<S extends Name>(store: S, value: CourseDatabase[S]["value"]): void {
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

  private async withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (problem) {
      // Browsers close connections of tabs that have been in the background: once more, with a new one.
      if (!AGAIN.has(nameOf(problem))) throw problem;
      this.ready?.close();
      this.forget();
      return await work(await this.open());
    }
  }

  private async finished<Mode extends "readonly" | "readwrite", T>(
    transaction: Transaction<Mode>,
    work: (transaction: Transaction<Mode>) => Promise<T>,
  ): Promise<T> {
    this.underWay.add(transaction);
    try {
      const [outcome] = await Promise.all([work(transaction), transaction.done]);
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

function giveUp(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It had ended already.
  }
}

function nameOf(problem: unknown): string {
  return problem instanceof DOMException ? problem.name : "";
}
