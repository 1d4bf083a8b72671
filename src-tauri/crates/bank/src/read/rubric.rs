//! Scales, competencies, kits and loops.

use super::fields::{self, Fields};
use crate::problem::Findings;
use crate::yaml::{Kind, Node};
use crate::{Competency, Id, Kit, KitCompetency, KitQuestion, KitRules, LoopStage, RoleLoop, Scale, Signal};

/// `rubrics/scale.yaml`.
pub(crate) fn scale(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Scale> {
    let mut of = Fields::open(root, "the scale", found)?;
    let points = of.required("points").map(|node| fields::by_point(node, "points", of.found));
    let scale = Scale {
        points: points.unwrap_or_default(),
        recommendations: of.texts("recommendations"),
        levels: of.texts("levels"),
    };
    of.close();
    Some(scale)
}

/// `rubrics/competencies/<id>.yaml`.
pub(crate) fn competency(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Competency> {
    let mut of = Fields::open(root, "the competency", found)?;
    let id = of.text("id");
    let name = of.text("name");
    let task = of.text("task");
    let anchors = of.required("anchors").map(|node| fields::by_point(node, "anchors", of.found));
    let signals = match of.optional("signals") {
        Some(node) => list(node, "signals", of.found, |node, found| {
            let mut of = Fields::open(node, "the signal", found)?;
            let mut signal = signal(&mut of);
            // The file says which competency it is; a signal may repeat it.
            if let Some(named) = of.optional_text("competency")
                && named != id
                && let Some(node) = node.get("competency")
            {
                let message = format!("this signal stands in the file of `{id}` and names `{named}`");
                let hint = "Take the line out, or move the signal to the other file.";
                of.found.report(crate::Code::SignalOutsideCompetencies, node.range.clone(), message, hint);
            }
            signal.competency.clone_from(&id);
            of.close();
            Some(signal)
        }),
        None => Vec::new(),
    };
    of.close();
    Some(Competency { id, name, task, anchors: anchors.unwrap_or_default(), signals })
}

/// The fields every signal has, in a competency's file or a question's front matter.
pub(super) fn signal(of: &mut Fields<'_, '_, '_, '_>) -> Signal {
    Signal {
        id: of.text("id"),
        competency: Id::new(),
        kind: of.word("kind").unwrap_or(crate::SignalKind::Strength),
        label: of.text("label"),
        observe: of.text("observe"),
        not_when: of.optional_text("not_when"),
        evidence: of.optional_word("evidence").unwrap_or_default(),
        detect: of.optional("detect").map(|node| detectors(node, of.found)).unwrap_or_default(),
    }
}

/// Detectors, by id or written out, are kept as they are.
fn detectors(node: &Node<'_>, found: &mut Findings<'_>) -> Vec<serde_json::Value> {
    list(node, "detect", found, |node, found| match node.kind {
        Kind::Mapping(_) => Some(node.to_json()),
        _ => fields::text(node, "detect", found).map(serde_json::Value::String),
    })
}

/// `rubrics/kits/<id>.yaml`.
pub(crate) fn kit(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Kit> {
    let mut of = Fields::open(root, "the kit", found)?;
    let id = of.text("id");
    let stage = of.text("stage");
    let levels = of.texts("levels");
    let roles = of.texts("roles");
    let minutes = of.number("minutes").unwrap_or(0);
    let opening = of.text("opening");
    let rules = of.optional("rules").map(|node| rules(node, of.found)).unwrap_or_default();
    let blocks = of.optional("blocks").map(|node| {
        fields::map(node, "blocks", of.found, |entry, found| {
            Some((entry.key.to_string(), fields::number(&entry.value, &entry.key, found)?))
        })
    });
    let questions = of.required("questions").map(|node| {
        list(node, "questions", of.found, |node, found| {
            let mut of = Fields::open(node, "the kit's question", found)?;
            let question = KitQuestion { id: of.text("id"), minutes: of.number("minutes").unwrap_or(0) };
            of.close();
            Some(question)
        })
    });
    let competencies = of.required("competencies").map(|node| {
        fields::not_empty(node, "competencies", of.found);
        list(node, "competencies", of.found, |node, found| {
            let mut of = Fields::open(node, "the kit's competency", found)?;
            let id = of.text("id");
            let weight = of.required("weight").map(|node| fields::decimal(node, "weight", of.found));
            of.close();
            Some(KitCompetency { id, weight: weight.flatten().unwrap_or(1.0) })
        })
    });
    let kit = Kit {
        id,
        stage,
        levels,
        roles,
        minutes,
        opening,
        rules,
        blocks: blocks.unwrap_or_default(),
        questions: questions.unwrap_or_default(),
        competencies: competencies.unwrap_or_default(),
        signals: of
            .optional("signals")
            .map(|node| fields::texts(node, "signals", of.found))
            .unwrap_or_default(),
        blind: of.flag("blind"),
    };
    of.close();
    Some(kit)
}

fn rules(node: &Node<'_>, found: &mut Findings<'_>) -> KitRules {
    let Some(mut of) = Fields::open(node, "`rules`", found) else { return KitRules::default() };
    let rules = KitRules {
        language: of.optional_text("language").unwrap_or_default(),
        ai: of.optional_text("ai").unwrap_or_default(),
        docs: of.optional_text("docs").unwrap_or_default(),
    };
    of.close();
    rules
}

/// `rubrics/loops/<id>.yaml`.
pub(crate) fn role_loop(root: &Node<'_>, found: &mut Findings<'_>) -> Option<RoleLoop> {
    let mut of = Fields::open(root, "the loop", found)?;
    let id = of.text("id");
    let role = of.text("role");
    let level = of.text("level");
    let bar = of.optional("bar").map(|node| fields::bar(node, "bar", of.found)).unwrap_or_default();
    let stages = of.required("stages").map(|node| {
        fields::not_empty(node, "stages", of.found);
        list(node, "stages", of.found, |node, found| {
            let mut of = Fields::open(node, "the stage", found)?;
            let stage = LoopStage { stage: of.text("stage"), kit: of.text("kit") };
            of.close();
            Some(stage)
        })
    });
    of.close();
    Some(RoleLoop { id, role, level, bar, stages: stages.unwrap_or_default() })
}

/// A list of whatever `read` makes of the items; items it refuses are left out.
pub(super) fn list<'n, 's, T>(
    node: &'n Node<'s>,
    name: &str,
    found: &mut Findings<'_>,
    mut read: impl FnMut(&'n Node<'s>, &mut Findings<'_>) -> Option<T>,
) -> Vec<T> {
    match &node.kind {
        Kind::Sequence(items) => {
            let mut list = Vec::with_capacity(items.len());
            list.extend(items.iter().filter_map(|item| read(item, found)));
            list
        }
        _ => {
            fields::wrong_type(node, name, "a list", "Write it as lines that begin with `- `.", found);
            Vec::new()
        }
    }
}
