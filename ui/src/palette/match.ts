/**
 * Finding as one types: every word of the query must be met by a word of the entry, at its beginning, by
 * its initials, within it, or with letters between; the nearer and the earlier, the better.
 */
import { folded } from "../shared/folded";

export type Found = {
  /** Higher is better. */
  score: number;
  /** Places in the label that were met, as pairs of begin and end. */
  spans: [number, number][];
};

/** How well an entry meets a query; null where it does not. Of `more` nothing is shown as met. */
export function match(query: string, label: string, more = ""): Found | null {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  const spans: [number, number][] = [];
  const shown = fold(label);
  const besides = fold(more);
  let score = 0;
  for (const word of wanted) {
    const here = best(word, shown);
    const there = besides === "" ? null : best(word, besides, true);
    if (here && (!there || here.score >= there.score - OUTSIDE)) {
      score += here.score;
      spans.push(...here.spans);
    } else if (there) score += there.score - OUTSIDE;
    else return null;
  }
  // Of two that are met alike the shorter is meant.
  return { score: score - Math.min(label.length, 80) / 100, spans: joined(spans) };
}

/** Letter by letter, so that places in the folded text are places in the label. */
const fold = (text: string) => [...text.normalize("NFC")].map((letter) => folded(letter) || " ").map((letter) => letter.charAt(0)).join("");

const OUTSIDE = 12;
const WHOLE = 60;
const BEGINS = 50;
const INITIALS = 40;
const WITHIN = 25;
const SPREAD = 10;

/** `begun`: at the beginning of a word or not at all. */
function best(word: string, text: string, begun = false): Found | null {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({ at: found.index, length: found[0].length }));
  const begins = starts.findIndex(({ at }) => text.startsWith(word, at));
  const met = starts[begins];
  if (met) {
    const score = (met.length === word.length ? WHOLE : BEGINS) - Math.min(begins, 8);
    return { score, spans: [[met.at, met.at + word.length]] };
  }
  if (begun) return null;
  const first = starts.map(({ at }) => text.charAt(at)).join("");
  const initials = word.length > 1 ? first.indexOf(word) : -1;
  if (initials !== -1) {
    const words = starts.slice(initials, initials + word.length);
    return { score: INITIALS - Math.min(initials, 8), spans: words.map(({ at }) => [at, at + 1]) };
  }
  const within = text.indexOf(word);
  if (within !== -1) return { score: WITHIN - Math.min(within, 20) / 4, spans: [[within, within + word.length]] };
  return spread(word, text);
}

/** The letters in their order, beginning where a word does, with few others between. */
function spread(word: string, text: string): Found | null {
  if (word.length < 2) return null;
  const spans: [number, number][] = [];
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at === -1) return null;
    spans.push([at, at + 1]);
    from = at + 1;
  }
  const [first, last] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  const between = last - first - word.length;
  const atWord = first === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(first - 1));
  return atWord && between <= word.length ? { score: SPREAD - between / 2, spans } : null;
}

/** In order, with those that touch made one. */
function joined(spans: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
