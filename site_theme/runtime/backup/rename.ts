// Brings a file from an earlier edition up to today's names, so that its answers meet those that are here now.

import { carryOver, fits, type Renamed, type SheetKey, type Version } from "../record";
import type { Catalogue } from "../workbook/catalogue";
import { weekCalled, worksheetCalled } from "../workbook/written";
import { join } from "./join";
import type { Save, SavedSheet } from "./save";

/** Return the save with every worksheet, occasion and field under the name that it has today. What the course no longer knows stays as it is. */
export function underTodaysNames(save: Save, catalogue: Catalogue): Save {
  const sheets = new Map<string, SavedSheet>();
  for (const old of save.sheets) {
    const sheet = renamed(old, catalogue);
    const place = `${sheet.worksheet}/${sheet.occasion}`;
    const twin = sheets.get(place);
    sheets.set(place, twin === undefined ? sheet : join(twin, sheet));
  }
  return { ...save, sheets: [...sheets.values()], versions: save.versions.map((version) => renamedVersion(version, catalogue)) };
}

function renamed(sheet: SavedSheet, catalogue: Catalogue): SavedSheet {
  const key = keyToday(sheet, catalogue);
  const { answers, clashes } = carryOver({ ...sheet, space: "", revision: 0 }, renamedFields(key, catalogue));
  return { ...sheet, ...key, answers, clashes };
}

function renamedVersion(version: Version, catalogue: Catalogue): Version {
  const key = keyToday(version, catalogue);
  const fields = renamedFields(key, catalogue);
  const today = fields.find(({ from, type }) => from.includes(version.field) && fits(version.answer, type));
  return { ...version, ...key, field: today?.field ?? version.field };
}

// A check-in's occasion is its week.
function keyToday({ worksheet, occasion }: SheetKey, catalogue: Catalogue): SheetKey {
  return { worksheet: worksheetCalled(catalogue, worksheet)?.id ?? worksheet, occasion: weekCalled(catalogue, occasion)?.id ?? occasion };
}

function renamedFields({ worksheet, occasion }: SheetKey, catalogue: Catalogue): Renamed[] {
  const own = catalogue.sheets.find((sheet) => sheet.worksheet === worksheet && sheet.occasion === occasion)?.own ?? [];
  return [...(worksheetCalled(catalogue, worksheet)?.fields ?? []), ...own]
    .filter(({ renamedFrom }) => renamedFrom.length > 0)
    .map(({ id, type, renamedFrom }) => ({ field: id, type, from: renamedFrom }));
}
