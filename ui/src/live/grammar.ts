/** From strokes to rows of the key table: prefixes, what follows them, and when they lapse. */
import { keyTable, prefixes, PREFIX_MS, type KeyRow } from "./keys";

/** The table as it is in force. */
export type Keys = { rows: KeyRow[]; prefixes: Record<string, unknown> };

const atFirst: Keys = { rows: keyTable, prefixes };

export type Prefix = { key: string; since: number };

export type Read =
  | { kind: "command"; row: KeyRow; digit: number | null }
  | { kind: "prefix"; prefix: Prefix }
  /** Escape left a prefix. */
  | { kind: "left" }
  /** What followed a prefix means nothing there; nothing is done, so that no slip becomes a command. */
  | { kind: "unknown"; keys: string }
  | { kind: "nothing" };

/** Whether a prefix still waits. */
export const waits = (prefix: Prefix | null, now: number): prefix is Prefix =>
  prefix !== null && now - prefix.since < PREFIX_MS;

/** Reads one stroke after an optional prefix. `before` is the time before the conversation begins. */
export function read(typed: string, prefix: Prefix | null, now: number, before = false, keys = atFirst): Read {
  if (waits(prefix, now)) {
    if (typed === "Escape") return { kind: "left" };
    const both = `${prefix.key} ${typed}`;
    return find(both, before, keys) ?? { kind: "unknown", keys: both };
  }
  if (Object.hasOwn(keys.prefixes, typed)) return { kind: "prefix", prefix: { key: typed, since: now } };
  return find(typed, before, keys) ?? { kind: "nothing" };
}

function find(typed: string, before: boolean, { rows }: Keys): Read | null {
  const rowOf = (keys: string) => rows.find((row) => (before || !row.before) && (row.keys === keys || row.also?.includes(keys)));
  const exact = rowOf(typed);
  if (exact) return { kind: "command", row: exact, digit: null };
  const digit = /(?:^| )(\d)$/.exec(typed)?.[1];
  const counted = digit && rowOf(`${typed.slice(0, -1)}#`);
  return counted ? { kind: "command", row: counted, digit: Number(digit) } : null;
}
