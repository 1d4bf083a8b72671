//! From a question to what must be compiled and run: one check a claim.
//!
//! What a fence is compiled together with, and as what, is decided here and nowhere else.

use bank::recording::Moment;
use bank::{Fence, FenceRole, Question, Recording};

/// Something that is compiled as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its source.
    pub(crate) source: String,
    /// What it becomes.
    pub(crate) shape: Shape,
    /// The edition it is compiled with.
    pub(crate) edition: u16,
}

/// What a unit is compiled to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A program with a `main` of its own.
    Program,
    /// A library: compiled, never run.
    Library,
    /// A test program, with the question's tests in a module `tests`.
    Tests,
}

/// What must happen when a unit is compiled and run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expectation {
    /// It compiles and ends well.
    Runs,
    /// It compiles and panics with this text.
    Panics(String),
    /// It compiles, prints this text and ends well.
    Prints(String),
    /// It compiles and does not end.
    Hangs,
    /// The compiler rejects it with these codes in this order.
    Rejected(Vec<String>),
    /// It compiles without a warning.
    CompilesCleanly,
    /// It compiles without a warning and every test passes.
    PassesCleanly,
    /// It compiles and every test passes.
    Passes,
    /// It compiles, exactly these tests fail and the others pass.
    FailsExactly(Vec<String>),
    /// It does not compile, or not every test passes.
    DoesNotPass,
}

/// A claim with what shows whether it is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    /// The line of the fence in its file, from 1.
    pub(crate) line: u32,
    /// The claim in words.
    pub(crate) claim: String,
    /// What is compiled.
    pub(crate) unit: Unit,
    /// What must happen.
    pub(crate) expectation: Expectation,
}

/// A claim that is false as it stands, without compiling anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The line it is about, from 1.
    pub(crate) line: u32,
    /// The claim in words.
    pub(crate) claim: String,
    /// Why it cannot be true.
    pub(crate) why: String,
}

/// What a question claims.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// To be compiled and run.
    pub(crate) checks: Vec<Check>,
    /// False at once.
    pub(crate) flaws: Vec<Flaw>,
    /// Tests that no wrong answer is said to fail, where one could be.
    pub(crate) idle_tests: Vec<String>,
}

/// Everything `question` claims.
pub(crate) fn plan(question: &Question) -> Plan {
    let mut plan = Plan::default();
    for fence in question.fences() {
        plan.add(fence, question.tests.as_ref());
    }
    if let Some(tests) = &question.tests {
        plan.add_claims_of_tests(question, tests);
    }
    plan
}

/// What a recording claims of the code that its candidate writes.
pub(crate) fn of_recording(recording: &Recording) -> Vec<Check> {
    let mut plan = Plan::default();
    for moment in &recording.script {
        let Moment::Code(code) = moment else { continue };
        let Some(role) = code.expect.role() else { continue };
        let language = "rust".to_owned();
        let fence = Fence { language, role, edition: 2024, code: code.code.clone(), line: code.line };
        plan.add(&fence, None);
    }
    plan.checks
}

impl Plan {
    fn add(&mut self, fence: &Fence, tests: Option<&Fence>) {
        let alone = || if has_main(fence) { program(fence) } else { library(fence) };
        let with_tests_unless_program = || match tests {
            Some(tests) if !has_main(fence) => with_tests(fence, tests),
            _ => alone(),
        };
        let expected = match &fence.role {
            FenceRole::Plain | FenceRole::Tests => return,
            FenceRole::Runs => Ok((program(fence), Expectation::Runs)),
            FenceRole::Panics(text) => Ok((program(fence), Expectation::Panics(text.clone()))),
            FenceRole::Prints(text) => Ok((program(fence), Expectation::Prints(text.clone()))),
            FenceRole::Hangs => Ok((program(fence), Expectation::Hangs)),
            FenceRole::Rejected(codes) => Ok((alone(), Expectation::Rejected(codes.clone()))),
            FenceRole::WrongRejected(codes) => {
                Ok((with_tests_unless_program(), Expectation::Rejected(codes.clone())))
            }
            FenceRole::WrongHangs => Ok((with_tests_unless_program(), Expectation::Hangs)),
            FenceRole::Reference => {
                self.push(fence, library(fence), Expectation::CompilesCleanly);
                tests.map(|tests| (with_tests(fence, tests), Expectation::PassesCleanly)).ok_or(NO_TESTS)
            }
            FenceRole::WrongFails(names) => tests
                .map(|tests| (with_tests(fence, tests), Expectation::FailsExactly(names.clone())))
                .ok_or(NO_TESTS),
            FenceRole::WrongPasses => {
                tests.map(|tests| (with_tests(fence, tests), Expectation::Passes)).ok_or(NO_TESTS)
            }
        };
        match expected {
            Ok((unit, expectation)) => self.push(fence, unit, expectation),
            Err(why) => {
                self.flaws.push(Flaw { line: fence.line, claim: claim_of(&fence.role), why: why.into() });
            }
        }
    }

    fn push(&mut self, fence: &Fence, unit: Unit, expectation: Expectation) {
        let claim = match expectation {
            Expectation::CompilesCleanly => "reference, as a library without warnings".into(),
            _ => claim_of(&fence.role),
        };
        self.checks.push(Check { line: fence.line, claim, unit, expectation });
    }

    /// Tests tell right from wrong: a reference passes them, the starter and a wrong answer do not.
    fn add_claims_of_tests(&mut self, question: &Question, tests: &Fence) {
        let flaw = |why: &str| Flaw { line: tests.line, claim: "tests".into(), why: why.into() };
        if question.references.is_empty() {
            self.flaws.push(flaw("there is no reference, so nothing shows that they can be passed"));
        }
        if question.tests_accept_starter.is_some() {
            return;
        }
        for starter in question.starter.iter().filter(|fence| fence.role != FenceRole::Plain) {
            self.checks.push(Check {
                line: starter.line,
                claim: "starter, which does not pass the tests".into(),
                unit: with_tests(starter, tests),
                expectation: Expectation::DoesNotPass,
            });
        }
        let fails = |fence: &Fence| {
            matches!(
                fence.role,
                FenceRole::WrongFails(_) | FenceRole::WrongRejected(_) | FenceRole::WrongHangs
            )
        };
        self.idle_tests = idle(question, tests);
        if !question.wrong_answers.iter().any(|wrong| wrong.fence.as_ref().is_some_and(fails)) {
            self.flaws
                .push(flaw("no wrong answer's fence fails them, so nothing shows that they find a fault"));
        }
    }
}

/// The tests that no wrong answer is said to fail. None where nothing is said of single tests, or where an answer
/// fails by not ending.
fn idle(question: &Question, tests: &Fence) -> Vec<String> {
    let mut failed: Vec<&str> = Vec::new();
    for wrong in question.wrong_answers.iter().filter_map(|wrong| wrong.fence.as_ref()) {
        match &wrong.role {
            FenceRole::WrongFails(names) => failed.extend(names.iter().map(String::as_str)),
            FenceRole::WrongHangs => return Vec::new(),
            _ => {}
        }
    }
    if failed.is_empty() {
        return Vec::new();
    }
    names_of_tests(&tests.code).filter(|name| !failed.contains(name)).map(str::to_owned).collect()
}

/// The names of the functions that follow a `#[test]`.
fn names_of_tests(code: &str) -> impl Iterator<Item = &str> {
    code.split("#[test]").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("fn ")?;
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
    })
}

const NO_TESTS: &str = "the question has no Tests section";

fn program(fence: &Fence) -> Unit {
    Unit { source: fence.code.clone(), shape: Shape::Program, edition: fence.edition }
}

fn library(fence: &Fence) -> Unit {
    Unit { source: fence.code.clone(), shape: Shape::Library, edition: fence.edition }
}

fn with_tests(fence: &Fence, tests: &Fence) -> Unit {
    let source = format!("{}\n#[cfg(test)]\nmod tests {{\nuse super::*;\n{}\n}}\n", fence.code, tests.code);
    Unit { source, shape: Shape::Tests, edition: fence.edition }
}

fn has_main(fence: &Fence) -> bool {
    fence.code.contains("fn main(")
}

/// A role as its info string writes it.
fn claim_of(role: &FenceRole) -> String {
    match role {
        FenceRole::Plain => "no claim".into(),
        FenceRole::Runs => "expect=runs".into(),
        FenceRole::Panics(text) => format!("expect=panics({text:?})"),
        FenceRole::Hangs => "expect=hangs".into(),
        FenceRole::Prints(text) => format!("expect=prints({text:?})"),
        FenceRole::Rejected(codes) => format!("expect={}", codes.join(",")),
        FenceRole::Tests => "tests".into(),
        FenceRole::Reference => "reference".into(),
        FenceRole::WrongFails(names) => format!("wrong fails={}", names.join(",")),
        FenceRole::WrongPasses => "wrong passes".into(),
        FenceRole::WrongRejected(codes) => format!("wrong expect={}", codes.join(",")),
        FenceRole::WrongHangs => "wrong expect=hangs".into(),
    }
}
