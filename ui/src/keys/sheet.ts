/** The sheet of keys: what is in force, in words. */
import type { KeyRow } from "../live/keys";
import type { InForce } from "./bindings";
import { text } from "./text";

export type SheetLine = { keys: string[]; label: string };
export type SheetGroup = { group: string; lines: SheetLine[] };

/** The groups of the sheet: on the live desk what works there, elsewhere everything, the screens first. */
export function sheetGroups({ rows, screens, prefixes }: InForce, live: boolean): SheetGroup[] {
  const told = (row: KeyRow) => {
    const begun = "kind" in row ? prefixes[row.keys.split(" ")[0] ?? ""]?.label.toLowerCase() : undefined;
    return `${begun ? `${begun}: ` : ""}${row.label}${row.suffix ? text.suffix : ""}`;
  };
  const interview = grouped(rows.map((row) => ({ group: row.group, keys: [row.keys, ...(row.also ?? [])], label: told(row) })));
  const around = grouped(screens.filter(({ on }) => !live || on === "everywhere").map((row) => ({ group: row.group, keys: [row.keys], label: row.label })));
  for (const { group, lines } of interview) {
    if (group === "Words") lines.push(...text.inNoteLine);
  }
  return live ? [...interview, ...around] : [...around, ...interview];
}

function grouped(lines: (SheetLine & { group: string })[]): SheetGroup[] {
  const groups = new Map<string, SheetLine[]>();
  for (const { group, keys, label } of lines) {
    groups.set(group, [...(groups.get(group) ?? []), { keys: keys.map((key) => key.replace("#", "1–9")), label }]);
  }
  return [...groups].map(([group, lines]) => ({ group, lines }));
}
