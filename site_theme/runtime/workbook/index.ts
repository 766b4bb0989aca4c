// The script of the pages about the reader's own words: workbook, backup, spaces, the look whether saving works. It replaces that of the other pages.

import { startBackup } from "../backup/backup";
import { startDiscreet } from "../discreet";
import { startSelfCheck } from "../self-check/self-check";
import { startSpaces } from "../spaces/page";
import { startAll } from "../start";
import { STARTS } from "../starts";
import { startWorkbook } from "./workbook";

startAll({ ...STARTS, workbook: startWorkbook, backup: startBackup, spaces: startSpaces, discreet: startDiscreet, "self-check": startSelfCheck });
