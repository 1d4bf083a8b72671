import type { ItemRow, PackRow, QuestionRow } from "../ipc";
import { folded } from "../shared/folded";

/** What is looked for; empty values let everything through. */
export type Filter = {
  query: string;
  competency: string;
  stage: string;
  level: string;
  role: string;
  minutes: Length;
  pack: string;
};

/** How long a question may take: at most so many minutes, or more than the last. */
export type Length = "" | "15" | "20" | "30" | "longer";

export const everything: Filter = {
  query: "",
  competency: "",
  stage: "",
  level: "",
  role: "",
  minutes: "",
  pack: "",
};

/** Whether a filter keeps anything back. */
export const narrows = (filter: Filter) => Object.values(filter).some((value) => value.trim() !== "");

const LONGEST = 30;

const lasts = (minutes: number, length: Length) =>
  length === "" || (length === "longer" ? minutes > LONGEST : minutes <= Number(length));

const allowed = (values: string[], wanted: string) => wanted === "" || values.includes(wanted);

/** What a row is searched by, folded once. */
const searchable = new WeakMap<object, string>();

/** Every word that was typed stands somewhere in the row's text. */
function holds<Row extends object>(row: Row, text: (row: Row) => string, words: string[]): boolean {
  let searched = searchable.get(row);
  if (searched === undefined) searchable.set(row, (searched = folded(text(row))));
  return words.every((word) => searched.includes(word));
}

const wordsOf = (query: string) => folded(query).split(/\s+/);

/** The questions that pass, in their order. */
export function questionsThrough(filter: Filter, rows: QuestionRow[]): QuestionRow[] {
  const words = wordsOf(filter.query);
  const text = (row: QuestionRow) => `${row.address} ${row.title} ${row.words}`;
  return rows.filter(
    (row) =>
      allowed(row.competencies.map(({ id }) => id), filter.competency) &&
      allowed(row.stages, filter.stage) &&
      allowed(row.levels, filter.level) &&
      allowed(row.roles, filter.role) &&
      allowed([row.pack], filter.pack) &&
      lasts(row.minutes, filter.minutes) &&
      holds(row, text, words),
  );
}

/** A kit, loop, competency or pack in the list. */
export type Item = ItemRow | PackRow;

/** Kits, loops, competencies or packs whose line holds what was typed. */
export function itemsThrough(query: string, rows: Item[]): Item[] {
  const words = wordsOf(query);
  return rows.filter((row) => holds(row, ({ address, name, about }) => `${address} ${name} ${about}`, words));
}
