//! The syllabus.

use super::fields::{self, Fields};
use super::rubric::list;
use crate::problem::Findings;
use crate::yaml::Node;
use crate::{Syllabus, SyllabusArea, SyllabusRow};

/// `rubrics/syllabus.yaml`.
pub(crate) fn syllabus(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Syllabus> {
    let mut of = Fields::open(root, "the syllabus", found)?;
    let areas = of.required("areas").map(|node| {
        fields::not_empty(node, "areas", of.found);
        list(node, "areas", of.found, area)
    });
    of.close();
    Some(Syllabus { areas: areas.unwrap_or_default() })
}

fn area(node: &Node<'_>, found: &mut Findings<'_>) -> Option<SyllabusArea> {
    let mut of = Fields::open(node, "the area", found)?;
    let id = of.text("id");
    let name = of.text("name");
    let rows = of.required("rows").map(|node| {
        fields::not_empty(node, "rows", of.found);
        list(node, "rows", of.found, row)
    });
    of.close();
    Some(SyllabusArea { id, name, rows: rows.unwrap_or_default() })
}

fn row(node: &Node<'_>, found: &mut Findings<'_>) -> Option<SyllabusRow> {
    let mut of = Fields::open(node, "the row", found)?;
    let id = of.text("id");
    let name = of.text("name");
    let mut names =
        |field| of.optional(field).map(|node| fields::texts(node, field, of.found)).unwrap_or_default();
    let row = SyllabusRow {
        id,
        name,
        questions: names("questions"),
        competencies: names("competencies"),
        signals: names("signals"),
        kits: names("kits"),
        loops: names("loops"),
        checks: names("checks"),
    };
    of.close();
    Some(row)
}
