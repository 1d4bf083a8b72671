/**
 * What the user chose for the program as a whole, as the desk keeps it. Read once at the start; until it
 * is there, and where it cannot be read, all is as at first.
 */
import * as desk from "../ipc";
import type { Fault, Settings, SettingsView } from "../ipc";

const atFirst: Settings = {
  theme: "system",
  single_keys: true,
  bindings: {},
  clipboard_watch: false,
  leader: null,
  leader_asked: false,
  blank_chord: null,
  strip: "bar",
  windows: {},
};

let view = $state.raw<SettingsView | null>(null);
let dismissed = $state(false);

export const settings = {
  /** What is in force. */
  get now(): Settings {
    return view?.settings ?? atFirst;
  },
  /** Whether it was read. */
  get known() {
    return view !== null;
  },
  /** The file, for people; empty while it is not known. */
  get file() {
    return view?.file ?? "";
  },
  /** What was wrong with the file, until it was read by the user. */
  get problem(): Fault | null {
    return dismissed ? null : (view?.problem ?? null);
  },
  dismissProblem: () => void (dismissed = true),
  async load() {
    view = await desk.settings();
  },
  /** Changes some fields; null sets one back. Rejects with a fault, and nothing has changed then. */
  async change(change: desk.SettingsChange) {
    view = await desk.setSettings(change);
  },
};
