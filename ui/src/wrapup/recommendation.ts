import type { Action, Consider, ShownRecommendation } from "../ipc";

/** A recommendation as it stands, with the other role or level to think of where the view tells it. */
type Given = ShownRecommendation & { consider?: Consider | null };

/**
 * The action that recommends. What else was to be thought of goes on with it: the last recommendation
 * counts as a whole, so leaving that out would take it back.
 */
export function recommendAction(given: Given | null, recommendation: string, reason: string): Action {
  const words = reason.trim();
  return {
    do: "recommend",
    recommendation,
    ...(words ? { reason: words } : {}),
    ...(given?.consider ? { consider: given.consider } : {}),
  };
}
