import type { Coverage, Proposal, ProposedQuestion, VariantChoice } from "../ipc";

/** What is proposed to be asked. */
type Asked = Pick<Proposal, "questions">;

/** What the interviewer chose, by the question as the kit names it. */
export type Picked = Record<string, string>;

/** The question that will be asked: the one chosen, else the one proposed. */
export function chosenOf(question: ProposedQuestion, picked: Picked): VariantChoice | undefined {
  const find = (id: string | undefined) => question.choices.find((choice) => choice.id === id);
  return find(picked[question.id]) ?? find(question.proposed);
}

/** What the plan says of variants: of each question that has some, which. */
export function variantsOf(proposal: Asked | null, picked: Picked): Record<string, string> {
  const variants: Record<string, string> = {};
  for (const question of proposal?.questions ?? []) {
    const chosen = chosenOf(question, picked);
    if (chosen && question.choices.length > 1) variants[question.id] = chosen.id;
  }
  return variants;
}

/** A coverage under the titles of what will be asked: a variant covers what its base does. */
export const underTitles = (coverage: Coverage, proposal: Asked, picked: Picked): Coverage => ({
  ...coverage,
  questions: coverage.questions.map((question, at) => {
    const asked = proposal.questions[at];
    return { ...question, title: (asked && chosenOf(asked, picked)?.title) ?? question.title };
  }),
});

/** Titles of what will be asked although the candidate has had it. */
export const askedAgain = (proposal: Asked | null, picked: Picked) =>
  (proposal?.questions ?? []).flatMap((question) => {
    const chosen = chosenOf(question, picked);
    return chosen?.had ? [chosen.title] : [];
  });
