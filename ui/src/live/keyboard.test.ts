import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Action } from "../ipc";
import { overlays } from "../keys/overlays.svelte";
import type { Player } from "../practice/player.svelte";
import type { Make, Outcome } from "../shared/queue";
import type { Session } from "../shared/session.svelte";
import { createDesk } from "./desk.svelte";
import { TYPING_MS } from "./guard";
import { createKeyboard, type Place } from "./keyboard";

vi.mock("../ipc", () => ({
  saveDraft: () => Promise.resolve(null),
  readClipboard: () => Promise.resolve("fn main() {}"),
  copyQuestion: () => Promise.resolve(null),
}));

/** An interview that keeps what was done to it, and takes back what an undo names. */
function interview(phase: "live" | "planned") {
  const stands = new Map<string, Action>();
  const failed = new Set<string>();
  const all: Action[] = [];
  let said = "";
  let turn: Promise<unknown> = Promise.resolve();
  let ids = 0;
  const rows = (prefix: string) => Array.from({ length: 10 }, (_, at) => ({ id: `${prefix}${at}`, key: `${prefix}${at}`, label: `${prefix}${at}` }));
  const view = {
    phase,
    question: "q1",
    signals: rows(""),
    throughout: rows("m"),
    steps: [{ id: "q1", is_question: true, now: true }],
    milestones: [],
    captures: 0,
    sheets: [{ question: "q1", rows: [] }],
    last_marks: [{ mark: { id: "m" }, label: "m" }],
    findings: { groups: [], asked: [], capture: null, moments: [], provisos: [] },
  };
  const session = {
    interview: "i",
    drafts: {},
    kit: { questions: [{ id: "q1", hints: Array(10).fill({}), follow_ups: Array(10).fill({}) }] },
    view,
    hush: () => void (said = ""),
    say: (words: string) => void (said = words),
    sayFault: () => undefined,
    refresh: () => Promise.resolve(view),
    send(make: Make, { id = `a${(ids += 1)}`, needs }: { id?: string; needs?: string } = {}) {
      const outcome = turn.then(async (): Promise<Outcome> => {
        const action = needs !== undefined && failed.has(needs) ? null : typeof make === "function" ? await make() : make;
        if (!action) {
          failed.add(id);
          return { kind: "skipped" };
        }
        all.push(action);
        if (action.do === "undo") stands.delete(action.action ?? "");
        else stands.set(id, action);
        return { kind: "done", change: {} as never };
      });
      turn = outcome;
      return { id, outcome };
    },
  };
  return { session: session as unknown as Session, stands, all, said: () => said, settled: () => turn };
}

function atDesk(phase: "live" | "planned" = "live", single = true, player: Player | null = null) {
  const made = interview(phase);
  const desk = createDesk(made.session, () => phase === "planned", player);
  const keyboard = createKeyboard(desk, () => single);
  /** Where the focus would be: the window's own rules, without a window. */
  const place = (): Place => {
    if (desk.sheet || overlays.now) return "dialog";
    return desk.ask || desk.note.open ? "field" : "desk";
  };
  return {
    ...made,
    desk,
    key(key: string, code = /^\d$/.test(key) ? `Digit${key}` : key === " " ? "Space" : `Key${key.toUpperCase()}`) {
      const event = { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, repeat: false };
      const pressed = { ...event, timeStamp: performance.now() };
      const where = place();
      if (!keyboard.hear(pressed, where) && !keyboard.press(pressed, where) && where === "field" && desk.note.open) {
        desk.note.write(desk.note.words + key);
      }
      keyboard.repeat.up(pressed);
    },
    async types(text: string, gap: () => number) {
      for (const letter of text) {
        this.key(letter);
        await vi.advanceTimersByTimeAsync(gap());
      }
      await vi.advanceTimersByTimeAsync(2000);
      await made.settled();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  overlays.now = null;
});

test("a typed word leaves nothing behind, goes to the note line, and it says so", async () => {
  const here = atDesk();
  await here.types("work", () => 110);
  expect([...here.stands.values()]).toEqual([]);
  expect(here.desk.note).toMatchObject({ open: true, words: "work" });
  expect(here.said()).toContain("looked like typing");
});

test("what the first letters did is undone by ordinary undo actions, the last first", async () => {
  const here = atDesk();
  here.key("3", "Digit3");
  await vi.advanceTimersByTimeAsync(600);
  await here.types(" x cxc", () => 90);
  expect(here.all.filter((action) => action.do === "undo").length).toBeGreaterThan(1);
  expect([...here.stands.values()]).toEqual([{ do: "mark", signal: "3", shown: "unprompted" }]);
  expect(here.said()).toMatch(/\d commands? taken back/);
});

test("a word that opens a line or a dialog closes it again", async () => {
  for (const word of ["quick", "return", "else", "kill", "keep", "goal", "letter", "ready"]) {
    const here = atDesk();
    await here.types(word, () => 100);
    expect([here.desk.ask, here.desk.sheet, here.stands.size], word).toEqual([null, null, 0]);
    expect(here.desk.note.words, word).toBe(word);
  }
});

test("what cannot be taken back waits until nobody can be typing", async () => {
  const start = atDesk("planned");
  await start.types("some", () => 100);
  expect(start.all).toEqual([]);
  const pause = atDesk();
  pause.key("p");
  await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
  expect(pause.all).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await pause.settled();
  expect(pause.all).toEqual([{ do: "pause" }]);
});

test("what waits is done before the digit that follows it", async () => {
  const here = atDesk();
  here.key("p");
  here.key("1");
  await here.settled();
  expect(here.all.map((action) => action.do)).toEqual(["pause", "mark"]);
});

test("a word that opens the note line while something waits starts nothing", async () => {
  for (const phase of ["planned", "live"] as const) {
    const here = atDesk(phase);
    await here.types(phase === "planned" ? "snow" : "pneu", () => 100);
    expect([here.all, here.desk.note.words]).toEqual([[], phase === "planned" ? "snow" : "pneu"]);
  }
});

test("words typed into the note line on purpose stay there, however fast", async () => {
  const here = atDesk();
  here.key("n");
  await here.types("asked", () => 60);
  expect([here.desk.note.words, here.said()]).toEqual(["asked", ""]);
});

test("what goes wrong is one stroke after its prefix, and for a moment the note key says more of it", async () => {
  const here = atDesk();
  for (const [letter, kind] of [["l", "late"], ["p", "language"], ["e", "own-editor"], ["i", "interrupted"]] as const) {
    here.key("k");
    here.key(letter);
    await here.settled();
    expect(here.all.at(-1)).toEqual({ do: "condition", kind });
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect([here.desk.ask, here.desk.noted?.condition]).toEqual([null, "interrupted"]);
  here.key("n");
  const id = [...here.stands.keys()].at(-1);
  expect(here.desk.ask).toMatchObject({ kind: "explain", id, condition: "interrupted", minutes: true });
});

test("later, or after a wrong screen, the note key opens a note", async () => {
  for (const [letter, wait] of [["l", 5000], ["w", 500]] as const) {
    const here = atDesk();
    here.key("k");
    here.key(letter);
    await vi.advanceTimersByTimeAsync(wait);
    here.key("n");
    expect([here.desk.ask, here.desk.note.open], letter).toEqual([null, true]);
  }
});

test("a recording is held, moved on and played faster by keys, which mean nothing without one", async () => {
  const done: string[] = [];
  const player = {
    over: false,
    toggle: () => done.push("toggle") > 0,
    jump: () => void done.push("jump"),
    faster: () => void done.push("faster"),
  } as unknown as Player;
  for (const with_ of [player, null]) {
    const here = atDesk("live", true, with_);
    for (const key of ["F8", "F9", "F7"]) {
      here.key(key, key);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(here.all).toEqual([]);
  }
  expect(done).toEqual(["toggle", "jump", "faster"]);
});

test("with single keys switched off neither letters nor digits do anything", async () => {
  const here = atDesk("live", false);
  await here.types("3x h2 c", () => 500);
  await here.types("quick brown", () => 80);
  expect([here.all, here.desk.note.open, here.desk.ask]).toEqual([[], false, null]);
  here.key("PageDown", "PageDown");
  await here.settled();
  expect(here.said()).toContain("last part");
});

/** Random, and the same each time. */
function random(seed: number) {
  return (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
}

test("any word of three letters or more, typed at speed, leaves no mark, condition or fault", async () => {
  const next = random(7);
  const english = "the and for break capture kernel mutable quote return some struct until vector where xor yield zip".split(" ");
  for (let round = 0; round < 400; round += 1) {
    const made = Array.from({ length: 3 + next(6) }, () => String.fromCharCode(97 + next(26))).join("");
    const word = round % 3 === 0 ? (english[next(english.length)] ?? "") : made;
    const here = atDesk(round % 5 === 0 ? "planned" : "live");
    await here.types(word, () => 15 + next(180));
    expect([...here.stands.values()], word).toEqual([]);
    expect([here.desk.ask, here.desk.sheet], word).toEqual([null, null]);
    expect(word.endsWith(here.desk.note.words), `${word}: ${here.desk.note.words}`).toBe(true);
  }
});

test("two quick commands are never taken for typing", async () => {
  const pairs = ["h2", "m1", "3x", "5w", "gw", "gt", "f1", "c3", "x3", "11", "90"];
  for (const pair of pairs) {
    for (const gap of [10, 60, 150]) {
      const here = atDesk();
      await here.types(pair, () => gap);
      expect(here.said(), pair).not.toContain("typing");
      expect(here.all.filter((action) => action.do === "undo"), pair).toEqual([]);
      expect(here.desk.note.open, pair).toBe(false);
    }
  }
});
