import { expect, test } from "vitest";

import type { LiveKit, LiveView } from "../ipc";
import { keyTable, type Command } from "./keys";
import { meaning } from "./translate";

const signal = (key: string, id: string) => ({ key, id }) as LiveView["signals"][number];
const step = (id: string, is_question: boolean, now = false) =>
  ({ id, title: id, minutes: 5, is_question, dropped: false, done: false, now }) satisfies LiveView["steps"][number];

const kit = {
  questions: [{ id: "err-001", hints: [{}, {}], follow_ups: Array.from({ length: 10 }, () => ({})) }],
} as unknown as LiveKit;

const view = (over: Partial<LiveView> = {}) =>
  ({
    phase: "live",
    question: "err-001",
    signals: [signal("1", "first"), signal("0", "tenth")],
    throughout: [signal("m1", "aloud")],
    steps: [step("opening", false), step("err-001", true, true), step("wrap-up", false)],
    ...over,
  }) as LiveView;

function does(command: Command, digit: number | null = null, now = view()) {
  const row = keyTable.find((known) => known.command === command);
  return row && meaning(row, digit, kit, now);
}

test("a digit finds its signal by the key the desk gave it, the tenth by 0", () => {
  expect(does("mark", 1)).toEqual({ action: { do: "mark", signal: "first", shown: "unprompted" } });
  expect(does("mark", 0)).toEqual({ action: { do: "mark", signal: "tenth", shown: "unprompted" } });
  expect(does("mark-throughout", 1)).toEqual({ action: { do: "mark", signal: "aloud", shown: "unprompted" } });
});

test("a digit without a signal marks nothing and says so", () => {
  expect(does("mark", 7)).toEqual({ why: "No signal has the key 7 here." });
  expect(does("mark", 1, view({ question: null, signals: [] }))).toMatchObject({ why: expect.stringContaining("No question is open") });
});

test("hints and follow-ups end where the question's do", () => {
  expect(does("hint", 2)).toEqual({ action: { do: "hint", n: 2, cap: {} } });
  expect(does("hint", 3)).toMatchObject({ why: expect.stringContaining("no hint 3") });
  expect(does("follow-up", 0)).toEqual({ action: { do: "follow-up", n: 10 } });
  expect(does("follow-up", 1, view({ question: null }))).toMatchObject({ why: expect.stringContaining("No question is open") });
});

test("pages go through the parts, and stop at either end", () => {
  expect(does("next")).toEqual({ action: { do: "open-block", block: "wrap-up" } });
  expect(does("previous")).toEqual({ action: { do: "open-block", block: "opening" } });
  const last = view({ steps: [step("err-001", true), step("wrap-up", false, true)] });
  expect(does("next", null, last)).toMatchObject({ why: expect.stringContaining("last part") });
  expect(does("previous", null, last)).toEqual({ action: { do: "open-question", question: "err-001" } });
});

test("a question that was dropped is passed over", () => {
  const dropped = { ...step("own-001", true), dropped: true };
  const steps = [step("opening", false, true), dropped, step("err-001", true)];
  expect(does("next", null, view({ question: null, steps }))).toEqual({ action: { do: "open-question", question: "err-001" } });
});

test("a wrong screen is noted without words, and the time away is taken off the clock", () => {
  const wrong = keyTable.find((row) => row.keys === "k w");
  expect(wrong && meaning(wrong, null, kit, view())).toEqual({ action: { do: "condition", kind: "wrong-screen" } });
  expect(does("discount")).toEqual({ action: { do: "discount-absence" } });
});

test("with no part open the next is the first", () => {
  const none = view({ question: null, steps: [step("opening", false), step("err-001", true)] });
  expect(does("next", null, none)).toEqual({ action: { do: "open-block", block: "opening" } });
});

test("the same key pauses and goes on", () => {
  expect(does("pause")).toEqual({ action: { do: "pause" } });
  expect(does("pause", null, view({ phase: "paused" }))).toEqual({ action: { do: "resume" } });
});

test("a bookmark points ten seconds back", () => {
  expect(does("bookmark")).toEqual({ action: { do: "bookmark", seconds_ago: 10, remarkable: false } });
});
