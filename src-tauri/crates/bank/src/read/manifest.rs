//! `pack.yaml`.

use super::fields::{self, Fields};
use super::rubric::list;
use crate::pack::{Allowance, Manifest};
use crate::problem::Findings;
use crate::yaml::Node;

/// What a pack says of itself.
pub(crate) fn manifest(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Manifest> {
    let mut of = Fields::open(root, "the pack", found)?;
    let id = of.text("id");
    let name = of.text("name");
    let version = of.text("version");
    let license = of.text("license");
    let authors = of.texts("authors");
    let description = of.optional_text("description");
    let needs = of.optional("needs").map(|node| fields::texts(node, "needs", of.found));
    let allow = of.optional("allow").map(|node| list(node, "allow", of.found, allowance));
    of.close();
    let (needs, allow) = (needs.unwrap_or_default(), allow.unwrap_or_default());
    Some(Manifest { id, name, version, license, authors, description, needs, allow })
}

fn allowance(node: &Node<'_>, found: &mut Findings<'_>) -> Option<Allowance> {
    let mut of = Fields::open(node, "the allowance", found)?;
    let allowance =
        Allowance { code: of.text("code"), reason: of.text("reason"), file: of.optional_text("file") };
    of.close();
    Some(allowance)
}
