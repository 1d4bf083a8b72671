//! The front matter of a question.

use super::fields::{self, Fields};
use super::rubric::{list, signal};
use crate::problem::Findings;
use crate::question::FrontMatter;
use crate::yaml::{Kind, Node};
use crate::{Code, LanguageRule, QuestionKind, SignalUse, TimeBlock};

/// Reads the tree between the two `---`. Without a readable `kind` the question counts as a behavioural
/// one, the kind that needs least, so that no section is missed because of it.
pub(crate) fn front_matter(root: &Node<'_>, found: &mut Findings<'_>) -> Option<FrontMatter> {
    let mut of = Fields::open(root, "the question", found)?;
    let id = of.text("id");
    let title = of.text("title");
    let variant_of = of.optional_text("variant-of");
    if root.get("variant-of").is_some() {
        of.inherit();
    }
    let kind = of.word("kind").unwrap_or(QuestionKind::Behavioural);
    let competencies = of.texts("competencies");
    let stages = of.texts("stages");
    let levels = of.texts("levels");
    let roles = of.texts("roles");
    let minutes = of.number("minutes").unwrap_or(0);
    let blocks = of.required("blocks").map(|node| blocks(node, of.found)).unwrap_or_default();
    let language = of.word("language").unwrap_or(LanguageRule::AnyWorking);
    let crates = of.text("crates");
    let signals = of.required("signals").map(|node| list(node, "signals", of.found, signal_use));
    let bar = of.required("bar").map(|node| {
        fields::map(node, "bar", of.found, |level, found| {
            let points = fields::bar(&level.value, format_args!("bar: {}", level.key), found);
            Some((level.key.to_string(), points))
        })
    });
    let front_matter = FrontMatter {
        id,
        title,
        variant_of,
        kind,
        competencies,
        stages,
        levels,
        roles,
        minutes,
        blocks,
        language,
        crates,
        signals: signals.unwrap_or_default(),
        bar: bar.unwrap_or_default(),
        sources: of.texts("sources"),
        tests_accept_starter: of.optional_text("tests-accept-starter"),
    };
    of.close();
    Some(front_matter)
}

fn blocks(node: &Node<'_>, found: &mut Findings<'_>) -> Vec<TimeBlock> {
    match &node.kind {
        Kind::Mapping(entries) => {
            let mut blocks = Vec::with_capacity(entries.len());
            blocks.extend(entries.iter().filter_map(|entry| {
                let minutes = fields::number(&entry.value, &entry.key, found)?;
                Some(TimeBlock { name: entry.key.to_string(), minutes })
            }));
            blocks
        }
        _ => {
            fields::wrong_type(node, "blocks", "a map", "Write it as `{ what happens: minutes }`.", found);
            Vec::new()
        }
    }
}

/// A signal by id, by `use:`, or written out.
fn signal_use(node: &Node<'_>, found: &mut Findings<'_>) -> Option<SignalUse> {
    if matches!(node.kind, Kind::Scalar { .. }) {
        let id = fields::text(node, "signals", found)?;
        return Some(SignalUse::Shared { id, must: false });
    }
    let mut of = Fields::open(node, "the signal", found)?;
    let shared = node.get("use").is_some();
    let used = if shared {
        SignalUse::Shared { id: of.text("use"), must: of.flag("must") }
    } else {
        if node.get("id").is_none() && node.entries().len() == 1 {
            let range = node.range.clone();
            let hint = "A shared signal is `- its-id` or `- { use: its-id, must: true }`; one of this question's \
                        own has id, competency, kind, label and observe.";
            of.found.report(Code::MissingField, range, "this signal has neither `use` nor `id`", hint);
            return None;
        }
        let mut signal = signal(&mut of);
        signal.competency = of.text("competency");
        SignalUse::Own { signal, must: of.flag("must") }
    };
    of.close();
    Some(used)
}
