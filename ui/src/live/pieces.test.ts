import { expect, test } from "vitest";

import { isIn, pieces } from "./pieces";

const words = (line: string, spans: Parameters<typeof pieces>[1]) => pieces(line, spans).map(({ text }) => text);

test("a line is cut where its spans begin and end, and nothing of it is lost", () => {
  const line = "let x = 1;";
  const cut = pieces(line, [
    { start: 0, end: 3, class: "keyword" },
    { start: 8, end: 9, class: "number" },
  ]);
  expect(cut.map((piece) => [piece.text, piece.class])).toEqual([
    ["let", "keyword"],
    [" x = ", null],
    ["1", "number"],
    [";", null],
  ]);
  expect(words(line, []).join("")).toBe(line);
  expect(pieces("", [])).toEqual([]);
});

test("a hidden character is written out, so that it turns nothing around", () => {
  expect(words("a\u202Eb", [{ start: 1, end: 2, class: "hidden" }])).toEqual(["a", "⟨U+202E⟩", "b"]);
  expect(words("\u200B\u200B", [{ start: 0, end: 2, class: "hidden" }])).toEqual(["⟨U+200B⟩⟨U+200B⟩"]);
});

test("letters of another script stay as they are, and say which they are", () => {
  const [piece] = pieces("\u0430dmin", [{ start: 0, end: 5, class: "foreign" }]);
  expect(piece).toMatchObject({ text: "\u0430dmin", about: expect.stringContaining("U+0430") });
  expect(piece?.about).not.toContain("U+0064");
});

test("spans count as the strings of this window do, past letters outside the first plane", () => {
  expect(words("𝒳 = 1", [{ start: 5, end: 6, class: "number" }])).toEqual(["𝒳 = ", "1"]);
});

test("a run holds its first line and its last", () => {
  const runs: [number, number][] = [[2, 3], [7, 7]];
  expect([1, 2, 3, 4, 7].map((line) => isIn(runs, line))).toEqual([false, true, true, false, true]);
});
