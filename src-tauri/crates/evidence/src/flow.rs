//! The few detectors that need to know what happens in between, and are therefore code.

use serde::{Deserialize, Serialize};
use tree_sitter::Node;

use crate::macros;

/// How many statements a guard is followed through: more than anybody writes in a block, and few enough that a
/// block of nothing but locks is looked at in bounded time.
const STATEMENTS: usize = 400;

/// A detector that is code; a competency's file names it by `flow`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// A lock's guard bound by `let`, and an `.await` later in the same block with no `drop` of it between.
    LockAcrossAwait,
    /// An `async fn` with a body in which nothing is awaited.
    AsyncWithoutAwait,
    /// A `map_err` whose closure does not use the error it is given.
    DiscardsCause,
}

impl Flow {
    /// The kinds of nodes it looks at.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::LockAcrossAwait => "let_declaration",
            Self::AsyncWithoutAwait => "function_item",
            Self::DiscardsCause => "call_expression",
        }
    }

    /// A word without which it finds nothing.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::LockAcrossAwait => "lock",
            Self::AsyncWithoutAwait => "async",
            Self::DiscardsCause => "map_err",
        }
    }

    /// Whether a node of its kind is a finding.
    pub(crate) fn matches(self, node: Node<'_>, code: &str) -> bool {
        match self {
            Self::LockAcrossAwait => lock_across_await(node, code).unwrap_or(false),
            Self::AsyncWithoutAwait => async_without_await(node, code).unwrap_or(false),
            Self::DiscardsCause => discards_cause(node, code).unwrap_or(false),
        }
    }
}

fn text<'c>(node: Node<'_>, code: &'c str) -> &'c str {
    code.get(node.byte_range()).unwrap_or_default()
}

fn lock_across_await(binding: Node<'_>, code: &str) -> Option<bool> {
    let guard = bound_name(binding.child_by_field_name("pattern")?, code)?;
    if !takes_a_lock(binding.child_by_field_name("value")?, code) {
        return Some(false);
    }
    // A node finds its next sibling by going through all before it; a cursor knows where it is.
    let mut cursor = binding.parent()?.walk();
    cursor.goto_first_child_for_byte(binding.end_byte())?;
    for _ in 0..STATEMENTS {
        let statement = cursor.node();
        if statement.is_named() && statement.start_byte() >= binding.end_byte() {
            match guard_meets(statement, guard, code) {
                Some(Meets::Await) => return Some(true),
                Some(Meets::Drop) => return Some(false),
                None => {}
            }
        }
        if !cursor.goto_next_sibling() {
            break;
        }
    }
    Some(false)
}

/// What a guard meets first on some way through a piece of code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meets {
    /// It is held over an `.await`.
    Await,
    /// It is dropped on every way.
    Drop,
}

/// What a guard meets in a node, in the order of the text. What only one of several branches drops is still held
/// on the others.
fn guard_meets(node: Node<'_>, guard: &str, code: &str) -> Option<Meets> {
    if awaits_itself(node, code) {
        return Some(Meets::Await);
    }
    if is_later(node) {
        return None;
    }
    if drops(node, guard, code) {
        return Some(Meets::Drop);
    }
    let mut cursor = node.walk();
    let children: Vec<Node<'_>> =
        node.named_children(&mut cursor).filter(|child| !is_comment(*child)).collect();
    let mut met = children.iter().map(|child| guard_meets(*child, guard, code));
    match node.kind() {
        "if_expression" => {
            let met: Vec<Option<Meets>> = met.collect();
            let [condition, branches @ ..] = met.as_slice() else { return None };
            condition.or_else(|| of_branches(branches, branches.len() > 1))
        }
        "match_block" => of_branches(&met.collect::<Vec<_>>(), true),
        "for_expression" | "while_expression" => of_branches(&met.collect::<Vec<_>>(), false),
        _ => met.find_map(|one| one),
    }
}

/// What a guard meets in branches of which one is taken, or maybe none.
fn of_branches(branches: &[Option<Meets>], one_is_taken: bool) -> Option<Meets> {
    if branches.contains(&Some(Meets::Await)) {
        return Some(Meets::Await);
    }
    let all = one_is_taken && !branches.is_empty() && branches.iter().all(|one| *one == Some(Meets::Drop));
    all.then_some(Meets::Drop)
}

/// The one name a pattern binds, as it is or in `Ok(..)`; `_` binds none.
fn bound_name<'c>(pattern: Node<'_>, code: &'c str) -> Option<&'c str> {
    match pattern.kind() {
        "identifier" => Some(text(pattern, code)),
        "mut_pattern" => bound_name(last_named(pattern)?, code),
        "tuple_struct_pattern" if text(pattern.child_by_field_name("type")?, code) == "Ok" => {
            // The first is `Ok` itself; `_` has no name.
            bound_name(pattern.named_child(1)?, code)
        }
        _ => None,
    }
}

fn last_named(node: Node<'_>) -> Option<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).last()
}

/// Whether a value is what `.lock()` gives, as it is or through what takes its error away.
fn takes_a_lock(value: Node<'_>, code: &str) -> bool {
    match value.kind() {
        "try_expression" => value.named_child(0).is_some_and(|inner| takes_a_lock(inner, code)),
        "call_expression" => {
            let Some(function) = value.child_by_field_name("function") else { return false };
            if function.kind() != "field_expression" {
                return false;
            }
            let method = function.child_by_field_name("field").map(|field| text(field, code));
            let receiver = function.child_by_field_name("value");
            match method {
                Some("lock") => {
                    value.child_by_field_name("arguments").is_some_and(|list| list.named_child_count() == 0)
                }
                Some("unwrap" | "expect" | "unwrap_or_else") => {
                    receiver.is_some_and(|inner| takes_a_lock(inner, code))
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether a node is `drop(guard)`, by any path.
fn drops(call: Node<'_>, guard: &str, code: &str) -> bool {
    if call.kind() != "call_expression" {
        return false;
    }
    let function = call.child_by_field_name("function").map(|function| text(function, code));
    let arguments = call.child_by_field_name("arguments").map(|list| text(list, code));
    let name = function.and_then(|path| path.rsplit("::").next());
    let given = arguments.map(|list| list.trim_matches(['(', ')', ' ', ',']));
    name == Some("drop") && given == Some(guard)
}

fn async_without_await(function: Node<'_>, code: &str) -> Option<bool> {
    let mut cursor = function.walk();
    let modifiers = function.children(&mut cursor).find(|child| child.kind() == "function_modifiers")?;
    let is_async = text(modifiers, code).split_whitespace().any(|word| word == "async");
    let body = function.child_by_field_name("body")?;
    Some(is_async && !awaits(body, code) && !body.has_error())
}

/// Whether something is awaited in a node, as far as it runs with what stands around it.
fn awaits(node: Node<'_>, code: &str) -> bool {
    if awaits_itself(node, code) {
        return true;
    }
    let mut cursor = node.walk();
    !is_later(node) && node.named_children(&mut cursor).any(|child| awaits(child, code))
}

/// Whether a node is an `.await`, or a macro that awaits: by its name, or by a loose `.await` in it.
fn awaits_itself(node: Node<'_>, code: &str) -> bool {
    match node.kind() {
        "await_expression" => true,
        "macro_invocation" => {
            ["select", "join", "try_join"].contains(&macros::name(node, code)) || loose_await(node, code)
        }
        _ => false,
    }
}

/// Whether a node is code that runs at another time than what stands around it, or none.
fn is_later(node: Node<'_>) -> bool {
    let kinds = ["function_item", "closure_expression", "async_block", "macro_invocation"];
    kinds.contains(&node.kind()) || is_comment(node)
}

fn is_comment(node: Node<'_>) -> bool {
    ["line_comment", "block_comment"].contains(&node.kind())
}

/// Whether the tokens of a macro hold `.await`.
fn loose_await(node: Node<'_>, code: &str) -> bool {
    let mut cursor = node.walk();
    let mut before = "";
    node.children(&mut cursor).any(|child| {
        let after_dot = std::mem::replace(&mut before, child.kind()) == ".";
        match child.kind() {
            "token_tree" => loose_await(child, code),
            // A keyword to the grammar in some places and a name in others.
            "await" | "identifier" => after_dot && text(child, code) == "await",
            _ => false,
        }
    })
}

fn discards_cause(call: Node<'_>, code: &str) -> Option<bool> {
    let mut function = call.child_by_field_name("function")?;
    if function.kind() == "generic_function" {
        function = function.child_by_field_name("function")?;
    }
    if function.kind() != "field_expression"
        || text(function.child_by_field_name("field")?, code) != "map_err"
    {
        return Some(false);
    }
    let arguments = call.child_by_field_name("arguments")?;
    let mut cursor = arguments.walk();
    let closure = arguments.named_children(&mut cursor).find(|child| !is_comment(*child))?;
    if closure.kind() != "closure_expression" {
        return Some(false);
    }
    let parameters = closure.child_by_field_name("parameters")?;
    let list = text(parameters, code).trim_matches('|').trim();
    let name = list.split(':').next().unwrap_or(list).trim();
    Some(name.starts_with('_') && name.chars().all(|c| c == '_' || c.is_alphanumeric()))
}
