import { beforeEach, expect, test, vi } from "vitest";

import type { Change, Fault, LiveDesk, LiveView } from "../ipc";
import * as ipc from "../ipc";
import { openSession, words } from "./session.svelte";

vi.mock("../ipc", () => ({ live: vi.fn(), view: vi.fn(), act: vi.fn() }));

const view = (seq: number, next = "") => ({ seq, sheets: [], next }) as unknown as LiveView;
const desk = (seq: number) => ({ view: view(seq), drafts: {}, kit: {} }) as unknown as LiveDesk;
const fault = (trouble: boolean): Fault => ({ code: "x", message: "no question is open", hint: "Open one.", trouble });

beforeEach(() => {
  vi.mocked(ipc.live).mockReset().mockResolvedValue(desk(5));
  vi.mocked(ipc.view).mockReset();
  vi.mocked(ipc.act).mockReset();
});

test("an action's answer replaces the view; an older poll that comes late does not", async () => {
  const session = await openSession("a");
  vi.mocked(ipc.act).mockResolvedValue({ view: view(7) } as Change);
  await session.send({ do: "undo" }).outcome;
  expect(session.view.seq).toBe(7);
  vi.mocked(ipc.view).mockResolvedValue(view(6));
  await session.refresh();
  expect(session.view.seq).toBe(7);
  vi.mocked(ipc.view).mockResolvedValue(view(7, "later words"));
  expect((await session.refresh()).next).toBe("later words");
});

test("a refusal is said, and stops nothing", async () => {
  const session = await openSession("b");
  vi.mocked(ipc.act).mockRejectedValueOnce(fault(false)).mockResolvedValue({ view: view(6) } as Change);
  expect((await session.send({ do: "undo" }).outcome).kind).toBe("refused");
  expect(session.said).toEqual({ text: "No question is open. Open one.", kind: "refused" });
  expect(session.trouble).toBeNull();
  expect((await session.send({ do: "undo" }).outcome).kind).toBe("done");
});

test("what waits to be written is still there when the interview is opened again", async () => {
  const session = await openSession("c");
  vi.mocked(ipc.act).mockRejectedValueOnce(fault(true)).mockResolvedValue({ view: view(6) } as Change);
  const sent = session.send({ do: "undo" });
  await vi.waitFor(() => expect(session.trouble?.waiting).toBe(1));
  const again = await openSession("c");
  expect(again.trouble?.waiting).toBe(1);
  void again.retry();
  expect((await sent.outcome).kind).toBe("done");
  expect(vi.mocked(ipc.act).mock.calls.map(([, , id]) => id)).toEqual([sent.id, sent.id]);
  expect(again.trouble).toBeNull();
});

test("an action carries the recording's time when its key went down, also when it is sent again", async () => {
  const session = await openSession("d");
  vi.mocked(ipc.act).mockRejectedValueOnce(fault(true)).mockResolvedValue({ view: view(6) } as Change);
  let at = 1_000;
  session.follow(() => at);
  const first = session.send({ do: "undo" });
  await vi.waitFor(() => expect(session.trouble).not.toBeNull());
  at = 5_000;
  const second = session.send({ do: "redo" });
  void session.retry();
  await second.outcome;
  session.follow(null);
  const third = session.send({ do: "undo" });
  await third.outcome;
  const sent = vi.mocked(ipc.act).mock.calls.map(([, , id, elapsed]) => [id, elapsed]);
  expect(sent).toEqual([[first.id, 1_000], [first.id, 1_000], [second.id, 5_000], [third.id, null]]);
});

test("a fault reads as what happened and what to do", () => {
  expect(words(fault(false))).toBe("No question is open. Open one.");
});

test("rules that cannot be used are said as the interview is opened, and never stop it", async () => {
  const told = "1 rule of acme’s could not be used: our-slip. `touchstone lint` says why.";
  vi.mocked(ipc.live).mockResolvedValueOnce({ ...desk(5), unused_rules: told });
  const session = await openSession("rules");
  expect(session.said).toEqual({ text: told, kind: "said" });
  session.hush();
  await openSession("rules");
  expect(session.said.text).toBe("");
});
