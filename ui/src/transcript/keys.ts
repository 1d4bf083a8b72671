/** The keys of a transcript's list of lines, as data: what a pressed key asks for. */
import type { Shown } from "../ipc";
import { stroke, type Pressed } from "../live/stroke";
import { SHOWN } from "../wrapup/text";

export type Command =
  /** Goes on or back by lines; `extends` chooses those passed. */
  | { do: "move"; by: number; extends: boolean }
  | { do: "end"; last: boolean }
  | { do: "choose" }
  /** A signal by the key the live desk has for it. */
  | { do: "signal"; key: string }
  | { do: "shown"; shown: Shown }
  | { do: "find" }
  | { do: "hit"; by: 1 | -1 }
  | { do: "shift"; ms: number }
  | { do: "keep" }
  | { do: "leave" }
  | { do: "said-at" }
  | { do: "question" }
  | { do: "take-back" }
  /** A digit after it means a signal of the whole interview. */
  | { do: "prefix" };

const arrows: Record<string, (far: boolean) => Command> = {
  ArrowDown: (far) => ({ do: "move", by: 1, extends: far }),
  ArrowUp: (far) => ({ do: "move", by: -1, extends: far }),
  ArrowRight: (far) => ({ do: "shift", ms: far ? 10_000 : 1000 }),
  ArrowLeft: (far) => ({ do: "shift", ms: far ? -10_000 : -1000 }),
  PageDown: () => ({ do: "move", by: 10, extends: false }),
  PageUp: () => ({ do: "move", by: -10, extends: false }),
  Home: () => ({ do: "end", last: false }),
  End: () => ({ do: "end", last: true }),
};

const strokes: Record<string, Command> = {
  Space: { do: "choose" },
  Enter: { do: "keep" },
  Escape: { do: "leave" },
  Backspace: { do: "take-back" },
  Delete: { do: "take-back" },
  "/": { do: "find" },
  a: { do: "said-at" },
  q: { do: "question" },
  m: { do: "prefix" },
};

/** What a key means in the list, after `m` or not; null where it means nothing. */
export function command(pressed: Pressed, afterM: boolean): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const arrow = arrows[pressed.key];
  if (arrow) return arrow(pressed.shiftKey);
  const typed = stroke(pressed);
  if (typed === null) return null;
  if (/^\d$/.test(typed)) return { do: "signal", key: afterM ? `m${typed}` : typed };
  if (typed === "n") return { do: "hit", by: pressed.shiftKey ? -1 : 1 };
  const shown = SHOWN.find(({ key }) => key === typed);
  if (shown) return { do: "shown", shown: shown.value };
  return strokes[typed] ?? null;
}
