/** How the windows beside this one stand: the strip, and the question for the candidate. */
import * as ipc from "../ipc";
import type { WindowsChange, WindowsView } from "../ipc";

let now = $state.raw<WindowsView | null>(null);

export const beside = {
  /** Null until it is known. */
  get now() {
    return now;
  },
  take: (next: WindowsView) => void (now = next),
  async load() {
    // Without an answer the button opens all the same, and says what is wrong.
    now = await ipc.windows().catch(() => now);
  },
  /** Opens or closes one of them. Rejects with a fault. */
  async change(change: WindowsChange) {
    now = await ipc.changeWindows(change);
  },
};
