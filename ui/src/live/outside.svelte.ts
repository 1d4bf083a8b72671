/**
 * Keys from outside the window: the leader's, `touchstone poke`'s, the strip's. They go through the same
 * grammar as keys pressed here in command mode, whatever has the focus here, and what they did goes back
 * in words.
 */
import { tick } from "svelte";

import * as ipc from "../ipc";
import type { Follows, Knock, OverlayView, Said, StripDeed, Stroke } from "../ipc";
import { keys as all } from "../keys/force.svelte";
import { overlays } from "../keys/overlays.svelte";
import { blank } from "../shared/blank.svelte";
import { words as faultWords } from "../shared/session.svelte";
import { isTyping } from "../shared/typing";
import { beside } from "./beside.svelte";
import { choices, suffixes } from "./choices";
import type { Desk } from "./desk.svelte";
import { read, waits, type Read } from "./grammar";
import { stroke } from "./stroke";
import { outsideText as text } from "./outsideText";

type Command = Extract<Read, { kind: "command" }>;

/** Hears keys from outside while this desk runs. Called while a component is made. */
export function hearOutside(desk: Desk, running: () => boolean) {
  const interview = desk.session.interview;
  let keys: string[] = [];
  let wanted = $state(false);

  $effect(() => {
    if (!running()) return;
    const heard = ipc.onKnock(hear);
    void ipc.atTheDesk(interview);
    void beside.load();
    return () => {
      void heard.then((stop) => stop());
      void ipc.atTheDesk(null);
    };
  });

  $effect(() => {
    if (running()) void ipc.deskStands(blank.on, desk.session.trouble !== null);
  });

  // A column that leaves the focus alone takes it for words only: those of a line that is opened here, or of a
  // field that is clicked on. What the leader opened has it already.
  const lineOpen = $derived(desk.note.open || desk.ask !== null);
  $effect(() => {
    if (!beside.now?.column_passive || !lineOpen || wanted || document.hasFocus()) return;
    void ipc.columnWords(true);
    return () => void ipc.columnWords(false);
  });
  $effect(() => {
    if (!beside.now?.column_passive) return;
    const down = ({ target }: Event) => {
      if (isTyping(target) && !document.hasFocus()) void ipc.columnWords(true);
    };
    const left = ({ target, relatedTarget }: FocusEvent) => {
      if (isTyping(target) && !isTyping(relatedTarget) && document.hasFocus() && !lineOpen) void ipc.columnWords(false);
    };
    window.addEventListener("pointerdown", down, true);
    window.addEventListener("focusout", left, true);
    return () => {
      window.removeEventListener("pointerdown", down, true);
      window.removeEventListener("focusout", left, true);
    };
  });

  // The words that were wanted are there, or were left: the other window gets the focus back.
  $effect(() => {
    if (!wanted || desk.note.open || desk.ask || desk.sheet || overlays.now) return;
    wanted = false;
    void ipc.giveBack();
  });

  function hear(knock: Knock) {
    if (knock.kind === "begin") {
      keys = [];
      desk.endPrefix();
      show({ follows: text.begins(desk.session.view) });
    } else if (knock.kind === "lapse") desk.endPrefix();
    else if (knock.kind === "blank") blank.toggle();
    else if (knock.kind === "stroke") void press(knock.n, knock.stroke, knock.maybe);
    else if (knock.kind === "note") void note(knock.n, knock.text);
    else if (knock.kind === "deed") void click(knock.n, knock.deed);
    else if (knock.kind === "windows") beside.take(knock.windows);
  }

  async function press(n: number, pressed: Stroke, maybe: boolean) {
    const typed = stroke({ ...pressed, ctrlKey: pressed.ctrl, shiftKey: pressed.shift, altKey: false, metaKey: false, isComposing: false });
    const meant = typed === null ? { kind: "nothing" as const } : mean(typed, maybe);
    if (maybe && meant.kind === "nothing") {
      keys = [];
      return void ipc.strokeTaken(n, "not-ours");
    }
    const before = { note: desk.note.open, ask: desk.ask, sheet: desk.sheet };
    if (typed === null || !desk.type(typed)) {
      void ipc.strokeTaken(n, "nothing");
      const refused = typed !== "Escape";
      if (refused) show({ words: text.unknown, tone: "refused" });
      return void ipc.strokeDone(n, { words: refused ? text.unknown : "", refused: refused ? "unknown-key" : null });
    }
    keys.push(typed);
    const follows = followed(meant, before);
    if (follows === "words") await toWords();
    void ipc.strokeTaken(n, follows);
    if (meant.kind === "command" && follows !== "words") show({ words: text.under(meant, desk) });
    if (follows === "keys" && desk.prefix) {
      show({ words: label(desk.prefix.key), follows: choices(desk.prefix.key, desk).map(short) });
    }
    await finish(n, meant.kind === "command" ? meant : null, follows);
  }

  /** A click on the strip does what the key does, by name: keys can be changed. */
  async function click(n: number, deed: StripDeed) {
    desk.endPrefix();
    const row = all.force.rows.find(({ command }) => command === deed.do);
    if (deed.do === "mark") desk.markSignal(deed.signal);
    else if (row) desk.perform(row);
    await durable();
    const meant: Command | null = row ? { kind: "command", row, digit: null } : null;
    void ipc.strokeDone(n, what(meant, deed.do === "mark" ? "suffix" : "nothing"));
  }

  /** A key that may be somebody else's is ours only where it qualifies the fresh mark. */
  function mean(typed: string, maybe: boolean): Read {
    const now = Date.now();
    const meant = read(typed, waits(desk.prefix, now) ? desk.prefix : null, now, false, all.force);
    const suffix = meant.kind === "command" && suffixes().includes(meant.row) && desk.fresh !== null;
    return maybe && !suffix && meant.kind !== "left" && typed !== "Escape" ? { kind: "nothing" } : meant;
  }

  function followed(meant: Read, before: { note: boolean; ask: unknown; sheet: unknown }): Follows {
    if (desk.prefix) return "keys";
    const noted = meant.kind === "command" && meant.row.command === "note";
    const opened = (desk.ask && desk.ask !== before.ask) || (desk.sheet && desk.sheet !== before.sheet) || (meant.kind === "command" && meant.row.command === "keys");
    if (noted || opened || (desk.note.open && !before.note)) return "words";
    const marked = meant.kind === "command" && desk.fresh !== null && /^(mark|contradicted|with-help|finding)/.test(meant.row.command);
    return marked ? "suffix" : "nothing";
  }

  /** The line that takes the words has the focus in this window before the window has it. */
  async function toWords() {
    wanted = true;
    await tick();
    await tick();
    document.querySelector<HTMLElement>("[data-testid=note-input], [data-testid=ask] input")?.focus();
  }

  async function finish(n: number, meant: Command | null, follows: Follows) {
    await durable();
    const said = what(meant, follows);
    const mark = desk.session.view.last_marks[0]?.mark;
    const tone = said.refused ? "refused" : follows === "suffix" ? (mark?.direction ?? "done") : "done";
    if (follows !== "keys" && follows !== "words") {
      show({ words: said.words, tone, follows: follows === "suffix" ? suffixes().map(short) : [] });
    }
    void ipc.strokeDone(n, said);
  }

  async function durable() {
    await desk.session.settled();
    // What was said on it comes with the promises that wait for the same.
    await new Promise((resolve) => setTimeout(resolve));
  }

  function what(meant: Command | null, follows: Follows): Said {
    const { trouble, said, view } = desk.session;
    if (trouble) return { words: faultWords(trouble.fault), refused: trouble.fault.code };
    if (said.kind === "refused" && said.text) return { words: said.text, refused: "refused" };
    if (follows === "keys") return { words: desk.prefix ? label(desk.prefix.key) : "", refused: null };
    if (follows === "suffix") return { words: text.marked(view.last_marks[0]), refused: null };
    return { words: said.text || (meant ? text.done(meant, view) : ""), refused: null };
  }

  async function note(n: number, words: string) {
    void ipc.strokeTaken(n, "nothing");
    const last = (await desk.session.refresh()).last_marks[0];
    const bound = last?.takes_note ? last : null;
    const end = await desk.session.send({
      do: "note",
      text: words,
      visibility: bound ? "panel" : "interviewer",
      seconds_ago: 0,
      ...(bound ? { mark: bound.mark.id } : {}),
    }).outcome;
    const refused = end.kind === "refused" ? end.fault : end.kind === "done" ? null : desk.session.trouble?.fault;
    void ipc.strokeDone(n, refused ? { words: faultWords(refused), refused: refused.code } : { words: text.noted(bound?.label), refused: null });
  }

  function show(view: Partial<OverlayView>) {
    void ipc.showOnOverlay({ keys: keys.join(" "), words: "", tone: "plain", follows: [], ...view });
  }

  const label = (prefix: string) => all.force.prefixes[prefix]?.label ?? "";
  const short = ({ keys, label }: { keys: string; label: string }) => ({ keys, label });
}
