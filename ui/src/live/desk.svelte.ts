/**
 * The live desk's state in this window, and what each command does there. Nothing of it is kept: what
 * matters is in the interview, and half-typed words are in its drafts.
 */
import * as ipc from "../ipc";
import type { Action, FindingDecision } from "../ipc";
import { newId } from "../ipc/id";
import { keys } from "../keys/force.svelte";
import { overlays } from "../keys/overlays.svelte";
import type { Player } from "../practice/player.svelte";
import { text as practised } from "../practice/text";
import { blank } from "../shared/blank.svelte";
import { replace } from "../shared/navigate.svelte";
import type { Session } from "../shared/session.svelte";
import { restored, type Ask } from "./ask";
import { createDispatch } from "./dispatch";
import { createDrafts } from "./drafts";
import { dropped } from "./drop";
import { isAsked, isOffered, offerWords, trayLines, type Offer } from "./findings";
import { read, waits, type Prefix } from "./grammar";
import { PREFIX_MS, SUFFIX_MS, type KeyRow } from "./keys";
import { createNoteLine } from "./note.svelte";
import { beside } from "./beside.svelte";
import { pointedAt, type Pointed } from "./pointing";
import { conditionPrompts, milestoneWords, text } from "./text";
import { goTo, meaning } from "./translate";

export type Tab = "prompt" | "hints" | "guide" | "code" | "plan";
export type Sheet = "fix" | "improvised" | "rate" | "plans" | "end";
type Fresh = { id: string; label: string; until: number };
/** A condition so young that the note key says more of it. */
export type Noted = Extract<Ask, { kind: "explain" }> & { until: number };

export type Desk = ReturnType<typeof createDesk>;

export function createDesk(session: Session, startsBefore: () => boolean, player: Player | null = null) {
  const drafts = createDrafts((field, words) => ipc.saveDraft(session.interview, field, words));
  const note = createNoteLine(session, drafts);
  const sending = createDispatch(session);
  let tab = $state<Tab>("prompt");
  let sheet = $state<Sheet | null>(null);
  const half = restored(session.drafts["ask"]);
  let ask = $state.raw<Ask | null>(half?.ask ?? null);
  let prefix = $state.raw<Prefix | null>(null);
  let fresh = $state.raw<Fresh | null>(null);
  let noted = $state.raw<Noted | null>(null);
  let strip = $state<string | null>(null);
  let stripFocus = $state(0);
  let pointed = $state.raw<Pointed | null>(null);
  let more = $state(false);
  let linesWanted = $state(false);
  let unpoint: ReturnType<typeof setTimeout> | undefined;
  let lapse: ReturnType<typeof setTimeout> | undefined;
  let fade: ReturnType<typeof setTimeout> | undefined;

  const setPrefix = (next: Prefix | null) => {
    clearTimeout(lapse);
    prefix = next;
    if (next) lapse = setTimeout(() => (prefix = null), PREFIX_MS);
  };

  const setFresh = (next: Fresh | null) => {
    clearTimeout(fade);
    fresh = next;
    noted = null;
    if (next) fade = setTimeout(() => (fresh = null), SUFFIX_MS);
  };

  const setNoted = (next: Noted) => {
    setFresh(null);
    noted = next;
    fade = setTimeout(() => (noted = null), SUFFIX_MS);
  };

  /** Chosen lines wait until they are used or left; a finding that needs its signal lapses. */
  const point = (next: Pointed | null) => {
    clearTimeout(unpoint);
    pointed = next;
    if (next?.kind === "finding") unpoint = setTimeout(() => (pointed = null), 2 * PREFIX_MS);
  };

  /** Queues what a row means when its turn comes; a mark may have to be of one signal and no other. */
  function send(row: KeyRow, digit: number | null, said?: string, at: Pointed | null = null, only?: string) {
    const id = newId();
    const { outcome } = sending.send(
      () => {
        const now = meaning(row, digit, session.kit, session.view);
        if (now && "action" in now) {
          if (only === undefined || (now.action.do === "mark" && now.action.signal === only)) return pointedAt(now.action, at);
          sending.tell(id, text.signalGone, "refused");
          return null;
        }
        if (now) sending.tell(id, now.why, "refused");
        return null;
      },
      { id },
    );
    if (said) void outcome.then((end) => end.kind === "done" && sending.tell(id, said));
    return { id, outcome };
  }

  function markBy(row: KeyRow, digit: number | null, only?: string) {
    const key = row.command === "mark" ? `${digit}` : `m${digit}`;
    const rows = row.command === "mark" ? session.view.signals : session.view.throughout;
    const label = rows.find((signal) => signal.key === key)?.label;
    const { id, outcome } = send(row, digit, undefined, pointed, only);
    if (label !== undefined) point(null);
    if (label !== undefined) setFresh({ id, label, until: Date.now() + SUFFIX_MS });
    void outcome.then((end) => end.kind !== "done" && fresh?.id === id && setFresh(null));
  }

  /** Noted at once; what can be said of it is asked for only where it is wanted, or nothing without. */
  function condition(row: Extract<KeyRow, { command: "condition" }>) {
    if (row.kind === "other") return void (ask = { kind: "condition", condition: row.kind, minutes: false });
    const written = row.kind !== "wrong-screen";
    const said = written ? text.conditionNoted(conditionPrompts[row.kind].toLowerCase()) : text.wrongScreen;
    const { id, outcome } = send(row, null, said);
    if (!written) return;
    setNoted({ kind: "explain", id, condition: row.kind, minutes: row.minutes ?? false, until: Date.now() + SUFFIX_MS });
    void outcome.then((end) => end.kind !== "done" && noted?.id === id && (noted = null));
  }

  function startNote() {
    const now = Date.now();
    if (noted && now < noted.until) {
      ask = noted;
      noted = null;
      return;
    }
    void note.start(fresh && now < fresh.until ? { id: fresh.id, label: fresh.label } : null);
  }

  function qualify(shown: "contradicted" | "prompted") {
    if (!fresh || Date.now() >= fresh.until) return session.say(text.lateSuffix(SUFFIX_MS / 1000), "refused");
    sending.send({ do: "qualify", mark: fresh.id, shown }, { needs: fresh.id });
  }

  /** The recorded candidate's code, as if it had been copied. */
  async function recorded() {
    const code = player?.capture() ?? null;
    if (code === null) session.say(practised.nothingWritten, "refused");
    return code;
  }

  type By = Pick<typeof sending, "send" | "tell">;
  /** What comes by itself is nobody's key, and no typing takes it back. */
  const byItself: By = { send: session.send, tell: (_id, words) => session.say(words) };

  /** Captures what is read when its turn comes. `said`: the quiet line then. */
  function capture(
    read: () => Promise<string | null>,
    said = { code: text.captured, output: text.capturedOutput },
    by: By = sending,
  ) {
    let lines = 0;
    let before = 0;
    const make = async (): Promise<Action | null> => {
      try {
        const code = await read();
        if (code === null) return null;
        lines = code.trimEnd().split(/\r\n|\r|\n/).length;
        before = session.view.captures;
        if (code.trim()) return { do: "capture-code", text: code };
        session.say(text.emptyClipboard, "refused");
      } catch (fault) {
        session.sayFault(fault);
      }
      return null;
    };
    const { id, outcome } = by.send(make);
    return outcome.then((end) => {
      if (end.kind === "done") by.tell(id, session.view.captures > before ? said.code(lines) : said.output);
    });
  }

  /** Decides on what was pointed at when the key went down, if it still waits when its turn comes. */
  function decide(offer: Offer, decision: FindingDecision) {
    session.hush();
    if (decision === "attach" && !offer.signal) {
      return point({ kind: "finding", finding: offer.id, words: offerWords(offer) });
    }
    let asking: string = text.asking;
    if (decision === "ask") {
      if (!note.askAbout(offer.ask)) asking = text.askingAside(offer.ask.replaceAll("`", ""));
      if (isAsked(session.view, offer.id)) return session.say(asking);
    }
    const { id, outcome } = sending.send(() => {
      if (isOffered(session.view, offer.id)) return { do: "finding", finding: offer.id, decision };
      session.say(text.findingGone, "refused");
      return null;
    });
    if (decision === "attach" && offer.signal) {
      setFresh({ id, label: offer.signal.label, until: Date.now() + SUFFIX_MS });
    }
    void outcome.then((end) => {
      if (end.kind !== "done") return fresh?.id === id && setFresh(null);
      if (decision === "dismiss") session.say(text.dismissed(offerWords(offer)));
      if (decision === "ask") session.say(asking);
    });
  }

  function decideBy(decision: FindingDecision, digit: number | null) {
    const { lines } = trayLines(session.view.findings, more);
    const line = lines.find((known) => known.digit === digit);
    if (line) decide(line, decision);
    else session.say(lines.length > 0 ? text.noFinding(digit) : text.noFindings, "refused");
  }

  function copy() {
    const make = async (): Promise<Action | null> => {
      const question = session.view.question;
      if (!question) {
        session.say(text.noQuestion, "refused");
        return null;
      }
      try {
        await ipc.copyQuestion(session.interview, question);
        session.say(text.copied);
      } catch (fault) {
        session.sayFault(fault);
        return null;
      }
      const given = session.view.milestones.some(({ kind }) => kind === "starter-given");
      return given ? null : { do: "milestone", kind: "starter-given" };
    };
    sending.send(make);
  }

  /** The clock runs, and the first part is open. */
  function start() {
    const { id } = sending.send({ do: "start" });
    sending.send(
      () => {
        const first = session.view.steps[0];
        return first && !session.view.steps.some((step) => step.now) ? goTo(first) : null;
      },
      { needs: id },
    );
  }

  function takeBack(row: KeyRow) {
    const undo = row.command === "undo";
    let what: string | null = null;
    const { outcome } = sending.send(() => {
      what = undo ? session.view.undo : session.view.redo;
      return undo ? { do: "undo" } : { do: "redo" };
    });
    void outcome.then((end) => {
      if (end.kind === "done" && what) session.say(undo ? text.undone(what) : text.redone(what));
    });
  }

  function rate() {
    if (strip) stripFocus += 1;
    else if (session.view.sheets.length > 0) sheet = "rate";
    else session.say(text.nothingToRate, "refused");
  }

  /** How the desk stands, so that typing can be undone: what was sent, and what was open. */
  function standing() {
    const was = { sent: sending.count, sheet, ask, tab, more, pointed, noting: note.open };
    return {
      ...was,
      /**
       * Whether a field or dialog is one that was opened since, and not on purpose: the note line is opened
       * to type in it, and only where something waits to be told from typing there is a doubt.
       */
      led(place: "field" | "dialog"): boolean {
        if (place === "dialog") return (sheet !== null && sheet !== was.sheet) || overlays.now === "keys";
        return (ask !== null && ask !== was.ask) || (note.open && !was.noting && sending.waits);
      },
    };
  }

  /** Takes back what typing did since the desk stood so, and puts the words on the note line. */
  function takeForTyping(words: string, since: number, was: ReturnType<typeof standing>) {
    setPrefix(null);
    setFresh(null);
    point(was.pointed);
    [sheet, ask, tab, more, linesWanted, overlays.now] = [was.sheet, was.ask, was.tab, was.more, false, null];
    if (ask === null) drafts.keep("ask", "");
    note.receive(words, since);
    session.say(text.typed(0));
    void sending.takeBack(was.sent).then((taken) => taken > 0 && session.say(text.typed(taken)));
  }

  /** The keys that mean something here. */
  const inForce = () => (player ? keys.force : { ...keys.force, rows: keys.force.rows.filter((row) => !row.played) });

  function perform(row: KeyRow, digit: number | null = null) {
    session.hush();
    switch (row.command) {
      case "mark":
      case "mark-throughout":
        return markBy(row, digit);
      case "contradicted":
        return qualify("contradicted");
      case "with-help":
        return qualify("prompted");
      case "note":
        return startNote();
      case "remarkable":
      case "fault":
        return void (ask = { kind: row.command });
      case "condition":
        return condition(row);
      case "milestone":
        return void send(row, digit, text.milestone(milestoneWords[row.kind]));
      case "bookmark":
        return void send(row, digit, text.bookmarked);
      case "undo":
      case "redo":
        return takeBack(row);
      case "capture":
        return void capture(player ? recorded : ipc.readClipboard);
      case "finding":
        return decideBy(row.decision, digit);
      case "more":
        if (trayLines(session.view.findings, more).hidden === 0) return session.say(text.noMore, "refused");
        return void (more = !more);
      case "lines":
        if (session.view.captures === 0) return session.say(text.noCode, "refused");
        tab = "code";
        return void (linesWanted = true);
      case "copy":
        return copy();
      case "rate":
        return rate();
      case "fix":
        if (session.view.last_marks.length === 0) return session.say(text.nothingToFix, "refused");
        return void (sheet = "fix");
      case "improvised":
        if (!session.view.question) return session.say(text.noQuestion, "refused");
        return void (sheet = "improvised");
      case "discount":
        return void send(row, digit, text.discounted);
      case "plans":
      case "end":
        return void (sheet = row.command);
      case "keys":
        return void (overlays.now = "keys");
      case "player-pause":
        return player && !player.over && void player.toggle();
      case "player-jump":
        return player?.jump();
      case "player-speed":
        return player?.faster();
      case "blank":
        return blank.cover();
      case "window":
        return void beside.change(row.kind).catch(session.sayFault);
      case "start":
        return start();
      default:
        return void send(row, digit);
    }
  }

  return {
    session,
    /** The recording that is followed, if one is. */
    player,
    note,
    drafts,
    perform,
    /** Marks a signal that was clicked elsewhere, if the open question still has it. */
    markSignal(signal: string) {
      session.hush();
      const known = session.view.signals.find(({ id }) => id === signal);
      const row = keys.force.rows.find(({ command }) => command === "mark");
      if (known && row) markBy(row, Number(known.key), signal);
      else session.say(text.signalGone, "refused");
    },
    /** Whether the key that is going down was down before. */
    heldKey: false,
    get tab() {
      return tab;
    },
    set tab(next: Tab) {
      tab = next;
    },
    get sheet() {
      return sheet;
    },
    set sheet(next: Sheet | null) {
      sheet = next;
    },
    get ask() {
      return ask;
    },
    set ask(next: Ask | null) {
      ask = next;
    },
    /** What stood half-typed in the line that asks, before this desk was opened. */
    half,
    /** The prefix that waits for its second key. */
    get prefix() {
      return prefix;
    },
    /** The mark that a suffix would qualify now. */
    get fresh() {
      return fresh;
    },
    /** The condition of which the note key says more now. */
    get noted() {
      return noted;
    },
    /** The question that was left with ratings missing. */
    get strip() {
      return strip;
    },
    set strip(next: string | null) {
      strip = next;
    },
    /** What the next digit marks with. */
    get pointed() {
      return pointed;
    },
    point,
    /** Whether the tray shows all findings. */
    get more() {
      return more;
    },
    /** Another question begins with the few findings that matter most. */
    fewer: () => void (more = false),
    /** Whether the lines of the code are to take the focus; they take it once. */
    get linesWanted() {
      return linesWanted;
    },
    set linesWanted(next: boolean) {
      linesWanted = next;
    },
    decide,
    /** Captures what was copied elsewhere, as the desk watches for it; done when it is kept or refused. */
    take: (code: string) =>
      capture(() => Promise.resolve(code), { code: text.taken, output: text.takenOutput }, byItself),
    /** Captures what was dropped on the window. */
    drop(given: DataTransfer) {
      const reading = dropped(given);
      session.hush();
      void capture(async () => {
        const read = await reading;
        if ("code" in read) return read.code;
        session.say(read.why, "refused");
        return null;
      });
    },
    /** Goes up by one each time the strip is to take the focus. */
    get stripFocus() {
      return stripFocus;
    },
    standing,
    takeForTyping,
    /**
     * Takes one stroke in command mode; tells whether it meant anything. What cannot be taken back waits
     * so long, in case that it turns out to be typing.
     */
    type(stroke: string, wait = 0): boolean {
      const now = Date.now();
      const waited = waits(prefix, now) ? prefix : null;
      if (stroke === "Escape" && !waited && ask) {
        drafts.keep("ask", "");
        ask = null;
        return true;
      }
      if (stroke === "Escape" && !waited && noted) {
        noted = null;
        return true;
      }
      if (stroke === "Escape" && !waited && pointed) {
        point(null);
        return true;
      }
      const said = read(stroke, waited, now, startsBefore(), inForce());
      setPrefix(said.kind === "prefix" ? said.prefix : null);
      if (wait === 0) sending.release();
      if (said.kind === "command" && said.row.held && wait > 0) {
        sending.after(wait, () => perform(said.row, said.digit));
      } else if (said.kind === "command") perform(said.row, said.digit);
      if (said.kind === "unknown") session.say(text.unknownKeys(said.keys), "refused");
      return said.kind !== "nothing";
    },
    beginPrefix: (key: string) => setPrefix({ key, since: Date.now() }),
    endPrefix: () => setPrefix(null),
    /** Ends the conversation and goes to the wrap-up. */
    async end() {
      sheet = null;
      const end = await session.send({ do: "end" }).outcome;
      if (end.kind === "done") replace({ name: "wrap-up", interview: session.interview });
    },
    left() {
      sending.release();
      void drafts.flush();
    },
  };
}
