//! The walk over a tree: what detectors look at, the items around it, macros, tests, and what the parser could make
//! nothing of, all in one go.

use std::ops::Range;
use std::sync::LazyLock;

use ast_grep_core::tree_sitter::StrDoc;
use tree_sitter::Node;

use crate::finding::excerpt;
use crate::language::{Rust, grammar};
use crate::scan::{Limit, MAX_DEPTH};
use crate::tests_in_code::Attributes;

/// What a kind of node is to a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Something with a name that others stand in, and the field its name is in.
    Item(&'static str),
    MacroCall,
    Attribute,
    InnerAttribute,
    Comment,
    /// Anything else that the grammar has a name for.
    Named,
    /// A bare token.
    Token,
}

/// By the number of a kind. A kind's name is a C string, too slow to be asked of every node.
static ROLES: LazyLock<Vec<Role>> = LazyLock::new(|| {
    let grammar = grammar();
    let kinds = 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX);
    kinds
        .map(|kind| {
            Role::of(grammar.node_kind_for_id(kind).unwrap_or_default(), grammar.node_kind_is_named(kind))
        })
        .collect()
});

impl Role {
    fn of(kind: &str, is_named: bool) -> Self {
        match kind {
            _ if !is_named => Self::Token,
            "function_item"
            | "function_signature_item"
            | "mod_item"
            | "trait_item"
            | "struct_item"
            | "enum_item" => Self::Item("name"),
            "impl_item" => Self::Item("type"),
            "macro_invocation" => Self::MacroCall,
            "attribute_item" => Self::Attribute,
            "inner_attribute_item" => Self::InnerAttribute,
            "line_comment" | "block_comment" => Self::Comment,
            _ => Self::Named,
        }
    }
}

/// What a walk over a tree meets.
#[derive(Default)]
pub(crate) struct Walked<'t> {
    /// Nodes that some detector looks at, and the last of `items` that each stands in.
    pub(crate) nodes: Vec<(Node<'t>, Option<usize>)>,
    /// Things with a name that others stand in: the name, and the one around it.
    items: Vec<(Range<usize>, Option<usize>)>,
    pub(crate) macros: Vec<Node<'t>>,
    pub(crate) attributes: Attributes,
    /// Places the parser could make nothing of.
    pub(crate) errors: usize,
}

impl Walked<'_> {
    /// The names of an item and of those around it, such as `Parser::next`.
    pub(crate) fn path(&self, mut item: Option<usize>, code: &str) -> String {
        let mut names = Vec::new();
        while let Some((name, around)) = item.and_then(|item| self.items.get(item)) {
            names.push(code.get(name.clone()).unwrap_or_default());
            item = *around;
        }
        names.reverse();
        excerpt(&names.join("::"))
    }
}

/// Walks the parts of a tree once, without recursion: deep code must not end the program. Nothing is looked at
/// before the depth of all is known.
pub(crate) fn walk<'t>(
    doc: &'t StrDoc<Rust>,
    parts: &[Range<usize>],
    looked_at: impl Fn(u16) -> bool,
) -> Result<Walked<'t>, Limit> {
    let roles = &*ROLES;
    let mut walked = Walked::default();
    let mut cursor = doc.tree.walk();
    let mut depth = 0;
    // The items around the cursor, the innermost last, each with its depth.
    let mut around: Vec<(u32, usize)> = Vec::new();
    loop {
        let node = cursor.node();
        let kind = node.kind_id();
        // What the parser made nothing of has a number beyond all kinds.
        let role = roles.get(usize::from(kind)).copied().unwrap_or(Role::Named);
        while around.last().is_some_and(|(other, _)| *other >= depth) {
            around.pop();
        }
        let item = around.last().map(|(_, item)| *item);
        if let Role::Item(field) = role
            && let Some(name) = node.child_by_field_name(field)
        {
            walked.items.push((name.byte_range(), item));
            around.push((depth, walked.items.len() - 1));
        }
        if depth as usize > MAX_DEPTH {
            return Err(Limit::TooDeep);
        }
        let range = node.byte_range();
        let next = parts.partition_point(|part| part.end <= range.start);
        let part = parts.get(next).filter(|part| part.start < range.end);
        if part.is_some_and(|part| part.start <= range.start && range.end <= part.end) {
            walked.attributes.meet(node, role, depth, &doc.src);
            if role == Role::MacroCall {
                walked.macros.push(node);
            } else if node.is_error() || node.is_missing() {
                walked.errors += 1;
            }
            if looked_at(kind) {
                walked.nodes.push((node, around.last().map(|(_, item)| *item)));
            }
        }
        if part.is_some() && cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Ok(walked);
            }
            depth -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_the_role_of_its_name() {
        let role = |kind: &str, is_named| {
            ROLES.get(usize::from(grammar().id_for_node_kind(kind, is_named))).copied()
        };
        assert_eq!(role("impl_item", true), Some(Role::Item("type")));
        assert_eq!(role("macro_invocation", true), Some(Role::MacroCall));
        assert_eq!(role("block_comment", true), Some(Role::Comment));
        assert_eq!(role("identifier", true), Some(Role::Named));
        assert_eq!(role(";", false), Some(Role::Token));
    }
}
