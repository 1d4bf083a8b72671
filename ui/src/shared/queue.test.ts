import { beforeEach, expect, test } from "vitest";

import type { Action, Change, Fault } from "../ipc";
import { createQueue, type Trouble } from "./queue";

type Call = { id: string; action: Action; answer: (change: Change) => void; fail: (fault: Fault) => void };

const undo: Action = { do: "undo" };
const change = (seq: number) => ({ interview: "i", seq, added: [] }) as unknown as Change;
const fault = (code: string): Fault => ({
  code,
  message: code,
  hint: "",
  trouble: code !== "no-open-question",
});
const settled = () => new Promise((done) => setTimeout(done));

let calls: Call[];
let seen: number[];
let trouble: (Trouble | null)[];

function queue() {
  return createQueue({
    write: (id, action) => new Promise((answer, fail) => calls.push({ id, action, answer, fail })),
    isRefusal: ({ trouble }) => !trouble,
    onchange: ({ seq }) => seen.push(seq),
    ontrouble: (now) => trouble.push(now),
  });
}

beforeEach(() => {
  calls = [];
  seen = [];
  trouble = [];
});

test("one action is under way at a time, and the others keep their order", async () => {
  const queued = queue();
  for (const id of ["a", "b", "c"]) void queued.add({ id, make: undo });
  for (const at of [0, 1, 2]) {
    await settled();
    expect(calls.map(({ id }) => id)).toEqual(["a", "b", "c"].slice(0, at + 1));
    calls[at]?.answer(change(at));
  }
  await settled();
  expect(seen).toEqual([0, 1, 2]);
  expect(queued.waiting).toBe(0);
});

test("an action is made when its turn comes, after the change before it was shown", async () => {
  const queued = queue();
  void queued.add({ id: "a", make: undo });
  const make = () => ({ do: "follow-up", n: seen.length }) satisfies Action;
  void queued.add({ id: "b", make });
  await settled();
  calls[0]?.answer(change(7));
  await settled();
  expect(calls[1]?.action).toEqual({ do: "follow-up", n: 1 });
});

test("a refused action is passed over, with all that needed it, and the rest go on", async () => {
  const queued = queue();
  const refused = queued.add({ id: "a", make: undo });
  const without = queued.add({ id: "b", make: undo, needs: "a" });
  const other = queued.add({ id: "c", make: undo });
  await settled();
  calls[0]?.fail(fault("no-open-question"));
  await settled();
  calls[1]?.answer(change(1));
  expect(calls[1]?.id).toBe("c");
  expect((await refused).kind).toBe("refused");
  expect((await without).kind).toBe("skipped");
  expect((await other).kind).toBe("done");
  expect(trouble).toEqual([]);
});

test("a failed write holds everything, and goes out again with the same id and content", async () => {
  const queued = queue();
  let made = 0;
  void queued.add({ id: "a", make: () => ({ do: "follow-up", n: ++made }) });
  await settled();
  calls[0]?.fail(fault("disk-full"));
  await settled();
  expect(trouble.at(-1)).toEqual({ fault: fault("disk-full"), waiting: 1 });

  void queued.retry();
  await settled();
  expect(calls[1]).toMatchObject({ id: "a", action: { do: "follow-up", n: 1 } });
  calls[1]?.answer(change(1));
  await settled();
  expect(trouble.at(-1)).toBeNull();
  expect(made).toBe(1);
});

test("keys pressed while nothing can be written are kept, and each tries again", async () => {
  const queued = queue();
  void queued.add({ id: "a", make: undo });
  await settled();
  calls[0]?.fail(fault("io"));
  await settled();
  void queued.add({ id: "b", make: undo });
  await settled();
  expect(calls.map(({ id }) => id)).toEqual(["a", "a"]);
  calls[1]?.fail(fault("io"));
  await settled();
  expect(trouble.at(-1)?.waiting).toBe(2);

  void queued.retry();
  await settled();
  calls[2]?.answer(change(1));
  await settled();
  calls[3]?.answer(change(2));
  await settled();
  expect(calls.map(({ id }) => id)).toEqual(["a", "a", "a", "b"]);
  expect(seen).toEqual([1, 2]);
});

test("what waits can be given up, and then the next action goes out", async () => {
  const queued = queue();
  const lost = queued.add({ id: "a", make: undo });
  await settled();
  calls[0]?.fail(fault("read-only"));
  await settled();
  queued.giveUp();
  expect((await lost).kind).toBe("given-up");
  expect(trouble.at(-1)).toBeNull();
  void queued.add({ id: "b", make: undo });
  await settled();
  expect(calls[1]?.id).toBe("b");
});

test("a maker that fails holds the queue like a failed write", async () => {
  const queued = queue();
  let tries = 0;
  const clipboard = queued.add({
    id: "a",
    make: () => (++tries === 1 ? Promise.reject(fault("clipboard")) : undo),
  });
  await settled();
  expect(trouble.at(-1)?.fault.code).toBe("clipboard");
  void queued.retry();
  await settled();
  calls[0]?.answer(change(1));
  expect((await clipboard).kind).toBe("done");
});
