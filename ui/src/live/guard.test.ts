import { expect, test } from "vitest";

import { createGuard, TYPING_MS, type Heard, type Struck } from "./guard";

type Key = string | Partial<Struck>;

const struck = (key: Key): Struck => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false };
  if (typeof key !== "string") return { key: "", code: "", ...bare, ...key };
  const code = /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "";
  return { key, code, ...bare };
};

/** Presses keys at these times, and tells what was heard at each. */
function hear(...keys: [Key, number][]): Heard<number>[] {
  let looks = 0;
  const guard = createGuard(() => (looks += 1));
  return keys.map(([key, at]) => guard.press(struck(key), at));
}

const kinds = (...keys: [Key, number][]) => hear(...keys).map(({ kind }) => kind);
const evenly = (keys: Key[], by: number) => keys.map((key, at): [Key, number] => [key, at * by]);

test("three letters within 400 ms are typing, from the first of them", () => {
  expect(hear(["t", 0], ["h", 200], ["e", TYPING_MS])).toEqual([
    { kind: "command" },
    { kind: "command" },
    { kind: "typing", words: "the", since: 0, before: 1 },
  ]);
});

test("a moment more, and they are commands", () => {
  expect(kinds(["g", 0], ["w", 200], ["n", TYPING_MS + 1])).toEqual(["command", "command", "command"]);
});

test("what follows belongs to it, until there is a rest", () => {
  expect(kinds(...evenly([..."the l1ne"], 120)).slice(2)).toEqual(["typing", ...Array<string>(5).fill("more")]);
  expect(kinds(["t", 0], ["h", 100], ["e", 200], ["3", 200 + TYPING_MS + 1])).toEqual(["command", "command", "typing", "command"]);
});

test("a slow beginning is part of the word it began", () => {
  const heard = hear(["l", 0], ["o", 350], ["n", 500], ["g", 640]);
  expect(heard.at(-1)).toEqual({ kind: "typing", words: "long", since: 0, before: 1 });
});

test.each([["h", "2"], ["m", "1"], ["3", "x"], ["g", "g"], ["k", "l"], ["m", "1", "m", "2", "h", "3", "f", "1"], ["3", "x", "4", "w", "5", "x"]])(
  "%s %s is never typing, however fast",
  (...keys) => {
    expect(new Set(kinds(...evenly(keys, 20)))).toEqual(new Set(["command"]));
  },
);

test("a chord, Enter, Escape and a sign that is a command end a run", () => {
  for (const between of [{ key: "z", ctrlKey: true }, "Enter", "Escape", "Backspace", "*", "?"]) {
    expect(kinds(["t", 0], ["h", 40], [between, 80], ["e", 120])).not.toContain("typing");
  }
});

test("Shift is no key of its own, a space and signs are part of what is typed", () => {
  expect(hear(["Shift", 0], ["I", 20], ["t", 90], ["s", 150]).at(-1)).toMatchObject({ kind: "typing", words: "Its" });
  expect(hear([" ", 0], ["a", 60], ["n", 120], ["'", 180], ["t", 240]).at(-1)).toMatchObject({ kind: "typing", words: "an't" });
});

test("letters of any script are letters", () => {
  const cyrillic = [..."это"].map((key, at): [Key, number] => [{ key, code: ["Quote", "KeyN", "KeyJ"][at] ?? "" }, at * 100]);
  expect(hear(...cyrillic).at(-1)).toMatchObject({ kind: "typing", words: "это" });
});

test("on AZERTY a digit's place prints a letter: it makes no typing, and is no end of it either", () => {
  const e: Key = { key: "é", code: "Digit2" };
  expect(kinds([e, 0], [e, 60], [e, 120], [e, 180])).not.toContain("typing");
  expect(kinds(["m", 0], [e, 60], ["x", 120])).not.toContain("typing");
  expect(hear(["d", 0], [e, 90], ["b", 180], ["u", 270]).at(-1)).toMatchObject({ kind: "typing", words: "débu" });
});

test("how things stood is looked at when a run begins, and not again within it", () => {
  const heard = hear(["a", 0], ["3", 50], ["t", 100], ["h", 150], ["e", 200]);
  expect(heard.at(-1)).toMatchObject({ before: 2, words: "the" });
});
