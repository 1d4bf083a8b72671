//! What the literature and the trade call mistakes of interviewing, as far as files show them. All are
//! warnings: rules of thumb that a team may have a reason to break, and then allows by code.
//!
//! One file a rule. Nothing is said of a file that has errors, nor of a kit or loop that names something
//! that is missing or has errors: nobody knows yet what would be asked.

mod algorithms;
mod base_names;
mod concurrency;
mod cpp;
mod debugging;
mod degrees;
mod feelings;
mod gives_away;
mod hours;
mod never_asked;
mod practice;
mod rated_once;
mod ticked_twice;
mod trivia;

use std::collections::HashSet;

use crate::asked::{AskedKit, Shelves, kits_of};
use crate::draft::{Context, Filed};
use crate::read::Places;
use crate::{Code, Competency, Kit, Problem, Question, RoleLoop, Signal};

/// One rule. It adds a problem for every place it objects to.
type Rule = fn(&Sound<'_, '_, '_>, &mut Vec<Problem>);

/// All rules.
const RULES: &[Rule] = &[
    trivia::trivia,
    debugging::debugging,
    cpp::cpp,
    concurrency::concurrency,
    algorithms::algorithms,
    practice::practice,
    never_asked::never_asked,
    rated_once::rated_once,
    hours::hours,
    gives_away::gives_away,
    degrees::degrees,
    feelings::feelings,
    ticked_twice::ticked_twice,
    base_names::base_names,
];

/// Runs every rule on what has no errors among the problems found so far.
pub(super) fn run(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let sound = Sound::new(cx, problems);
    for rule in RULES {
        rule(&sound, problems);
    }
}

/// What of a bank has no errors.
struct Sound<'c, 'd, 's> {
    cx: &'c Context<'d, 's>,
    /// The files with errors.
    broken: HashSet<String>,
    /// Ids of questions and competencies in such files.
    broken_questions: HashSet<&'d str>,
    broken_competencies: HashSet<&'d str>,
    broken_kits: HashSet<&'d str>,
}

impl<'c, 'd, 's> Sound<'c, 'd, 's> {
    fn new(cx: &'c Context<'d, 's>, problems: &[Problem]) -> Self {
        let broken: HashSet<String> = problems
            .iter()
            .filter(|problem| problem.is_error())
            .map(|problem| problem.span.file.clone())
            .collect();
        let draft = cx.draft;
        let is_broken = |file: &str| broken.contains(file);
        let questions = draft.questions.iter().filter(|filed| is_broken(&filed.source.file));
        let competencies = draft.competencies.iter().filter(|filed| is_broken(&filed.source.file));
        let kits = draft.kits.iter().filter(|filed| is_broken(&filed.source.file));
        let broken_questions = questions.map(|filed| filed.value.0.id.as_str()).collect();
        let broken_competencies = competencies.map(|filed| filed.value.id.as_str()).collect();
        let broken_kits = kits.map(|filed| filed.value.id.as_str()).collect();
        Self { cx, broken, broken_questions, broken_competencies, broken_kits }
    }

    fn whole<T>(&self, filed: &Filed<'_, T>) -> bool {
        self.broken.is_empty() || !self.broken.contains(&filed.source.file)
    }

    /// The competencies.
    fn competencies(&self) -> impl Iterator<Item = &'d Filed<'s, Competency>> {
        self.cx.draft.competencies.iter().filter(|filed| self.whole(filed))
    }

    /// The questions, variants among them.
    fn questions(&self) -> impl Iterator<Item = &'d Filed<'s, (Question, Places<'s>)>> {
        self.cx.draft.questions.iter().filter(|filed| self.whole(filed))
    }

    /// The questions that are no variants.
    fn originals(&self) -> impl Iterator<Item = &'d Filed<'s, (Question, Places<'s>)>> {
        self.questions().filter(|filed| filed.value.0.variant_of.is_none())
    }

    /// The kits of which it is known what they ask.
    fn kits(&self) -> impl Iterator<Item = (&'d Filed<'s, Kit>, AskedKit<'d>)> {
        let kits = self.cx.draft.kits.iter().filter(|filed| self.whole(filed));
        kits.filter_map(|filed| {
            let asked = AskedKit::of(&filed.value, self)?;
            self.knows_all(&asked).then_some((filed, asked))
        })
    }

    /// The loops of which it is known what they ask, if they ask anything.
    fn loops(&self) -> impl Iterator<Item = AskedLoop<'d, 's>> {
        let loops = self.cx.draft.loops.iter().filter(|filed| self.whole(filed));
        loops.filter_map(|filed| {
            let asked = AskedLoop { filed, kits: kits_of(&filed.value, self)? };
            let known = asked.kits.iter().all(|kit| self.knows_all(kit));
            let asks = asked.questions().next().is_some();
            (known && asks).then_some(asked)
        })
    }

    /// Whether the competencies that a kit and its questions name are sound.
    fn knows_all(&self, asked: &AskedKit<'_>) -> bool {
        let of_kit = asked.kit.competencies.iter().map(|used| used.id.as_str());
        let of_questions = asked.questions.iter().flat_map(|(question, _)| &question.competencies);
        let mut all = of_kit.chain(of_questions.map(String::as_str));
        all.all(|id| self.cx.competencies.contains_key(id) && !self.broken_competencies.contains(id))
    }

    /// Whether a competency is about something, going by its id and its name.
    fn is_about(&self, competency: &str, words: &[&str]) -> bool {
        let named = self.cx.competencies.get(competency).map(|competency| competency.name.to_lowercase());
        let speaks = |word: &&str| {
            competency.contains(*word) || named.as_ref().is_some_and(|name| name.contains(*word))
        };
        words.iter().any(speaks)
    }
}

impl<'d> Shelves<'d> for Sound<'_, 'd, '_> {
    fn question(&self, id: &str) -> Option<&'d Question> {
        self.cx.questions.get(id).copied().filter(|_| !self.broken_questions.contains(id))
    }

    fn kit(&self, id: &str) -> Option<AskedKit<'d>> {
        let kit = self.cx.kits.get(id).copied().filter(|_| !self.broken_kits.contains(id))?;
        AskedKit::of(kit, self)
    }

    fn signal(&self, id: &str) -> Option<&'d Signal> {
        self.cx.signals.get(id).copied()
    }
}

/// A loop with all it asks.
struct AskedLoop<'d, 's> {
    filed: &'d Filed<'s, RoleLoop>,
    kits: Vec<AskedKit<'d>>,
}

impl<'d> AskedLoop<'d, '_> {
    /// Every question of every kit.
    fn questions(&self) -> impl Iterator<Item = &'d Question> {
        self.kits.iter().flat_map(|asked| &asked.questions).map(|(question, _)| *question)
    }

    /// A problem of the loop as a whole.
    fn problem(&self, code: Code, message: String, hint: impl Into<String>) -> Problem {
        let range = self.filed.root.place().name("stages").range();
        Problem::at(code, self.filed.source, range, message, hint)
    }
}

/// How competencies about ownership are called.
const OWNERSHIP: [&str; 3] = ["ownership", "borrow", "lifetime"];

#[cfg(test)]
mod tests {
    use crate::Code;
    use crate::testing::{CODING, CORRECTNESS, DESIGN, Files, KIT, LIMITS, LOOP, good, team};

    /// A bank with one problem, in its loop.
    fn once(files: Files) -> Files {
        files.replace(LOOP, "bar: { correctness: 2 }", "bar: { correctness: 2, limits: 2 }")
    }

    #[test]
    fn what_has_errors_is_not_judged_nor_what_names_it() {
        assert_eq!(once(good()).found(), ["rated-once junior-systems.yaml: limits"]);
        for (file, from, to) in [
            (CODING, "label: casts", "label: casts everything away"),
            (CORRECTNESS, "  1: Wrong on the example.\n", ""),
            (KIT, "weight: 0.5", "weight: 0"),
            (LOOP, "role: systems", "role: [systems]"),
        ] {
            let files = once(good()).replace(file, from, to);
            assert!(files.only().is_error(), "{to}");
        }
    }

    #[test]
    fn a_loop_after_a_list_of_popular_questions_gets_the_advice_it_needs() {
        let popular = good()
            .replace(KIT, "{ id: sum-001, minutes: 20 }, ", "")
            .replace(KIT, "minutes: 20 }", "minutes: 8 }")
            .replace(KIT, "[sums-up]", "[names-edges]")
            .replace(CORRECTNESS, "name: Correctness and debugging", "name: Correctness")
            .replace(LIMITS, "name: Limits", "name: Borrowing")
            .replace(LIMITS, "  2: A limit is named without a number.", "  2: Knows some rules of borrowing.")
            .replace(
                LIMITS,
                "  3: A limit has a number and says what happens at it.",
                "  3: Clearly knows all rules of borrowing.",
            )
            .replace(
                LIMITS,
                "observe: Asks how much comes in and goes out.",
                "observe: Has written RAII classes in C++.",
            )
            .replace(LIMITS, "observe: Loses work without a trace.", "observe: Seems unsure about borrowing.")
            .replace(DESIGN, "language: pseudocode", "language: any-working")
            .replace(
                DESIGN,
                "Messages come in faster than they are sent. What should happen?",
                "What is `RefCell` for?",
            )
            .replace(DESIGN, "1. How long until memory is full?", "1. What do you borrow at run time?")
            .replace(
                DESIGN,
                "2. [limits ≤ 2] What can the sender do when you say no?",
                "2. [limits ≤ 2] What does `RefCell` check?",
            );
        let mut codes: Vec<Code> = popular.problems().iter().map(|problem| problem.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(
            codes,
            [
                Code::TriviaOnly,
                Code::LoopWithoutDebugging,
                Code::CppAsRust,
                Code::OwnershipWithoutConcurrency,
                Code::NoPracticalCoding,
                Code::QuestionTooShort,
                Code::PromptGivesAway,
                Code::AnchorsByDegree,
                Code::SignalNamesFeeling,
                Code::TickedTwice,
            ]
        );
    }

    #[test]
    fn advice_is_given_to_those_who_ask_for_it() {
        assert_eq!(once(good()).problems().len(), 1);
        assert_eq!(once(good()).load().1, []);
    }

    #[test]
    fn a_pack_allows_itself_advice_with_a_reason() {
        let allow =
            "authors: [Kim]\nallow:\n  - { code: rated-once, reason: The phone screen is the other look. }\n";
        let files = team().replace("pack.yaml", "authors: [Kim]\n", allow);
        assert_eq!(once(files.clone()).found(), [""; 0]);
        // With nothing to allow it is told, where advice was asked for.
        assert_eq!(
            files.problems().iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::UnusedAllowance]
        );
        assert_eq!(files.load().1, []);
    }
}
