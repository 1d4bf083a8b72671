import type { Action, Rating, Visibility } from "../ipc";
import type { DeskView, RatingRow, RatingSheet } from "../shared/sheets";
import { isAboveCap, rateAction, rowKey } from "../wrapup/rating";
import { recommendAction } from "../wrapup/recommendation";

/** A rating as it is edited. `choice` is a point, a way to be missing, or "" where it was never given. */
export type EditedRating = { choice: string; why: string; despite: string; invalid: string };

/** What can be changed after submission, as it is edited. */
export type Edited = {
  reason: string;
  ratings: { [key in string]?: EditedRating };
  recommendation: string;
  recommendationReason: string;
  feedback: string;
  note: string;
  readers: Visibility;
};

/** The scorecard as it stands, ready to be edited. */
export function asSubmitted(view: Pick<DeskView, "sheets" | "recommendation" | "feedback">): Edited {
  const rows = view.sheets.flatMap((sheet) => sheet.rows.map((row) => [rowKey(sheet, row), editable(row)] as const));
  return {
    reason: "",
    ratings: Object.fromEntries(rows),
    recommendation: view.recommendation?.value ?? "",
    recommendationReason: view.recommendation?.reason ?? "",
    feedback: view.feedback ?? "",
    note: "",
    readers: "panel",
  };
}

function editable(row: RatingRow): EditedRating {
  const invalid = typeof row.given === "object" && row.given !== null ? row.given.invalid : "";
  const choice = row.given === null ? "" : typeof row.given === "object" ? "invalid" : String(row.given);
  return { choice, why: row.why ?? "", despite: row.despite ?? "", invalid };
}

/** The rating an edited one stands for; null while it is not given, or its reason is missing. */
export function ratingOf({ choice, invalid }: EditedRating): Rating | null {
  if (choice === "") return null;
  if (choice === "invalid") return invalid.trim() === "" ? null : { invalid: invalid.trim() };
  if (choice === "not-assessed" || choice === "no-evidence") return choice;
  return Number(choice);
}

/** Whether a rating says something else than it did. */
export const isChanged = (row: RatingRow, edited: EditedRating) =>
  JSON.stringify(editable(row)) !== JSON.stringify({ ...edited, why: edited.why.trim(), despite: edited.despite.trim() });

/** Whether the view says that this rating needs a reason against the hints given. */
export function needsDespite(row: RatingRow, edited: EditedRating): boolean {
  const rating = ratingOf(edited);
  return rating !== null && isAboveCap(row, rating);
}

/** The actions of an amendment: what was changed, and nothing else. */
export function amendment(view: Pick<DeskView, "sheets" | "recommendation" | "feedback">, edited: Edited): Action[] {
  const before = asSubmitted(view);
  const actions = view.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => changedRating(sheet, row, edited)));
  const reason = edited.recommendationReason.trim();
  if (
    edited.recommendation !== "" &&
    (edited.recommendation !== before.recommendation || reason !== before.recommendationReason)
  ) {
    actions.push(recommendAction(view.recommendation, edited.recommendation, reason));
  }
  const feedback = edited.feedback.trim();
  if (feedback !== before.feedback) actions.push({ do: "feedback", text: feedback });
  const note = edited.note.trim();
  if (note !== "") actions.push({ do: "note", text: note, visibility: edited.readers });
  return actions;
}

function changedRating(sheet: RatingSheet, row: RatingRow, edited: Edited): Action[] {
  const now = edited.ratings[rowKey(sheet, row)];
  const rating = now && isChanged(row, now) ? ratingOf(now) : null;
  if (!now || rating === null) return [];
  return [rateAction(sheet, row, rating, now.why, isAboveCap(row, rating) ? now.despite : null)];
}
