/** Words of the transcript's screen. */
import { count } from "../shared/format";

export const text = {
  title: "Transcript",
  back: "Back",
  undo: "Undo",
  redo: "Redo",
  saved: "saved",
  notSaved: "not saved",
  loading: "Opening the transcript.",
  notRead: "The transcript could not be read.",
  tryAgain: "Try again",
  open: "Transcript",

  // None yet
  none: "No transcript yet",
  noneHint: [
    "Export the transcript of the call from your meeting software, as WebVTT (.vtt) or SRT (.srt).",
    "Drop the file here, choose it, or paste its words. First comes the question who agreed to it.",
    "Then lines become evidence: a digit attaches them to a signal, with who said what, and when.",
  ],
  notOver: "A transcript is brought in once the conversation has ended.",
  submitted: "The scorecard is submitted. What was quoted stands; nothing more is attached.",

  // Bringing one in
  bring: "Bring in a transcript",
  another: "Another transcript",
  bringFile: (name: string) => `Bring in ${name}`,
  consent:
    "A transcript holds the words of everyone who spoke. Bring it in only if all of them agreed to the recording, and to its use for this. What you write here is kept with the interview.",
  who: "Who agreed",
  whoHint: (candidate: string, interviewer: string) => `Everyone who speaks in it, such as ${candidate} and ${interviewer}`,
  when: "When, and how",
  whenHint: "Such as: at the start of the call, on the recording",
  file: "File",
  choose: "Choose a file",
  paste: "Paste its words",
  pasted: "Words of the transcript",
  pastedHint: "With their times: WebVTT or SRT",
  pastedName: "pasted transcript",
  bringPasted: "Bring it in",
  cancel: "Cancel",
  place: "Its place",
  beside: "beside the others",
  insteadOf: (name: string) => `instead of ${name}`,
  tooLarge: (name: string) => `${name} has more than 10 MB. Export the transcript of this one call.`,
  dropOne: "Drop one file at a time.",
  drop: "Drop the transcript here",

  // Lines
  which: "Transcript",
  lines: "What was said",
  about: (lines: number) => count(lines, "line"),
  agreed: (who: string, when: string) => `Agreed: ${who}, ${when}.`,
  find: "Find",
  findHint: "/",
  found: (n: number) => (n === 0 ? "nothing found" : `${n} found`),
  hitOf: (at: number, of: number) => `${at} of ${of}`,
  skipped: (n: number) => `${count(n, "cue")} could not be read`,
  recording: (clock: string) => `${clock} in the recording`,
  quotedAs: "quoted",
  more: (n: number) => `and ${n} more`,
  brought: (name: string, lines: number) => `${name}: ${count(lines, "line")}. Look where they lie on the call, then attach what counts.`,
  undone: (words: string) => `Undone: ${words}.`,
  redone: (words: string) => `Done again: ${words}.`,

  // Alignment
  alignment: "On the call",
  at: (line: number, time: string) => `Line ${line} at ${time}`,
  shifted: (by: string) => `shifted ${by}, not kept yet`,
  keep: "Keep",
  putBack: "Put back",
  suppose: "Suppose",
  saidAt: "Said at …",
  saidAtTitle: "When was this said?",
  saidAtHint: "Choose what happened as it was said. All lines move with it, and so does what was quoted.",
  shiftBy: (later: boolean, seconds: number) => `All lines ${seconds} s ${later ? "later" : "earlier"}`,

  // Signals
  signals: "Attach to",
  question: "Question",
  throughout: "Throughout",
  how: "How it was shown",
  ofLines: (n: number) => (n === 1 ? "The line in focus" : count(n, "line")),
  attached: (label: string) => `Attached to ${label}.`,
  tookBack: "Taken back.",
  noQuote: "This line is not quoted.",
  noSignal: (key: string) => `There is no signal ${key} here.`,
  keysHint: [
    ["Space", "choose lines"],
    ["q", "next question"],
    ["a", "said at"],
    ["/", "find"],
    ["Backspace", "take back"],
  ],
} as const;

/** "+12 s", "−1:05": how far a transcript was moved. */
export function shift(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const words = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return `${ms < 0 ? "−" : "+"}${words}`;
}
