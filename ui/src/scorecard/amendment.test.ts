import { describe, expect, it } from "vitest";

import type { RatingRow, RatingSheet } from "../shared/sheets";
import { amendment, asSubmitted, needsDespite, type Edited } from "./amendment";

const row = (competency: string, more: Partial<RatingRow> = {}): RatingRow => ({
  competency,
  name: competency,
  anchors: [],
  bar: 3,
  cap: null,
  given: 3,
  why: "all three failures",
  draft: null,
  despite: null,
  provisional: false,
  evidence: [],
  ...more,
});
const sheets: RatingSheet[] = [
  { question: "err-001", title: "Config", rows: [row("error-handling", { cap: 3 }), row("testing", { given: null, why: null })] },
  { question: null, title: "Whole", rows: [row("communication", { given: { invalid: "line broke" }, why: null })] },
];
const view = { sheets, recommendation: { value: "yes", reason: "Designs failure.", consider: null }, feedback: null };
const edit = (change: (edited: Edited) => void) => {
  const edited = asSubmitted(view);
  change(edited);
  return amendment(view, edited);
};

describe("an amendment", () => {
  it("holds nothing while nothing was changed", () => {
    expect(edit(() => {})).toEqual([]);
    expect(edit((edited) => (edited.reason = "only a reason"))).toEqual([]);
  });

  it("rates again what was changed, with the words that go with it", () => {
    expect(edit((edited) => (edited.ratings["err-001/error-handling"]!.choice = "2"))).toEqual([
      { do: "rate", question: "err-001", competency: "error-handling", rating: 2, why: "all three failures" },
    ]);
    expect(edit((edited) => (edited.ratings["whole/communication"]!.choice = "no-evidence"))).toEqual([
      { do: "rate", competency: "communication", rating: "no-evidence" },
    ]);
  });

  it("carries the reason for a rating above what the hints allow, and only then", () => {
    const above = (edited: Edited) =>
      Object.assign(edited.ratings["err-001/error-handling"]!, { choice: "4", despite: "hint came late" });
    expect(edit(above)[0]).toMatchObject({ rating: 4, despite: "hint came late" });
    const below = edit((edited) => {
      above(edited);
      edited.ratings["err-001/error-handling"]!.choice = "2";
    });
    expect(below[0]).not.toHaveProperty("despite");
    expect(needsDespite(sheets[0]!.rows[0]!, { choice: "4", why: "", despite: "", invalid: "" })).toBe(true);
    expect(needsDespite(sheets[0]!.rows[0]!, { choice: "3", why: "", despite: "", invalid: "" })).toBe(false);
  });

  it("leaves out a rating that is not given, or whose reason is missing", () => {
    expect(edit((edited) => (edited.ratings["err-001/testing"]!.why = "three tests"))).toEqual([]);
    expect(edit((edited) => (edited.ratings["err-001/testing"]!.choice = "invalid"))).toEqual([]);
  });

  it("changes recommendation, words for the candidate and notes", () => {
    const actions = edit((edited) => {
      edited.recommendation = "no";
      edited.feedback = " Keep the tests. ";
      edited.note = "hint 2 came first";
    });
    expect(actions).toEqual([
      { do: "recommend", recommendation: "no", reason: "Designs failure." },
      { do: "feedback", text: "Keep the tests." },
      { do: "note", text: "hint 2 came first", visibility: "panel" },
    ]);
  });
});
