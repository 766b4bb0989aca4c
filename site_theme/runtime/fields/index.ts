// Every field type by its name.

import type { FieldBehaviour } from "./behaviour";
import { check } from "./check";
import { choice } from "./choice";
import { map2d } from "./map2d";
import { multi } from "./multi";
import { rank } from "./rank";
import { scale } from "./scale";
import { sentence } from "./sentence";
import { sort } from "./sort";
import { table } from "./table";
import { date, text, textarea, time } from "./text";
import { timer } from "./timer";

/** What each field type does in the browser. */
export const behaviours: Record<string, FieldBehaviour> = {
  text,
  textarea,
  scale,
  choice,
  multi,
  rank,
  sort,
  map2d,
  table,
  ifthen: sentence,
  script: sentence,
  date,
  time,
  timer,
  check,
};
