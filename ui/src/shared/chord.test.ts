import { expect, test } from "vitest";

import { chordOf, chordWords, type Held } from "./chord";

const pressed = (code: string, held: Partial<Held> = {}): Held => ({
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

test("a chord names its modifiers in one order, and its key by place", () => {
  expect(chordOf(pressed("Space", { altKey: true, ctrlKey: true }))).toBe("Ctrl+Alt+Space");
  expect(chordOf(pressed("KeyJ", { metaKey: true, shiftKey: true }))).toBe("Shift+Super+KeyJ");
  expect(chordOf(pressed("F9"))).toBe("F9");
});

test("modifiers alone are no chord yet", () => {
  expect(chordOf(pressed("ControlLeft", { ctrlKey: true }))).toBeNull();
  expect(chordOf(pressed("AltRight", { altKey: true }))).toBeNull();
  expect(chordOf(pressed(""))).toBeNull();
});

test("a chord is printed as the keys are", () => {
  expect(chordWords("Ctrl+Alt+KeyJ")).toBe("Ctrl+Alt+J");
  expect(chordWords("Super+Digit1")).toBe("Super+1");
  expect(chordWords("Ctrl+Numpad0")).toBe("Ctrl+keypad 0");
  expect(chordWords("Ctrl+Alt+Space")).toBe("Ctrl+Alt+Space");
});
