/** The tray of findings as lines with digits. What is offered, and in which order, the desk has said. */
import type { FindingGroup, FindingsTray, LiveView, OfferedSignal } from "../ipc";
import { count } from "../shared/format";
import { detectorName, lineWords } from "../shared/place";

/** Groups that stand in the tray before anybody asks for more. */
const GROUPS = 3;

/** Something that can be decided on with one digit. */
export type Offer = {
  /** The finding the digit speaks of. */
  id: string;
  detector: string;
  ask: string;
  lines: [number, number] | null;
  signal: OfferedSignal | null;
};

export type TrayLine = Offer & {
  /** None beyond the tenth. */
  digit: number | null;
  /** When the candidate was asked. */
  asked: string | null;
  /** All places of a group; none where there is one only. */
  group: FindingGroup | null;
};

/** The lines that are shown, and how many groups wait behind "more". */
export function trayLines(tray: FindingsTray, more: boolean): { lines: TrayLine[]; hidden: number } {
  const wanted = tray.groups.filter((group) => group.wanted).slice(0, GROUPS);
  const others = tray.groups.filter((group) => !wanted.includes(group));
  // Those behind "more" come last, so that opening them renumbers nothing.
  const lines = [...wanted.flatMap(ofGroup), ...tray.asked.map(ofAsked), ...(more ? others.flatMap(ofGroup) : [])];
  return {
    lines: lines.map((line, at) => ({ ...line, digit: at < 10 ? (at + 1) % 10 : null })),
    hidden: others.length,
  };
}

function ofGroup(group: FindingGroup): TrayLine[] {
  const [first] = group.findings;
  if (!first) return [];
  const { detector, signal } = group;
  const { id, ask, lines } = first;
  return [{ id, detector, ask, lines, signal, digit: null, asked: null, group: group.count > 1 ? group : null }];
}

const ofAsked = ({ id, detector, ask, lines, signal, at }: FindingsTray["asked"][number]): TrayLine => ({
  id,
  detector,
  ask,
  lines,
  signal,
  digit: null,
  asked: at,
  group: null,
});

/** Whether a finding still waits for a decision. */
export const isOffered = ({ findings }: Pick<LiveView, "findings">, id: string) =>
  isAsked({ findings }, id) || findings.groups.some((group) => group.findings.some((one) => one.id === id));

/** Whether the candidate was asked about a finding that waits. */
export const isAsked = ({ findings }: Pick<LiveView, "findings">, id: string) =>
  findings.asked.some((one) => one.id === id);

/** "unwrap call, line 12" */
export const offerWords = ({ detector, lines }: Pick<Offer, "detector" | "lines">) =>
  lines ? `${detectorName(detector)}, ${lineWords(lines)}` : detectorName(detector);

/** What readers of the tray must know of what was not seen, in sentences. */
export function provisos(tray: FindingsTray): string[] {
  const said = [tray.rests, tray.not_looked].filter((words) => words !== null);
  if (tray.syntax_errors > 0 && !tray.rests) {
    said.push(`${capital(count(tray.syntax_errors, "place"))} in the code could not be read.`);
  }
  if (tray.left_out > 0) said.push(`${count(tray.left_out, "finding")} beyond the limit ${tray.left_out === 1 ? "is" : "are"} not shown.`);
  return said;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
