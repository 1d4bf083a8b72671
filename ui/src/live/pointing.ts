/** What the next digit marks with: lines of the code, or a finding that still needs its signal. */
import type { Action } from "../ipc";

export type Pointed =
  | { kind: "lines"; snapshot: string; lines: [number, number] }
  | { kind: "finding"; finding: string; words: string };

/** A mark as it is made while something is pointed at. */
export function pointedAt(action: Action, pointed: Pointed | null): Action {
  if (action.do !== "mark" || !pointed) return action;
  if (pointed.kind === "lines") return { ...action, lines: pointed.lines, snapshot: pointed.snapshot };
  return { do: "finding", finding: pointed.finding, decision: "attach", signal: action.signal };
}

/** Lines from where a choice began to where it is now, in either direction. */
export const span = (from: number, to: number): [number, number] => [Math.min(from, to), Math.max(from, to)];

/** Where a key moves to among `last` lines; null for a key that moves nowhere. */
export function moved(key: string, at: number, last: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: last }[key];
  return to === undefined ? null : Math.min(Math.max(to, 1), last);
}
