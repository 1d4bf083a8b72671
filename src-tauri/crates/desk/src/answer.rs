//! What the desk answers: a change, a fault, and one type a screen.

use bank::coverage::Coverage;
use bank::{Id, LanguageRule, QuestionKind};
use chrono::{DateTime, Utc};
use interview::replay::Timeline;
use interview::view::{Anchor, LiveView};
use interview::{EntryId, FindingDecision, FindingId, FindingSource, InterviewId, Part, Phase, Speaks};
use serde::Serialize;
use ts_rs::TS;

/// What an action changed: one round trip brings the new view with it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Change {
    /// The interview.
    pub interview: InterviewId,
    /// Its last event, durable by now.
    pub seq: u64,
    /// Kinds of the events added.
    pub added: Vec<String>,
    /// What the window shows now.
    pub view: LiveView,
}

/// What a stream of actions is answered, and what is stored to answer a retry the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Answer {
    /// The interview.
    pub interview: InterviewId,
    /// Its last event after the action.
    pub seq: u64,
    /// Kinds of the events the action added.
    pub events: Vec<String>,
}

/// Something that could not be done: what happened, to what, and what to do now. Nothing changed
/// unless the code is `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
pub struct Fault {
    /// Stable, for programs.
    pub code: String,
    /// What happened, to what.
    pub message: String,
    /// What to do now.
    pub hint: String,
    /// Whether the store is in trouble: what was asked for may not be saved, and the next action may
    /// not be either. Otherwise the action just did not fit, and was refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trouble: bool,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HomeView {
    /// Interviews that were prepared or begun, and not submitted; newest first.
    pub unfinished: Vec<InterviewRow>,
    /// Submitted ones, newest first.
    pub submitted: Vec<InterviewRow>,
    /// Submitted ones that were watched as a shadow, newest first; kept apart.
    pub shadowed: Vec<InterviewRow>,
    /// Practice, newest first; kept apart.
    pub practice: Vec<InterviewRow>,
    /// Questions in the bank.
    pub questions: u32,
    /// Kits that can be used.
    pub kits: u32,
    /// Files of the bank with errors, each in one line.
    pub bank_problems: Vec<String>,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<Fault>,
    /// Where the data live, for people.
    pub data_folder: String,
}

/// An interview in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
pub struct InterviewRow {
    /// The interview.
    pub id: InterviewId,
    /// The candidate's name.
    pub candidate: String,
    /// The role.
    pub role: String,
    /// The level.
    pub level: String,
    /// The kit.
    pub kit: Id,
    /// Where it stands.
    #[ts(as = "Phase")]
    pub state: String,
    /// When it was prepared.
    pub planned_at: DateTime<Utc>,
    /// When it should start.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When the scorecard was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Kept out of lists unless asked for.
    pub practice: bool,
    /// Competencies rated of those weighed, as "4 of 5".
    pub rated: String,
    /// Who interviewed.
    pub interviewer: String,
    /// Their part in it.
    #[serde(default)]
    pub part: Part,
}

/// What preparing an interview needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PrepareView {
    /// Kits, those that can be used first, in the order in which candidates meet their stages.
    pub kits: Vec<KitCard>,
    /// The kit to begin with: that of the latest interview, else the first.
    pub kit: Option<Id>,
    /// Levels of the scale.
    pub levels: Vec<String>,
    /// Roles any kit names.
    pub roles: Vec<String>,
    /// Loops, with the kits they name.
    pub loops: Vec<LoopCard>,
    /// Who interviewed last here, else who is signed in.
    pub interviewer: String,
    /// Names of earlier candidates, to offer while typing.
    pub candidates: Vec<KnownCandidate>,
}

/// A CV, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CvView {
    /// The file's name.
    pub name: String,
    /// What it is.
    pub format: interview::CvFormat,
    /// How long it is.
    pub bytes: u64,
    /// Its words; none of a file from which they could not be read.
    pub words: Option<String>,
    /// The same as HTML, where they are Markdown.
    pub html: Option<String>,
}

/// What is looked at before a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preflight {
    /// What was arranged.
    pub meeting: interview::Meeting,
    /// Room on the disk, where it can be told.
    pub room: Option<Room>,
    /// The battery, where there is one and it can be told.
    pub power: Option<Power>,
    /// Whether this process may write.
    pub writes: bool,
}

/// Room on the disk that holds the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Room {
    pub megabytes: u64,
    pub enough: bool,
}

/// What the machine runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Power {
    pub plugged: bool,
    pub percent: u8,
}

/// What somebody is about to plan, as far as it can clash with something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// The kit.
    pub kit: Id,
    /// When it starts.
    pub starts_at: Option<DateTime<Utc>>,
    /// How long it is booked for.
    pub booked_minutes: Option<u32>,
    /// The zone that the invitation was written in.
    pub zone: Option<String>,
}

/// Something that speaks against a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanWarning {
    /// Stable, for programs.
    pub code: String,
    /// What it is, as a sentence.
    pub message: String,
}

/// What a kit would ask of somebody.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proposal {
    /// In the kit's order.
    pub questions: Vec<ProposedQuestion>,
    /// What it asks for at the level, competency by question.
    pub coverage: Coverage,
}

/// A question of a kit, and what may be asked in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposedQuestion {
    /// The question as the kit names it.
    pub id: Id,
    /// Minutes in the kit.
    pub minutes: u32,
    /// What is proposed: the id of one of the choices.
    pub proposed: Id,
    /// Why it is not the one the kit names, where it is not.
    pub why: Option<String>,
    /// The base, then its variants by id.
    pub choices: Vec<VariantChoice>,
}

/// A question that may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VariantChoice {
    /// Its id, as the plan names it.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Interviews on this desk that asked it or are prepared to, practice apart.
    pub asked: u32,
    /// Whether the candidate has had it.
    pub had: bool,
    /// Whether the others are variants of it.
    pub base: bool,
}

/// What may be asked in the place of a question that is still ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Swaps {
    /// The question.
    pub question: Id,
    /// Its variants first; of the others those that the candidate has not had, and the least asked.
    pub choices: Vec<VariantChoice>,
}

/// A candidate met before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KnownCandidate {
    /// The person.
    #[ts(type = "string")]
    pub id: interview::CandidateId,
    /// As they wish to be called.
    pub name: String,
    /// Titles of the questions they have had; of one that is in no pack any more, its id.
    pub had: Vec<String>,
}

/// A loop to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct LoopCard {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub level: String,
    pub kits: Vec<Id>,
}

/// A kit to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KitCard {
    /// The kit.
    pub id: Id,
    /// Its name for people, such as "Phone screen".
    pub name: String,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Roles it suits.
    pub roles: Vec<String>,
    /// Minutes in the calendar.
    pub minutes: u32,
    /// Minutes planned: parts and questions together.
    pub planned_minutes: u32,
    /// What to read out, as HTML.
    pub opening_html: String,
    /// Language, assistants, documentation, in words.
    pub rules: Vec<String>,
    /// In order.
    pub questions: Vec<QuestionCard>,
    /// What the composite is made of.
    pub competencies: Vec<WeighedCompetency>,
    /// Parts outside the questions.
    pub blocks: Vec<BlockCard>,
    /// Whether exports hide the name.
    pub blind: bool,
    /// Why it cannot be used, where that is so.
    pub problem: Option<Fault>,
}

/// A part of a kit outside its questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct BlockCard {
    pub name: String,
    pub minutes: u32,
}

/// A question of a kit, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionCard {
    /// The question.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// Minutes in this kit.
    pub minutes: u32,
    /// Competencies rated in it.
    pub competencies: Vec<Id>,
    /// Levels that have a bar in it.
    pub levels: Vec<String>,
}

/// A competency of a kit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct WeighedCompetency {
    pub id: Id,
    pub name: String,
    pub weight: f64,
}

/// Everything a window needs when it opens an interview: the texts once, the view, half-typed words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LiveDesk {
    /// The frozen texts.
    pub kit: LiveKit,
    /// What the window shows now.
    pub view: LiveView,
    /// Half-typed words by field.
    pub drafts: std::collections::BTreeMap<String, String>,
    /// Which rules of the kit cannot be used: a sentence. Said once; nothing waits for it.
    pub unused_rules: Option<String>,
    /// What the recorded candidate says and writes, in practice on a recording.
    pub script: Option<crate::Script>,
}

/// The frozen kit as the live desk reads it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LiveKit {
    /// The kit.
    pub id: Id,
    /// Its name for people.
    pub name: String,
    /// What to read out, as HTML.
    pub opening_html: String,
    /// Language, assistants, documentation, in words.
    pub rules: Vec<String>,
    /// In order.
    pub questions: Vec<LiveQuestion>,
    /// What an interviewer may recommend.
    pub recommendations: Vec<String>,
    /// What the points stand for over the whole interview, by competency.
    pub anchors: std::collections::BTreeMap<Id, Vec<Anchor>>,
    /// The highest point of the scale.
    pub top: u8,
}

/// A question's frozen texts, as HTML where they are Markdown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LiveQuestion {
    /// The question.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// Which language the answer may be in.
    pub language: LanguageRule,
    /// Which crates the candidate may use.
    pub crates: String,
    /// Minutes in this kit.
    pub minutes: u32,
    /// How the minutes may be spent, as "read and predict 4, fix 6".
    pub blocks: String,
    /// Read aloud.
    pub prompt_html: String,
    /// What must not be given away.
    pub do_not_say_html: String,
    /// Answers to likely questions.
    pub clarifications: Vec<SpokenHtml>,
    /// What the candidate starts from, as it is copied; empty where there is none.
    pub starter: String,
    /// The ladder.
    pub hints: Vec<HintHtml>,
    /// What to do past the last hint.
    pub rescue_html: String,
    /// Asked after the answer. Those for remaining time follow the others and go on counting.
    pub follow_ups: Vec<SpokenHtml>,
    /// How many of `follow_ups` are for remaining time.
    pub if_time_remains: u32,
    /// Answers that miss, and what they reveal.
    pub wrong_answers_html: Vec<String>,
    /// Reference answers: level and code.
    pub references: Vec<ReferenceText>,
    /// What the points stand for in this question, by competency.
    pub anchors: std::collections::BTreeMap<Id, Vec<Anchor>>,
}

/// Something said, and what to answer or listen for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SpokenHtml {
    pub ask_html: String,
    pub answer_html: String,
}

/// A hint and what it caps, in words such as "caps error handling at 3".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct HintHtml {
    pub text_html: String,
    pub caps: Option<String>,
}

/// A reference answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ReferenceText {
    pub level: String,
    pub code: String,
}

/// A text that was captured at a moment. Its lines come when they are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaptureRow {
    /// The capture.
    pub id: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is code, or what the compiler or a linter said.
    pub source: FindingSource,
    /// Its lines; all are kept.
    pub lines: u32,
    /// What detectors saw last in this code; what is also in a later capture is there. None in what the
    /// compiler said: that is of the code.
    pub findings: Vec<CapturedFinding>,
    /// Places that could not be read.
    pub syntax_errors: u32,
    /// Why nothing, or not everything, was looked at: a sentence.
    pub not_looked: Option<String>,
}

/// The lines of a captured text, drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CapturedLines {
    /// Without their ends; of very many the first, and of a very long one its beginning.
    pub lines: Vec<String>,
    /// For each line what is drawn in a way of its own, in order; a line beyond them has none.
    pub spans: Vec<Vec<CodeSpan>>,
    /// Runs of lines that differ from the code captured before: the first and the last of each, from 1. None
    /// in the first capture.
    pub changed: Vec<[u32; 2]>,
    /// Lines of what the compiler said at which an error or a warning begins, or that point at code.
    pub said: Vec<SaidLine>,
    /// Lines that are not here in full, and those that are not here at all.
    pub cut: u32,
}

/// A line of what the compiler said, by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SaidLine {
    /// From 1.
    pub line: u32,
    /// Whether an error begins here, or else a warning.
    pub begins_error: Option<bool>,
    /// The line of the code it points at, from 1.
    pub points_at: Option<u32>,
}

/// A part of a line that is drawn in a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CodeSpan {
    /// Where it begins in the line, in UTF-16 units from 0.
    pub start: u32,
    /// One past its end.
    pub end: u32,
    /// How.
    pub class: evidence::Class,
}

/// What a detector saw in captured code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CapturedFinding {
    /// The finding, as it is decided on.
    pub id: FindingId,
    /// The detector.
    pub detector: String,
    /// What it says of the signals that name it.
    pub speaks: Speaks,
    /// First and last line, from 1.
    pub lines: [u32; 2],
    /// What to ask the candidate.
    pub ask: String,
    /// What was decided last.
    pub decided: Option<FindingDecision>,
    /// Whether it is evidence now.
    pub attached: bool,
}

/// The scorecard screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScorecardView {
    /// The interview.
    pub row: InterviewRow,
    /// The revision shown; 0 while not submitted.
    pub revision: u32,
    /// All revisions, oldest first.
    pub revisions: Vec<RevisionRow>,
    /// What a reader would miss, in words.
    pub missing: Vec<String>,
    /// Notes for the interviewer only that the export leaves out.
    pub private_notes: u32,
    /// Whether the kit hides the name in exports.
    pub blind: bool,
    /// Submitted scorecards of the same candidate and kit, once this one is submitted too: to compare.
    pub comparable: Vec<InterviewRow>,
}

/// An interview to be played again: its texts, and what was done.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReplayView {
    /// The interview.
    pub row: InterviewRow,
    /// The frozen texts.
    pub kit: LiveKit,
    /// What was done, oldest first.
    pub timeline: Timeline,
}

/// A submitted version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct RevisionRow {
    pub revision: u32,
    pub at: DateTime<Utc>,
    pub reason: Option<String>,
}

/// A note found by searching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// The interview it is in.
    pub interview: InterviewId,
    /// Its candidate.
    pub candidate: String,
    /// Its kit.
    pub kit: Id,
    /// When the interview began.
    pub at: DateTime<Utc>,
    /// The words, cut in pieces; every second piece matched.
    pub pieces: Vec<String>,
}

/// Where an export went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Exported {
    pub path: String,
    pub bytes: u64,
}
