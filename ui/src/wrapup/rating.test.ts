import { describe, expect, it } from "vitest";

import { isAboveCap, keyOf, nextWaiting, placeOf, rateAction, ratingKey, ratingOptions, ratingWords, waiting } from "./rating";
import type { RatingRow, RatingSheet } from "../shared/sheets";

const press = (code: string, key: string, held: { ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) =>
  ratingKey({ code, key, ctrlKey: false, altKey: false, metaKey: false, ...held }, 4);

const row = (more: Partial<RatingRow> = {}): RatingRow => ({
  competency: "testing",
  name: "Testing",
  anchors: [{ point: 3, name: "Solid", text: "Each failure has a test." }],
  bar: 3,
  cap: null,
  given: null,
  why: null,
  draft: null,
  despite: null,
  provisional: false,
  evidence: [],
  ...more,
});

describe("keys of the rating sheet", () => {
  it("takes digits by position, on AZERTY and on the number pad", () => {
    expect(press("Digit3", "3")).toEqual({ point: 3 });
    expect(press("Digit3", '"')).toEqual({ point: 3 });
    expect(press("Numpad4", "4")).toEqual({ point: 4 });
  });

  it("keeps what is missing apart from points", () => {
    expect(press("Digit0", "à")).toBe("not-assessed");
    expect(press("Minus", "-")).toBe("no-evidence");
    expect(press("Digit6", "-")).toBe("no-evidence");
    expect(press("NumpadSubtract", "-")).toBe("no-evidence");
  });

  it("takes i by what is printed, and by position where no Latin letter is printed", () => {
    expect(press("KeyI", "i")).toBe("invalid");
    expect(press("KeyI", "ш")).toBe("invalid");
    expect(press("KeyI", "c")).toBeNull();
  });

  it("leaves digits that are not on the scale alone", () => {
    expect(press("Digit5", "5")).toBeNull();
    expect(press("Digit6", "6")).toBeNull();
  });

  it("leaves chords to others", () => {
    expect(press("Digit3", "3", { ctrlKey: true })).toBeNull();
    expect(press("Digit3", "3", { altKey: true })).toBeNull();
    expect(press("Digit3", "3", { metaKey: true })).toBeNull();
  });
});

describe("choices of a competency", () => {
  const options = ratingOptions({ anchors: [1, 2].map((point) => ({ point, name: "", text: "" })) });

  it("are the points of the scale, then what can be missing", () => {
    expect(options).toEqual([{ point: 1 }, { point: 2 }, "not-assessed", "no-evidence", "invalid"]);
  });

  it("are found by the rating that was given", () => {
    expect(placeOf(options, keyOf(2))).toBe(1);
    expect(placeOf(options, keyOf("no-evidence"))).toBe(3);
    expect(placeOf(options, keyOf({ invalid: "wrong file" }))).toBe(4);
    expect(placeOf(options, keyOf(7))).toBe(-1);
  });
});

describe("the action that rates", () => {
  it("names no question over the whole interview, and leaves out empty words", () => {
    expect(rateAction({ question: null }, row(), "no-evidence", "  ")).toEqual({
      do: "rate",
      competency: "testing",
      rating: "no-evidence",
    });
  });

  it("keeps the words of an earlier rating", () => {
    expect(rateAction({ question: "err-001" }, row(), 4, " three tests ", "the hint came late")).toEqual({
      do: "rate",
      question: "err-001",
      competency: "testing",
      rating: 4,
      why: "three tests",
      despite: "the hint came late",
    });
  });

  it("asks for a reason only above what the hints allow, and only for points", () => {
    expect(isAboveCap(row({ cap: 3 }), 4)).toBe(true);
    expect(isAboveCap(row({ cap: 3 }), 3)).toBe(false);
    expect(isAboveCap(row({ cap: 1 }), "not-assessed")).toBe(false);
    expect(isAboveCap(row(), 4)).toBe(false);
  });
});

describe("words of a rating", () => {
  it("are the point with its name, or what is missing", () => {
    expect(ratingWords(3, row())).toBe("3 Solid");
    expect(ratingWords("not-assessed", row())).toBe("not assessed");
    expect(ratingWords({ invalid: "wrong file" }, row())).toBe("invalid: wrong file");
  });
});

it("counts rows that wait: not rated, or given during the conversation and not confirmed", () => {
  const sheet: RatingSheet = {
    question: "err-001",
    title: "",
    rows: [row(), row({ given: 3, provisional: true }), row({ given: 3 }), row({ given: "not-assessed" })],
  };
  expect(waiting([sheet])).toBe(2);
});

describe("what waits next", () => {
  const rows = (...given: (number | "provisional" | null)[]) =>
    given.map((one, at) => ({
      key: `${at}`,
      row: row({ given: one === "provisional" ? 3 : one, provisional: one === "provisional" }),
    }));

  it("is below, passing over what is rated and confirmed, and then from the top", () => {
    expect(nextWaiting(rows(null, 2, "provisional", null), "0")).toBe("2");
    expect(nextWaiting(rows(null, 2, 3, null), "3")).toBe("0");
  });

  it("is nothing where only this one, or what is on its way, is left", () => {
    expect(nextWaiting(rows(3, null, 2), "1")).toBeNull();
    expect(nextWaiting(rows(null, null, null), "1", new Set(["0", "2"]))).toBeNull();
  });
});
