/** Words of the strip. */
import type { StripView } from "../ipc/strip";
import { time } from "../shared/format";

export const text = {
  label: "Strip",
  signals: "Signals of the question",
  next: "next",
  finalCode: "take the final code",
  noQuestion: "No question is open.",
  none: "No conversation is under way.",
  saved: "saved",
  unsaved: "not saved",
  undo: "undo",
  undoes: (what: string) => `Take back: ${what}`,
  moment: "moment",
  momentTitle: "Something, ten seconds ago: into the tray",
  contradicted: "contradicted",
  withHelp: "with help",
  showAgain: "Show everything again",
  /** What the clock says under the time to stop. */
  clock: ({ paused_at, minutes_left: left }: Pick<StripView, "paused_at" | "minutes_left">) => {
    if (paused_at) return `paused ${time(paused_at)}`;
    if (left === null) return "";
    return left < 0 ? `${-left} min over` : `${left} min left`;
  },
};
