import { expect, test } from "vitest";

import { answered, asked, halfTyped, restored, type Ask } from "./ask";

test("what was half typed comes back with what it was typed for", () => {
  const ask: Ask = { kind: "condition", condition: "late", minutes: true };
  expect(restored(halfTyped({ ask, words: "the train", minutes: "9" }))).toEqual({ ask, words: "the train", minutes: "9" });
});

test("more of a condition names it, and holds minutes or words", () => {
  const ask: Ask = { kind: "explain", id: "c", condition: "late", minutes: true };
  expect(answered(ask, " the train ", 9)).toEqual({ do: "explain", condition: "c", minutes: 9, text: "the train" });
  expect(answered(ask, "", 9)).toEqual({ do: "explain", condition: "c", minutes: 9 });
  expect(asked(ask)).toMatchObject({ prompt: "Late", minutes: true, empty: false });
});

test("nothing typed is nothing kept", () => {
  expect(halfTyped({ ask: { kind: "fault" }, words: "", minutes: "" })).toBe("");
  expect(restored("")).toBeNull();
  expect(restored(undefined)).toBeNull();
});

test("what a newer version asks for, or what is torn, is left alone", () => {
  expect(restored('{"ask":{"kind":"weather"},"words":"rain","minutes":""}')).toBeNull();
  expect(restored('{"ask":{"kind":"fau')).toBeNull();
  expect(restored('{"words":"x"}')).toBeNull();
});
