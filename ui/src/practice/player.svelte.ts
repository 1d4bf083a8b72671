/**
 * The player of a recording. Its time only rises, and it is the interview's time while it plays: every
 * action carries it.
 */
import type { Script } from "../ipc";
import { happened, moved, nextStop, speeds, toCapture, type Speed } from "./play";

/** How often the time is moved on. */
const TICK_MS = 200;

export type Player = ReturnType<typeof createPlayer>;

export function createPlayer(script: Script, runs: () => boolean) {
  let at = $state(script.from_ms);
  let speed = $state<Speed>(1);
  let paused = $state(false);
  let timer: ReturnType<typeof setInterval> | undefined;
  let last = 0;
  const taken = new Set<number>();
  const end = Math.max(script.from_ms, script.moments.at(-1)?.at_ms ?? 0);
  const shown = $derived(happened(script.moments, at));

  function tick() {
    const now = performance.now();
    if (runs() && !paused) at = moved(at, now - last, speed, end);
    last = now;
  }

  return {
    candidate: script.candidate,
    end,
    get at() {
      return at;
    },
    get speed() {
      return speed;
    },
    get paused() {
      return paused;
    },
    /** Whether everything was said. */
    get over() {
      return at >= end;
    },
    /** What has happened so far, oldest first. */
    get shown() {
      return shown;
    },
    toggle: () => (paused = !paused),
    faster() {
      speed = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    },
    /** On to the next thing that is said or written. */
    jump() {
      if (runs()) at = nextStop(script.moments, at) ?? at;
    },
    /** The present code, as if it had been copied; null before there is any. */
    capture(): string | null {
      const chosen = toCapture(script.moments, at, taken);
      if (chosen) taken.add(chosen.place);
      return chosen?.text ?? null;
    },
    /** Lets the time run until it is stopped. */
    start() {
      last = performance.now();
      timer = setInterval(tick, TICK_MS);
      return () => clearInterval(timer);
    },
  };
}
