/** A session of the past: the desk shows it, and nothing can be done in it. */
import type { LiveKit, LiveView } from "../ipc";
import type { Session } from "../shared/session.svelte";
import { withAnchors } from "../shared/sheets";

export type PastSession = Session & { show: (view: LiveView) => void };

export function createPastSession(interview: string, kit: LiveKit, first: LiveView): PastSession {
  let plain = $state.raw(first);
  const view = $derived(withAnchors(plain, kit));
  const nothing = () => {};
  return {
    interview,
    get kit() {
      return kit;
    },
    get view() {
      return view;
    },
    drafts: {},
    script: null,
    follow: () => undefined,
    trouble: null,
    said: { text: "", kind: "said" },
    acted: true,
    send: () => ({ id: "", outcome: Promise.resolve({ kind: "given-up" }) }),
    say: nothing,
    hush: nothing,
    sayFault: nothing,
    settled: () => Promise.resolve(),
    retry: () => Promise.resolve(),
    giveUp: nothing,
    refresh: () => Promise.resolve(view),
    replaceDesk: nothing,
    show: (next) => (plain = next),
  };
}
