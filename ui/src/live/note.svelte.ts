/**
 * The note line: stamped when typing began, bound to the last mark where that is young, and read by
 * whom its line says. Half-typed words are kept on disk and come back.
 */
import type { Visibility } from "../ipc";
import type { Session } from "../shared/session.svelte";
import type { Drafts } from "./drafts";
import { text } from "./text";

export type Bound = { id: string; label: string };

const order: Visibility[] = ["interviewer", "panel", "candidate"];

export type NoteLine = ReturnType<typeof createNoteLine>;

export function createNoteLine(session: Session, drafts: Drafts) {
  let open = $state(false);
  let words = $state(session.drafts["note"] ?? "");
  let began = $state<number | null>(Date.parse(session.drafts["note-began"] ?? "") || null);
  let bound = $state.raw<Bound | null>(null);
  let chosen = $state<Visibility | null>(null);
  let question = $state(session.drafts["note-question"] ?? "");
  const visibility = $derived(chosen ?? (bound ? "panel" : "interviewer"));

  function keep() {
    drafts.keep("note", words);
    drafts.keep("note-began", began ? new Date(began).toISOString() : "");
    drafts.keep("note-question", question);
  }

  function write(next: string) {
    words = next;
    if (words === "") began = null;
    else began ??= Date.now();
    keep();
  }

  function clear() {
    words = "";
    began = null;
    bound = null;
    chosen = null;
    question = "";
    keep();
  }

  return {
    get open() {
      return open;
    },
    get words() {
      return words;
    },
    /** When the first of these words was typed. */
    get began() {
      return began;
    },
    get bound() {
      return bound;
    },
    get visibility() {
      return visibility;
    },
    /** The question that was asked about the code, which is kept with the answer; else empty. */
    get question() {
      return question;
    },
    write,
    /** Opens the line for the answer to a question; not where words on something else wait there. */
    askAbout(next: string): boolean {
      if (words !== "" && question !== next) return false;
      open = true;
      question = next;
      bound = null;
      chosen ??= "panel";
      keep();
      return true;
    },
    /** Opens the line. `fresh` is a mark so young that this key meant it; else the desk says which takes a note. */
    async start(fresh: Bound | null) {
      open = true;
      if (words !== "") return;
      bound = fresh;
      if (fresh) return;
      const [last] = (await session.refresh()).last_marks;
      if (words === "" && last?.takes_note) bound = { id: last.mark.id, label: last.label };
    },
    /** Takes over what was typed where keys are commands, from when it began. */
    receive(typed: string, since: number) {
      open = true;
      began ??= since;
      write(words === "" ? typed : `${words} ${typed}`);
    },
    unbind() {
      bound = null;
    },
    /** The next of: only you, the panel, the candidate too. */
    cycle() {
      chosen = order[(order.indexOf(visibility) + 1) % order.length] ?? null;
    },
    /** Leaves the line; what was typed stays. */
    leave() {
      open = false;
      if (words === "") {
        question = "";
        chosen = null;
        keep();
      }
      void drafts.flush();
    },
    /** Saves and leaves. Words that are refused come back. */
    async save() {
      open = false;
      const said = words.trim();
      if (!said) return clear();
      const [since, mark, seen, about] = [began ?? Date.now(), bound, visibility, question];
      words = "";
      began = null;
      bound = null;
      chosen = null;
      question = "";
      const make = () => ({
        do: "note" as const,
        text: about ? `${about} ${said}` : said,
        visibility: seen,
        seconds_ago: Math.max(0, Math.round((Date.now() - since) / 1000)),
        ...(mark ? { mark: mark.id } : {}),
      });
      const end = await session.send(make, mark ? { needs: mark.id } : {}).outcome;
      if (end.kind === "done") {
        if (words === "") keep();
        return;
      }
      words = words ? `${said} ${words}` : said;
      began = since;
      if (!bound && end.kind !== "skipped") bound = mark;
      chosen = seen;
      question ||= about;
      keep();
      session.say(text.noteBack, "refused");
    },
  };
}
