/**
 * One opened interview in this window: its texts, its view, and the queue of what is done to it. The
 * live desk and the wrap-up use the same one, so that nothing waiting is lost between them.
 */
import * as desk from "../ipc";
import type { Fault, LiveDesk, LiveView } from "../ipc";
import { newId } from "../ipc/id";
import { withAnchors, type DeskView } from "./sheets";
import { createQueue, type Make, type Outcome, type Trouble } from "./queue";

/** How long a quiet line stays. */
const SAID_FOR_MS = 6000;

export type Session = ReturnType<typeof createSession>;
export type Sent = { id: string; outcome: Promise<Outcome> };

const opened = new Map<string, Session>();

/** What somebody else did to an interview is shown at once; answers how to stop. */
export const hearChanges = () =>
  desk.onKnock((knock) => {
    if (knock.kind === "changed") void opened.get(knock.interview)?.refresh();
  });

/** Reads an interview from the desk. What waited to be written when it was left still waits. */
export async function openSession(interview: string): Promise<Session> {
  const read = await desk.live(interview);
  const known = opened.get(interview);
  if (known) {
    known.replaceDesk(read);
    return known;
  }
  const session = createSession(interview, read);
  opened.set(interview, session);
  return session;
}

function createSession(interview: string, read: LiveDesk) {
  let texts = $state.raw(read);
  let plain = $state.raw(read.view);
  const view = $derived(withAnchors(plain, texts.kit));
  let trouble = $state.raw<Trouble | null>(null);
  let said = $state.raw<{ text: string; kind: "said" | "refused" }>({ text: "", kind: "said" });
  let acted = $state(false);
  let clock: (() => number) | null = null;
  const times = new Map<string, number>();
  let silence: ReturnType<typeof setTimeout> | undefined;

  const show = (next: LiveView) => {
    if (next.seq < plain.seq) return;
    const others = next.texts !== plain.texts;
    plain = next;
    if (others) void takeTexts();
  };

  /** Takes the texts again: another question has come into the interview. */
  async function takeTexts() {
    try {
      texts = await desk.live(interview);
    } catch (fault) {
      say(words(fault as Fault), "refused");
    }
  }

  const say = (text: string, kind: "said" | "refused" = "said") => {
    clearTimeout(silence);
    said = { text, kind };
    silence = setTimeout(() => (said = { text: "", kind: "said" }), SAID_FOR_MS);
  };

  const queue = createQueue({
    // Sent again, it has the time it had: it is the same action.
    write: (id, action) => desk.act(interview, action, id, times.get(id) ?? null),
    isRefusal: (fault) => !fault.trouble,
    onchange: (change) => {
      acted = true;
      show(change.view);
    },
    ontrouble: (now) => (trouble = now),
  });

  const sayOnce = (read: LiveDesk) => read.unused_rules && say(read.unused_rules);
  sayOnce(read);

  return {
    interview,
    get kit() {
      return texts.kit;
    },
    get drafts() {
      return texts.drafts;
    },
    /** What the candidate of a recording says and writes; null where there is none. */
    get script() {
      return texts.script;
    },
    /** Takes the interview's time from a recording that is played, until it is given none. */
    follow: (recorded: (() => number) | null) => void (clock = recorded),
    get view() {
      return view;
    },
    /** What could not be written, and how much waits; null while all is saved. */
    get trouble() {
      return trouble;
    },
    /** The quiet line: the last refusal, or a word on what was done. */
    get said() {
      return said;
    },
    /** Whether anything was done here since the interview was opened. */
    get acted() {
      return acted;
    },
    /** Does something. A refusal is shown in the quiet line and told in the outcome. */
    send(make: Make, options: { id?: string; needs?: string } = {}): Sent {
      const id = options.id ?? newId();
      if (clock) times.set(id, clock());
      const outcome = queue.add({ id, make, needs: options.needs });
      void outcome.then((end) => {
        times.delete(id);
        if (end.kind === "refused") say(words(end.fault), "refused");
      });
      return { id, outcome };
    },
    say,
    /** Lets the quiet line be quiet. */
    hush: () => say(""),
    /** Says a fault of something that writes nothing, such as reading the clipboard. */
    sayFault: (fault: unknown) => say(words(fault as Fault), "refused"),
    retry: () => queue.retry(),
    /** Resolves once nothing is under way: all is written, or writing has failed. */
    settled: () => queue.idle(),
    giveUp: () => queue.giveUp(),
    /** Reads the view again, for the words that depend on the clock. */
    async refresh(): Promise<DeskView> {
      try {
        show(await desk.view(interview, clock?.() ?? null));
      } catch {
        // The next action says what is wrong; until then the last view stands.
      }
      return view;
    },
    replaceDesk(next: LiveDesk) {
      texts = next;
      acted = false;
      show(next.view);
      sayOnce(next);
    },
  };
}

/** A fault in one line: what happened, and what to do. */
export function words(fault: Fault): string {
  const message = fault.message.charAt(0).toUpperCase() + fault.message.slice(1);
  return `${message}${/[.?]$/.test(message) ? "" : "."} ${fault.hint}`.trim();
}
