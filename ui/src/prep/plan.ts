import type { KitCard, KnownCandidate, LoopCard, Part, Plan } from "../ipc";
import { folded } from "../shared/folded";
import { sentence } from "../shared/ids";

/** What was filled in. */
export type Filled = {
  name: string;
  /** The person met before, once that was confirmed. */
  known: KnownCandidate | null;
  alias: string;
  kit: KitCard;
  /** What is asked in the place of some of its questions. */
  variants: Record<string, string>;
  level: string;
  role: string;
  loop: string;
  interviewer: string;
  part: Part;
  startsAt: Date | null;
};

/** The plan an interview is prepared from. What was left empty is left out. */
export function planOf(filled: Filled): Plan {
  const alias = filled.alias.trim();
  return {
    candidate: {
      ...(filled.known ? { id: filled.known.id } : {}),
      name: filled.name.trim(),
      ...(alias ? { alias } : {}),
    },
    role: filled.role,
    level: filled.level,
    kit: filled.kit.id,
    ...(Object.keys(filled.variants).length > 0 ? { variants: filled.variants } : {}),
    ...(filled.loop ? { loop: filled.loop } : {}),
    interviewer: { name: filled.interviewer.trim(), part: filled.part },
    practice: false,
    ...(filled.startsAt ? { starts_at: filled.startsAt.toISOString() } : {}),
  };
}

/** A choice that the kit offers: the one that stands, else the one wished for, else the kit's first. */
export const offered = (of: string[], stands: string, wished: string) =>
  of.includes(stands) ? stands : of.includes(wished) ? wished : (of[0] ?? stands);

/** Earlier candidates whose name, or a part of it, begins with what was typed. */
export function matching(candidates: KnownCandidate[], typed: string): KnownCandidate[] {
  const sought = folded(typed);
  if (sought === "") return [];
  const begins = (name: string) =>
    folded(name).startsWith(sought) || folded(name).split(/[\s-]+/).some((part) => part.startsWith(sought));
  return candidates.filter(({ name }) => begins(name)).slice(0, 6);
}

/** The kit a loop means: the first of its kits that can be used. */
export const kitOfLoop = (loop: LoopCard, kits: KitCard[]) =>
  loop.kits.map((id) => kits.find((kit) => kit.id === id)).find((kit) => kit?.problem === null);

/** A row of the picture: a competency, whether it counts in the composite, and where it is rated. */
export type PictureRow = { id: string; name: string; weight: number | null; in: boolean[] };

/** Names of competencies, from whichever kit weighs them. */
export const namesOf = (kits: KitCard[]) =>
  new Map(kits.flatMap((kit) => kit.competencies).map(({ id, name }) => [id, name]));

/** Which question rates which competency, those of the composite first. */
export function picture(kit: KitCard, names: Map<string, string>): PictureRow[] {
  const asked = (id: string) => kit.questions.map((question) => question.competencies.includes(id));
  const weighed = kit.competencies.map(({ id, name, weight }) => ({ id, name, weight, in: asked(id) }));
  const others = new Set(kit.questions.flatMap((question) => question.competencies));
  for (const { id } of weighed) others.delete(id);
  return [...weighed, ...Array.from(others, (id) => ({ id, name: names.get(id) ?? sentence(id), weight: null, in: asked(id) }))];
}
