import type { AskedFor, BarState, Coverage, LevelCoverage } from "../ipc";

/** What a cell of the table says: rated at a bar, rated without one, or not rated. */
export type Cell = { bar: number | null } | null;

/** Each question's cell for a competency, in the order of the questions. */
export const cells = (coverage: Coverage, asked: AskedFor[]): Cell[] =>
  coverage.questions.map(({ id }) => asked.find(({ question }) => question === id) ?? null);

/** The level that was asked for, among those the coverage tells of. */
export const levelOf = (coverage: Coverage): LevelCoverage | undefined =>
  coverage.levels.find(({ level }) => level === coverage.level);

/** Names of competencies, by id. */
export function namesIn(coverage: Coverage, ids: string[]): string[] {
  const names = new Map(coverage.competencies.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
}

/** Whether a state keeps a level from being judged. */
export const falls = (state: BarState) => state === "below" || state === "not-asked";
