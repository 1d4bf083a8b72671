import { expect, it } from "vitest";

import type { Pressed } from "../live/stroke";
import { command } from "./keys";
import { shift } from "./text";

const key = (key: string, code = key, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
});

it("takes digits by their place on the keyboard, whatever the layout prints there", () => {
  expect(command(key("3", "Digit3"), false)).toEqual({ do: "signal", key: "3" });
  expect(command(key('"', "Digit3"), false)).toEqual({ do: "signal", key: "3" });
  expect(command(key("0", "Numpad0"), true)).toEqual({ do: "signal", key: "m0" });
});

it("moves along lines and along time, further with Shift", () => {
  expect(command(key("ArrowDown"), false)).toEqual({ do: "move", by: 1, extends: false });
  expect(command(key("ArrowUp", "ArrowUp", { shiftKey: true }), false)).toEqual({ do: "move", by: -1, extends: true });
  expect(command(key("ArrowLeft"), false)).toEqual({ do: "shift", ms: -1000 });
  expect(command(key("ArrowRight", "ArrowRight", { shiftKey: true }), false)).toEqual({ do: "shift", ms: 10_000 });
});

it("knows the live desk's suffixes, and the way through what was found", () => {
  expect(command(key("w", "KeyW"), false)).toEqual({ do: "shown", shown: "prompted" });
  expect(command(key("n", "KeyN"), false)).toEqual({ do: "hit", by: 1 });
  expect(command(key("N", "KeyN", { shiftKey: true }), false)).toEqual({ do: "hit", by: -1 });
  expect(command(key(" ", "Space"), false)).toEqual({ do: "choose" });
});

it("leaves chords to the window, and keys without a meaning alone", () => {
  expect(command(key("z", "KeyZ", { ctrlKey: true }), false)).toBeNull();
  expect(command(key("ArrowLeft", "ArrowLeft", { altKey: true }), false)).toBeNull();
  expect(command(key("j", "KeyJ"), false)).toBeNull();
});

it("says how far a transcript was moved", () => {
  expect([shift(12_000), shift(-1000), shift(-65_000)]).toEqual(["+12 s", "−1 s", "−1:05"]);
});
