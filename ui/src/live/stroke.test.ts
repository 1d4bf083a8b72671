import { expect, test } from "vitest";

import { stroke, type Pressed } from "./stroke";

const press = (key: string, code: string, held: Partial<Pressed> = {}) =>
  stroke({
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...held,
  });

test("digits go by position: AZERTY needs no Shift, and Shift changes nothing", () => {
  expect(press("&", "Digit1")).toBe("1");
  expect(press("1", "Digit1", { shiftKey: true })).toBe("1");
  expect(press("é", "Digit2")).toBe("2");
  expect(press("!", "Digit1", { shiftKey: true })).toBe("1");
  expect(press("ě", "Digit2")).toBe("2");
});

test("the numeric keypad counts too, with and without NumLock", () => {
  expect(press("7", "Numpad7")).toBe("7");
  expect(press("PageDown", "Numpad3")).toBe("3");
});

test("letters go by what is printed: QWERTZ and AZERTY", () => {
  expect(press("y", "KeyZ")).toBe("y");
  expect(press("z", "KeyY", { ctrlKey: true })).toBe("Mod+z");
  expect(press("m", "Semicolon")).toBe("m");
  expect(press("w", "KeyZ")).toBe("w");
  expect(press("H", "KeyH", { shiftKey: true })).toBe("h");
});

test("a key that prints no letter is none, whatever stands there on other layouts", () => {
  expect(press(",", "KeyM")).toBe(",");
  expect(press("ö", "Semicolon")).toBe("ö");
  expect(press("é", "KeyW")).toBe("é");
  expect(press("ı", "KeyI")).toBe("ı");
});

test("Dvorak: what is printed, not what a QWERTY has there", () => {
  expect(press("h", "KeyJ")).toBe("h");
  expect(press("n", "KeyL")).toBe("n");
  expect(press("'", "KeyQ")).toBe("'");
  expect(press("q", "KeyX")).toBe("q");
  expect(press("z", "Slash", { ctrlKey: true })).toBe("Mod+z");
  expect(press("1", "Digit1")).toBe("1");
});

test("letters go by position on layouts that are not Latin", () => {
  expect(press("р", "KeyH")).toBe("h");
  expect(press("Р", "KeyH", { shiftKey: true })).toBe("h");
  expect(press("ч", "KeyX")).toBe("x");
  expect(press("я", "KeyZ", { ctrlKey: true })).toBe("Mod+z");
  expect(press("ν", "KeyN")).toBe("n");
  expect(press("б", "Comma")).toBe(",");
});

test("a Greek or Hebrew sign where others have a letter is that letter, once such a layout was heard", () => {
  expect(press("a", "KeyA")).toBe("a");
  expect(press(";", "KeyQ")).toBe(";");
  expect(press("ν", "KeyN")).toBe("n");
  expect(press(";", "KeyQ")).toBe("q");
  expect(press("ש", "KeyA")).toBe("a");
  expect(press("'", "KeyW")).toBe("w");
  expect(press("ч", "KeyX")).toBe("x");
  expect(press(".", "Slash")).toBe("/");
  expect(press("a", "KeyA")).toBe("a");
  expect(press(".", "Slash")).toBe(".");
});

test("signs go by what is printed, wherever they are", () => {
  expect(press("*", "Digit8", { shiftKey: true })).toBe("*");
  expect(press("*", "BracketRight", { shiftKey: true })).toBe("*");
  expect(press("*", "NumpadMultiply")).toBe("*");
  expect(press("?", "Digit7", { shiftKey: true })).toBe("?");
  expect(press("?", "Minus", { shiftKey: true })).toBe("?");
});

test("AltGr prints a sign and is no chord; Option's letters are nothing", () => {
  expect(press("€", "KeyE", { ctrlKey: true, altKey: true })).toBeNull();
  expect(press("ń", "KeyN", { altKey: true })).toBeNull();
  expect(press("1", "Digit1", { altKey: true })).toBeNull();
});

test("dead keys and input methods are left alone", () => {
  expect(press("Dead", "KeyE")).toBeNull();
  expect(press("Process", "KeyN")).toBeNull();
  expect(press("n", "KeyN", { isComposing: true })).toBeNull();
});

test("chords are the same with Ctrl and with Cmd", () => {
  expect(press("z", "KeyZ", { metaKey: true })).toBe("Mod+z");
  expect(press("Z", "KeyZ", { metaKey: true, shiftKey: true })).toBe("Mod+Shift+z");
  expect(press("1", "Digit1", { ctrlKey: true })).toBeNull();
});

test("Space and named keys keep their names", () => {
  expect(press(" ", "Space")).toBe("Space");
  expect(press("PageUp", "PageUp")).toBe("PageUp");
  expect(press("F5", "F5")).toBe("F5");
  expect(press("ArrowUp", "ArrowUp")).toBeNull();
});
