/**
 * Which key does what, now: the table of keys with what the user changed in it. A change that cannot
 * hold, because its key is taken or means something of its own, is passed over and told; so whatever
 * stands in the file, no key means two things.
 */
import { idOf, keyTable, prefixes, type KeyRow } from "../live/keys";
import { screenTable, type ScreenRow } from "./screens";

export type Bindings = Record<string, string | undefined>;

/** One key that can be another: of a command, or of a prefix that others follow. */
export type Slot = {
  /** Its name in the settings. */
  id: string;
  label: string;
  group: string;
  /** Where its key must be the only one: on a screen, or after a prefix. */
  scope: string;
  /** The key it has by itself. */
  key: string;
  /** Other keys it keeps in any case. */
  also: string[];
  /** Begins what others end. */
  prefix?: true;
};

export type Prefixes = Record<string, { id: string; label: string }>;

export type InForce = {
  rows: KeyRow[];
  screens: ScreenRow[];
  /** By the key that begins them. */
  prefixes: Prefixes;
  /** The key of each slot. */
  keys: ReadonlyMap<string, string>;
  /** Names in the settings that were passed over. */
  ignored: string[];
};

const digit = /^[#\d]$/;
const split = (keys: string): [string, string | undefined] => {
  const at = keys.indexOf(" ");
  return at === -1 ? [keys, undefined] : [keys.slice(0, at), keys.slice(at + 1)];
};

/** All keys that can be changed, in the order of the table. */
export const slots: Slot[] = [
  ...keyTable.flatMap((row): Slot[] => {
    const [first, second] = split(row.keys);
    const own = { id: idOf(row), label: row.label, group: row.group };
    if (second === undefined) {
      return digit.test(first) ? [] : [{ ...own, scope: "live", key: first, also: row.also ?? [] }];
    }
    const prefix = prefixes[first];
    if (!prefix) return [];
    const known = keyTable.find(({ keys }) => keys.startsWith(`${first} `)) === row;
    const begins: Slot[] = known
      ? [{ id: prefix.id, label: `${prefix.label}: the first key`, group: row.group, scope: "live", key: first, also: [], prefix: true }]
      : [];
    if (digit.test(second)) return begins;
    const also = (row.also ?? []).map((keys) => split(keys)[1] ?? "");
    const label = `${prefix.label.toLowerCase()}: ${row.label}`;
    return [...begins, { ...own, label, scope: `live ${prefix.id}`, key: second, also }];
  }),
  ...screenTable
    .filter((row) => !row.fixed)
    .map((row) => ({ id: row.id, label: row.label, group: row.group, scope: row.on, key: row.keys, also: [] })),
];

const slotOf = new Map(slots.map((slot) => [slot.id, slot]));

/** Chords that the text fields, the system or the window itself need. */
const taken = new Set(["Mod+a", "Mod+c", "Mod+v", "Mod+x", "Mod+e", "Mod+u", "Mod+k", "Mod+q", "Mod+w"]);
const named = new Set(["Space", "Enter", "Backspace", "Delete", "PageDown", "PageUp"]);

/** Whether a key can be given to a slot at all. Digits mark, everywhere. */
export function fits({ key, prefix }: Slot, stroke: string): boolean {
  if (stroke.startsWith("Mod+")) return key.startsWith("Mod+") && /^Mod\+(Shift\+)?[a-z]$/.test(stroke) && !taken.has(stroke);
  if (key.startsWith("Mod+")) return false;
  if (/^F\d{1,2}$/.test(stroke)) return stroke !== "F1";
  if (named.has(stroke)) return !prefix;
  return [...stroke].length === 1 && !/[\d\s#+]/.test(stroke);
}

/** Who has a key in the slot's scope, other than itself. */
export function holder(slot: Slot, stroke: string, keys: ReadonlyMap<string, string>): Slot | null {
  const others = slots.filter((other) => other.id !== slot.id && other.scope === slot.scope);
  return others.find((other) => keys.get(other.id) === stroke || other.also.includes(stroke)) ?? null;
}

/** Whether a slot could give its key away: one that it has besides cannot be taken from it. */
export const gives = (other: Slot, stroke: string) => !other.also.includes(stroke);

/** What is in force with these changes. */
export function inForce(bindings: Bindings): InForce {
  const keys = new Map(slots.map((slot) => [slot.id, slot.key]));
  const changed = new Set<string>();
  const ignored: string[] = [];
  for (const [id, stroke] of Object.entries(bindings)) {
    const slot = slotOf.get(id);
    if (!slot || stroke === undefined || !fits(slot, stroke)) ignored.push(id);
    else if (stroke !== slot.key) {
      keys.set(id, stroke);
      changed.add(id);
    }
  }
  // Each turn takes one change back, so it ends; where all are taken back nothing clashes.
  for (let clashing = lastClash(); clashing; clashing = lastClash()) {
    keys.set(clashing.id, clashing.key);
    changed.delete(clashing.id);
    ignored.push(clashing.id);
  }
  return { ...placed(keys), keys, ignored };

  function lastClash(): Slot | undefined {
    return slots.findLast((slot) => changed.has(slot.id) && holder(slot, keys.get(slot.id) ?? "", keys));
  }
}

function placed(keys: ReadonlyMap<string, string>): Pick<InForce, "rows" | "screens" | "prefixes"> {
  const moved = (row: KeyRow): KeyRow => {
    const [first, second] = split(row.keys);
    const own = keys.get(idOf(row));
    if (second === undefined) return { ...row, keys: own ?? row.keys };
    const begins = keys.get(prefixes[first]?.id ?? "") ?? first;
    // The prefix pressed twice stays so, whichever key it is.
    const twice = (key: string) => (key === first ? begins : key);
    const also = row.also?.map((other) => `${begins} ${twice(split(other)[1] ?? "")}`);
    return { ...row, keys: `${begins} ${own ?? second}`, ...(also && { also }) };
  };
  const rows = keyTable.map(moved);
  const own = new Set(rows.map((row) => row.keys));
  return {
    rows: rows.map((row) => (row.also ? { ...row, also: row.also.filter((other) => !own.has(other)) } : row)),
    screens: screenTable.map((row) => ({ ...row, keys: keys.get(row.id) ?? row.keys })),
    prefixes: Object.fromEntries(Object.entries(prefixes).map(([key, prefix]) => [keys.get(prefix.id) ?? key, prefix])),
  };
}

/** The changes with one slot given a key; with `swap` whoever had the key gets this one's. */
export function rebound(bindings: Bindings, slot: Slot, stroke: string, swap: Slot | null): Record<string, string> {
  const { keys } = inForce(bindings);
  const next: Record<string, string> = {};
  for (const { id, key } of slots) {
    const now = id === slot.id ? stroke : id === swap?.id ? (keys.get(slot.id) ?? slot.key) : (keys.get(id) ?? key);
    if (now !== key) next[id] = now;
  }
  // What a newer version bound is not ours to drop.
  for (const [id, key] of Object.entries(bindings)) if (!slotOf.has(id) && key !== undefined) next[id] = key;
  return next;
}

/** The changes without that of one slot, and without those that its own key would clash with then. */
export const reset = (bindings: Bindings, slot: Slot): Record<string, string> => {
  const { keys } = inForce(bindings);
  return rebound(bindings, slot, slot.key, holder(slot, slot.key, keys));
};
