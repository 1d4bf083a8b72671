/** Going through an interview's actions, by step and by second. */
import type { Timeline } from "../ipc";

/** Where in the replay one is: after an action, and how far into the call. */
export type Place = { at: number; callMs: number };

/** The place after an action, by its number; the first or last where there is none of that number. */
export function placeOf(timeline: Timeline, at: number): Place {
  const within = Math.max(0, Math.min(at, timeline.entries.length - 1));
  return { at: within, callMs: timeline.entries[within]?.call_ms ?? 0 };
}

/** The place at a moment of the call: after the last action by then. */
export function placeAt(timeline: Timeline, callMs: number): Place {
  const at = timeline.entries.findLastIndex((entry) => entry.call_ms <= callMs);
  return { at: Math.max(0, at), callMs };
}

/** "12:31", from an hour on "1:02:09". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}
