/** A short line that asks for words before something is done; most may be left empty. */
import type { Action, ConditionKind } from "../ipc";
import { conditionPrompts, text } from "./text";

export type Ask =
  | { kind: "remarkable" }
  | { kind: "fault" }
  | { kind: "pause" }
  | { kind: "condition"; condition: ConditionKind; minutes: boolean }
  /** More of a condition that was noted. */
  | { kind: "explain"; id: string; condition: ConditionKind; minutes: boolean };

/** What was typed into the line, as it is kept on disk and comes back after a crash. */
export type Half = { ask: Ask; words: string; minutes: string };

export const halfTyped = (half: Half): string => (half.words || half.minutes ? JSON.stringify(half) : "");

/** Reads what was kept; null where it is nothing that is asked for now. */
export function restored(kept: string | undefined): Half | null {
  if (!kept) return null;
  try {
    const { ask, words, minutes } = JSON.parse(kept) as Partial<Half>;
    const known = ask !== undefined && typeof words === "string" && typeof minutes === "string" && asked(ask);
    return known && known.prompt ? { ask, words, minutes } : null;
  } catch {
    return null;
  }
}

export type Asked = {
  prompt: string;
  placeholder: string;
  minutes: boolean;
  /** Whether it makes sense with neither words nor minutes. */
  empty: boolean;
  said: string;
};

/** How the line looks. */
export function asked(ask: Ask): Asked {
  switch (ask.kind) {
    case "remarkable":
      return line("Remarkable", "in six words, or none for now", true, text.remarked);
    case "fault":
      return line("The question", "what is wrong with it", false, text.faultNoted);
    case "pause":
      return line("Paused because", "why, for the readers of the scorecard", false, text.pausedWhy);
    case "condition": {
      const prompt = conditionPrompts[ask.condition];
      const empty = ask.condition !== "other";
      const said = text.conditionNoted(prompt.toLowerCase());
      return { ...line(prompt, empty ? "in words, or none" : "what readers must know", empty, said), minutes: ask.minutes };
    }
    case "explain": {
      const prompt = conditionPrompts[ask.condition];
      const said = text.conditionNoted(prompt.toLowerCase());
      return { ...line(prompt, "what readers must know", false, said), minutes: ask.minutes };
    }
  }
}

const line = (prompt: string, placeholder: string, empty: boolean, said: string): Asked => ({
  prompt,
  placeholder,
  minutes: false,
  empty,
  said,
});

/** The action with the words that were given. */
export function answered(ask: Ask, words: string, minutes: number | null): Action {
  const given = words.trim();
  switch (ask.kind) {
    case "remarkable":
      return { do: "bookmark", seconds_ago: 0, remarkable: true, ...(given && { note: given }) };
    case "fault":
      return { do: "fault", text: given };
    case "pause":
      return { do: "condition", kind: "interrupted", text: given };
    case "condition":
      return {
        do: "condition",
        kind: ask.condition,
        ...(minutes !== null && { minutes }),
        ...(given && { text: given }),
      };
    case "explain":
      return {
        do: "explain",
        condition: ask.id,
        ...(minutes !== null && { minutes }),
        ...(given && { text: given }),
      };
  }
}
