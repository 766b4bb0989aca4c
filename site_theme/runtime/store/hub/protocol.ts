// What the pages of a folder and their hub say to each other. The hub reads every message as if a stranger had sent it.

import { reasonOf, Refusal, type Reason } from "../connection";
import { isTable } from "../../record";
import { type Name, STORES } from "../schema";

/** What may be asked of an object store. "revision" finds a key in the index of that name. */
const METHODS = ["get", "getAll", "getAllKeys", "count", "put", "add", "delete", "revision"] as const;
export type Method = (typeof METHODS)[number];

/** A key, a range of keys, or none: ranges can't be sent as they are. */
export type SentQuery = { key: unknown } | { lower: unknown; upper: unknown } | undefined;

/** One request within a transaction. */
export interface Request {
  ask: "request";
  transaction: number;
  request: number;
  store: Name;
  method: Method;
  query?: SentQuery;
  value?: unknown;
}

/** What a page asks. "tab" without a text only asks what the tab remembers; with one it is to be remembered, with null forgotten. "left" likewise. */
export type Ask =
  | Request
  | { ask: "begin"; transaction: number; stores: Name[]; mode: "readonly" | "readwrite" }
  | { ask: "end"; transaction: number }
  | { ask: "abort"; transaction: number }
  | { ask: "tell"; news: unknown }
  | { ask: "tab"; text?: string | null }
  | { ask: "left"; on?: boolean }
  | { ask: "discreet"; on: boolean };

/** What went wrong, in a form that can be sent. */
export interface SentProblem {
  name?: string;
  message?: string;
  reason?: Reason;
}

/** What the hub answers. `id` is that of its database; without one it has none. */
export type Answer =
  | { answer: "welcome"; id: string | null; tab: string | null; pad: string | null; discreet: boolean }
  | { answer: "done"; transaction: number; request: number; value: unknown }
  | { answer: "failed"; transaction: number; request: number; problem: SentProblem }
  | { answer: "ended"; transaction: number; problem?: SentProblem }
  | { answer: "heard"; news: unknown }
  | { answer: "tab"; text: string | null }
  | { answer: "left"; on: boolean };

/** The first word of a hub to the page around it; the page answers with the port on which they go on. */
export const HERE = "guided-course: the hub is here";
export const COME_IN = "guided-course: come in";

/** Read what somebody asks; undefined for what makes no sense. */
export function readAsk(sent: unknown): Ask | undefined {
  if (!isTable(sent)) return undefined;
  if (sent.ask === "tell") return { ask: "tell", news: sent.news };
  if (sent.ask === "tab") return readTab(sent.text);
  if (sent.ask === "discreet") return typeof sent.on === "boolean" ? { ask: "discreet", on: sent.on } : undefined;
  if (sent.ask === "left") return readLeft(sent.on);
  const { transaction } = sent;
  if (!isNumber(transaction)) return undefined;
  if (sent.ask === "end" || sent.ask === "abort") return { ask: sent.ask, transaction };
  if (sent.ask === "begin") return readBegin(sent, transaction);
  return sent.ask === "request" ? readRequest(sent, transaction) : undefined;
}

function readTab(text: unknown): Ask | undefined {
  if (text === undefined) return { ask: "tab" };
  return text === null || (typeof text === "string" && text.length < 10_000) ? { ask: "tab", text } : undefined;
}

function readLeft(on: unknown): Ask | undefined {
  if (on === undefined) return { ask: "left" };
  return typeof on === "boolean" ? { ask: "left", on } : undefined;
}

function readBegin({ stores, mode }: Record<string, unknown>, transaction: number): Ask | undefined {
  if (!Array.isArray(stores) || stores.length === 0 || !stores.every(isName)) return undefined;
  return mode === "readonly" || mode === "readwrite" ? { ask: "begin", transaction, stores, mode } : undefined;
}

function readRequest({ request, store, method, query, value }: Record<string, unknown>, transaction: number): Ask | undefined {
  const known = METHODS.find((one) => one === method);
  if (!isNumber(request) || !isName(store) || known === undefined || !isQuery(query)) return undefined;
  if (known === "revision" && store !== "sheets") return undefined;
  return { ask: "request", transaction, request, store, method: known, ...(query ? { query } : {}), value };
}

/** Return a problem in a form that can be sent. */
export function sendProblem(problem: unknown): SentProblem {
  if (problem instanceof DOMException) return { name: problem.name, message: problem.message };
  return problem instanceof Refusal ? { reason: reasonOf(problem) } : { message: String(problem) };
}

/** Return a problem that was sent as it would have been here. */
export function problemFrom({ name, message = "", reason }: SentProblem): Error {
  if (reason !== undefined) return new Refusal(reason);
  return name === undefined ? new Error(message) : new DOMException(message, name);
}

/** Return a query in a form that can be sent. */
export function sendQuery(query: unknown): SentQuery {
  if (query === undefined) return undefined;
  return query instanceof IDBKeyRange ? { lower: query.lower, upper: query.upper } : { key: query };
}

/** Return a query as the database takes it. */
export function queryFrom(sent: SentQuery): IDBValidKey | IDBKeyRange | undefined {
  if (sent === undefined) return undefined;
  return "key" in sent ? (sent.key as IDBValidKey) : IDBKeyRange.bound(sent.lower, sent.upper);
}

function isQuery(sent: unknown): sent is SentQuery {
  return sent === undefined || (isTable(sent) && ("key" in sent || ("lower" in sent && "upper" in sent)));
}

function isName(value: unknown): value is Name {
  return STORES.some((name) => name === value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value);
}
