// What every part of the backup page works with.

import type { Answer, SheetKey, SheetRecord } from "../record";
import type { Store } from "../store/store";
import type { Catalogue, Field } from "../workbook/catalogue";
import { said } from "../workbook/in-words";
import { questionsOf, sheetOf, worksheetCalled } from "../workbook/written";
import type { Age } from "./age";

/** Where the page's parts find everything. `space` is the one that this tab writes in; `workbook` the address of that page. */
export interface Desk {
  readonly store: Store;
  readonly course: string;
  readonly catalogue: Catalogue;
  readonly space: { readonly name: string; readonly colour: string; readonly locked: boolean };
  readonly age: Age;
  readonly workbook: string;
  readonly clock: () => Date;
}

/** One part of the page. `forget` takes away what nobody shall find when the page comes back. */
export interface Part {
  show(): Promise<void>;
  forget(): void;
}

/** Say what could not be read or done now. */
export const NOT_READ = "What is stored here can’t be read right now. Reload this page, then try again.";

/** Return the title of a sheet, with its occasion where it comes back. */
export function titleOf({ catalogue }: Desk, key: SheetKey, titleThen: string): string {
  const sheet = sheetOf(catalogue, asRecord(key));
  const title = worksheetCalled(catalogue, key.worksheet)?.title || sheet?.title || titleThen || "An earlier worksheet";
  const week = catalogue.weeks.find(({ id }) => id === key.occasion);
  return [sheet?.label ?? "", week === undefined ? title : `${title}, week ${week.number}`].filter(Boolean).join(" · ");
}

/** Say an answer of a sheet. */
export function answerOf({ catalogue }: Desk, key: SheetKey, field: string, answer: Answer): string {
  const sheet = sheetOf(catalogue, asRecord(key));
  const question = sheet === undefined ? undefined : questionsOf(catalogue, sheet).find(({ id }) => id === field);
  const known: Field | undefined = question?.type === answer.type ? question : undefined;
  return said(answer, known);
}

/** Say a number of things: 1 answer, 2 answers. */
export function many(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

function asRecord(key: SheetKey): SheetRecord {
  return { ...key, space: "", revision: 0, created: "", updated: "", answers: {}, clashes: {} };
}
