/** The keys that are in force, following the settings. */
import { following as followingIn, type Command } from "../live/keys";
import { settings } from "../shared/settings.svelte";
import { inForce, type InForce } from "./bindings";
import type { Place } from "./screens";

const force: InForce = $derived(inForce(settings.now.bindings));

export const keys = {
  get force() {
    return force;
  },
  /** Whether single keys are commands. */
  get single() {
    return settings.now.single_keys;
  },
  /** The key of a command that has one row only, for its button. */
  of: (command: Command) => force.rows.find((row) => row.command === command)?.keys ?? "",
  /** The key that begins what `prefix` names. */
  prefix: (id: string) => force.keys.get(id) ?? "",
  following: (prefix: string) => followingIn(prefix, force.rows),
  /** The row that a stroke means on a screen. */
  onScreen: (place: Place, stroke: string | null) =>
    force.screens.find((row) => row.on === place && row.keys === stroke && (settings.now.single_keys || !isSingle(stroke))),
  ofScreen: (id: string) => force.screens.find((row) => row.id === id)?.keys ?? "",
};

/** Whether a stroke is one that somebody typing makes: no chord, and no key with a function of its own. */
export const isSingle = (stroke: string) =>
  !stroke.startsWith("Mod+") && !/^F\d/.test(stroke) && !["Escape", "PageUp", "PageDown"].includes(stroke);
