import type { InterviewRow, Phase } from "../ipc";
import { count, day, isToday, time } from "../shared/format";
import { plain } from "../shared/ids";

/** Words of the first screen. */
export const text = {
  name: "Touchstone",
  newInterview: "New interview",
  startNow: "Start now",
  startNowName: "Somebody is here: their name",
  practice: "Practice interview",
  library: "Library",
  settings: "Settings",
  settingsDamaged: "Settings were damaged.",
  understood: "Understood",
  search: "Search all notes",
  searchHint: "a word they said",
  noHits: (query: string) => `No note holds “${query}”.`,
  noHitsHint: "Notes of all interviews are searched, by the beginnings of words.",
  hits: (n: number) => count(n, "note"),
  loading: "Reading the interviews.",
  notRead: "The interviews could not be read.",
  notMade: "The practice interview could not be made.",
  noKit: "No kit can be used.",
  noKitHint: "Put the bank's files right; the problems are listed below.",
  notSearched: "The notes could not be searched.",
  tryAgain: "Try again",
  readOnly: "Nothing can be written.",
  goOn: "Go on",
  getReady: "Get ready",
  begins: (minutes: number) =>
    minutes > 0 ? `begins in ${minutes} min` : minutes === 0 ? "begins now" : `should have begun ${-minutes} min ago`,
  isLive: "is live",
  isPaused: "is paused",
  since: (at: string) => `since ${isToday(at) ? time(at) : `${day(at)}, ${time(at)}`}`,
  practiceRow: "practice",
  shadowedList: (n: number) => `Watched as a shadow (${n})`,
  practiceList: (n: number) => `Practice (${n})`,
  nothingToDo: "Nothing waits.",
  nothingToDoHint: "Prepare the next one whenever you like; a name and Enter are enough.",
  nothingSubmitted: "No scorecard was submitted yet.",
  groups: { today: "Today", prepared: "Prepared", toRate: "To rate", submitted: "Submitted" },
  bank: (questions: number, kits: number) => `${count(questions, "question")}, ${count(kits, "kit")}`,
  problems: (n: number) => `${count(n, "problem")} in the bank`,
  dataIn: "Data in",
  first: {
    title: "An interview in three steps",
    steps: [
      ["Prepare", "A name, a kit, Enter. The kit holds the questions, what to read out and what to look for."],
      ["Talk", "Digits mark what you see, n writes a note. Everything is saved at once; ? shows the keys."],
      ["Rate", "Anchors and your marks side by side, then submit and hand on the scorecard."],
    ],
    hint: "A practice interview is real in everything but the candidate, and stays out of all lists.",
  },
} as const;

/** "senior, systems · phone screen" */
export const about = (row: Pick<InterviewRow, "level" | "role" | "kit">) =>
  `${row.level}, ${row.role} · ${plain(row.kit)}`;

/** When it is or was, as short as the day allows. */
export function when(row: InterviewRow): string {
  const at = row.submitted_at ?? row.started_at ?? row.starts_at;
  if (at === null) return "no time set";
  return isToday(at) ? time(at) : day(at);
}

/** What the row waits for, or where it stands. */
export function stands(row: InterviewRow): string {
  const words: Record<Phase, string> = {
    planned: "prepared",
    live: "live",
    paused: "paused",
    ended: `${row.rated} rated`,
    submitted: `${row.rated} rated`,
  };
  return words[row.state];
}
