/** A line of code as pieces to draw. The spans come from the desk, in the units of these strings. */
import type { CodeClass, CodeSpan } from "../ipc";

export type Piece = { text: string; class: CodeClass | null; about: string | null };

/** Cuts a line where its spans begin and end. Hidden characters become words, so that they cannot act. */
export function pieces(line: string, spans: readonly CodeSpan[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start > at) cut.push(plain(line.slice(at, span.start)));
    cut.push(drawn(line.slice(Math.max(at, span.start), span.end), span.class));
    at = Math.max(at, span.end);
  }
  if (at < line.length) cut.push(plain(line.slice(at)));
  return cut.filter(({ text }) => text !== "");
}

const plain = (text: string): Piece => ({ text, class: null, about: null });

function drawn(text: string, kind: CodeClass): Piece {
  if (kind === "hidden") {
    const codes = points(text);
    return { text: codes.map((code) => `⟨${code}⟩`).join(""), class: kind, about: "A character that does not show" };
  }
  if (kind === "foreign") return { text, class: kind, about: `Letters of another script: ${points(text).join(" ")}` };
  return { text, class: kind, about: null };
}

/** "U+202E", of what is not ASCII. */
const points = (text: string) =>
  [...text]
    .map((letter) => letter.codePointAt(0) ?? 0)
    .filter((code) => code > 0x7e || code < 0x20)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);

/** Whether a line, from 1, is in one of the runs. */
export const isIn = (runs: readonly (readonly [number, number])[], line: number) =>
  runs.some(([first, last]) => first <= line && line <= last);
