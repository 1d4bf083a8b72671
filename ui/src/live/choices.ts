/** What can follow a prefix, or a mark, as far as the question goes. */
import { keys as all } from "../keys/force.svelte";
import type { Desk } from "./desk.svelte";
import { offerWords, trayLines } from "./findings";
import type { KeyRow } from "./keys";

export type Choice = { row: KeyRow; digit: number | null; keys: string; label: string };

/** Rows with a counted key become one entry a number. */
export function choices(prefix: string, { session: { view, kit }, more }: Pick<Desk, "session" | "more">): Choice[] {
  const question = kit.questions.find(({ id }) => id === view.question);
  return all.following(prefix).flatMap((row): Choice[] => {
    const second = row.keys.slice(prefix.length + 1);
    if (row.command === "finding") {
      const { lines } = trayLines(view.findings, more);
      return lines.flatMap((line) => (line.digit === null ? [] : [one(row, line.digit, offerWords(line))]));
    }
    if (second !== "#") return [{ row, digit: null, keys: second, label: row.label }];
    if (row.command === "mark-throughout")
      return view.throughout.map(({ key, label }) => one(row, Number(key.slice(1)), label));
    const many = (row.command === "hint" ? question?.hints.length : question?.follow_ups.length) ?? 0;
    return Array.from({ length: Math.min(many, 10) }, (_, at) => one(row, (at + 1) % 10, ""));
  });
}

const one = (row: KeyRow, digit: number, label: string): Choice => ({ row, digit, keys: String(digit), label });

/** What can follow a mark while it is fresh. */
export const suffixes = () => all.force.rows.filter((row) => row.suffix || row.command === "note");
