import { count, day, isToday, list, time } from "../shared/format";

/** Words of the prepare screen. */
export const text = {
  title: "New interview",
  home: "Home",
  candidate: "Candidate",
  candidateHint: "As they wish to be called",
  nameMissing: "Whom do you interview? A name is enough.",
  metBefore: "Met before",
  had: (titles: string[]) => (titles.length === 0 ? "no question yet" : `had ${list(titles)}`),
  samePerson: (name: string) => `${name} was here before.`,
  isSame: "The same person",
  isKnown: (name: string) => `The ${name} you met before.`,
  isNew: "Somebody else",
  kit: "Kit",
  minutes: (n: number) => `${n} min`,
  questions: (n: number) => count(n, "question"),
  cannotUse: "cannot be used",
  level: "Level",
  role: "Role",
  more: "More",
  starts: "Starts",
  startsHint: "Optional: 14:30, tomorrow 9:15 or 2026-11-24 14:30",
  startsUnread: "Write a time such as 14:30, tomorrow 9:15 or 2026-11-24 14:30.",
  startsAt: (at: Date, now: Date) => {
    const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
    const past = minutes > 0 && minutes < 180 ? `, ${count(minutes, "minute")} ago` : "";
    return `${isToday(at, now) ? "Today" : day(at, now)}, ${time(at)}${past}.`;
  },
  loop: "Loop",
  noLoop: "none",
  interviewer: "Interviewer",
  /** Stands on the card where nobody gave a name. */
  you: "You",
  part: "Your part",
  parts: [
    { value: "lead", label: "lead" },
    { value: "shadow", label: "shadow" },
    { value: "reverse-shadow", label: "reverse shadow" },
  ],
  alias: "Alias",
  aliasHint: "What exports call them where names are hidden",
  prepare: "Prepare",
  startNow: "Start now",
  planned: (planned: number, all: number) => `${planned} of ${all} minutes planned`,
  spare: (n: number) => `${n} min to spare`,
  over: (n: number) => `${n} min too many`,
  picture: "What each question rates",
  weight: (weight: number) => `weight ${weight}`,
  notInComposite: "not weighed",
  wholeInterview: "over the whole interview",
  rated: "rated",
  opening: "What to read out",
  rules: "Rules",
  blind: "Exports hide the name.",
  hadWarning: (name: string, titles: string[]) =>
    `${name} has had ${list(titles)}. Choose another kit, or note “seen before” when it shows.`,
  loading: "Reading the kits.",
  notRead: "The kits could not be read.",
  notPrepared: "The interview was not prepared.",
  notStarted: "It is prepared, but was not started.",
  tryAgain: "Try again",
  noKits: "There is no kit yet.",
  noKitsHint: "Kits are YAML files in rubrics/kits; touchstone lint says what is wrong with them.",
  prepared: (name: string) => `${name} is prepared.`,
  preparedLead: "It waits on the first screen until you start it.",
  toHome: "Later",
} as const;

/** "candidate-questions" reads "Candidate questions". */
export function sentence(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
