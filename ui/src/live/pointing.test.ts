import { expect, test } from "vitest";

import type { Action } from "../ipc";
import { moved, pointedAt, span } from "./pointing";

const mark: Action = { do: "mark", signal: "avoids-unwrap", shown: "unprompted" };

test("a digit marks with the lines that are chosen, of the capture they were chosen in", () => {
  expect(pointedAt(mark, { kind: "lines", snapshot: "c1", lines: [3, 5] })).toEqual({ ...mark, lines: [3, 5], snapshot: "c1" });
});

test("a digit attaches a finding that waits for its signal", () => {
  expect(pointedAt(mark, { kind: "finding", finding: "f1", words: "" })).toEqual({
    do: "finding",
    finding: "f1",
    decision: "attach",
    signal: "avoids-unwrap",
  });
});

test("nothing else is changed by what is pointed at", () => {
  expect(pointedAt({ do: "hint", n: 1, cap: {} }, { kind: "lines", snapshot: "c1", lines: [1, 1] })).toEqual({ do: "hint", n: 1, cap: {} });
  expect(pointedAt(mark, null)).toBe(mark);
});

test("lines run from the first to the last, whichever way they were chosen", () => {
  expect(span(7, 3)).toEqual([3, 7]);
  expect(span(3, 7)).toEqual([3, 7]);
});

test("arrows stay within the code", () => {
  expect(moved("ArrowDown", 9, 9)).toBe(9);
  expect(moved("ArrowUp", 1, 9)).toBe(1);
  expect(moved("End", 1, 9)).toBe(9);
  expect(moved("Home", 5, 9)).toBe(1);
  expect(moved("x", 5, 9)).toBeNull();
});
