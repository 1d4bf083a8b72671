import type { Action, ShownRecommendation } from "../ipc";

/**
 * The action that recommends. What else was to be thought of goes on with it: the last recommendation
 * counts as a whole, so leaving that out would take it back.
 */
export function recommendAction(given: ShownRecommendation | null, recommendation: string, reason: string): Action {
  const words = reason.trim();
  return {
    do: "recommend",
    recommendation,
    ...(words ? { reason: words } : {}),
    ...(given?.consider ? { consider: given.consider } : {}),
  };
}
