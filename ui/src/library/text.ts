import type { EvidencePlace, ItemSort, LanguageRule, PackOrigin, QuestionKind, SignalKind, Verification } from "../ipc";
import { count } from "../shared/format";
import { plain } from "../shared/ids";

/** Words of the library. */
export const text = {
  title: "Library",
  home: "Home",
  list: "What there is",
  search: "Find by title, id or a word of the prompt",
  searchItems: "Find by name",
  loading: "Reading the library.",
  notRead: "The library could not be read.",
  notOpened: "The page could not be read.",
  tryAgain: "Try again",
  close: "Close",
  clear: "Clear",
  filters: "Filters",
  filterBy: {
    competency: "Competency",
    stage: "Stage",
    level: "Level",
    role: "Role",
    minutes: "Length",
    pack: "Pack",
  },
  lengths: [
    { value: "15", label: "15 min or less" },
    { value: "20", label: "20 min or less" },
    { value: "30", label: "30 min or less" },
    { value: "longer", label: "over 30 min" },
  ],
  minutes: (n: number) => `${n} min`,
  variantOf: (id: string) => `variant of ${id}`,
  problems: (n: number) => count(n, "problem"),
  nothingFound: "Nothing passes these filters.",
  nothingHere: (sort: string) => `There is no ${sort} here yet.`,
  choose: "Choose a question on the left to read it.",
  chooseHint: "Arrow keys go through the list and its tabs, Enter goes into the page, Esc comes back; / finds.",
  back: "Back to the list",
  tabs: { prompt: "Prompt", guide: "Guide", code: "Code", rating: "Rating", use: "Use" },
  hints: "Hints",
  followUps: "Follow-ups",
  ifTimeRemains: "If time remains",
  clarifications: "If they ask",
  crates: (crates: string) => `crates: ${crates}`,
  starter: "Starter",
  tests: "Tests",
  wrongAnswers: "Answers that miss",
  reference: (level: string) => `Reference answer, ${level}`,
  noCode: "This question has no code.",
  noCodeHint: "Its weak and good answers are told in the guide and in the anchors.",
  signals: "Signals",
  throughout: "Signals of the whole interview",
  must: "must",
  doesNotCount: "Does not count:",
  anchors: "Anchors",
  generalAnchors: "the competency's own anchors",
  barFor: (levels: string[]) => `bar for ${levels.join(", ")}`,
  usedIn: "Used in",
  notUsed: "No kit asks it.",
  inLoops: "in",
  inKit: (minutes: number) => `${minutes} min`,
  variants: "Variants",
  variantsHint: "The same anchors under another surface: for a question that has leaked.",
  base: "base",
  asked: (n: number) => (n === 0 ? "not asked yet" : `asked ${n === 1 ? "once" : `${n} times`}`),
  verification: "Verification",
  sources: "Where it comes from",
  file: "File",
  history: "How it went here",
  historyOf: (title: string) => `How ${title} went, one row an interview`,
  noHistory: "It was not asked on this desk yet.",
  noHistoryHint: "After an interview its minutes, hints and what was not seen stand here, practice apart.",
  when: "When",
  level: "Level",
  spent: "Minutes",
  ofPlanned: (spent: number, planned: number) => (planned === 0 ? `${spent}` : `${spent} of ${planned}`),
  hintsSaid: "Hints",
  notSeen: "Must, not seen",
  faults: "Faults of the question",
  none: "none",
  neverSeen: (interviews: number) =>
    interviews === 1 ? "Not seen in that interview:" : `Never seen in ${interviews} interviews:`,
  medians: (n: number, minutes: number, hints: number) =>
    `Median over ${n} interviews: ${minutes} minutes, ${count(hints, "hint")}.`,
  rates: "Rated in",
  loops: "Belongs to",
  stages: "Stages",
  needs: "What the role needs",
  covers: "What it asks for",
  kitMissing: "the kit is missing",
  questions: "Questions",
  addPack: "Add a pack…",
  fromFile: "A .touchpack file…",
  fromFolder: "A folder…",
  notAPack: "That is no pack that can be added.",
  replaces: (before: string) => `It takes the place of ${before}.`,
  missing: (ids: string[]) => `It rests on packs that are not here: ${ids.join(", ")}. What names them cannot be used until they are added.`,
  problemsIn: (n: number) => `${count(n, "problem")} in its files`,
  folderIsLinked: "A linked folder is read where it stands, again each time a file is saved.",
  fileIsCopied: "A copy is put into the data folder.",
  keepsPlanned: "Interviews that are planned or over keep what they were planned with.",
  cancel: "Cancel",
  add: "Add",
  addCopy: "Add a copy",
  link: "Link the folder",
  remove: "Remove",
  takeOff: "Take off the list",
  removeAsk: (name: string) => `Remove ${name}?`,
  takeOffAsk: (name: string) => `Take ${name} off the list?`,
  copyGoes: "The copy in the data folder is deleted.",
  folderStays: "The folder stays where it is; it is only read no more.",
  comesBack: "Once it is there again, its questions are too.",
  version: "Version",
  place: "Place",
  openInEditor: "Open in editor",
  opened: "Opened in the program that your system opens such files with.",
  copySource: "Copy its text",
  copied: "Its text is on the clipboard.",
  license: "Licence",
  authors: "Authors",
  hash: "Content hash",
  holds: "Holds",
  restsOn: "Rests on",
  whatIsWrong: "What is wrong",
  nothingWrong: "Nothing.",
} as const;

export const sortNames: Record<ItemSort, { one: string; many: string }> = {
  question: { one: "question", many: "Questions" },
  kit: { one: "kit", many: "Kits" },
  loop: { one: "loop", many: "Loops" },
  competency: { one: "competency", many: "Competencies" },
  pack: { one: "pack", many: "Packs" },
};

/** "7 of 42 questions" */
export function shownOf(shown: number, all: number, sort: ItemSort): string {
  const words = all === 1 ? sortNames[sort].one : sortNames[sort].many.toLowerCase();
  return shown === all ? `${all} ${words}` : `${shown} of ${all} ${words}`;
}

export const languageWords: Record<LanguageRule, string> = {
  "rust-only": "Rust only",
  "any-working": "any working language",
  pseudocode: "pseudocode is enough",
};

export const originWords: Record<PackOrigin, string> = {
  bundled: "Comes with Touchstone",
  installed: "A copy in the data folder",
  linked: "A linked folder, read where it stands",
  unreadable: "Cannot be read now",
};

export const signalWords: Record<SignalKind, string> = {
  strength: "strength",
  concern: "concern",
  "red-flag": "red flag",
};

export const evidenceWords: Record<EvidencePlace, string> = {
  said: "in what is said",
  code: "in the code",
  either: "said or in the code",
};

export const verificationWords: Record<Verification, string> = {
  "nothing-to-run": "nothing to run",
  verified: "verified",
  changed: "changed since it was verified",
  unverified: "not verified",
};

export const kindWords = (kind: QuestionKind) => plain(kind);

/** "junior to staff"; levels come from lowest to highest. */
export function levelSpan(levels: string[]): string {
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? first : `${first} to ${last}`;
}
