import { planWarnings, type Arrangement, type PlanWarning } from "../ipc";

/** What speaks against the plan as it is filled in. To be called while a component is set up. */
export function createWarnings(arrangement: () => Arrangement | null) {
  let warnings = $state.raw<PlanWarning[]>([]);
  $effect(() => {
    const plan = arrangement();
    let current = true;
    void (async () => {
      // They are advice: without them the plan is none the worse.
      const read = plan ? await planWarnings(plan).catch(() => []) : [];
      if (current) warnings = read;
    })();
    return () => (current = false);
  });
  return {
    get list() {
      return warnings;
    },
  };
}
