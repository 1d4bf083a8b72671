import { expect, test } from "vitest";

import { createRepeatGuard } from "./repeat";

const one = { code: "Digit1", repeat: false };

test("a held digit marks once, flagged by the web view or not", () => {
  const guard = createRepeatGuard();
  expect(guard.isHeld(one, 0)).toBe(false);
  expect(guard.isHeld({ ...one, repeat: true }, 500)).toBe(true);
  expect(guard.isHeld(one, 530)).toBe(true);
  expect(guard.isHeld(one, 560)).toBe(true);
});

test("the same digit pressed twice marks twice, however fast", () => {
  const guard = createRepeatGuard();
  guard.isHeld(one, 0);
  guard.up(one);
  expect(guard.isHeld(one, 40)).toBe(false);
});

test("two digits rolled over each other both mark", () => {
  const guard = createRepeatGuard();
  expect(guard.isHeld(one, 0)).toBe(false);
  expect(guard.isHeld({ code: "Digit2", repeat: false }, 20)).toBe(false);
});

test("a key whose release went unseen works again", () => {
  const guard = createRepeatGuard();
  guard.isHeld(one, 0);
  expect(guard.isHeld(one, 1000)).toBe(false);
  guard.clear();
  expect(guard.isHeld(one, 1001)).toBe(false);
});
