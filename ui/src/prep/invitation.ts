/** What was understood of an invitation, line by line, for the one who confirms it. */
import type { Invitation, Understood } from "../ipc";
import { list } from "../shared/format";
import { text } from "./text";

export type Line = { what: string; value: string; from: string; sure: boolean };

export function linesOf(invitation: Invitation): Line[] {
  const { candidate, starts, minutes, title, stage, links, panel } = invitation;
  const line = <T>(what: string, known: Understood<T> | null, value: (known: T) => string): Line[] =>
    known ? [{ what, value: value(known.value), from: known.from, sure: known.sure }] : [];
  const words = text.understood;
  return [
    ...line(words.name, candidate, (name) => name),
    ...line(words.starts, starts, (at) =>
      at.elsewhere ? `${at.here} (${text.elsewhere(at.written, at.zone)})` : at.here,
    ),
    ...line(words.minutes, minutes, text.minutes),
    ...line(words.title, title, (job) => job),
    ...line(words.stage, stage, (said) => said),
    ...links.map(({ value, from }) => ({ what: text.links[value.kind], value: value.address, from, sure: true })),
    ...(panel.length > 0 ? [{ what: words.panel, value: list(panel), from: "the guests", sure: true }] : []),
  ];
}
