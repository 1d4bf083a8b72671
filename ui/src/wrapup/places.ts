import type { LiveView, ShownMark, SignalRow } from "../ipc";
import { text } from "./text";

/** Where marks were made: an opened question, or the whole interview. */
export type Place = { question: string | null; title: string; signals: SignalRow[] };

/** All places of marks in the order of the kit, the whole interview last. */
export function places(view: LiveView): Place[] {
  return [...view.asked, { question: null, title: text.whole, signals: view.throughout }];
}

/** A mark where it was made, with the words that go with it, and those it was made from. */
export type PlacedMark = { mark: ShownMark; signal: SignalRow; words: string | null; quote: string | null };

/** The marks of a place, oldest first. */
export function marksOf(place: Place, view: Pick<LiveView, "sheets">): PlacedMark[] {
  const seen = new Map(
    view.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.evidence)).map((seen) => [seen.mark.id, seen]),
  );
  const beside = (id: string) => ({ words: seen.get(id)?.words ?? null, quote: seen.get(id)?.quote ?? null });
  return place.signals
    .flatMap((signal) => signal.marks.map((mark) => ({ mark, signal, ...beside(mark.id) })))
    .sort((one, other) => one.mark.at.localeCompare(other.mark.at));
}

/** What a moment in the tray can be a mark of: its question's signals, and those of the whole interview. */
export const signalsFor = (all: Place[], question: string | null): SignalRow[] =>
  all
    .filter((place) => place.question === null || place.question === question)
    .flatMap((place) => place.signals);
