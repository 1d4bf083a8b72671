//! What the library shows: a row for each thing there is, and one page at a time.

use bank::coverage::Coverage;
use bank::{Evidence, Id, QuestionKind, SignalKind};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Fault, KitCard, LiveQuestion};

/// Everything there is to read, without its texts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LibraryView {
    /// All questions, those of the home pack first, by id.
    pub questions: Vec<QuestionRow>,
    /// All kits, in the order in which candidates meet them.
    pub kits: Vec<ItemRow>,
    /// All loops.
    pub loops: Vec<ItemRow>,
    /// All competencies.
    pub competencies: Vec<ItemRow>,
    /// All packs, the home pack first; those that could not be read last.
    pub packs: Vec<PackRow>,
    /// What questions can be filtered by.
    pub facets: Facets,
    /// What is wrong in the files.
    pub problems: Vec<ProblemRow>,
    /// Rises when the packs were read again.
    pub reading: u64,
}

/// What questions can be filtered by; values that no question has are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct Facets {
    pub competencies: Vec<Named>,
    pub stages: Vec<String>,
    /// From lowest to highest.
    pub levels: Vec<String>,
    pub roles: Vec<String>,
    pub packs: Vec<Named>,
}

/// An id with its name for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct Named {
    pub id: Id,
    pub name: String,
}

/// A question in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionRow {
    /// What it is asked for by: its id, after its pack's where it is not of the home pack.
    pub address: String,
    /// Its id.
    pub id: Id,
    /// Its pack.
    pub pack: Id,
    /// Its title.
    pub title: String,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// Planned minutes.
    pub minutes: u32,
    /// Rated in it.
    pub competencies: Vec<Named>,
    /// Stages it suits.
    pub stages: Vec<String>,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Roles it suits.
    pub roles: Vec<String>,
    /// The question whose anchors it shares.
    pub variant_of: Option<Id>,
    /// Interviews on this desk that asked it and are over.
    pub asked: u32,
    /// Whether its claims were run.
    pub verification: Verification,
    /// Errors and warnings in its file.
    pub problems: u32,
    /// What is found by typing, besides title and id: names of its competencies, and its prompt.
    pub words: String,
}

/// Whether what a question claims of its code was compiled and run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// It claims nothing that could be run.
    NothingToRun,
    /// As it stands.
    Verified,
    /// Before its last change.
    Changed,
    /// Never, as far as its pack tells.
    Unverified,
}

/// A kit, loop or competency in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ItemRow {
    /// What it is asked for by.
    pub address: String,
    /// Its pack.
    pub pack: Id,
    /// Its name for people.
    pub name: String,
    /// The rest of its line.
    pub about: String,
    /// Errors and warnings in its file.
    pub problems: u32,
}

/// Something wrong in a file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct ProblemRow {
    pub pack: Id,
    pub file: String,
    pub line: u32,
    pub error: bool,
    pub code: String,
    pub message: String,
    pub hint: String,
}

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LibraryItem {
    /// Its sort.
    pub sort: ItemSort,
    /// Its address, as its row gives it.
    pub address: String,
}

/// What there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "named after what they are")]
pub enum ItemSort {
    Question,
    Kit,
    Loop,
    Competency,
    Pack,
}

impl ItemSort {
    /// What people call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Kit => "kit",
            Self::Loop => "loop",
            Self::Competency => "competency",
            Self::Pack => "pack",
        }
    }
}

/// Where something is written, and whether it can be edited there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Editing {
    /// The file, below its pack.
    pub file: String,
    /// Whether it can be opened in an editor.
    pub opens: bool,
    /// What happens then, or what to do instead.
    pub how: String,
}

/// One thing, whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "sort", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "named after what they are")]
pub enum LibraryPage {
    Question(Box<QuestionPage>),
    Kit(Box<KitPage>),
    Loop(Box<LoopPage>),
    Competency(CompetencyPage),
    Pack(PackPage),
}

/// A question, as the interviewer will see it and with what is known about it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuestionPage {
    /// As in the list.
    pub row: QuestionRow,
    /// As in the live desk.
    pub text: LiveQuestion,
    /// What is rated by whom: signals in the order of their keys.
    pub signals: Vec<SignalCard>,
    /// Anchors of each competency, with the bar of each level.
    pub anchors: Vec<AnchorTable>,
    /// Answers that miss, with their code.
    pub wrong_answers: Vec<WrongAnswerText>,
    /// What every reference passes.
    pub tests: Option<String>,
    /// In words, what is known of its verification.
    pub verification: String,
    /// Kits that ask it.
    pub used_in: Vec<UseRow>,
    /// Questions that may stand in its place, itself among them; empty where there are none.
    pub variants: Vec<VariantRow>,
    /// How it went.
    pub history: HistoryView,
    /// Where the idea comes from.
    pub sources: Vec<String>,
    /// Its file.
    pub editing: Editing,
    /// What is wrong in its file.
    pub problems: Vec<ProblemRow>,
}

/// A signal with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct SignalCard {
    /// The key that marks it; empty outside a question or kit.
    pub key: String,
    pub id: Id,
    pub label: String,
    pub must: bool,
    pub kind: SignalKind,
    pub observe: String,
    pub not_when: Option<String>,
    pub evidence: Evidence,
    /// The name of its competency.
    pub competency: String,
}

/// The anchors of a competency in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnchorTable {
    /// The competency.
    pub competency: Named,
    /// Whether they are the competency's own, which the question does not sharpen.
    pub general: bool,
    /// From the lowest point.
    pub anchors: Vec<AnchorRow>,
}

/// A point of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnchorRow {
    /// The point.
    pub point: u8,
    /// Its name.
    pub name: String,
    /// The behaviour, as HTML.
    pub text_html: String,
    /// Levels whose bar this point is.
    pub bar_of: Vec<String>,
}

/// An answer that misses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct WrongAnswerText {
    pub text_html: String,
    pub code: Option<String>,
    /// What running it shows, in words.
    pub claim: Option<String>,
}

/// A kit that asks a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct UseRow {
    pub address: String,
    pub name: String,
    pub minutes: u32,
    /// Loops this kit belongs to.
    pub loops: Vec<UsingLoop>,
}

/// A loop that uses a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct UsingLoop {
    pub address: String,
    pub name: String,
}

/// A question that may stand in the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct VariantRow {
    pub address: String,
    pub title: String,
    pub asked: u32,
    /// Whether the others are variants of it.
    pub base: bool,
}

/// How a question went on this desk.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct HistoryView {
    /// One row an interview, the latest first.
    pub rows: Vec<HistoryRow>,
    /// Labels of signals that no interview marked; empty before the first.
    pub never_seen: Vec<String>,
    /// From ten interviews on.
    pub medians: Option<Medians>,
}

/// How it went in one interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct HistoryRow {
    pub at: DateTime<Utc>,
    pub level: String,
    pub minutes: u64,
    pub planned_minutes: u32,
    /// Hints that were said, in words; empty where none was.
    pub hints: String,
    /// Labels of signals that had to be seen and were not.
    pub missed: Vec<String>,
    /// What was noted against the question.
    pub faults: Vec<String>,
}

/// Medians over a number of interviews.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct Medians {
    pub interviews: u32,
    pub minutes: f64,
    pub hints: f64,
}

/// A kit, whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KitPage {
    /// As in the list.
    pub row: ItemRow,
    /// As when an interview is prepared.
    pub card: KitCard,
    /// The stage it serves.
    pub stage: String,
    /// Where its questions are read, in its order.
    pub questions: Vec<String>,
    /// Signals of the whole interview.
    pub signals: Vec<SignalCard>,
    /// Loops it belongs to.
    pub loops: Vec<UsingLoop>,
    /// What it asks for, at the highest of its levels; none where something it names is missing.
    pub coverage: Option<Coverage>,
    /// Its file.
    pub editing: Editing,
    /// What is wrong in its file.
    pub problems: Vec<ProblemRow>,
}

/// A loop, whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LoopPage {
    /// As in the list.
    pub row: ItemRow,
    /// The role it hires for.
    pub role: String,
    /// The level it hires at.
    pub level: String,
    /// What the role needs at that level, where the loop states it.
    pub bar: Vec<LoopBar>,
    /// In order.
    pub stages: Vec<StageRow>,
    /// What it asks for at its level; none where something it names is missing.
    pub coverage: Option<Coverage>,
    /// Its file.
    pub editing: Editing,
    /// What is wrong in its file.
    pub problems: Vec<ProblemRow>,
}

/// What a role needs in a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct LoopBar {
    pub competency: Named,
    pub point: u8,
    /// The point's name.
    pub name: String,
}

/// A stage of a loop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct StageRow {
    pub stage: String,
    /// The kit; none where the pack lacks it.
    pub kit: Option<UsingLoop>,
    pub minutes: u32,
    /// Titles of its questions.
    pub questions: Vec<String>,
}

/// A competency, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CompetencyPage {
    /// As in the list.
    pub row: ItemRow,
    /// The job task it serves.
    pub task: String,
    /// General anchors.
    pub anchors: AnchorTable,
    /// Signals any question may use.
    pub signals: Vec<SignalCard>,
    /// Questions that rate it.
    pub questions: Vec<RatingQuestion>,
    /// Its file.
    pub editing: Editing,
    /// What is wrong in its file.
    pub problems: Vec<ProblemRow>,
}

/// A question that rates a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they hold")]
pub struct RatingQuestion {
    pub address: String,
    pub title: String,
    pub minutes: u32,
}

/// A pack in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackRow {
    /// What it is asked for by.
    pub address: String,
    /// Its name.
    pub name: String,
    /// Its version and how much it holds, or why it cannot be read.
    pub about: String,
    /// Where it comes from.
    pub origin: PackOrigin,
    /// Errors and warnings in it.
    pub problems: u32,
}

/// Where a pack comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PackOrigin {
    /// The program itself.
    Bundled,
    /// A copy in the data folder.
    Installed,
    /// A folder that is read where it stands.
    Linked,
    /// It was added and cannot be read now.
    Unreadable,
}

/// A pack, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackPage {
    /// As in the list.
    pub row: PackRow,
    /// Its version.
    pub version: String,
    /// An SPDX expression.
    pub license: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it says of itself.
    pub description: Option<String>,
    /// The beginning of its content hash.
    pub hash: String,
    /// Names of the packs it rests on.
    pub needs: Vec<String>,
    /// What it holds, as "42 questions".
    pub holds: Vec<String>,
    /// In words, whether its claims were run.
    pub verified: String,
    /// The folder it is read from, where it is a folder of others.
    pub folder: Option<String>,
    /// Whether it can be taken out.
    pub removable: bool,
    /// What is wrong in it.
    pub problems: Vec<ProblemRow>,
}

/// A pack that could be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackOffer {
    /// What it is.
    pub page: PackPage,
    /// The file or folder it is in.
    pub place: String,
    /// Whether it is a folder: linked by itself, copied when asked to.
    pub folder: bool,
    /// Ids of packs that it needs and that are not here.
    pub missing: Vec<Id>,
    /// Ids that other packs have too, in words.
    pub clashes: Vec<String>,
    /// The pack whose place it takes.
    pub replaces: Option<String>,
    /// Why it cannot be added.
    pub refused: Option<Fault>,
}
