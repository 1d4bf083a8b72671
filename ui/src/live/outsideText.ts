/** What is said to whoever presses keys outside the window. */
import type { KeyChoice, LastMark, LiveView } from "../ipc";
import { keys } from "../keys/force.svelte";
import { time } from "../shared/format";
import type { Desk } from "./desk.svelte";
import type { Read } from "./grammar";

type Command = Extract<Read, { kind: "command" }>;

const shape = { for: "▲", against: "▼" };

export const outsideText = {
  unknown: "That key means nothing here.",
  /** What may follow the leader: the keys that are used most. */
  begins: (view: LiveView): KeyChoice[] => [
    ...(view.signals.length > 0 ? [{ keys: `1 … ${view.signals.at(-1)?.key ?? "0"}`, label: "mark" }] : []),
    { keys: keys.prefix("throughout"), label: "throughout" },
    { keys: keys.prefix("hints"), label: "hint" },
    { keys: keys.prefix("follow-ups"), label: "asked" },
    { keys: keys.of("bookmark"), label: "moment" },
    { keys: keys.of("note"), label: "note" },
    { keys: keys.of("capture"), label: "code" },
    { keys: "Escape", label: "back" },
  ],
  /** What a command is about to do. */
  under: ({ row, digit }: Command, desk: Desk): string => {
    const { signals, throughout } = desk.session.view;
    if (row.command === "mark") return signals.find(({ key }) => key === `${digit}`)?.label ?? row.label;
    if (row.command === "mark-throughout") return throughout.find(({ key }) => key === `m${digit}`)?.label ?? row.label;
    return row.label;
  },
  /** The last mark in one line: "12:31 ▼ avoids unwrap, contradicted". */
  marked: (last: LastMark | undefined): string => {
    if (!last) return "";
    const { mark, label } = last;
    const how = { unprompted: "", prompted: ", with help", contradicted: ", contradicted" }[mark.shown];
    return `${time(mark.at)} ${shape[mark.direction]} ${label}${how}`;
  },
  /** What a command did that says nothing by itself. */
  done: ({ row, digit }: Command, view: LiveView): string => {
    switch (row.command) {
      case "hint":
        return `Hint ${digit} said.`;
      case "follow-up":
        return `Follow-up ${digit === 0 ? 10 : digit} asked.`;
      case "pause":
        return view.phase === "paused" ? "Paused." : "Going on.";
      case "next":
      case "previous":
        return `Now: ${view.steps.find((step) => step.now)?.title ?? "nothing open"}.`;
      case "note":
      case "remarkable":
      case "fault":
      case "improvised":
        return "Write it in the window.";
      case "fix":
      case "rate":
      case "end":
      case "keys":
        return "It is open in the window.";
      case "condition":
        return row.kind === "other" ? "Write it in the window." : `Noted: ${row.label}.`;
      default:
        return `Done: ${row.label}.`;
    }
  },
  noted: (label: string | undefined) => (label ? `Noted, to ${label}.` : "Noted."),
};
