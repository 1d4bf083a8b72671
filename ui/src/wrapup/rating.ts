import type { Action, Rating } from "../ipc";
import type { RatingRow, RatingSheet } from "../shared/sheets";

/** What a key says about the focused competency. Points are `{ point }`; the kit's scale decides which exist. */
export type RatingKey = { point: number } | "not-assessed" | "no-evidence" | "invalid";

/** Words beside the keys that are not points. */
export const MISSING = {
  "not-assessed": { key: "0", words: "not assessed", means: "The question did not come up." },
  "no-evidence": { key: "-", words: "no evidence", means: "It was asked, and nothing was seen." },
  invalid: { key: "i", words: "invalid", means: "Left out of the scorecard's figures, with a reason." },
} as const;

/** The choices of a competency in the order of their keys: the scale's points, then what is missing. */
export const ratingOptions = (row: Pick<RatingRow, "anchors">): RatingKey[] => [
  ...row.anchors.map(({ point }) => ({ point })),
  "not-assessed",
  "no-evidence",
  "invalid",
];

/** Where a key's choice stands among `options`; -1 where it is none of them. */
export const placeOf = (options: RatingKey[], chosen: RatingKey) =>
  options.findIndex((option) =>
    typeof option === "object" && typeof chosen === "object" ? option.point === chosen.point : option === chosen,
  );

/** The choice a rating was made by. */
export const keyOf = (rating: Rating): RatingKey =>
  typeof rating === "number" ? { point: rating } : typeof rating === "object" ? "invalid" : rating;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * Digits of the scale count by position, so that no layout needs Shift; the rest by what is printed
 * on the key (French keyboards print `-` on the 6).
 */
export function ratingKey(pressed: Pressed, top: number): RatingKey | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const digit = Number(/^(?:Digit|Numpad)(\d)$/.exec(pressed.code)?.[1]);
  if (digit === 0) return "not-assessed";
  if (digit <= top) return { point: digit };
  if (pressed.key === "-" || pressed.code === "NumpadSubtract") return "no-evidence";
  if (pressed.key === "i" || (pressed.code === "KeyI" && !/^[a-z]$/i.test(pressed.key))) return "invalid";
  return null;
}

/** The same text for a rating wherever it is shown: the point's name, or the words for what is missing. */
export function ratingWords(rating: Rating, row: Pick<RatingRow, "anchors">): string {
  if (typeof rating === "number") {
    const name = row.anchors.find((anchor) => anchor.point === rating)?.name;
    return name === undefined ? String(rating) : `${rating} ${name}`;
  }
  return typeof rating === "object" ? `${MISSING.invalid.words}: ${rating.invalid}` : MISSING[rating].words;
}

/** Names a row across views, for focus and drafts. */
export const rowKey = (sheet: Pick<RatingSheet, "question">, row: Pick<RatingRow, "competency">) =>
  `${sheet.question ?? "whole"}/${row.competency}`;

/** The action that gives a rating. Words that are empty are left out. */
export function rateAction(
  sheet: Pick<RatingSheet, "question">,
  row: Pick<RatingRow, "competency">,
  rating: Rating,
  why: string | null,
  despite: string | null = null,
): Action {
  return {
    do: "rate",
    ...(sheet.question === null ? {} : { question: sheet.question }),
    competency: row.competency,
    rating,
    ...(why?.trim() ? { why: why.trim() } : {}),
    ...(despite?.trim() ? { despite: despite.trim() } : {}),
  };
}

/** Whether the view says that hints given speak against this rating, so that a reason is asked for first. */
export const isAboveCap = (row: Pick<RatingRow, "cap">, rating: Rating) =>
  typeof rating === "number" && row.cap !== null && rating > row.cap;

/**
 * The competency that waits next: the first below this one that is not rated or not confirmed, else the
 * first from the top; null where none is left. `besides` are on their way.
 */
export function nextWaiting(
  rows: { key: string; row: Pick<RatingRow, "given" | "provisional"> }[],
  from: string,
  besides: ReadonlySet<string> = new Set(),
): string | null {
  const at = rows.findIndex(({ key }) => key === from);
  const around = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return around.find(({ key, row }) => waits(row) && !besides.has(key))?.key ?? null;
}

/** Whether a row waits for the interviewer: not rated, or not confirmed. */
export const waits = (row: Pick<RatingRow, "given" | "provisional">) => row.given === null || row.provisional;

/** How many rows of these sheets wait for the interviewer. */
export const waiting = (sheets: RatingSheet[]) =>
  sheets.flatMap((sheet) => sheet.rows).filter(waits).length;
