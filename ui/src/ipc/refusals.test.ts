import { expect, test } from "vitest";

import rust from "../../../src-tauri/crates/interview/src/refusal.rs?raw";
import { refusals } from "./refusals";

test("every refusal the interview can answer is known here, and nothing else", () => {
  const codes = Array.from(rust.matchAll(/=> "([a-z-]+)"/g), ([, code]) => code);
  expect(codes.length).toBeGreaterThan(10);
  expect([...refusals].sort()).toEqual([...new Set(codes)].sort());
});
