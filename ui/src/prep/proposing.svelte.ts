import { proposal as propose, type KitCard, type KnownCandidate, type Proposal } from "../ipc";
import { askedAgain, variantsOf, type Picked } from "./variants";

/**
 * What is proposed to be asked, which depends on the kit, the level and on who is met again; and what the
 * interviewer chose instead. To be called while a component is set up.
 */
export function createProposing(
  kit: () => KitCard | undefined,
  level: () => string,
  known: () => KnownCandidate | null,
) {
  let proposal = $state.raw<Proposal | null>(null);
  let picked = $state.raw<Picked>({});
  let underWay: Promise<void> = Promise.resolve();

  const wanted = $derived.by(() => {
    const card = kit();
    return card && card.problem === null ? card.id : null;
  });

  $effect(() => {
    void wanted;
    picked = {};
  });

  $effect(() => {
    const [id, at, person] = [wanted, level(), known()?.id ?? null];
    let current = true;
    underWay = (async () => {
      // Without a proposal the kit is asked as it stands.
      const answer = id === null ? null : await propose(id, at, person).catch(() => null);
      if (current) proposal = answer;
    })();
    return () => (current = false);
  });

  return {
    get proposal() {
      return proposal;
    },
    get picked() {
      return picked;
    },
    /** Titles of what will be asked although the candidate has had it. */
    get again() {
      return askedAgain(proposal, picked);
    },
    pick(question: string, variant: string) {
      picked = { ...picked, [question]: variant };
    },
    /** What the plan says of variants. Whoever is quick with Enter waits for the proposal. */
    async variants() {
      await underWay;
      return variantsOf(proposal, picked);
    },
  };
}
