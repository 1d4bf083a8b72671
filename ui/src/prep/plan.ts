import type { Invitation, KitCard, KnownCandidate, LoopCard, Meeting, Part, Plan } from "../ipc";
import { folded } from "../shared/folded";

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
  /** What was arranged, where an invitation says it. */
  meeting: Meeting | null;
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
    ...(filled.meeting ? { meeting: filled.meeting } : {}),
  };
}

/** What an invitation arranges. Whoever interviews is not on their own panel. */
export function meetingOf(invitation: Invitation, interviewer: string): Meeting {
  const own = folded(interviewer.trim());
  return {
    ...(invitation.minutes ? { minutes: invitation.minutes.value } : {}),
    links: invitation.links.map(({ value }) => value),
    panel: invitation.panel.filter((name) => folded(name) !== own),
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

/** The kits that are offered: of a loop, in its order, where one was chosen; and holding what was typed. */
export function kitsThrough(kits: KitCard[], loop: LoopCard | undefined, query: string): KitCard[] {
  const words = folded(query).split(/\s+/);
  const offered = loop ? loop.kits.flatMap((id) => kits.find((kit) => kit.id === id) ?? []) : kits;
  const text = ({ id, name, competencies, questions }: KitCard) =>
    folded([id, name, ...competencies.map((one) => one.name), ...questions.map(({ title }) => title)].join(" "));
  return [...new Set(offered)].filter((kit) => words.every((word) => text(kit).includes(word)));
}

/** The kit a loop means: the first of its kits that can be used. */
export const kitOfLoop = (loop: LoopCard, kits: KitCard[]) =>
  loop.kits.map((id) => kits.find((kit) => kit.id === id)).find((kit) => kit?.problem === null);
