// The parts of a save file that need no store, for the tests: bundled with esbuild, and run in a real page.

import { sealOf } from "../../../site_theme/runtime/backup/age-header";
import { fileName, makeCopy } from "../../../site_theme/runtime/backup/copy";
import { addsSomething, incomingOf, placeOf, planFor } from "../../../site_theme/runtime/backup/plan";
import { drawPlan, summary } from "../../../site_theme/runtime/backup/preview";
import { readSave } from "../../../site_theme/runtime/backup/read";
import { underTodaysNames } from "../../../site_theme/runtime/backup/rename";
import { emptySheet, readSheet, same } from "../../../site_theme/runtime/record";
import { catalogueFrom } from "../../../site_theme/runtime/workbook/catalogue";
import { chapters } from "../../../site_theme/runtime/workbook/written";
import { startBackupAge, startBackupNote } from "../../../site_theme/runtime/backup/note";
import { asJson } from "../../../site_theme/runtime/backup/unread-part";
import { render } from "../../../site_theme/node_modules/lit-html";

Object.assign(globalThis, {
  saveFile: {
    addsSomething,
    asJson,
    catalogueFrom,
    chapters,
    drawPlan,
    emptySheet,
    fileName,
    incomingOf,
    makeCopy,
    placeOf,
    planFor,
    readSave,
    readSheet,
    render,
    same,
    sealOf,
    startBackupAge,
    startBackupNote,
    summary,
    underTodaysNames,
  },
});
