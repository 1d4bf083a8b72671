//! A question: front matter and sections put together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::front_matter::front_matter;
use crate::markdown::{self, Block, CodeBlock, Cut, Item, Outline, Section};
use crate::problem::{Findings, did_you_mean};
use crate::question::FrontMatter;
use crate::yaml::{self, Kind, Node};
use crate::{Code, Fence, FenceRole, Hint, Id, Question, QuestionKind, Reference, SpokenItem, WrongAnswer};

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

struct Reader<'s, 'f, 'o> {
    text: &'s str,
    found: &'f mut Findings<'o>,
    places: Places,
    line: LineCounter,
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

    /// The Markdown of a section as it is.
    fn prose(&mut self, section: &Section<'s>) -> String {
        for block in &section.blocks {
            match block {
                Block::Code(code) => self.quoted(std::slice::from_ref(code)),
                Block::Item(item) => self.quoted(&item.code),
                Block::Prose(_) | Block::Heading { .. } => {}
            }
        }
        self.text.get(section.body.clone()).unwrap_or_default().trim().to_owned()
    }

    /// Fences in a text that keeps them as they are. Nothing runs them, so they may claim nothing.
    fn quoted(&mut self, fences: &[CodeBlock<'s>]) {
        for code in fences {
            self.fence(code, |role| *role == FenceRole::Plain);
        }
    }

    /// The items of a section's lists; everything else in it is stray.
    fn items<'b>(&mut self, section: &'b Section<'s>) -> Vec<&'b Item<'s>> {
        let mut items = Vec::new();
        for block in &section.blocks {
            match block {
                Block::Item(item) => {
                    self.quoted(&item.code);
                    items.push(item);
                }
                Block::Prose(range) | Block::Heading { range, .. } => self.stray(section, range.clone()),
                Block::Code(code) => self.stray(section, code.range.clone()),
            }
        }
        items
    }

    fn stray(&mut self, section: &Section<'s>, range: Range<usize>) {
        let message = format!("this belongs to no list item of `## {}`", section.title);
        let hint = "Make it part of an item: begin it with `- `, or indent it below one.";
        self.found.report(Code::StrayText, range, message, hint);
    }

    fn spoken(&mut self, section: &Section<'s>) -> (Vec<SpokenItem>, Vec<Range<usize>>) {
        let mut spoken = Vec::new();
        let mut places = Vec::new();
        for item in self.items(section) {
            let Some(bold) = item.bold.clone().filter(|bold| !bold.is_empty()) else {
                let hint =
                    "Begin it with the question in bold: `- **What if it grows?** What to listen for.`";
                let message = "this item has no bold question to ask";
                self.found.report(Code::NoBoldQuestion, first_line(self.text, &item.range), message, hint);
                continue;
            };
            let ask = self.text.get(bold.clone()).unwrap_or_default().split_whitespace();
            let ask = ask.collect::<Vec<_>>().join(" ");
            let rest = bold.end + 2..item.range.end;
            spoken.push(SpokenItem { ask, answer: dedented(self.text, &item.range, rest) });
            places.push(first_line(self.text, &item.range));
        }
        (spoken, places)
    }

    fn hints(&mut self, section: &Section<'s>) -> Vec<Hint> {
        let mut hints = Vec::new();
        for item in self.items(section) {
            let place = first_line(self.text, &item.range);
            let text = dedented(self.text, &item.range, item.range.clone());
            let (caps, text) = match caps(&text) {
                Ok(read) => read,
                Err(what) => {
                    let message = format!("`{what}` is no cap");
                    let hint = "A cap is written `[ownership ≤ 3]`, several with commas between them.";
                    self.found.report(Code::HintCap, place.clone(), message, hint);
                    (BTreeMap::new(), text.as_str())
                }
            };
            hints.push(Hint { text: text.to_owned(), caps });
            self.places.hints.push(place);
        }
        hints
    }

    fn starter(&mut self, section: &Section<'s>) -> Vec<Fence> {
        let mut starter = Vec::new();
        let mut has_code = false;
        for block in &section.blocks {
            match block {
                Block::Code(code) => {
                    has_code = true;
                    starter.extend(self.fence(code, |role| {
                        matches!(
                            role,
                            FenceRole::Plain
                                | FenceRole::Runs
                                | FenceRole::Panics(_)
                                | FenceRole::Hangs
                                | FenceRole::Prints(_)
                                | FenceRole::Rejected(_)
                        )
                    }));
                }
                Block::Item(Item { range, .. }) | Block::Prose(range) | Block::Heading { range, .. } => {
                    let prose = self.text.get(range.clone()).unwrap_or_default().trim_end();
                    starter.push(Fence {
                        language: "markdown".to_owned(),
                        role: FenceRole::Plain,
                        edition: 2024,
                        code: format!("{prose}\n"),
                        line: self.line.of(self.text, range.start),
                    });
                }
            }
        }
        if !has_code {
            self.no_fence(section, "a fence with the code to start from");
        }
        starter
    }

    fn wrong_answers(&mut self, section: &Section<'s>) -> Vec<WrongAnswer> {
        let mut answers: Vec<WrongAnswer> = Vec::new();
        for block in &section.blocks {
            let code: &[CodeBlock<'_>] = match block {
                Block::Item(item) => {
                    let end = item.code.first().map_or(item.range.end, |code| code.range.start);
                    let text = dedented(self.text, &item.range, item.range.start..end);
                    answers.push(WrongAnswer { text, fence: None });
                    self.places.wrong_answers.push(first_line(self.text, &item.range));
                    self.places.wrong_claims.push(item.range.start..item.range.start);
                    &item.code
                }
                Block::Code(code) => std::slice::from_ref(code),
                Block::Prose(range) | Block::Heading { range, .. } => {
                    self.stray(section, range.clone());
                    continue;
                }
            };
            for code in code {
                let Some(fence) =
                    self.fence(code, |role| !matches!(role, FenceRole::Tests | FenceRole::Reference))
                else {
                    continue;
                };
                match answers.last_mut() {
                    Some(answer) if answer.fence.is_none() => {
                        answer.fence = Some(fence);
                        if let Some(place) = self.places.wrong_claims.last_mut() {
                            *place = code.info_range.clone();
                        }
                    }
                    _ => self.stray(section, code.range.clone()),
                }
            }
        }
        answers
    }

    fn anchors(&mut self, section: &Section<'s>) -> BTreeMap<Id, BTreeMap<u8, String>> {
        let mut anchors: BTreeMap<Id, BTreeMap<u8, String>> = BTreeMap::new();
        let mut current: Option<Id> = None;
        for block in &section.blocks {
            match (block, &current) {
                (Block::Heading { title, range }, _) => {
                    let anchored = Anchored { heading: range.clone(), points: BTreeMap::new() };
                    if self.places.anchors.insert((*title).to_owned(), anchored).is_some() {
                        let message = format!("`### {title}` is here a second time");
                        self.found.report(Code::DuplicateSection, range.clone(), message, "Make them one.");
                    }
                    anchors.entry((*title).to_owned()).or_default();
                    current = Some((*title).to_owned());
                }
                (Block::Item(item), Some(competency)) => {
                    let place = first_line(self.text, &item.range);
                    let marker = self.text.get(item.range.clone()).unwrap_or_default();
                    let digits = marker.split(['.', ')']).next().unwrap_or_default();
                    let Some(point) = digits.parse::<u8>().ok() else {
                        let hint = "Number the anchors by the points of the scale: `1. …`, `2. …`.";
                        self.found.report(Code::StrayText, place, "this anchor has no point", hint);
                        continue;
                    };
                    let text = dedented(self.text, &item.range, item.range.clone());
                    let points = anchors.entry(competency.clone()).or_default();
                    if points.insert(point, text).is_some() {
                        let message = format!("point {point} of `{competency}` is here a second time");
                        let hint = "Number the anchors by the points of the scale, each once.";
                        self.found.report(Code::DuplicateEntry, place.clone(), message, hint);
                    }
                    if let Some(anchored) = self.places.anchors.get_mut(competency) {
                        anchored.points.insert(point, place);
                    }
                }
                (Block::Prose(range) | Block::Code(CodeBlock { range, .. }), _)
                | (Block::Item(Item { range, .. }), None) => {
                    let message = "this is no anchor";
                    let hint = "Anchors are numbered lists below a heading `### competency`.";
                    self.found.report(Code::StrayText, range.clone(), message, hint);
                }
            }
        }
        anchors
    }

    /// The one fence of Tests or of a reference.
    fn one_fence(&mut self, section: &Section<'s>, role: &FenceRole) -> Option<Fence> {
        let mut the_one = None;
        for block in &section.blocks {
            match block {
                Block::Code(code) if the_one.is_none() => {
                    the_one = self.fence(code, |other| other == role);
                    the_one.as_ref()?;
                }
                Block::Code(CodeBlock { range, .. })
                | Block::Item(Item { range, .. })
                | Block::Prose(range)
                | Block::Heading { range, .. } => {
                    let message = format!("`## {}` is one fence, and this is not part of it", section.title);
                    self.found.report(
                        Code::StrayText,
                        range.clone(),
                        message,
                        "Make it a comment in the code.",
                    );
                }
            }
        }
        if the_one.is_none() {
            let word = if *role == FenceRole::Tests { "tests" } else { "reference" };
            self.no_fence(section, &format!("a fence ```` ```rust {word} ````"));
        }
        the_one
    }

    fn no_fence(&mut self, section: &Section<'s>, what: &str) {
        // A section with nothing at all below it was reported as empty.
        if !section.blocks.is_empty() {
            let message = format!("`## {}` has no code", section.title);
            self.found.report(Code::MissingFence, section.heading.clone(), message, format!("Add {what}."));
        }
    }

    /// A fence with its role, when the role is one its section takes.
    fn fence(&mut self, code: &CodeBlock<'s>, takes: impl Fn(&FenceRole) -> bool) -> Option<Fence> {
        let place =
            if code.info.is_empty() { first_line(self.text, &code.range) } else { code.info_range.clone() };
        if !code.closed {
            let hint = "Close it with a line of backticks, or restore the file if it was cut off.";
            let message = "this fence is not closed, and swallows what follows";
            self.found.report(Code::UnclosedFence, first_line(self.text, &code.range), message, hint);
        }
        let (language, words) = code.info.split_once(char::is_whitespace).unwrap_or((code.info, ""));
        let (role, edition) = if language == "rust" {
            match markdown::claim(words) {
                Ok(markdown::Claim { role: Some(role), edition }) => (role, edition),
                Ok(markdown::Claim { role: None, .. }) => {
                    let message = "this Rust fence does not say what happens when it is run";
                    let hint = "Add `expect=runs`, `expect=E0382`, `tests`, `reference` or `wrong fails=<test>`; \
                                a fragment that cannot be run is `text`.";
                    self.found.report(Code::RustFenceWithoutClaim, place, message, hint);
                    return None;
                }
                Err(why) => {
                    let hint = "Claims are `expect=runs|hangs|panics(\"…\")|prints(\"…\")|E0382,E0499`, `tests`, \
                                `reference`, `wrong fails=a,b|passes|expect=…`, then `edition=2021`.";
                    self.found.report(Code::FenceClaim, place, why, hint);
                    return None;
                }
            }
        } else if words.trim().is_empty() {
            (FenceRole::Plain, 2024)
        } else {
            let message = format!("only Rust fences make claims, and this one is `{language}`");
            self.found.report(
                Code::FenceClaim,
                place,
                message,
                "Leave the language alone, or make it `rust`.",
            );
            return None;
        };
        if !takes(&role) {
            let message = "a fence with this claim does not belong in this section";
            let hint = "`tests` goes below Tests, `reference` below References, `wrong` below Wrong answers, \
                        `expect=` below either or Starter; elsewhere code is `text`, since nothing runs it.";
            self.found.report(Code::FenceOutOfPlace, place, message, hint);
            return None;
        }
        Some(Fence {
            language: language.to_owned(),
            role,
            edition,
            code: code.code.to_string(),
            line: self.line.of(self.text, code.range.start),
        })
    }
}

/// Counts lines forward; going back starts anew.
#[derive(Default)]
struct LineCounter {
    at: usize,
    lines: u32,
}

impl LineCounter {
    /// The line of a byte, from 1.
    fn of(&mut self, text: &str, byte: usize) -> u32 {
        if byte < self.at {
            *self = Self::default();
        }
        let passed = text.as_bytes().get(self.at..byte).unwrap_or_default();
        let lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.lines = self.lines.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at = byte;
        self.lines.saturating_add(1)
    }
}

/// The part of a range that stands on its first line.
fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let all = text.get(range.clone()).unwrap_or_default();
    let line = all.lines().next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// A part of a list item without the item's marker and indentation.
fn dedented(text: &str, item: &Range<usize>, part: Range<usize>) -> String {
    let all = text.get(item.clone()).unwrap_or_default();
    let marker = all.find(|c: char| !c.is_ascii_digit()).map_or(0, |digits| digits + 1);
    let after = all.get(marker..).unwrap_or_default();
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    let width = marker + gap.clamp(1, 4);
    let start = part.start.max((item.start + width).min(item.end));
    let part = text.get(start..part.end.max(start)).unwrap_or_default().trim();
    if !part.contains('\n') {
        return part.to_owned();
    }
    let mut lines = part.lines();
    let mut dedented = lines.next().unwrap_or_default().trim_end().to_owned();
    for line in lines {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        dedented.push('\n');
        dedented.push_str(line.get(spaces.min(width)..).unwrap_or_default().trim_end());
    }
    dedented
}

/// The caps at the beginning of a hint, and the rest of it. The error is what is no cap.
fn caps(text: &str) -> Result<(BTreeMap<Id, u8>, &str), &str> {
    let none = Ok((BTreeMap::new(), text));
    let Some(inner) = text.strip_prefix('[') else { return none };
    let Some((inside, rest)) = inner.split_once(']') else { return none };
    // A link is no cap.
    if rest.starts_with(['(', '[', ':']) || !inside.contains(['≤', '<', '=', '≥', '>']) {
        return none;
    }
    let mut caps = BTreeMap::new();
    for part in inside.split(',') {
        let (competency, point) = part.split_once('≤').or_else(|| part.split_once("<=")).ok_or(inside)?;
        let point = point.trim().parse().map_err(|_error| inside)?;
        if competency.trim().is_empty() || caps.insert(competency.trim().to_owned(), point).is_some() {
            return Err(inside);
        }
    }
    Ok((caps, rest.trim_start()))
}
