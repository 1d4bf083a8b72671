import type { LiveView, ShownMark, SignalRow } from "../ipc";
import { text } from "./text";

/** A signal with what was marked of it. Without an id it can be shown, but nothing can be moved to it. */
export type PlacedSignal = Pick<SignalRow, "label" | "marks"> & Partial<Pick<SignalRow, "id" | "key" | "observe">>;

/** Where marks were made: an opened question, or the whole interview. */
export type Place = { question: string | null; title: string; signals: PlacedSignal[] };

/** The view with the signals of all opened questions, as it is once the conversation has ended. */
type AfterwardsView = LiveView & { asked?: Place[] };

/** All places of marks in the order they were opened, the whole interview last. */
export function places(view: AfterwardsView): Place[] {
  const asked = view.asked ?? view.sheets.filter((sheet) => sheet.question !== null).map(fromEvidence);
  return [...asked, { question: null, title: text.whole, signals: view.throughout }];
}

function fromEvidence(sheet: LiveView["sheets"][number]): Place {
  const signals = new Map<string, ShownMark[]>();
  for (const { label, mark } of sheet.rows.flatMap((row) => row.evidence)) {
    signals.set(label, [...(signals.get(label) ?? []), mark]);
  }
  return {
    question: sheet.question,
    title: sheet.title,
    signals: Array.from(signals, ([label, marks]) => ({ label, marks })),
  };
}

/** A mark where it was made, with the words that go with it. */
export type PlacedMark = { mark: ShownMark; signal: PlacedSignal; words: string | null };

/** The marks of a place, oldest first. */
export function marksOf(place: Place, view: Pick<LiveView, "sheets">): PlacedMark[] {
  const words = new Map(
    view.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.evidence)).map((seen) => [seen.mark.id, seen.words]),
  );
  return place.signals
    .flatMap((signal) => signal.marks.map((mark) => ({ mark, signal, words: words.get(mark.id) ?? null })))
    .sort((one, other) => one.mark.at.localeCompare(other.mark.at));
}

/** What a moment in the tray can be a mark of: its question's signals, and those of the whole interview. */
export const signalsFor = (all: Place[], question: string | null): PlacedSignal[] =>
  all
    .filter((place) => place.question === null || place.question === question)
    .flatMap((place) => place.signals)
    .filter((signal) => signal.id !== undefined);
