/**
 * The keys of the live desk, as data. The handler, the hints while a prefix waits, the sheet of keys, the
 * palette and the settings all read this one table; the user's changes are laid over it in `keys/bindings`.
 */
import type { ConditionKind, FindingDecision, MilestoneKind, WindowsChange } from "../ipc";

export type Group =
  | "Marks"
  | "What was said"
  | "Words"
  | "Code"
  | "The hour"
  | "A recording"
  | "This window"
  | "Other windows";

type Does =
  | { command: "mark" | "mark-throughout" | "hint" | "follow-up" }
  | { command: "contradicted" | "with-help" }
  | { command: "milestone"; kind: MilestoneKind }
  | { command: "condition"; kind: ConditionKind; minutes?: true }
  | { command: "finding"; decision: FindingDecision }
  | { command: "window"; kind: WindowsChange }
  | {
      command:
        | "improvised"
        | "bookmark"
        | "remarkable"
        | "note"
        | "fault"
        | "capture"
        | "copy"
        | "lines"
        | "more"
        | "rate"
        | "plans"
        | "discount"
        | "fix"
        | "undo"
        | "redo"
        | "pause"
        | "next"
        | "previous"
        | "start"
        | "end"
        | "player-pause"
        | "player-jump"
        | "player-speed"
        | "blank"
        | "keys";
    };

export type Command = Does["command"];

export type KeyRow = Does & {
  /** Keys in order, as `Kbd` prints them; `#` is any digit. */
  keys: string;
  label: string;
  group: Group;
  /** The same by another key. */
  also?: string[];
  /** Only before the conversation begins. */
  before?: true;
  /** Only while a recording is played. */
  played?: true;
  /** Only this long after a mark. */
  suffix?: true;
  /** Cannot be taken back: by a letter it happens only once nobody can be typing. */
  held?: true;
};

/** How long after a mark a suffix still qualifies it. */
export const SUFFIX_MS = 5000;
/** How long a prefix waits for the key that follows. */
export const PREFIX_MS = 3000;

/** What a prefix begins, in words, and its name in the settings. */
export const prefixes: Record<string, { id: string; label: string }> = {
  m: { id: "throughout", label: "Throughout" },
  h: { id: "hints", label: "Hint said" },
  f: { id: "follow-ups", label: "Follow-up asked" },
  g: { id: "milestones", label: "Milestone" },
  k: { id: "conditions", label: "Condition" },
  a: { id: "attaching", label: "Attach" },
  i: { id: "asking", label: "Ask about" },
  d: { id: "dismissing", label: "Dismiss" },
  o: { id: "windows", label: "Window" },
};

export const keyTable: KeyRow[] = [
  { keys: "#", command: "mark", label: "mark that signal of the question; 0 is the tenth", group: "Marks" },
  { keys: "m #", command: "mark-throughout", label: "mark a signal of the whole interview", group: "Marks" },
  { keys: "x", command: "contradicted", label: "contradicted", group: "Marks", suffix: true },
  { keys: "w", command: "with-help", label: "with help", group: "Marks", suffix: true },
  { keys: "Backspace", command: "fix", label: "fix one of the last five marks", group: "Marks" },
  { keys: "Mod+z", command: "undo", label: "undo", group: "Marks" },
  { keys: "Mod+Shift+z", command: "redo", label: "redo", group: "Marks", also: ["Mod+y"] },

  { keys: "h #", command: "hint", label: "I said that hint", group: "What was said" },
  { keys: "h 0", command: "improvised", label: "a hint of your own", group: "What was said" },
  { keys: "f #", command: "follow-up", label: "I asked that follow-up", group: "What was said" },
  { keys: "g s", command: "milestone", kind: "starter-given", label: "starter given", group: "What was said" },
  { keys: "g r", command: "milestone", kind: "first-run", label: "first run", group: "What was said" },
  {
    keys: "g w",
    command: "milestone",
    kind: "working",
    label: "works",
    group: "What was said",
    also: ["g g"],
  },
  { keys: "g t", command: "milestone", kind: "tested", label: "tested", group: "What was said" },
  { keys: "g i", command: "milestone", kind: "improved", label: "improved", group: "What was said" },

  { keys: "n", command: "note", label: "note", group: "Words" },
  { keys: "Space", command: "bookmark", label: "something, ten seconds ago: into the tray", group: "Words" },
  { keys: "*", command: "remarkable", label: "something remarkable that fits no signal", group: "Words" },
  { keys: "q", command: "fault", label: "a fault of the question itself", group: "Words" },

  { keys: "y", command: "copy", label: "copy prompt and starter, and stamp the time", group: "Code", held: true },
  { keys: "c", command: "capture", label: "capture the code on the clipboard", group: "Code", held: true },
  { keys: "a #", command: "finding", decision: "attach", label: "attach that finding: it becomes a mark", group: "Code" },
  { keys: "i #", command: "finding", decision: "ask", label: "inquire: ask about that finding", group: "Code" },
  { keys: "d #", command: "finding", decision: "dismiss", label: "dismiss that finding", group: "Code" },
  { keys: "v", command: "more", label: "view more findings, or fewer", group: "Code" },
  { keys: "l", command: "lines", label: "choose lines of the code; a digit marks with them", group: "Code" },

  { keys: "Enter", command: "start", label: "start", group: "The hour", also: ["s"], before: true, held: true },
  { keys: "PageDown", command: "next", label: "next part", group: "The hour" },
  { keys: "PageUp", command: "previous", label: "previous part", group: "The hour" },
  { keys: "r", command: "rate", label: "rate", group: "The hour" },
  { keys: "t", command: "plans", label: "time: three plans for what is left", group: "The hour" },
  { keys: "p", command: "pause", label: "pause, or go on", group: "The hour", held: true },
  { keys: "k l", command: "condition", kind: "late", minutes: true, label: "late", group: "The hour" },
  { keys: "k i", command: "condition", kind: "interrupted", minutes: true, label: "interrupted", group: "The hour" },
  { keys: "k p", command: "condition", kind: "language", label: "other language", group: "The hour" },
  { keys: "k e", command: "condition", kind: "own-editor", label: "own editor", group: "The hour" },
  { keys: "k s", command: "condition", kind: "shadow-present", label: "shadow present", group: "The hour" },
  {
    keys: "k a",
    command: "condition",
    kind: "accommodation",
    minutes: true,
    label: "accommodation",
    group: "The hour",
  },
  { keys: "k b", command: "condition", kind: "seen-before", label: "seen before", group: "The hour" },
  {
    keys: "k w",
    command: "condition",
    kind: "wrong-screen",
    label: "wrong screen; nothing is written down",
    group: "The hour",
  },
  { keys: "k z", command: "discount", label: "the time away does not count", group: "The hour" },
  { keys: "k o", command: "condition", kind: "other", label: "other", group: "The hour" },
  { keys: "e", command: "end", label: "end the conversation", group: "The hour" },

  { keys: "F8", command: "player-pause", label: "hold the recording, or let it go on", group: "A recording", played: true },
  { keys: "F9", command: "player-jump", label: "on to the next thing said or written", group: "A recording", played: true },
  { keys: "F7", command: "player-speed", label: "its speed", group: "A recording", played: true },

  { keys: "b", command: "blank", label: "blank the window; any key brings it back", group: "This window" },
  { keys: "?", command: "keys", label: "these keys", group: "This window", also: ["F1"] },

  { keys: "o s", command: "window", kind: "strip", label: "the strip on top, or away", group: "Other windows", held: true },
  { keys: "o f", command: "window", kind: "shape", label: "the strip’s other form", group: "Other windows", held: true },
  { keys: "o c", command: "window", kind: "column", label: "this window as a column on top, or as it was", group: "Other windows", held: true },
  { keys: "o q", command: "window", kind: "candidate", label: "the question for the candidate, or away", group: "Other windows", held: true },
];

/** The name of a row, in the settings and wherever one row is meant. */
export function idOf(row: KeyRow): string {
  if ("kind" in row) return `${row.command}-${row.kind}`;
  return "decision" in row ? `${row.command}-${row.decision}` : row.command;
}

/** The rows that can follow a prefix. */
export const following = (prefix: string, rows = keyTable) => rows.filter((row) => row.keys.startsWith(`${prefix} `));
