/** Words of what every screen shows. */
import { count } from "./format";

export const text = {
  blank: "Blank. Any key brings the window back.",
  notSaved: "Not saved.",
  safe: (until: string, waiting: number) =>
    `Everything up to ${until} is safe on disk; ${waiting === 1 ? "1 action waits" : `${count(waiting, "action")} wait`} here and will be written in order.`,
  tryAgain: "Try again",
  leaveOut: "Leave them out",
} as const;
