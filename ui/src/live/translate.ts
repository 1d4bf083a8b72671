/**
 * What a command does to the interview, by the view at the moment its turn comes: an action, or words
 * on why there is none. Nothing of the domain is decided here; the desk may still refuse the action.
 */
import type { Action, LiveKit, LiveView } from "../ipc";
import type { KeyRow } from "./keys";
import { text } from "./text";

export type Meaning = { action: Action } | { why: string };

/** How far back a bookmark points: about the time it takes to notice and to reach for the key. */
const BOOKMARK_SECONDS = 10;

export function meaning(row: KeyRow, digit: number | null, kit: LiveKit, view: LiveView): Meaning | null {
  const question = kit.questions.find(({ id }) => id === view.question);
  switch (row.command) {
    case "mark": {
      const signal = view.signals.find(({ key }) => key === String(digit));
      return signal ? mark(signal.id) : { why: view.question ? text.noSignal(`${digit}`) : text.noQuestion };
    }
    case "mark-throughout": {
      const signal = view.throughout.find(({ key }) => key === `m${digit}`);
      return signal ? mark(signal.id) : { why: text.noSignal(`m ${digit}`) };
    }
    case "hint":
      if (!question) return { why: text.noQuestion };
      if (!question.hints[(digit ?? 0) - 1]) return { why: text.noHint(digit, question.hints.length) };
      return { action: { do: "hint", n: digit ?? 0, cap: {} } };
    case "follow-up": {
      if (!question) return { why: text.noQuestion };
      const n = digit === 0 ? 10 : (digit ?? 0);
      if (!question.follow_ups[n - 1]) return { why: text.noFollowUp(n, question.follow_ups.length) };
      return { action: { do: "follow-up", n } };
    }
    case "milestone":
      return question ? { action: { do: "milestone", kind: row.kind } } : { why: text.noQuestion };
    case "bookmark":
      return { action: { do: "bookmark", seconds_ago: BOOKMARK_SECONDS, remarkable: false } };
    case "pause":
      return { action: view.phase === "live" ? { do: "pause" } : { do: "resume" } };
    case "start":
      return { action: { do: "start" } };
    case "condition":
      return { action: { do: "condition", kind: row.kind } };
    case "discount":
      return { action: { do: "discount-absence" } };
    case "undo":
      return { action: { do: "undo" } };
    case "redo":
      return { action: { do: "redo" } };
    case "next":
      return step(view, 1);
    case "previous":
      return step(view, -1);
    default:
      return null;
  }
}

const mark = (signal: string): Meaning => ({ action: { do: "mark", signal, shown: "unprompted" } });

/** Goes to the part before or after the open one; to the first where none is open. Dropped ones are passed over. */
function step(view: LiveView, by: 1 | -1): Meaning {
  const steps = view.steps.filter((step) => !step.dropped);
  const now = steps.findIndex((step) => step.now);
  const to = steps[now === -1 ? 0 : now + by];
  if (!to) return { why: by === 1 ? text.lastPart : text.firstPart };
  return { action: goTo(to) };
}

export const goTo = (step: LiveView["steps"][number]): Action =>
  step.is_question ? { do: "open-question", question: step.id } : { do: "open-block", block: step.id };
