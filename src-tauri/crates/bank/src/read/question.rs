//! A question: front matter and sections put together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::front_matter::front_matter;
use super::text::LineCounter;
use crate::markdown::{self, Cut, Outline, Section};
use crate::problem::{Findings, did_you_mean};
use crate::question::FrontMatter;
use crate::yaml::{self, Kind, Node};
use crate::{Code, FenceRole, Id, Question, QuestionKind, Reference};

/// Where the parts of a question's body stand in its file, for lints.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The hints, in order.
    pub(crate) hints: Vec<Range<usize>>,
    /// The follow-ups, in order.
    pub(crate) follow_ups: Vec<Range<usize>>,
    /// The wrong answers, in order.
    pub(crate) wrong_answers: Vec<Range<usize>>,
    /// The info strings of the wrong answers' fences, in order of the answers.
    pub(crate) wrong_claims: Vec<Range<usize>>,
    /// The anchors, by competency.
    pub(crate) anchors: BTreeMap<Id, Anchored>,
    /// Headings, by title.
    pub(crate) headings: BTreeMap<String, Range<usize>>,
}

/// Where the anchors of a competency stand.
#[derive(Debug)]
pub(crate) struct Anchored {
    /// The heading.
    pub(crate) heading: Range<usize>,
    /// The anchors by the number they are given.
    pub(crate) points: BTreeMap<u8, Range<usize>>,
}

/// What a file of a question gives.
pub(crate) struct Read<'s> {
    /// The front matter's tree.
    pub(crate) root: Node<'s>,
    /// The question; nothing when there is no front matter to begin with.
    pub(crate) question: Option<Question>,
    /// Where its body's parts stand.
    pub(crate) places: Places,
}

/// The sections every question may have, in their order. `Reference: <level>` comes last.
const SECTIONS: [&str; 12] = [
    "Prompt",
    "Do not say",
    "Clarifications",
    "Starter",
    "Hints",
    "Rescue",
    "Follow-ups",
    "If time remains",
    "Wrong answers",
    "Weak answers",
    "Anchors",
    "Tests",
];

const REFERENCE: &str = "Reference:";

/// `questions/<id>-<slug>.md`.
pub(crate) fn question<'s>(text: &'s str, found: &mut Findings<'_>) -> Read<'s> {
    let nothing = || Node { range: 0..0, kind: Kind::Unreadable };
    let (front, body) = match markdown::cut(text) {
        Cut::Both { front, body } => (front, body),
        Cut::Unclosed { front, body } => {
            let hint = "Close the front matter with a line `---` before the first section.";
            found.report(Code::UnclosedFrontMatter, 0..3, "the front matter is not closed", hint);
            (front, body)
        }
        Cut::None => {
            let first = text.find('\n').unwrap_or(text.len());
            let message = "a question begins with `---` and its front matter";
            let hint = "Put `---` on the first line, the fields below it, and `---` after them.";
            found.report(Code::NoFrontMatter, 0..first, message, hint);
            return Read { root: nothing(), question: None, places: Places::default() };
        }
    };
    let root = match text.get(front.clone()) {
        Some(yaml) => yaml::parse(yaml, front.start, found),
        None => nothing(),
    };
    let Some(front_matter) = front_matter(&root, found) else {
        return Read { root, question: None, places: Places::default() };
    };
    let outline = markdown::outline(text, body);
    let mut reader = Reader { text, found, places: Places::default(), line: LineCounter::default() };
    let question = reader.question(front_matter, &root, &outline);
    Read { question: Some(question), places: reader.places, root }
}

/// Reads the sections of one question.
pub(super) struct Reader<'s, 'f, 'o> {
    pub(super) text: &'s str,
    pub(super) found: &'f mut Findings<'o>,
    pub(super) places: Places,
    pub(super) line: LineCounter,
}

impl<'s> Reader<'s, '_, '_> {
    fn question(&mut self, front: FrontMatter, root: &Node<'_>, outline: &Outline<'s>) -> Question {
        for range in &outline.preamble {
            let hint = "Move it below a section's heading.";
            self.found.report(Code::StrayText, range.clone(), "this stands before the first section", hint);
        }
        for range in &outline.html {
            let hint = "Put code such as `Vec<u8>` in backticks.";
            self.found.report(Code::RawHtml, range.clone(), "this counts as raw HTML and is not shown", hint);
        }
        let mut question = Question {
            id: front.id,
            title: front.title,
            kind: front.kind,
            competencies: front.competencies,
            stages: front.stages,
            levels: front.levels,
            roles: front.roles,
            minutes: front.minutes,
            blocks: front.blocks,
            language: front.language,
            crates: front.crates,
            signals: front.signals,
            bar: front.bar,
            sources: front.sources,
            tests_accept_starter: front.tests_accept_starter,
            prompt: String::new(),
            do_not_say: String::new(),
            clarifications: Vec::new(),
            starter: Vec::new(),
            hints: Vec::new(),
            rescue: String::new(),
            follow_ups: Vec::new(),
            if_time_remains: Vec::new(),
            wrong_answers: Vec::new(),
            anchors: BTreeMap::new(),
            tests: None,
            references: Vec::new(),
        };
        let mut last = 0;
        for section in &outline.sections {
            self.order(section, &mut last);
            if self.places.headings.insert(section.title.to_owned(), section.heading.clone()).is_some() {
                let message = format!("`## {}` is here a second time", section.title);
                self.found.report(Code::DuplicateSection, section.heading.clone(), message, "Make them one.");
            }
            self.section(section, &mut question);
        }
        let kind = root.get("kind").and_then(Node::plain).is_some();
        self.missing(&question, kind);
        question
    }

    fn section(&mut self, section: &Section<'s>, question: &mut Question) {
        if section.blocks.is_empty() {
            let message = format!("nothing stands below `## {}`", section.title);
            let hint = "Write it, or take the heading out.";
            self.found.report(Code::EmptySection, section.heading.clone(), message, hint);
        }
        match section.title {
            "Prompt" => question.prompt = self.prose(section),
            "Do not say" => question.do_not_say = self.prose(section),
            "Clarifications" => question.clarifications = self.spoken(section).0,
            "Starter" => question.starter = self.starter(section),
            "Hints" => question.hints = self.hints(section),
            "Rescue" => question.rescue = self.prose(section),
            "Follow-ups" => (question.follow_ups, self.places.follow_ups) = self.spoken(section),
            "If time remains" => question.if_time_remains = self.spoken(section).0,
            "Wrong answers" | "Weak answers" => {
                question.wrong_answers.append(&mut self.wrong_answers(section));
            }
            "Anchors" => question.anchors = self.anchors(section),
            "Tests" => question.tests = self.one_fence(section, &FenceRole::Tests),
            title => match title.strip_prefix(REFERENCE) {
                Some(level) => {
                    if let Some(fence) = self.one_fence(section, &FenceRole::Reference) {
                        question.references.push(Reference { level: level.trim().to_owned(), fence });
                    }
                }
                None => {
                    let hint = did_you_mean(title, SECTIONS).unwrap_or_else(|| {
                        format!("The sections are {}, {REFERENCE} <level>.", SECTIONS.join(", "))
                    });
                    let message = format!("`{title}` is no section of a question");
                    self.found.report(Code::UnknownSection, section.heading.clone(), message, hint);
                }
            },
        }
    }

    /// Reports a section that stands before one it should follow.
    fn order(&mut self, section: &Section<'s>, last: &mut usize) {
        let place = match section.title {
            title if title.starts_with(REFERENCE) => Some(SECTIONS.len()),
            title => SECTIONS.iter().position(|known| *known == title),
        };
        let Some(place) = place else { return };
        if place < *last {
            let before = SECTIONS.get(*last).copied().unwrap_or(REFERENCE);
            let message = format!("`## {}` stands after `## {before}`", section.title);
            let hint = "All questions have the same order, so that an interviewer finds each part at once.";
            self.found.report(Code::SectionOrder, section.heading.clone(), message, hint);
        }
        *last = place.max(*last);
    }

    /// Reports the sections a question of this kind lacks. Without a readable kind only those all need.
    fn missing(&mut self, question: &Question, kind_is_known: bool) {
        let at = 0..3;
        let mut require = |title: &str, present: bool, why: &str| {
            if !present {
                let message = format!("there is no section `## {title}`{why}");
                let hint = format!("Add `## {title}` at its place, or restore the file if it was cut off.");
                self.found.report(Code::MissingSection, at.clone(), message, hint);
            }
        };
        let headings = &self.places.headings;
        for title in ["Prompt", "Hints", "Rescue", "Follow-ups", "If time remains", "Anchors"] {
            require(title, headings.contains_key(title), "");
        }
        let answers = headings.contains_key("Wrong answers") || headings.contains_key("Weak answers");
        let title = if question.kind == QuestionKind::Design { "Weak answers" } else { "Wrong answers" };
        require(title, answers, "");
        if !kind_is_known {
            return;
        }
        let (starter, code) = match question.kind {
            QuestionKind::Coding => (", which a coding question needs", true),
            QuestionKind::Debugging => (", which a debugging question needs", true),
            QuestionKind::Review => (", which a review needs", false),
            QuestionKind::Design | QuestionKind::Behavioural | QuestionKind::TakeHome => return,
        };
        require("Starter", headings.contains_key("Starter"), starter);
        if code {
            require("Tests", headings.contains_key("Tests"), starter);
            let reference = headings.keys().any(|title| title.starts_with(REFERENCE));
            require("Reference: mid", reference, starter);
        }
    }
}
