/**
 * The key drill: things to log, and whether the keys that were pressed log them. It reads strokes with
 * the desk's own grammar and the keys in force; nothing of it is kept.
 */
import { read, type Keys, type Prefix } from "../live/grammar";
import type { KeyRow } from "../live/keys";

/** How long a drill is. */
export const DRILL_MS = 120_000;

/** The signals that stand beside the drill, by their digits from 1. */
export const labels = [
  "lists failures",
  "splits NotFound",
  "avoids unwrap",
  "propagates errors",
  "keeps the cause",
  "tests without I/O",
  "tests edges",
  "swallows errors",
] as const;

/** The signals of the whole interview, after the key for them. */
export const throughout = ["thinks aloud", "clarifies first"] as const;

/** One command of a task: which row is meant, and with which digit. */
type Step = { command: KeyRow["command"]; kind?: string; digit?: number };

export type Task = { words: string; steps: readonly Step[] };

const mark = (digit: number): Step => ({ command: "mark", digit });

export const tasks: readonly Task[] = [
  { words: "They avoided unwrap.", steps: [mark(3)] },
  { words: "They listed the failures.", steps: [mark(1)] },
  { words: "They split NotFound from the rest.", steps: [mark(2)] },
  { words: "The error keeps its cause.", steps: [mark(5)] },
  { words: "They tested an empty file.", steps: [mark(7)] },
  { words: "They said avoiding unwrap matters, and then unwrapped: contradicted.", steps: [mark(3), { command: "contradicted" }] },
  { words: "Errors go up to the caller, after your hint: with help.", steps: [mark(4), { command: "with-help" }] },
  { words: "A bad line is skipped, and they see no loss.", steps: [mark(8)] },
  { words: "They think aloud.", steps: [{ command: "mark-throughout", digit: 1 }] },
  { words: "They asked what is open before writing code.", steps: [{ command: "mark-throughout", digit: 2 }] },
  { words: "You said hint 1.", steps: [{ command: "hint", digit: 1 }] },
  { words: "You said hint 2.", steps: [{ command: "hint", digit: 2 }] },
  { words: "You asked follow-up 1.", steps: [{ command: "follow-up", digit: 1 }] },
  { words: "You asked follow-up 3.", steps: [{ command: "follow-up", digit: 3 }] },
  { words: "Ten seconds ago, something.", steps: [{ command: "bookmark" }] },
  { words: "Something remarkable that fits no signal.", steps: [{ command: "remarkable" }] },
  { words: "It works.", steps: [{ command: "milestone", kind: "working" }] },
  { words: "It ran for the first time.", steps: [{ command: "milestone", kind: "first-run" }] },
  { words: "They copied their code: capture it.", steps: [{ command: "capture" }] },
  { words: "You want to write a note.", steps: [{ command: "note" }] },
  { words: "That last key was wrong: take it back.", steps: [{ command: "undo" }] },
  { words: "They came late.", steps: [{ command: "condition", kind: "late" }] },
  { words: "They have seen this question before.", steps: [{ command: "condition", kind: "seen-before" }] },
  { words: "The phone rings: the clock should stand still.", steps: [{ command: "pause" }] },
  { words: "On to the next part.", steps: [{ command: "next" }] },
];

export type Miss = { words: string; pressed: string; keys: string };

export type Drill = {
  task: Task;
  /** How many steps of the task were done. */
  done: number;
  /** What was pressed for this task, in words of the key table. */
  pressed: readonly string[];
  prefix: Prefix | null;
  /** When the task was put. */
  since: number;
  /** How long each right answer took. */
  times: readonly number[];
  misses: readonly Miss[];
  /** What became of the last task; null before there is one. */
  last: "right" | Miss | null;
};

type Draw = (few: readonly Task[]) => Task;

/** A drill that begins. `draw` picks the next task; it never gets the one before. */
export function begin(now: number, draw: Draw): Drill {
  return { task: draw(tasks), done: 0, pressed: [], prefix: null, since: now, times: [], misses: [], last: null };
}

/** The keys that do what a task asks, as the key table writes them. */
export const right = (task: Task, keys: Keys): string =>
  task.steps.map((step) => rowOf(step, keys)?.keys.replace("#", String(step.digit ?? "#")) ?? "?").join(", ");

const rowOf = (step: Step, keys: Keys) => keys.rows.find((row) => fits(step, row));

const fits = (step: Step, row: KeyRow) =>
  row.command === step.command && (step.kind === undefined || ("kind" in row && row.kind === step.kind));

/** Takes one stroke. A stroke that begins something waits for the next; one that means nothing is a miss. */
export function press(drill: Drill, typed: string, now: number, keys: Keys, draw: Draw): Drill {
  const said = read(typed, drill.prefix, now, false, keys);
  const pressed = [...drill.pressed, typed];
  if (said.kind === "prefix") return { ...drill, pressed, prefix: said.prefix };
  if (said.kind === "left") return { ...drill, pressed: drill.pressed.slice(0, -1), prefix: null };
  const step = drill.task.steps[drill.done];
  const hit =
    said.kind === "command" && step && fits(step, said.row) && (step.digit === undefined || step.digit === said.digit);
  if (hit && drill.done + 1 < drill.task.steps.length) return { ...drill, pressed, prefix: null, done: drill.done + 1 };
  const next = { task: draw(tasks.filter((task) => task !== drill.task)), done: 0, pressed: [], prefix: null, since: now };
  if (hit) return { ...drill, ...next, times: [...drill.times, now - drill.since], last: "right" };
  const miss = { words: drill.task.words, pressed: pressed.join(" "), keys: right(drill.task, keys) };
  return { ...drill, ...next, misses: [...drill.misses, miss], last: miss };
}

/** The middle of the times, in milliseconds; null without any. */
export function median(times: readonly number[]): number | null {
  const sorted = [...times].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
