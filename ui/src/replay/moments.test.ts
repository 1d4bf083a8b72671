import { expect, test } from "vitest";

import type { Timeline } from "../ipc";
import { clock, placeAt, placeOf } from "./moments";

const entry = (seq: number, call_ms: number) => ({ seq, call_ms, at: "", words: "", undone: false });
const timeline: Timeline = { ends_ms: 60_000, entries: [entry(1, 0), entry(2, 0), entry(4, 30_000), entry(5, 60_000)] };

test("a step goes to the action before or after, and stops at either end", () => {
  expect(placeOf(timeline, 2)).toEqual({ at: 2, callMs: 30_000 });
  expect(placeOf(timeline, -1)).toEqual({ at: 0, callMs: 0 });
  expect(placeOf(timeline, 9)).toEqual({ at: 3, callMs: 60_000 });
  expect(placeOf({ ends_ms: 0, entries: [] }, 0)).toEqual({ at: 0, callMs: 0 });
});

test("at a moment all is done that was done by then", () => {
  expect(placeAt(timeline, 0).at).toBe(1);
  expect(placeAt(timeline, 29_999).at).toBe(1);
  expect(placeAt(timeline, 30_000)).toEqual({ at: 2, callMs: 30_000 });
});

test("the clock shows hours only where there are some", () => {
  expect([0, 751_999, 3_729_000].map(clock)).toEqual(["00:00", "12:31", "1:02:09"]);
});
