import { expect, test } from "vitest";

import { match } from "./match";

const order = (query: string, ...labels: string[]) =>
  labels
    .flatMap((label) => {
      const found = match(query, label);
      return found ? [{ label, score: found.score }] : [];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ label }) => label);

test("a word is met at its beginning first, then by initials, then within", () => {
  expect(order("cap", "escape hatch", "capture the code", "cut a path")).toEqual(["capture the code", "cut a path", "escape hatch"]);
  expect(order("hint", "hint 2", "hints", "a hint of your own")[0]).toBe("hint 2");
});

test("initials find, letters in order find, others do not", () => {
  expect(match("sb", "seen before")?.spans).toEqual([[0, 1], [5, 6]]);
  expect(match("cptr", "capture")).not.toBeNull();
  expect(match("rtpc", "capture")).toBeNull();
  expect(match("zz", "capture")).toBeNull();
});

test("every word must be met, in any order, without case or accents", () => {
  expect(match("EDITOR own", "own editor")).not.toBeNull();
  expect(match("zoe", "Zoë Ferrán")?.spans).toEqual([[0, 3]]);
  expect(match("own pencil", "own editor")).toBeNull();
});

test("what is met besides the label counts less and is not shown as met", () => {
  const found = match("err", "the config file", "err-001");
  expect(found?.spans).toEqual([]);
  expect(found?.score).toBeLessThan(match("err", "error type")?.score ?? 0);
});

test("besides the label only beginnings count, so that long lists do not fill up", () => {
  expect(match("hin", "retry or not", "err-005 error handling")).toBeNull();
  expect(match("han", "retry or not", "err-005 error handling")).not.toBeNull();
});

test("an empty query meets all alike", () => {
  expect(match("  ", "anything")?.spans).toEqual([]);
});
