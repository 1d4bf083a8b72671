//! Questions: one Markdown file each, front matter for programs, sections for people.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Signal};

/// A question as its file states it. Texts are Markdown source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the bank, such as `err-001`.
    pub id: Id,
    /// What the interviewer sees in lists.
    pub title: String,
    /// The question this one is a surface variant of: rated on its anchors, signals and bar, asked in its
    /// place. What the file leaves out is already filled in from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant_of: Option<Id>,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// Rated in this question, in the order of the rating sheet.
    pub competencies: Vec<Id>,
    /// Stages it suits.
    pub stages: Vec<String>,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Roles it suits.
    pub roles: Vec<String>,
    /// Planned minutes.
    pub minutes: u32,
    /// Guidance on how the minutes are spent; they add up to `minutes`.
    pub blocks: Vec<TimeBlock>,
    /// Which language the answer may be in.
    pub language: LanguageRule,
    /// Which crates the candidate may use.
    pub crates: String,
    /// In the order of their keys, 1-9 then 0.
    pub signals: Vec<SignalUse>,
    /// What meets expectations: level, then competency, then scale point.
    pub bar: BTreeMap<String, BTreeMap<Id, u8>>,
    /// Where the idea comes from.
    pub sources: Vec<String>,
    /// Why the starter may pass the tests, where it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tests_accept_starter: Option<String>,
    /// Read aloud.
    pub prompt: String,
    /// What the interviewer must not give away.
    pub do_not_say: String,
    /// Answers to likely questions.
    pub clarifications: Vec<SpokenItem>,
    /// What the candidate gets to start from: fences, and prose between them as plain `markdown` ones.
    pub starter: Vec<Fence>,
    /// A ladder, from a nudge to nearly the answer.
    pub hints: Vec<Hint>,
    /// What to do past the last hint.
    pub rescue: String,
    /// Asked after the answer.
    pub follow_ups: Vec<SpokenItem>,
    /// Asked when there are minutes left.
    pub if_time_remains: Vec<SpokenItem>,
    /// Answers that miss, and what they reveal.
    pub wrong_answers: Vec<WrongAnswer>,
    /// Sharpened anchors: competency, then scale point.
    pub anchors: BTreeMap<Id, BTreeMap<u8, String>>,
    /// What every reference passes.
    pub tests: Option<Fence>,
    /// Answers at a level.
    pub references: Vec<Reference>,
}

/// The front matter of a question, as it stands between the two `---`; its schema is what editors check.
/// A variant needs only what is its own.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = asks_less_of_variants)]
pub struct FrontMatter {
    /// Unique in the bank, such as `err-001`.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// What the interviewer sees in lists.
    pub title: String,
    /// The question this one is a surface variant of. Its competencies, signals, bar and anchors hold for
    /// the variant too; whatever else is left out comes from it.
    #[serde(rename = "variant-of", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub variant_of: Option<Id>,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// Rated in this question, in the order of the rating sheet.
    pub competencies: Vec<Id>,
    /// Stages it suits.
    pub stages: Vec<String>,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Roles it suits.
    pub roles: Vec<String>,
    /// Planned minutes.
    pub minutes: u32,
    /// Guidance on how the minutes are spent; they add up to `minutes`.
    #[schemars(with = "BTreeMap<String, u32>")]
    pub blocks: Vec<TimeBlock>,
    /// Which language the answer may be in.
    pub language: LanguageRule,
    /// Which crates the candidate may use.
    pub crates: String,
    /// In the order of their keys, 1-9 then 0.
    #[schemars(with = "Vec<SignalEntry>")]
    pub signals: Vec<SignalUse>,
    /// What meets expectations: level, then competency, then scale point.
    pub bar: BTreeMap<String, BTreeMap<Id, u8>>,
    /// Where the idea comes from.
    pub sources: Vec<String>,
    /// Why the starter may pass the tests, where it may.
    #[serde(rename = "tests-accept-starter", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub tests_accept_starter: Option<String>,
}

/// What the candidate does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Writes code.
    Coding,
    /// Finds and mends a fault.
    Debugging,
    /// Reads a change and comments on it.
    Review,
    /// Designs aloud.
    Design,
    /// Tells what they did.
    Behavioural,
    /// Works alone before the interview.
    TakeHome,
}

/// Which language the answer may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageRule {
    /// Rust is what is being looked at.
    RustOnly,
    /// A working answer in another language beats broken Rust.
    AnyWorking,
    /// No compiler is involved.
    Pseudocode,
}

/// A named share of a question's minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeBlock {
    /// What happens in it.
    pub name: String,
    /// How long.
    pub minutes: u32,
}

/// A signal in a question: shared by id, or the question's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SignalUse {
    /// Defined with its competency.
    Shared {
        /// The shared signal's id.
        #[serde(rename = "use")]
        id: Id,
        /// Without it the question has not been answered.
        #[serde(default)]
        must: bool,
    },
    /// Defined in this question.
    Own {
        /// The signal.
        #[serde(flatten)]
        signal: Signal,
        /// Without it the question has not been answered.
        #[serde(default)]
        must: bool,
    },
}

/// A signal's id, or a shared signal by `use`, or the question's own written out.
// The three ways a file can write a `SignalUse`; stands only for its schema.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes files; the reader makes a SignalUse of them")]
enum SignalEntry {
    /// A shared signal by its id.
    Id(Id),
    /// A shared signal.
    Shared(SharedEntry),
    /// This question's own signal.
    Own(OwnEntry),
}

#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes files; the reader makes a SignalUse of them")]
struct SharedEntry {
    /// The shared signal's id.
    r#use: Id,
    /// Without it the question has not been answered.
    #[serde(default)]
    must: bool,
}

#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = names_its_competency)]
#[expect(dead_code, reason = "describes files; the reader makes a SignalUse of them")]
struct OwnEntry {
    #[serde(flatten)]
    signal: Signal,
    /// Without it the question has not been answered.
    #[serde(default)]
    must: bool,
}

/// In a competency's file the competency is the file's; a question's own signal has to name it.
fn names_its_competency(schema: &mut schemars::Schema) {
    if let Some(serde_json::Value::Array(required)) = schema.get_mut("required") {
        required.push("competency".into());
    }
}

/// A variant must have an id and a title, and may not have what is its base's; every other question must
/// have all.
fn asks_less_of_variants(schema: &mut schemars::Schema) {
    let Some(required) = schema.remove("required") else { return };
    schema.insert("required".to_owned(), serde_json::json!(["id", "title"]));
    schema.insert("if".to_owned(), serde_json::json!({ "required": ["variant-of"] }));
    let never = serde_json::json!({ "competencies": false, "signals": false, "bar": false });
    schema.insert("then".to_owned(), serde_json::json!({ "properties": never }));
    schema.insert("else".to_owned(), serde_json::json!({ "required": required }));
}

/// Something said, and what to answer or listen for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenItem {
    /// The bold part: what is asked.
    pub ask: String,
    /// The rest.
    pub answer: String,
}

/// One rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// What to say.
    pub text: String,
    /// Highest point reached unaided in a competency once this hint was given. Advice, not a lock.
    pub caps: BTreeMap<Id, u8>,
}

/// An answer that misses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongAnswer {
    /// What they did, and what it reveals.
    pub text: String,
    /// The code, where it can be run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fence: Option<Fence>,
}

/// A fenced block with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fence {
    /// The first word of the info string, such as `rust` or `diff`.
    pub language: String,
    /// What a Rust fence is for and what it claims.
    pub role: FenceRole,
    /// The Rust edition it is compiled with; 2024 unless the fence says otherwise.
    pub edition: u16,
    /// The code, without the fence lines.
    pub code: String,
    /// The line of the opening fence in its file, from 1. Left out of snapshots.
    #[serde(skip)]
    pub line: u32,
}

/// What a fence is for and what it claims; `cargo xtask verify-bank` runs every claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FenceRole {
    /// Text, TOML, a diff: nothing to run.
    Plain,
    /// A program that ends well.
    Runs,
    /// A program that panics with this text.
    Panics(String),
    /// A program that does not end.
    Hangs,
    /// A program that prints this text.
    Prints(String),
    /// A program the compiler rejects, with these codes in this order.
    Rejected(Vec<String>),
    /// The tests of the question.
    Tests,
    /// An answer that passes the tests without warnings.
    Reference,
    /// A wrong answer that fails exactly these tests.
    WrongFails(Vec<String>),
    /// A wrong answer that passes all tests: only a person sees it.
    WrongPasses,
    /// A wrong answer that the compiler rejects, with these codes.
    WrongRejected(Vec<String>),
    /// A wrong answer that does not end.
    WrongHangs,
}

impl Question {
    /// Every fence of the question, in the order of the file's sections.
    pub fn fences(&self) -> impl Iterator<Item = &Fence> {
        self.starter
            .iter()
            .chain(self.wrong_answers.iter().filter_map(|answer| answer.fence.as_ref()))
            .chain(&self.tests)
            .chain(self.references.iter().map(|reference| &reference.fence))
    }

    /// Forgets where the fences stood in the file, which is no part of a question's content.
    pub(crate) fn forget_lines(&mut self) {
        self.starter
            .iter_mut()
            .chain(self.wrong_answers.iter_mut().filter_map(|answer| answer.fence.as_mut()))
            .chain(&mut self.tests)
            .chain(self.references.iter_mut().map(|reference| &mut reference.fence))
            .for_each(|fence| fence.line = 0);
    }
}

/// An answer at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// `mid` or `senior`.
    pub level: String,
    /// The code.
    pub fence: Fence,
}
