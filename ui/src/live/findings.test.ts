import { expect, test } from "vitest";

import type { FindingGroup, FindingsTray } from "../ipc";
import { isAsked, isOffered, offerWords, provisos, trayLines } from "./findings";

const group = (detector: string, over: Partial<FindingGroup> = {}): FindingGroup => ({
  detector,
  count: 1,
  speaks: "against",
  ask: `${detector}?`,
  wanted: true,
  signal: { id: "avoids-unwrap", key: "2", label: "avoids unwrap" },
  findings: [{ id: `${detector}-1`, lines: [12, 12], text: "x", ask: `${detector} at line 12?` }],
  ...over,
});

const tray = (over: Partial<FindingsTray> = {}): FindingsTray => ({
  capture: "c1",
  groups: [],
  asked: [],
  rests: null,
  not_looked: null,
  syntax_errors: 0,
  left_out: 0,
  moments: [],
  ...over,
});

const asked = { id: "old", detector: "leftover", lines: null, ask: "why?", at: "2026-11-20T10:41:00Z", signal: null };

test("at most three groups stand in the tray, and only those a signal of the question names", () => {
  const groups = [group("a"), group("b"), group("c"), group("d"), group("e", { wanted: false, signal: null })];
  const few = trayLines(tray({ groups }), false);
  expect(few.lines.map(({ detector, digit }) => [detector, digit])).toEqual([["a", 1], ["b", 2], ["c", 3]]);
  expect(few.hidden).toBe(2);
  expect(trayLines(tray({ groups }), true).lines.map(({ detector }) => detector)).toEqual(["a", "b", "c", "d", "e"]);
});

test("opening the rest renumbers nothing, what was asked included", () => {
  const full = tray({ groups: [group("a"), group("z", { wanted: false })], asked: [asked] });
  const before = trayLines(full, false).lines.map(({ id, digit }) => [id, digit]);
  expect(before).toEqual([["a-1", 1], ["old", 2]]);
  expect(trayLines(full, true).lines.slice(0, 2).map(({ id, digit }) => [id, digit])).toEqual(before);
});

test("the tenth line has the digit 0, and later ones have none", () => {
  const groups = Array.from({ length: 12 }, (_, at) => group(`g${at}`));
  const digits = trayLines(tray({ groups }), true).lines.map(({ digit }) => digit);
  expect(digits).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, null, null]);
});

test("a digit speaks of the first place of its group, and the group says how many there are", () => {
  const [line] = trayLines(tray({ groups: [group("question-mark", { count: 4 })] }), false).lines;
  expect(line).toMatchObject({ id: "question-mark-1", ask: "question-mark at line 12?", group: { count: 4 } });
});

test("only what waits can be decided on", () => {
  const findings = tray({ groups: [group("a")], asked: [asked] });
  expect(isOffered({ findings }, "a-1")).toBe(true);
  expect(isOffered({ findings }, "old")).toBe(true);
  expect(isAsked({ findings }, "old")).toBe(true);
  expect(isAsked({ findings }, "a-1")).toBe(false);
  expect(isOffered({ findings }, "gone")).toBe(false);
});

test("what was not seen is said in sentences, and nothing is said of code that was all seen", () => {
  expect(provisos(tray())).toEqual([]);
  expect(provisos(tray({ rests: "Detectors rest: pseudocode.", syntax_errors: 3 }))).toEqual(["Detectors rest: pseudocode."]);
  expect(provisos(tray({ not_looked: "Too deep.", syntax_errors: 1, left_out: 2 }))).toEqual([
    "Too deep.",
    "1 place in the code could not be read.",
    "2 findings beyond the limit are not shown.",
  ]);
});

test("a finding is named by its detector and its lines", () => {
  expect(offerWords({ detector: "acme/unwrap-call", lines: [12, 12] })).toBe("unwrap call, line 12");
  expect(offerWords({ detector: "unwrap-call", lines: [12, 14] })).toBe("unwrap call, lines 12–14");
  expect(offerWords({ detector: "use-after-move", lines: null })).toBe("use after move");
});
