import { expect, it } from "vitest";

import type { HomeView, InterviewRow } from "../ipc";
import { groups, isFirstDay, isNear, leadsTo, leadsToHit, soon } from "./groups";

const row = (id: string, state: InterviewRow["state"], starts_at: string | null = null): InterviewRow => ({
  id,
  candidate: id,
  role: "systems",
  level: "senior",
  kit: "phone-screen",
  state,
  planned_at: "2026-11-19T08:00:00Z",
  starts_at,
  started_at: null,
  submitted_at: null,
  part: "lead",
  practice: false,
  rated: "0 of 3",
  interviewer: "Kim",
});
const view = (unfinished: InterviewRow[], submitted: InterviewRow[] = []): HomeView => ({
  unfinished,
  submitted,
  shadowed: [],
  practice: [],
  questions: 10,
  kits: 3,
  bank_problems: [],
  read_only: null,
  data_folder: "/data",
});

it("puts what runs first, then today by the clock and other days by theirs, and keeps the order of the rest", () => {
  const now = new Date("2026-11-20T12:00:00");
  const unfinished = [
    row("late", "planned", new Date("2026-11-20T16:00:00").toISOString()),
    row("rate", "ended"),
    row("early", "planned", new Date("2026-11-20T09:00:00").toISOString()),
    row("in a week", "planned", new Date("2026-11-27T09:00:00").toISOString()),
    row("open", "planned"),
    row("tomorrow", "planned", new Date("2026-11-21T09:00:00").toISOString()),
    row("paused", "paused"),
    row("live", "live"),
  ];
  const sorted = groups({ unfinished, practice: [row("drill", "live"), row("old drill", "ended")] }, now);
  const ids = (rows: InterviewRow[]) => rows.map(({ id }) => id);
  expect(ids(sorted.running)).toEqual(["paused", "live", "drill"]);
  expect(ids(sorted.today)).toEqual(["early", "late"]);
  expect(ids(sorted.prepared)).toEqual(["tomorrow", "in a week", "open"]);
  expect(ids(sorted.toRate)).toEqual(["rate"]);
  expect(ids(sorted.practice)).toEqual(["old drill"]);
});

it("leads to the screen that goes on with an interview", () => {
  expect(leadsTo(row("a", "planned"))).toEqual({ name: "live", interview: "a" });
  expect(leadsTo(row("a", "paused"))).toEqual({ name: "live", interview: "a" });
  expect(leadsTo(row("a", "ended"))).toEqual({ name: "wrap-up", interview: "a" });
  expect(leadsTo(row("a", "submitted"))).toEqual({ name: "scorecard", interview: "a" });
});

it("leads from a note to its interview wherever that stands", () => {
  const home = view([row("b", "ended")], [row("c", "submitted")]);
  expect(leadsToHit("b", home)).toEqual({ name: "wrap-up", interview: "b" });
  expect(leadsToHit("c", home)).toEqual({ name: "scorecard", interview: "c" });
});

it("is the first day only while nothing was ever prepared", () => {
  expect(isFirstDay(view([]))).toBe(true);
  expect(isFirstDay({ ...view([]), practice: [row("p", "ended")] })).toBe(false);
});

it("says what begins within five minutes, until it is half an hour late", () => {
  const now = new Date("2026-11-20T10:00:00Z");
  const early = row("early", "planned", "2026-11-20T09:20:00Z");
  const late = row("late", "planned", "2026-11-20T09:40:00Z");
  const near = row("near", "planned", "2026-11-20T10:05:00Z");
  const far = row("far", "planned", "2026-11-20T10:05:01Z");
  expect(soon([far], now)).toBeNull();
  expect(soon([early, near, far], now)?.id).toBe("near");
  expect(soon([early, late, near], now)?.id).toBe("late");
  expect([near, late, far].map(({ starts_at }) => isNear(new Date(starts_at ?? ""), now))).toEqual([true, false, false]);
});
