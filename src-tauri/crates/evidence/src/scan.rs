//! Scanning: one parse, one walk over the tree for all detectors together.

use std::ops::{ControlFlow, Range};
use std::time::Instant;

use ast_grep_core::AstGrep;
use ast_grep_core::matcher::MatcherExt as _;
use ast_grep_core::tree_sitter::StrDoc;
use tree_sitter::{InputEdit, Node, ParseOptions, ParseState, Parser, Tree};

use crate::detector::{Definition, Detector, DetectorProblem, Looks, id_of};
use crate::finding::{asked, excerpt};
use crate::language::{Rust, grammar};
use crate::needed::Worth;
use crate::place::{Lines, for_parser};
use crate::tests_in_code::TestCode;
use crate::walk::walk;
use crate::written::Fault;
use crate::{Examples, Finding, Flow, Speaks, macros};

/// The longest code that is scanned, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The deepest nesting that is scanned.
pub const MAX_DEPTH: usize = 200;

/// How deep macros in macros are read.
const MACRO_LEVELS: usize = 4;

/// Of two detectors of one id the first is used.
pub(crate) const TWICE: &str = "another detector has this id; refer to it by the id alone";

/// What a signal names must be written out somewhere.
pub(crate) const NOWHERE: &str = "no detector of this id can be used";

/// Why code was not scanned. It is captured all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    /// It is too long.
    #[error("the text is longer than {} KiB, and detectors look at no more", MAX_BYTES / 1024)]
    TooLong(usize),
    /// It is nested too deeply.
    #[error("the code is nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// A rule took too long.
    #[error("looking at the code took too long")]
    TooSlow,
}

impl Limit {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLong(_) => "code-too-long",
            Self::TooDeep => "code-too-deep",
            Self::TooSlow => "scan-too-slow",
        }
    }
}

/// What a scan found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// By place, then by detector.
    pub findings: Vec<Finding>,
    /// How many places the parser could make nothing of.
    pub syntax_errors: usize,
}

/// All detectors of a bank, ready to look.
pub struct Engine {
    detectors: Vec<Detector>,
    /// By the number of a kind of node: the detectors that look at it.
    by_kind: Vec<Vec<Look>>,
}

/// What a detector says of itself.
#[derive(Debug, Clone, Copy)]
pub struct About<'e> {
    /// For or against what it belongs to, or context.
    pub speaks: Speaks,
    /// What to ask the candidate.
    pub ask: &'e str,
    /// Signals that name it.
    pub signals: &'e [String],
    /// Whether it looks at tests, and at nothing else.
    pub of_tests: bool,
    /// What it must find, and what not.
    pub examples: &'e Examples,
    /// Whether it reads what the compiler said instead of code.
    pub reads_compiler: bool,
}

#[derive(Clone, Copy)]
enum Look {
    /// The detector of this number, by its rule.
    Rule(usize),
    Flow(usize, Flow),
}

impl Engine {
    /// Makes ready what the signals of a bank name. A detector that cannot be read is told, and left out.
    #[must_use]
    pub fn of(definitions: &[Definition]) -> (Self, Vec<DetectorProblem>) {
        let mut detectors: Vec<Detector> = Vec::new();
        let mut problems = Vec::new();
        let mut problem = |at: usize, id: String, fault: Fault| {
            let Fault { within, is_key, message } = fault;
            problems.push(DetectorProblem { at, id, within, is_key, message });
        };
        for (at, Definition { signal, detector }) in definitions.iter().enumerate() {
            if detector.is_string() {
                continue;
            }
            match Detector::read(signal, detector) {
                Err(faults) => faults.into_iter().for_each(|fault| problem(at, id_of(detector), fault)),
                Ok(read) if detectors.iter().any(|known| known.id == read.id) => {
                    problem(at, read.id, Fault::whole(TWICE));
                }
                Ok(read) => detectors.push(read),
            }
        }
        for (at, Definition { signal, detector }) in definitions.iter().enumerate() {
            let Some(id) = detector.as_str() else { continue };
            match detectors.iter_mut().find(|known| known.id == id) {
                Some(known) if !known.signals.contains(signal) => known.signals.push(signal.clone()),
                Some(_) => {}
                None => problem(at, id.to_owned(), Fault::whole(NOWHERE)),
            }
        }
        problems.sort_by_key(|problem| problem.at);
        let by_kind = by_kind(&detectors);
        (Self { detectors, by_kind }, problems)
    }

    /// The ids of the detectors that look at code, and of those that read what the compiler said.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.detectors.iter().map(|detector| detector.id.as_str())
    }

    /// What a detector says of itself: its question, what it speaks for or against, its signals.
    #[must_use]
    pub fn about(&self, detector: &str) -> Option<About<'_>> {
        let known = self.detectors.iter().find(|known| known.id == detector)?;
        Some(About {
            speaks: known.speaks,
            ask: &known.ask,
            signals: &known.signals,
            of_tests: known.tests,
            examples: &known.examples,
            reads_compiler: matches!(known.looks, Looks::Compiler(_)),
        })
    }

    /// Whether some detector looks at nodes of this kind.
    fn looks_at(&self, kind: u16) -> bool {
        self.by_kind.get(usize::from(kind)).is_some_and(|looks| !looks.is_empty())
    }

    pub(crate) fn detectors(&self) -> &[Detector] {
        &self.detectors
    }

    /// Looks at code. Past the deadline, if there is one, it gives up; a single rule cannot be interrupted.
    ///
    /// # Errors
    /// When the code is too long, too deep, or took too long.
    pub fn scan(&self, code: &str, deadline: Option<Instant>) -> Result<Scan, Limit> {
        self.scan_by(code, deadline, |_| true)
    }

    /// [`Engine::scan`] by some of the detectors.
    pub(crate) fn scan_by(
        &self,
        code: &str,
        deadline: Option<Instant>,
        wanted: impl Fn(&Detector) -> bool,
    ) -> Result<Scan, Limit> {
        if code.len() > MAX_BYTES {
            return Err(Limit::TooLong(code.len()));
        }
        let lines = Lines::of(code);
        let parsed = for_parser(code);
        let tree = parse(&parsed, None, deadline).ok_or(Limit::TooSlow)?;
        let mut parts: Vec<Range<usize>> = std::iter::once(0..parsed.len()).collect();
        let mut doc = StrDoc { src: parsed, lang: Rust, tree };
        let mut scan = Scan::default();
        let mut tests = TestCode::default();
        let worth = |one: &Detector| if wanted(one) { one.needed.worth(code) } else { Worth::Nowhere };
        let worth: Vec<Worth> = self.detectors.iter().map(worth).collect();
        for level in 0..=MACRO_LEVELS {
            let root = AstGrep::doc(doc);
            let shown: &StrDoc<Rust> = root.root().get_doc();
            let mut walked = walk(shown, &parts, |kind| self.looks_at(kind))?;
            if level == 0 {
                scan.syntax_errors = walked.errors;
                tests = std::mem::take(&mut walked.attributes).tests();
            }
            let look =
                Looking { engine: self, code, lines: &lines, tests: &tests, root: &root, worth: &worth };
            for (number, (node, item)) in walked.nodes.iter().enumerate() {
                if number.is_multiple_of(64) && deadline.is_some_and(|deadline| now() > deadline) {
                    return Err(Limit::TooSlow);
                }
                let found_before = scan.findings.len();
                look.at(*node, &shown.src, &mut scan.findings);
                if scan.findings.len() > found_before {
                    let path = walked.path(*item, &shown.src);
                    scan.findings.iter_mut().skip(found_before).for_each(|one| one.item.clone_from(&path));
                }
            }
            if walked.macros.is_empty() || level == MACRO_LEVELS {
                break;
            }
            let Some(next) = read_macros(shown, &walked.macros, &lines, deadline) else { break };
            (doc, parts) = next;
        }
        scan.findings.sort_by(|one, other| (one.place, &one.detector).cmp(&(other.place, &other.detector)));
        scan.findings.dedup_by(|one, other| one.place == other.place && one.detector == other.detector);
        Ok(scan)
    }
}

fn by_kind(detectors: &[Detector]) -> Vec<Vec<Look>> {
    let mut by_kind: Vec<Vec<Look>> = vec![Vec::new(); grammar().node_kind_count()];
    for (number, detector) in detectors.iter().enumerate() {
        match &detector.looks {
            Looks::Rule(rule) => {
                for kind in &ast_grep_core::Matcher::potential_kinds(rule.as_ref()).unwrap_or_default() {
                    by_kind.get_mut(kind).into_iter().for_each(|looks| looks.push(Look::Rule(number)));
                }
            }
            Looks::Flow(flow) => {
                let kind = usize::from(grammar().id_for_node_kind(flow.kind(), true));
                by_kind.get_mut(kind).into_iter().for_each(|looks| looks.push(Look::Flow(number, *flow)));
            }
            Looks::Compiler(_) => {}
        }
    }
    by_kind
}

/// One scan, while it goes on.
struct Looking<'s> {
    engine: &'s Engine,
    code: &'s str,
    lines: &'s Lines<'s>,
    tests: &'s TestCode,
    /// Of each detector, where the code can hold anything for it.
    worth: &'s [Worth],
    root: &'s AstGrep<StrDoc<Rust>>,
}

impl<'s> Looking<'s> {
    fn at(&self, node: Node<'s>, parsed: &str, findings: &mut Vec<Finding>) {
        let engine = self.engine;
        let (in_tests, range) = (self.tests.contains(node.start_byte()), node.byte_range());
        for look in engine.by_kind.get(usize::from(node.kind_id())).into_iter().flatten() {
            let (Look::Rule(number) | Look::Flow(number, _)) = *look;
            if !self.wanted(number, in_tests, &range) {
                continue;
            }
            let found = match *look {
                Look::Rule(number) => self.by_rule(node, number),
                Look::Flow(_, flow) => flow.matches(node, parsed).then(|| range.clone()),
            };
            if let (Some(range), Some(detector)) = (found, engine.detectors.get(number)) {
                let place = self.lines.place(&range);
                findings.push(Finding {
                    detector: detector.id.clone(),
                    signals: detector.signals.clone(),
                    speaks: detector.speaks,
                    place,
                    item: String::new(),
                    text: excerpt(self.code.get(range).unwrap_or_default()),
                    ask: asked(&detector.ask, place),
                });
            }
        }
    }

    fn wanted(&self, number: usize, in_tests: bool, range: &Range<usize>) -> bool {
        self.engine.detectors.get(number).is_some_and(|detector| detector.tests == in_tests)
            && self.worth.get(number).is_some_and(|worth| worth.at(range))
    }

    fn by_rule(&self, node: Node<'s>, number: usize) -> Option<Range<usize>> {
        let Looks::Rule(rule) = &self.engine.detectors.get(number)?.looks else { return None };
        rule.match_node(self.root.adopt(node)).map(|found| found.range())
    }
}

/// Parses code, reusing what an earlier tree has of it. Past the deadline it gives up.
pub(crate) fn parse(code: &str, old: Option<&Tree>, deadline: Option<Instant>) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&grammar()).ok()?;
    let mut from = |byte: usize, _| code.as_bytes().get(byte..).unwrap_or_default();
    let mut waiting = |_: &ParseState| match deadline {
        Some(deadline) if now() > deadline => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    let options = ParseOptions::new().progress_callback(&mut waiting);
    parser.parse_with_options(&mut from, old, Some(options))
}

/// The code with the arguments of these macro calls as code, and where they are; nothing when none is known.
fn read_macros(
    doc: &StrDoc<Rust>,
    macros: &[Node<'_>],
    lines: &Lines<'_>,
    deadline: Option<Instant>,
) -> Option<(StrDoc<Rust>, Vec<Range<usize>>)> {
    let mut bytes = doc.src.clone().into_bytes();
    let mut tree = doc.tree.clone();
    let mut parts = Vec::new();
    for call in macros {
        let Some(arguments) = macros::rewrite(*call, &mut bytes, &doc.src) else { continue };
        parts.push(arguments);
        let Range { start, end } = call.byte_range();
        let (start_position, end_position) = (lines.point(start), lines.point(end));
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: end,
            new_end_byte: end,
            start_position,
            old_end_position: end_position,
            new_end_position: end_position,
        });
    }
    if parts.is_empty() {
        return None;
    }
    let src = String::from_utf8(bytes).ok()?;
    let tree = parse(&src, Some(&tree), deadline)?;
    Some((StrDoc { src, lang: Rust, tree }, parts))
}

#[expect(clippy::disallowed_methods, reason = "the deadline is the caller's; nothing found depends on it")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests;
