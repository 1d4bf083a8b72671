/** Rating sheets with their anchors: the view says what stands, the texts sent once say what points mean. */
import type { Anchor, LiveKit, LiveView, RatingRow as Row, RatingSheet as Sheet } from "../ipc";

export type RatingRow = Row & { anchors: Anchor[] };
export type RatingSheet = Omit<Sheet, "rows"> & { rows: RatingRow[] };
export type DeskView = Omit<LiveView, "sheets"> & { sheets: RatingSheet[] };

/** The view with the anchors of what is rated in it. */
export function withAnchors(view: LiveView, kit: Pick<LiveKit, "questions" | "anchors">): DeskView {
  const of = (question: string | null) =>
    question === null ? kit.anchors : kit.questions.find(({ id }) => id === question)?.anchors;
  return {
    ...view,
    sheets: view.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({ ...row, anchors: of(sheet.question)?.[row.competency] ?? [] })),
    })),
  };
}
