import { expect, it, vi } from "vitest";

import { watchClipboard } from "./watching";

const calm = () => new Promise((done) => setTimeout(done, 0));

it("takes one text after the other, and only the first wait begins afresh", async () => {
  const texts = ["a", "b", null];
  const next = vi.fn((_fresh: boolean) => Promise.resolve(texts.shift() ?? null));
  const take = vi.fn((_text: string) => Promise.resolve());
  watchClipboard({ next, take, fault: () => expect.unreachable() });
  await calm();
  expect(take.mock.calls).toEqual([["a"], ["b"]]);
  expect(next.mock.calls).toEqual([[true], [false], [false]]);
});

it("waits until a text was taken before it asks for the next", async () => {
  let done = () => {};
  const next = vi.fn(() => Promise.resolve("a" as string | null));
  const stop = watchClipboard({ next, take: () => new Promise<void>((kept) => (done = kept)), fault: () => {} });
  await calm();
  expect(next).toHaveBeenCalledTimes(1);
  stop();
  done();
  await calm();
  expect(next).toHaveBeenCalledTimes(1);
});

it("leaves alone what comes after it was stopped", async () => {
  let give = (_: string | null) => {};
  const take = vi.fn(() => Promise.resolve());
  const stop = watchClipboard({ next: () => new Promise((given) => (give = given)), take, fault: () => {} });
  stop();
  give("late");
  await calm();
  expect(take).not.toHaveBeenCalled();
});

it("tells a fault once and ends", async () => {
  const fault = vi.fn();
  const next = vi.fn(() => Promise.reject(new Error("gone")));
  watchClipboard({ next, take: () => Promise.resolve(), fault });
  await calm();
  expect(fault).toHaveBeenCalledTimes(1);
  expect(next).toHaveBeenCalledTimes(1);
});
