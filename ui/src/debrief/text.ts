/** What the debrief says, in one place. */
import type { DebriefCell, DebriefPerson, Part, Shown } from "../ipc";
import { count } from "../shared/format";

const parts: Record<Part, string> = { lead: "lead", shadow: "shadow", "reverse-shadow": "reverse shadow" };

export const text = {
  back: "Back",
  title: (candidate: string) => `Debrief over ${candidate}`,
  notRead: "The debrief could not be read.",
  loading: "Reading the scorecards …",
  people: "Who interviewed",
  you: "You",
  shadow: "shadow, does not count",
  part: (part: Part | null) => (part === null || part === "lead" ? "" : parts[part]),
  receive: "Receive scorecards …",
  receiveFolder: "From a shared folder …",
  dropHint: "Or drop the files here.",
  sendPromise: "Send your promise …",
  sendCard: "Send your scorecard …",
  sendHint:
    "A promise is a hash of your scorecard. Exchange promises first, and nobody can adapt theirs to what they read.",
  sentTo: (what: string, path: string) => `${what} written to ${path}`,
  promise: "Promise",
  card: "Scorecard",
  sealed: "Sealed until you submit yours",
  sealedHint:
    "What others wrote is shown once your own scorecard is submitted, so that it moves nothing in yours. Until then you see who has submitted.",
  toMine: "Go to your interview",
  empty: "No scorecard is on the table yet",
  emptyHint: "Receive those of your colleagues. They write them with “Send your scorecard” or `touchstone card send`.",
  apart: (points: string) => `${points} apart`,
  alike: "alike",
  one: "one rating",
  none: "no rating",
  table: "Competency by interviewer, the widest disagreement first",
  circumstances: "Circumstances",
  noCircumstances: "Nothing out of the ordinary was noted.",
  caveats: "Before comparing",
  bar: (bar: string) => `bar ${bar}`,
  first: (was: string) => `first ${was}`,
  noQuotes: "Nothing was marked.",
  revise: "Revise …",
  takeBack: "Take back",
  onlySeen: "Seen by one alone",
  couldHave: "others asked what could have shown it",
  gaps: "Nobody assessed",
  levels: "Beside the bars of every level",
  reaches: (reached: number, of: number) => `reaches ${reached} of ${of}`,
  below: (name: string, by: string) => `${name} by ${by}`,
  belowLabel: "below",
  unknown: (names: string[]) => `not known: ${names.join(", ")}`,
  noVerdict: "Arithmetic on the ratings above, and no verdict.",
  decision: "Decision",
  decide: "Record the decision …",
  decideAgain: "Record another decision …",
  noDecision: "None is recorded. It is a person's: who decides, what, and why.",
  outdated: "A scorecard came or changed since.",
  dissents: (who: string) => `${who} saw it otherwise`,
  decided: (by: string, day: string) => `by ${by}, ${day}`,
  earlier: (n: number) => `${count(n, "decision")} before or taken back`,
  restsOn: (names: string[]) => `On the scorecards of ${names.join(", ")}.`,
  newer: (n: number) => `${count(n, "entry", "entries")} of a newer version of Touchstone ${n === 1 ? "is" : "are"} kept, and not shown.`,
  outcome: "What was decided",
  outcomeHint: "In your words: an offer at senior, another interview, no.",
  by: "Whose decision it is",
  why: "Why",
  dissentWho: "Who saw it otherwise",
  dissentWhy: "Why they did",
  addDissent: "Somebody saw it otherwise",
  save: "Record it",
  cancel: "Cancel",
  reviseTitle: (who: string, name: string) => `${who} sees ${name} otherwise`,
  reviseHint: "The rating given in the interview stays beside it.",
  rating: "Rating now",
  noEvidence: "no evidence",
  reason: "What changed it",
  notRefused: "Taken in.",
  known: "It was here already.",
  samePerson: "It is the same person",
  samePersonHint: "Workspaces know people under ids of their own, and blind kits hide names: compare level, role and date.",
  debrief: "Debrief",
  debriefHint: "Put this scorecard beside those of your colleagues.",
  openDebrief: "Open the debrief",
  listed: "Debriefs",
  open: "open",
  isDecided: "decided",
};

/** What is known of somebody's scorecard. */
export function standing(person: DebriefPerson): string {
  if (person.submitted_at === null) return "not submitted yet";
  if (person.own) return "submitted";
  if (!person.here) return "submitted; promise here, scorecard to come";
  return person.promised ? "submitted, and as promised" : "submitted, without a promise before";
}

/** Two decimals at most. */
export const points = (value: number) => String(Math.round(value * 100) / 100);

export const ratingOf = (cell: DebriefCell) =>
  cell.rating === null ? (cell.without ?? "").replaceAll("-", " ") : points(cell.rating);

export const shownWords: Record<Shown, string> = {
  unprompted: "unprompted",
  prompted: "with help",
  contradicted: "contradicted",
};
