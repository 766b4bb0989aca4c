// What every page of a course can hold, by its name in `data-module`.

import { startEdition } from "./app/edition";
import { startApp } from "./app/part";
import { startBackupAge, startBackupNote } from "./backup/note";
import { startContinue } from "./continue";
import { startCopyLink } from "./copy-link";
import { startFolderNote } from "./folder-note";
import { startHelplines } from "./helplines";
import { startLeave } from "./leave/leave";
import { startMaterialWhenNeeded } from "./material";
import { startNeutralTab } from "./neutral";
import { recordVisit } from "./page";
import { startPrint } from "./print";
import { startReadToggle } from "./read-toggle";
import { startSheet } from "./sheet";
import { startSpaceBar } from "./spaces/bar";
import type { Start } from "./start";

/** The parts that any page may have. The way out comes first. */
export const STARTS: Readonly<Record<string, Start>> = {
  leave: startLeave,
  "neutral-tab": startNeutralTab,
  sheet: startSheet,
  page: recordVisit,
  continue: startContinue,
  "read-toggle": startReadToggle,
  "copy-link": startCopyLink,
  print: startPrint,
  material: startMaterialWhenNeeded,
  "space-bar": startSpaceBar,
  "folder-note": startFolderNote,
  "backup-age": startBackupAge,
  "backup-note": startBackupNote,
  edition: startEdition,
  app: startApp,
  helplines: startHelplines,
};
