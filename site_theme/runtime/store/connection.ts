// What the store asks of a database, wherever that is, and why it may not get it.

import type { Name, Reading, Writing } from "./schema";

/**
 * Why something could not be kept or read. "undecided": nobody has said yet who is writing. "locked": the space has a
 * passphrase, and this tab doesn't have its keys. "taken": another space stands in the place of one that is to come back.
 * "alone": the page was opened from a folder, without the rest of it.
 */
export type Reason = "full" | "blocked" | "missing" | "unreadable" | "outdated" | "undecided" | "locked" | "taken" | "alone" | "unknown";

const REASONS = new Map<string, Reason>([
  ["QuotaExceededError", "full"],
  ["SecurityError", "blocked"],
  ["VersionError", "outdated"],
  ["NotReadableError", "unreadable"],
  ["DataError", "unreadable"],
]);

/** A storage operation that was not even tried. */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(`storage: ${reason}`);
  }
}

/** Return why a storage operation failed. */
export function reasonOf(problem: unknown): Reason {
  if (problem instanceof Refusal) return problem.reason;
  return REASONS.get(nameOf(problem)) ?? "unknown";
}

/** The way to one course's database. */
export interface Connection {
  /** Read from some stores. */
  read<T>(stores: Name[], work: (transaction: Reading) => Promise<T>): Promise<T>;

  /** Write to some stores. Resolves when the browser has completed the transaction, not earlier. */
  write<T>(stores: Name[], work: (transaction: Writing) => Promise<T>): Promise<T>;

  /**
   * Hand over one last value while the page is going away. Only a write without a read before it arrives then, and surely
   * only when it doesn't have to wait for others: what is under way is given up, so its changes have to be in this value.
   * It is put down elsewhere, too, until the next page comes.
   */
  handOver(store: "pending", value: unknown): void;
}

/** Return the name by which the browser calls what went wrong. */
export function nameOf(problem: unknown): string {
  return problem instanceof DOMException ? problem.name : "";
}

const AGAIN = new Set(["InvalidStateError", "UnknownError", "AbortError"]);

/** Whether a step may be tried once more: browsers close connections of tabs that have been in the background. */
export function isWorthAnotherTry(problem: unknown): boolean {
  return AGAIN.has(nameOf(problem));
}
