import type { Fault, PackOffer } from "../ipc";

/**
 * Which screen is shown. The window has no addresses and no history of its own: screens are few, and
 * one leads back to the one before.
 */
export type Screen =
  /** `practising` asks for a candidate to practise on. */
  | { name: "home"; practising?: boolean }
  | { name: "prepare" }
  | { name: "library"; opened?: Opened }
  | { name: "settings" }
  | { name: "live"; interview: string }
  | { name: "wrap-up"; interview: string }
  | { name: "scorecard"; interview: string }
  | { name: "comparison"; interview: string }
  | { name: "debrief"; debrief: string }
  | { name: "drill" }
  | { name: "replay"; interview: string }
  /** `file` is one that was dropped: it is read after consent. */
  | { name: "transcript"; interview: string; file?: File };

/** The pack that the program was opened with, or why it cannot be added; or a question to show. */
export type Opened = { offer: PackOffer } | { fault: Fault } | { question: string };

const home: Screen = { name: "home" };
let screen = $state.raw<Screen>(home);
let behind = $state.raw<Screen[]>([]);

export const navigation = {
  /** The screen that is shown. */
  get screen() {
    return screen;
  },
};

/** Shows a screen. Going home forgets the way. */
export function go(to: Screen) {
  behind = to.name === "home" ? [] : [...behind, screen];
  screen = to;
}

/** Shows a screen in the place of this one, so that back does not lead here. */
export function replace(to: Screen) {
  screen = to;
}

/** Back to the screen before, or home. */
export function back() {
  screen = behind.at(-1) ?? home;
  behind = behind.slice(0, -1);
}
