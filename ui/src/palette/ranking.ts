/** Which entries are shown, in which order. */
import type { Entry } from "./entries";
import { match } from "./match";

/** No list in sight is longer. */
export const SHOWN = 60;
/** What was done lately counts so much, the last one most. */
const LATELY = 6;

export type Ranked = { entry: Entry; spans: [number, number][] };

/** The ids of what was done, the last first. */
export type Recent = readonly string[];

const KEPT = 30;

/** What was done lately, after one more. */
export const after = (recent: Recent, id: string): Recent => [id, ...recent.filter((other) => other !== id)].slice(0, KEPT);

/** Recent ones first; with a query the best first, and of those that are alike the recent ones. */
export function ranked(entries: Entry[], query: string, recent: Recent): Ranked[] {
  const searching = query.trim() !== "";
  const known = new Set<string>();
  const scored = entries.flatMap((entry, at) => {
    // What a screen offers itself stands for what is offered everywhere.
    if (known.has(entry.id)) return [];
    known.add(entry.id);
    const found = match(query, entry.label, `${entry.group} ${entry.more ?? ""}`);
    if (!found) return [];
    const ago = recent.indexOf(entry.id);
    const lately = ago === -1 ? 0 : searching ? LATELY * (1 - ago / KEPT) : 1000 - ago;
    return [{ entry, spans: found.spans, at, score: (searching ? found.score : 0) + lately }];
  });
  return scored.toSorted((one, other) => other.score - one.score || one.at - other.at).slice(0, SHOWN);
}
