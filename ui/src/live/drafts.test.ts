import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createDrafts } from "./drafts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("words are saved within 300 ms of a key, also while somebody goes on typing", async () => {
  const saved: string[] = [];
  const drafts = createDrafts((field, text) => Promise.resolve(saved.push(`${field}=${text}`)));
  for (let typed = 1; typed <= 10; typed += 1) {
    drafts.keep("note", "x".repeat(typed));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved[0]).toBe("note=xxx");
  await vi.advanceTimersByTimeAsync(300);
  expect(saved.at(-1)).toBe("note=xxxxxxxxxx");
});

test("words that could not be saved are saved with the next key", async () => {
  const saved: string[] = [];
  let broken = true;
  const drafts = createDrafts((field, text) =>
    broken ? Promise.reject(new Error("disk")) : Promise.resolve(saved.push(`${field}=${text}`)),
  );
  drafts.keep("note", "half");
  await vi.advanceTimersByTimeAsync(300);
  broken = false;
  drafts.keep("note-began", "10:42");
  await vi.advanceTimersByTimeAsync(300);
  expect(saved.sort()).toEqual(["note-began=10:42", "note=half"]);
});
