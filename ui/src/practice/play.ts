/**
 * A recording as it is played: what has happened by a time, what happens next, and which of it is
 * captured. All of it pure; the clock is in the player.
 */
import type { ScriptMoment } from "../ipc";

export const speeds = [1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** How far before the next thing a jump lands, so that it is seen to arrive. */
export const LEAD_MS = 300;

/** What has happened by a time, oldest first, with its place in the script. */
export const happened = (script: readonly ScriptMoment[], at: number) =>
  script.flatMap((moment, place) => (moment.at_ms <= at ? [{ ...moment, place }] : []));

/** Where a jump goes: shortly before the next thing that happens; null at the end. */
export function nextStop(script: readonly ScriptMoment[], at: number): number | null {
  const next = script.find((moment) => moment.at_ms > at);
  return next === undefined ? null : Math.max(at, next.at_ms - LEAD_MS);
}

/** The time after so much has gone by at a speed, never beyond the end. */
export const moved = (at: number, by: number, speed: Speed, end: number) =>
  Math.max(at, Math.min(end, at + Math.max(0, by) * speed));

/**
 * What `c` captures: the code as it stands, and once that was taken what was printed after it. Taken
 * again, the code.
 */
export function toCapture(
  script: readonly ScriptMoment[],
  at: number,
  taken: ReadonlySet<number>,
): { place: number; text: string } | null {
  const written = happened(script, at).filter(({ kind }) => kind === "code" || kind === "output");
  const code = written.findLast(({ kind }) => kind === "code");
  const output = written.findLast(({ kind, place }) => kind === "output" && (!code || place > code.place));
  const chosen = [code, output].find((one) => one && !taken.has(one.place)) ?? code ?? output;
  return chosen ? { place: chosen.place, text: chosen.text } : null;
}

/** "03:10" */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
