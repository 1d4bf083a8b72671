import { expect, test } from "vitest";

import { read, waits, type Prefix } from "./grammar";
import { following, keyTable, prefixes, PREFIX_MS } from "./keys";

const h: Prefix = { key: "h", since: 1000 };

test("a digit marks, the ten of them by their own number", () => {
  expect(read("3", null, 0)).toMatchObject({ kind: "command", row: { command: "mark" }, digit: 3 });
  expect(read("0", null, 0)).toMatchObject({ kind: "command", row: { command: "mark" }, digit: 0 });
});

test("a prefix waits, and the next key completes it", () => {
  expect(read("h", null, 1000)).toEqual({ kind: "prefix", prefix: h });
  expect(read("2", h, 1500)).toMatchObject({ kind: "command", row: { command: "hint" }, digit: 2 });
  expect(read("0", h, 1500)).toMatchObject({ kind: "command", row: { command: "improvised" }, digit: null });
});

test("g twice means it works", () => {
  const g: Prefix = { key: "g", since: 0 };
  expect(read("g", g, 10)).toMatchObject({ row: { command: "milestone", kind: "working" } });
  expect(read("w", g, 10)).toMatchObject({ row: { command: "milestone", kind: "working" } });
});

test("k then a letter names a condition, also where the letter alone is a command", () => {
  const k: Prefix = { key: "k", since: 0 };
  expect(read("e", k, 10)).toMatchObject({ row: { command: "condition", kind: "own-editor" } });
  expect(read("b", k, 10)).toMatchObject({ row: { command: "condition", kind: "seen-before" } });
  expect(read("e", null, 10)).toMatchObject({ row: { command: "end" } });
});

test("a, i and d with a digit decide on a finding; l and v stand alone", () => {
  expect(read("1", { key: "a", since: 0 }, 10)).toMatchObject({ row: { command: "finding", decision: "attach" }, digit: 1 });
  expect(read("2", { key: "i", since: 0 }, 10)).toMatchObject({ row: { command: "finding", decision: "ask" }, digit: 2 });
  expect(read("3", { key: "d", since: 0 }, 10)).toMatchObject({ row: { command: "finding", decision: "dismiss" }, digit: 3 });
  expect(read("l", null, 0)).toMatchObject({ row: { command: "lines" } });
  expect(read("v", null, 0)).toMatchObject({ row: { command: "more" } });
});

test("a prefix lapses after three seconds, and the key then means what it means alone", () => {
  expect(waits(h, 1000 + PREFIX_MS - 1)).toBe(true);
  expect(waits(h, 1000 + PREFIX_MS)).toBe(false);
  expect(read("2", h, 1000 + PREFIX_MS)).toMatchObject({ row: { command: "mark" }, digit: 2 });
});

test("Escape leaves a prefix", () => {
  expect(read("Escape", h, 1100)).toEqual({ kind: "left" });
});

test("a slip after a prefix does nothing", () => {
  expect(read("q", h, 1100)).toEqual({ kind: "unknown", keys: "h q" });
  expect(read("e", h, 1100)).toEqual({ kind: "unknown", keys: "h e" });
});

test("Enter and s start only before the conversation", () => {
  expect(read("s", null, 0, true)).toMatchObject({ row: { command: "start" } });
  expect(read("Enter", null, 0, true)).toMatchObject({ row: { command: "start" } });
  expect(read("s", null, 0)).toEqual({ kind: "nothing" });
});

test("no two rows share a key, and a prefix is no command of its own", () => {
  const all = keyTable.flatMap((row) => [row.keys, ...(row.also ?? [])]);
  expect(new Set(all).size).toBe(all.length);
  for (const prefix of Object.keys(prefixes)) {
    expect(all).not.toContain(prefix);
    expect(following(prefix).length).toBeGreaterThan(0);
  }
});
