// What a save file holds, format 1, and the limits within which one is read.

import type { Answer, SheetKey, Version } from "../record";

export const FORMAT = "guided-course-copy";
export const FORMAT_VERSION = 1;

/** Characters of a file's text, and bytes of a file. A year of writing is a fiftieth of this. */
export const LARGEST = 32 * 1024 * 1024;

/** What is written on a sheet. */
export interface Writing {
  created: string;
  updated: string;
  answers: Record<string, Answer>;
  clashes: Record<string, Answer[]>;
}

/** A sheet in a save file. `week` is the week's number when the file was made, 0 where there was none. */
export interface SavedSheet extends SheetKey, Writing {
  title: string;
  week: number;
}

/** A save file's content. `made` is a time in ISO form. */
export interface Save {
  course: string;
  title: string;
  made: string;
  space: { name: string; colour: string };
  sheets: SavedSheet[];
  versions: Version[];
}
