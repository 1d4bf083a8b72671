import { expect, test } from "vitest";

import type { Entry } from "./entries";
import { after, ranked } from "./ranking";

const entry = (id: string, label = id): Entry => ({ id, label, group: "", run: () => undefined });
const ids = (query: string, recent: string[], ...entries: Entry[]) => ranked(entries, query, recent).map(({ entry }) => entry.id);

test("without a query what was done last comes first, the rest as it stands", () => {
  expect(ids("", ["c", "b"], entry("a"), entry("b"), entry("c"), entry("d"))).toEqual(["c", "b", "a", "d"]);
});

test("with a query the better comes first, and of two alike the recent one", () => {
  expect(ids("hint", ["h2"], entry("h1", "hint 1"), entry("h2", "hint 2"))).toEqual(["h2", "h1"]);
  expect(ids("note", ["x"], entry("x", "denote"), entry("n", "note"))).toEqual(["n", "x"]);
});

test("what two offer is shown once, as the first has it", () => {
  const found = ranked([entry("keys", "these keys"), entry("keys", "Keys")], "", []);
  expect(found.map(({ entry }) => entry.label)).toEqual(["these keys"]);
});

test("what is done again moves to the front, and the list does not grow for ever", () => {
  expect(after(["a", "b"], "b")).toEqual(["b", "a"]);
  expect(after(Array.from({ length: 40 }, (_, at) => String(at)), "x")).toHaveLength(30);
});
