import { expect, test } from "vitest";

import { follow } from "./follow";

const answers = (list: (number | Error)[]) => {
  const asked: (number | null)[] = [];
  const ask = async (seen: number | null) => {
    asked.push(seen);
    const next = list.shift();
    if (next === undefined) return await new Promise<never>(() => undefined);
    if (next instanceof Error) throw next;
    return { n: next };
  };
  return { asked, ask };
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test("each time it asks for what comes after what it saw last", async () => {
  const { asked, ask } = answers([3, 4, 9]);
  const shown: number[] = [];
  follow(ask, ({ n }) => shown.push(n));
  await settle();
  expect(shown).toEqual([3, 4, 9]);
  expect(asked).toEqual([null, 3, 4, 9]);
});

test("where there is no answer it rests and asks for the same again", async () => {
  const { asked, ask } = answers([3, new Error("busy"), 5]);
  const rests: number[] = [];
  const shown: number[] = [];
  follow(ask, ({ n }) => shown.push(n), (ms) => Promise.resolve(rests.push(ms)));
  await settle();
  expect([shown, rests]).toEqual([[3, 5], [1000]]);
  expect(asked).toEqual([null, 3, 3, 5]);
});

test("stopped, it shows nothing more", async () => {
  const { ask } = answers([3, 4]);
  const shown: number[] = [];
  follow(ask, ({ n }) => shown.push(n))();
  await settle();
  expect(shown).toEqual([]);
});
