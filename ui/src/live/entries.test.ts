import { expect, test, vi } from "vitest";

import { ranked } from "../palette/ranking";
import type { Desk } from "./desk.svelte";
import { deskEntries } from "./entries";
import { idOf, keyTable } from "./keys";

const rows = (prefix: string) => [1, 2, 3].map((n) => ({ id: `${prefix}-signal-${n}`, key: `${prefix}${n}`, label: `signal ${prefix}${n}` }));

function deskWith(phase: "live" | "planned", player: object | null = null) {
  const perform = vi.fn();
  const view = {
    phase,
    question: "err-001",
    signals: rows(""),
    throughout: rows("m"),
    steps: [
      { id: "opening", title: "Opening", is_question: false, now: true },
      { id: "err-001", title: "The config file that may not be there", is_question: true, now: false },
    ],
    findings: { groups: [], asked: [] },
  };
  const kit = { name: "Phone screen", questions: [{ id: "err-001", hints: [{}, {}, {}], follow_ups: [{}, {}] }] };
  const session = { view, kit, send: vi.fn() };
  return { desk: { session, perform, player, more: false, tab: "prompt" } as unknown as Desk, perform, session };
}

test("every action of the key table is offered, and everything it can be done to", () => {
  const { desk } = deskWith("planned", {});
  const ids = deskEntries(desk).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const row of keyTable) {
    const counted = row.keys.endsWith("#");
    if (!counted) expect(ids).toContain(idOf(row));
    else if (row.command !== "finding") expect(ids.some((id) => id.startsWith(`${idOf(row)}-`)), row.label).toBe(true);
  }
});

test("what is offered does what its keys do", () => {
  const { desk, perform, session } = deskWith("live");
  const run = (query: string) => ranked(deskEntries(desk), query, [])[0]?.entry.run();
  run("said hint 2");
  expect(perform).toHaveBeenLastCalledWith(expect.objectContaining({ command: "hint" }), 2);
  run("signal m3");
  expect(perform).toHaveBeenLastCalledWith(expect.objectContaining({ command: "mark-throughout" }), 3);
  run("milestone works");
  expect(perform).toHaveBeenLastCalledWith(expect.objectContaining({ kind: "working" }), null);
  run("seen before");
  expect(perform).toHaveBeenLastCalledWith(expect.objectContaining({ kind: "seen-before" }), null);
  run("config file");
  expect(session.send).toHaveBeenLastCalledWith({ do: "open-question", question: "err-001" });
});

test("a recording is held and moved on only where one is played", () => {
  expect(deskEntries(deskWith("live").desk).some(({ id }) => id.startsWith("player-"))).toBe(false);
});

test("starting is offered before the conversation only, and no part before it", () => {
  expect(deskEntries(deskWith("live").desk).some(({ id }) => id === "start")).toBe(false);
  expect(deskEntries(deskWith("planned").desk).some(({ id }) => id.startsWith("part-"))).toBe(false);
});
