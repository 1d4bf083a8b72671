/** Words of the wrap-up and of the rating sheet. */
export const text = {
  // Rating sheet
  cap: (point: number) => `hints given allow ${point}`,
  theBar: "bar",
  aboveCap: "needs a reason",
  notRated: "not rated",
  confirm: "confirm",
  why: "Why",
  whyHint: "What was said or done, in a few words",
  drafted: "Drafted from your marks and notes. It is kept with the rating you give; change it as you like.",
  selfChecks: "For you alone",
  selfChecksHint: "Nobody else sees this, and nothing follows from it.",
  whyLater: "Kept. It goes with the rating.",
  restored: "Half-typed last time, and not saved yet. It is saved when you leave the field.",
  invalidWhy: "Why does this not count?",
  despite: (point: number) => `Hints given allow ${point}. Why is it above?`,
  despiteGiven: "Above what the hints allow, because:",
  evidence: "What was seen",
  noEvidence: "Nothing was marked for this.",
  send: "Rate",
  cancel: "Cancel",

  // Steps
  title: "Wrap-up",
  steps: { tray: "Tray", marks: "Marks", ratings: "Ratings", words: "Recommendation" },
  stepsName: "Steps",
  missing: "Still missing",
  complete: "Nothing is missing.",
  submit: "Submit",
  later: "Later",
  laterHint: "Everything is saved. Go on whenever you like.",
  resume: "The conversation goes on",
  undo: "Undo",
  redo: "Redo",
  previous: "Previous",
  next: "Next",
  saved: "saved",
  notSaved: "not saved",
  loading: "Opening the interview.",
  notOpened: "The interview could not be opened.",
  tryAgain: "Try again",
  practice: "practice",
  done: "done",
  waits: "still to do",
  home: "Home",

  // Tray
  trayTitle: "Moments you wanted to come back to",
  trayLead: "Each becomes a mark, a note for the panel, or nothing. The card can be submitted once the tray is empty.",
  trayEmpty: "The tray is empty.",
  trayEmptyHint: "In an interview, Space keeps the last ten seconds and * something remarkable. They wait here.",
  bookmark: "A moment",
  remarkable: "Remarkable",
  toMark: "Mark",
  toNote: "Note",
  waive: "Waive",
  whichSignal: "Which signal?",
  noteText: "What happened",
  keepNote: "Keep note",
  whole: "The whole interview",

  // Marks
  marksTitle: "What you marked",
  marksLead: "Put right what the moment got wrong. Nothing is lost: what is taken back stays in the log.",
  marksEmpty: "Nothing was marked.",
  marksEmptyHint: "Ratings can still be given, with words as their evidence.",
  how: "How it was shown",
  takeBack: "Take back",
  moreKeys: "more",
  marksOf: (title: string) => `Marks, ${title}`,
  ratingsOf: (title: string) => `Ratings, ${title}`,
  boundTo: (mark: string) => `on ${mark}`,
  notes: "Notes",
  notesEmpty: "No notes yet.",
  addNote: "Add a note",
  addNoteHint: "A quote says more than a verdict",
  forQuestion: "About",
  readers: "Who may read it",

  // Ratings
  ratingsTitle: "Ratings",
  ratingsLead: "A digit rates the competency in focus and goes on, Enter goes on without. A dashed frame was given during the conversation: Enter confirms it.",

  // Recommendation
  recommendation: "Recommendation",
  recommendationHint: "Yours, from the ratings. Touchstone suggests none.",
  reason: "Reason",
  reasonHint: "Two or three sentences that stand without you in the room",
  feedback: "Words for the candidate",
  feedbackHint: "The only words here that are written for the candidate. Kind, true, and something to do with them.",
  reasonLater: "Kept. It goes with the recommendation.",

  // Submission
  submitTitle: "Submit with gaps?",
  submitLead: "The card will say that these are missing:",
  submitAnyway: "Submit",
  goBack: "Go back",
} as const;

/** How a signal was shown, in the order of the choices, with the keys of the live desk. */
export const SHOWN = [
  { value: "unprompted", label: "unprompted", key: "u" },
  { value: "prompted", label: "with help", key: "w" },
  { value: "contradicted", label: "contradicted", key: "x" },
] as const;

/** Who may read a note, in the order of the choices. */
export const READERS = [
  { value: "interviewer", label: "only you" },
  { value: "panel", label: "panel" },
  { value: "candidate", label: "candidate" },
] as const;

/** A step of the wrap-up. */
export type StepName = keyof typeof text.steps;
