/** From strokes to rows of the key table: prefixes, what follows them, and when they lapse. */
import { keyTable, prefixes, PREFIX_MS, type KeyRow } from "./keys";

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
export function read(typed: string, prefix: Prefix | null, now: number, before = false): Read {
  if (waits(prefix, now)) {
    if (typed === "Escape") return { kind: "left" };
    const keys = `${prefix.key} ${typed}`;
    const found = find(keys, before);
    return found ?? { kind: "unknown", keys };
  }
  if (typed in prefixes) return { kind: "prefix", prefix: { key: typed, since: now } };
  return find(typed, before) ?? { kind: "nothing" };
}

function find(keys: string, before: boolean): Read | null {
  const exact = rowOf(keys, before);
  if (exact) return { kind: "command", row: exact, digit: null };
  const digit = /(?:^| )(\d)$/.exec(keys)?.[1];
  const counted = digit && rowOf(`${keys.slice(0, -1)}#`, before);
  return counted ? { kind: "command", row: counted, digit: Number(digit) } : null;
}

const rowOf = (keys: string, before: boolean) =>
  keyTable.find((row) => (before || !row.before) && (row.keys === keys || row.also?.includes(keys)));
