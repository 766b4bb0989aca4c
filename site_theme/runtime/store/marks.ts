// Marks of a space as they stand in the database: which items are called read.

import { type Mark, readMark } from "../progress";
import { isTable } from "../record";
import type { Connection } from "./connection";
import type { Seal } from "./seal";
import { inSpace, shownOf } from "./places";

const MARK_KEYS = ["space", "item"];

/** Read every mark of a space. */
export async function readMarks(connection: Connection, seal: Seal): Promise<Mark[]> {
  const stored = await connection.read(["marks"], (reading) => reading.objectStore("marks").getAll(inSpace(seal.space)));
  const marks = await Promise.all(stored.map((raw) => seal.open(raw, shownOf(raw, MARK_KEYS))));
  return marks.flatMap((mark) => (isTable(mark) && typeof mark.item === "string" ? [readMark(mark, seal.space, mark.item)] : []));
}

/** Return a mark as it is stored. */
export async function closeMark(seal: Seal, mark: Mark): Promise<object> {
  return seal.close({ space: seal.space, item: await seal.token("item", mark.item) }, mark);
}
