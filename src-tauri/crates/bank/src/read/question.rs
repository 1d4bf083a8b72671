//! A question: front matter and sections put together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::front_matter::front_matter;
use super::text::LineCounter;
use crate::markdown::{self, Cut, Outline, Section};
use crate::problem::{Findings, did_you_mean};
use crate::question::FrontMatter;
use crate::yaml::{self, Kind, Node};
use crate::{Code, FenceRole, Question, QuestionKind, Reference};

/// Where the parts of a question's body stand in its file, for lints.
#[derive(Debug, Default)]
pub(crate) struct Places<'s> {
    /// The hints, in order.
    pub(crate) hints: Vec<Range<usize>>,
    /// The follow-ups, in order.
    pub(crate) follow_ups: Vec<Range<usize>>,
    /// The wrong answers, in order.
    pub(crate) wrong_answers: Vec<Range<usize>>,
    /// The info strings of the wrong answers' fences, in order of the answers.
    pub(crate) wrong_claims: Vec<Range<usize>>,
    /// The headings of anchors, by competency.
    pub(crate) anchors: Headings<'s>,
    /// The headings of sections, by title.
    pub(crate) headings: Headings<'s>,
}

/// A question's few headings, by their text.
#[derive(Debug, Default)]
pub(crate) struct Headings<'s>(Vec<(&'s str, Range<usize>)>);

impl<'s> Headings<'s> {
    /// Where a heading stands, the first if there are several.
    pub(crate) fn get(&self, title: &str) -> Option<Range<usize>> {
        self.0.iter().find(|(known, _)| *known == title).map(|(_, range)| range.clone())
    }

    /// Adds a heading; true when it is there already.
    pub(super) fn add(&mut self, title: &'s str, range: &Range<usize>) -> bool {
        let twice = self.0.iter().any(|(known, _)| *known == title);
        self.0.push((title, range.clone()));
        twice
    }

    /// Whether there is such a heading.
    pub(crate) fn has(&self, title: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == title)
    }
}

/// What a file of a question gives.
pub(crate) struct Read<'s> {
    /// The front matter's tree.
    pub(crate) root: Node<'s>,
    /// The question; nothing when there is no front matter to begin with.
    pub(crate) question: Option<Question>,
    /// Where its body's parts stand.
    pub(crate) places: Places<'s>,
}

/// The sections every question may have, in their order. `Reference: <level>` comes last.
pub(super) const SECTIONS: [&str; 12] = [
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
    if let Some(at) = outline.stopped {
        let message =
            format!("there are more than {} blocks of text, and none was read", markdown::MAX_BLOCKS);
        let hint = "A question is a short text: is this the right file?";
        found.report(Code::TooComplex, at..at, message, hint);
        return Read { root, question: None, places: Places::default() };
    }
    let mut reader = Reader { text, found, places: Places::default(), line: LineCounter::default() };
    let question = reader.question(front_matter, &root, &outline);
    Read { question: Some(question), places: reader.places, root }
}

/// Reads the sections of one question.
pub(super) struct Reader<'s, 'f, 'o> {
    pub(super) text: &'s str,
    pub(super) found: &'f mut Findings<'o>,
    pub(super) places: Places<'s>,
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
            variant_of: front.variant_of,
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
            if self.places.headings.add(section.title, &section.heading) {
                let message = format!("`## {}` is here a second time", section.title);
                self.found.report(Code::DuplicateSection, section.heading.clone(), message, "Make them one.");
            }
            self.section(section, &mut question);
        }
        // What a variant must have depends on its base, and is checked when that is known.
        if question.variant_of.is_none() && root.get("variant-of").is_none() {
            let kind = root.get("kind").and_then(Node::plain).is_some();
            self.missing(&question, kind);
        }
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
        let (kind, needs_starter, needs_code) = match question.kind {
            _ if !kind_is_known => ("every question", false, false),
            QuestionKind::Coding => ("a coding question", true, true),
            QuestionKind::Debugging => ("a debugging question", true, true),
            QuestionKind::Review => ("a review", true, false),
            QuestionKind::Design => ("a design question", false, false),
            QuestionKind::Behavioural | QuestionKind::TakeHome => ("every question", false, false),
        };
        let answers = if question.kind == QuestionKind::Design { "Weak answers" } else { "Wrong answers" };
        let headings = &self.places.headings;
        let lacking = |title: &str| match title {
            "Wrong answers" => !headings.has("Wrong answers") && !headings.has("Weak answers"),
            REFERENCE => !headings.0.iter().any(|(title, _)| title.starts_with(REFERENCE)),
            title => !headings.has(title),
        };
        let wanted = [
            ("Prompt", "Prompt", true),
            ("Starter", "Starter", needs_starter),
            ("Hints", "Hints", true),
            ("Rescue", "Rescue", true),
            ("Follow-ups", "Follow-ups", true),
            ("If time remains", "If time remains", true),
            ("Wrong answers", answers, true),
            ("Anchors", "Anchors", true),
            ("Tests", "Tests", needs_code),
            (REFERENCE, "Reference: mid", needs_code),
        ];
        let missing: Vec<String> = wanted
            .iter()
            .filter(|(title, _, needed)| *needed && lacking(title))
            .map(|(_, shown, _)| format!("`## {shown}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("{kind} needs {}", missing.join(", "));
            let hint = "Add what is missing at its place, or restore the file if it was cut off.";
            self.found.report(Code::MissingSection, 0..3, message, hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, good};
    use crate::{Code, FenceRole, LanguageRule, QuestionKind, SignalUse};

    #[test]
    fn a_question_says_what_its_file_says() {
        let (bank, _) = good().load();
        let question = bank.question("sum-001").unwrap();
        assert_eq!(question.title, "Add up");
        assert_eq!(question.kind, QuestionKind::Coding);
        assert_eq!(question.language, LanguageRule::RustOnly);
        let blocks: Vec<_> =
            question.blocks.iter().map(|block| (block.name.as_str(), block.minutes)).collect();
        assert_eq!(blocks, [("read", 5), ("write", 10), ("follow-ups", 5)]);
        assert_eq!(question.bar["senior"]["correctness"], 3);
        assert_eq!(
            question.prompt,
            "This adds up prices in cents. Tell me what it does with many of them, then make it right."
        );
        assert_eq!(question.do_not_say, "Overflow.");
        assert_eq!(question.clarifications[0].ask, "May the list be empty?");
        assert_eq!(question.clarifications[0].answer, "Yes.");
        assert_eq!(question.hints[0].text, "What is the largest price?");
        assert_eq!(question.hints[1].text, "What is the largest `u8`?");
        assert_eq!(question.hints[1].caps["correctness"], 2);
        assert_eq!(
            question.anchors["correctness"][&2],
            "Right on the example; the edge is seen after a hint."
        );
        let [first, second] = question.wrong_answers.as_slice() else { panic!() };
        assert_eq!(first.text, "A cast to `u8` at the end: the same edge, and now without a sound.");
        let wrong = first.fence.as_ref().unwrap();
        assert_eq!(wrong.role, FenceRole::WrongFails(vec!["many_are_none".to_owned()]));
        assert!(wrong.code.starts_with("pub fn total(") && wrong.code.ends_with("}\n"), "{}", wrong.code);
        assert_eq!(second.fence, None);
        let [starter] = question.starter.as_slice() else { panic!() };
        assert_eq!((starter.role.clone(), starter.edition), (FenceRole::Panics("overflow".to_owned()), 2024));
        let line =
            good().text(CODING).lines().position(|line| line.starts_with("```rust expect")).unwrap() + 1;
        assert_eq!(starter.line as usize, line);
        assert_eq!(question.tests.as_ref().unwrap().role, FenceRole::Tests);
        let levels: Vec<_> = question.references.iter().map(|reference| reference.level.as_str()).collect();
        assert_eq!(levels, ["junior", "senior"]);
        assert_eq!(question.fences().count(), 5);
    }

    #[test]
    fn a_signal_is_named_or_used_or_written_out() {
        let (bank, _) = good().load();
        let question = bank.question("sum-001").unwrap();
        let shared = |id: &str, must| SignalUse::Shared { id: id.to_owned(), must };
        assert_eq!(question.signals[0], shared("names-edges", true));
        assert_eq!(question.signals[1], shared("tests-first", false));
        assert_eq!(question.signals[2], shared("guesses", false));
        let SignalUse::Own { signal, must: true } = &question.signals[3] else { panic!() };
        assert_eq!(
            (signal.id.as_str(), signal.competency.as_str()),
            ("sum-001.sees-overflow", "correctness")
        );
        let keys: Vec<_> = bank.signals_of(question).into_iter().map(|keyed| keyed.key).collect();
        assert_eq!(keys, ["1", "2", "3", "4", "5", "6"]);
    }

    #[test]
    fn a_file_with_a_byte_order_mark_or_crlf_says_the_same() {
        let plain = good();
        let marked = good().with(CODING, &format!("\u{feff}{}", good().text(CODING)));
        let crlf = good().with(CODING, &good().text(CODING).replace('\n', "\r\n"));
        assert_eq!(marked.found(), [""; 0]);
        assert_eq!(crlf.found(), [""; 0]);
        let question = |files: crate::testing::Files| files.load().0.question("sum-001").cloned();
        assert_eq!(question(plain.clone()), question(marked));
        assert_eq!(question(plain), question(crlf));
    }

    #[test]
    fn front_matter_is_there_and_closed() {
        let text = good().text(CODING).replacen("---\n", "", 1);
        assert!(
            good()
                .with(CODING, &text)
                .found()
                .contains(&"no-front-matter sum-001-add-up.md: id: sum-001".to_owned())
        );
        let files = good().replace(CODING, "sources: [our own]\n---\n", "sources: [our own]\n");
        assert_eq!(files.found(), ["unclosed-front-matter sum-001-add-up.md: ---"]);
    }

    #[test]
    fn a_question_has_the_sections_its_kind_needs() {
        for title in
            ["Prompt", "Starter", "Hints", "Rescue", "Follow-ups", "If time remains", "Anchors", "Tests"]
        {
            let text = good().text(CODING).to_owned();
            let (before, rest) = text.split_once(&format!("## {title}\n")).unwrap();
            let (_, after) = rest.split_once("\n## ").unwrap();
            let (_, problems) = good().with(CODING, &format!("{before}## {after}")).load();
            let [problem] = problems.as_slice() else { panic!("{title}: {problems:#?}") };
            assert_eq!(problem.code, Code::MissingSection);
            assert!(problem.message.contains(&format!("## {title}")), "{}", problem.message);
        }
        let files = good().replace(CODING, "kind: coding", "kind: debugging");
        assert_eq!(files.found(), [""; 0]);
        let files = good().replace(DESIGN, "kind: design", "kind: review");
        assert!(files.only().message.contains("## Starter"), "{:?}", files.only());
        assert_eq!(good().replace(DESIGN, "kind: design", "kind: take-home").found(), [""; 0]);
    }

    #[test]
    fn sections_are_known_there_once_filled_and_in_order() {
        let files = good().replace(CODING, "## Follow-ups", "## Follow ups");
        assert_eq!(
            files.found(),
            ["missing-section sum-001-add-up.md: ---", "unknown-section sum-001-add-up.md: ## Follow ups"]
        );
        let files = good().replace(CODING, "## Rescue\n", "## Rescue\nFirst.\n\n## Rescue\n");
        assert_eq!(files.found(), ["duplicate-section sum-001-add-up.md: ## Rescue"]);
        let files = good().replace(CODING, "Overflow.\n", "");
        assert_eq!(files.found(), ["empty-section sum-001-add-up.md: ## Do not say"]);
        let files = good().replace(CODING, "## Do not say\nOverflow.\n\n", "").replace(
            CODING,
            "## Rescue\n",
            "## Do not say\nOverflow.\n\n## Rescue\n",
        );
        assert_eq!(files.found(), ["section-order sum-001-add-up.md: ## Do not say"]);
    }

    #[test]
    fn text_that_would_be_lost_is_told() {
        let files = good().replace(CODING, "## Prompt\n", "Some words.\n\n## Prompt\n");
        assert_eq!(files.found(), ["stray-text sum-001-add-up.md: Some words."]);
        let files = good().replace(CODING, "## Hints\n", "## Hints\nAs you like.\n\n");
        assert_eq!(files.found(), ["stray-text sum-001-add-up.md: As you like."]);
        let files = good().replace(CODING, "## Tests\n", "## Tests\nThese.\n");
        assert_eq!(files.found(), ["stray-text sum-001-add-up.md: These."]);
        let files = good().replace(CODING, "### correctness\n", "### correctness\nIn words:\n\n");
        assert_eq!(files.found(), ["stray-text sum-001-add-up.md: In words:"]);
        let files = good().replace(CODING, "many of them, then", "Vec<u8>, then");
        assert_eq!(files.found(), ["raw-html sum-001-add-up.md: <u8>"]);
    }

    #[test]
    fn prose_of_a_starter_is_kept_between_its_fences() {
        let files = good().replace(CODING, "## Starter\n", "## Starter\nIt was written in a hurry.\n\n");
        assert_eq!(files.found(), [""; 0]);
        let (bank, _) = files.load();
        let starter = &bank.question("sum-001").unwrap().starter;
        assert_eq!(
            (starter[0].language.as_str(), starter[0].code.as_str()),
            ("markdown", "It was written in a hurry.\n")
        );
        assert_eq!(starter[1].language, "rust");
    }

    #[test]
    fn a_spoken_item_has_a_question() {
        let files = good().replace(CODING, "- **Why not a larger type?** It", "- It");
        assert_eq!(files.only().code, Code::NoBoldQuestion);
        let files = good().replace(CODING, "**Why not a larger type?**", "**Why not\n  a larger type?**");
        assert_eq!(files.load().0.question("sum-001").unwrap().follow_ups[0].ask, "Why not a larger type?");
    }

    #[test]
    fn anchors_are_numbered_by_points_each_once() {
        let files =
            good().replace(CODING, "2. Right on the example; the edge", "1. Right on the example; the edge");
        let found = files.found();
        assert!(found[1].starts_with("duplicate-entry sum-001-add-up.md: 1. Right on"), "{found:?}");
    }
}
