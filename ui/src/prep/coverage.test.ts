import { expect, test } from "vitest";

import type { CompetencyCoverage, Coverage } from "../ipc";
import { cells, falls, levelOf, namesIn } from "./coverage";

const question = (id: string) =>
  ({ id, title: id, kind: "coding", kit: "k", minutes: 20, needs: 10, variants: 0 }) as const;
const competency = (id: string, asked: CompetencyCoverage["asked"]): CompetencyCoverage => ({
  id,
  name: id.toUpperCase(),
  needed: true,
  weight: 1,
  bar: 3,
  asked,
  throughout: [],
  times: asked.length,
  state: "met",
  why: "",
});
const coverage: Coverage = {
  of: "kit",
  id: "k",
  role: null,
  level: "senior",
  interviews: [],
  minutes: 60,
  questions: [question("a"), question("b")],
  competencies: [competency("x", [{ question: "b", bar: 3, reach: 4 }]), competency("y", [{ question: "a", bar: null, reach: 4 }])],
  levels: [
    { level: "mid", met: true, missing: [], single: [] },
    { level: "senior", met: false, missing: ["y"], single: ["x"] },
  ],
  gaps: [],
};

test("a cell says the bar, that there is none, or that the question does not rate it", () => {
  const rows = coverage.competencies.map(({ asked }) => cells(coverage, asked).map((cell) => cell && cell.bar));
  expect(rows).toEqual([
    [null, 3],
    [null, null],
  ]);
  expect(coverage.competencies.map(({ asked }) => cells(coverage, asked).map((cell) => cell !== null))).toEqual([
    [false, true],
    [true, false],
  ]);
});

test("the level that was asked for is told, with what it lacks by name", () => {
  expect(levelOf(coverage)?.missing).toEqual(["y"]);
  expect(namesIn(coverage, ["y", "gone"])).toEqual(["Y", "gone"]);
  expect(levelOf({ ...coverage, level: "staff" })).toBeUndefined();
  expect((["met", "single", "below", "not-asked", "no-bar"] as const).map(falls)).toEqual([false, false, true, true, false]);
});
