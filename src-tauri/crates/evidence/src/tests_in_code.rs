//! Which parts of the code are tests. What is fine there is no sign of anything.

use std::ops::Range;

use tree_sitter::Node;

use crate::walk::Role;

/// The parts of a file that are tests, in bytes, apart from each other and in order.
#[derive(Debug, Default)]
pub(crate) struct TestCode(Vec<Range<usize>>);

impl TestCode {
    /// Whether a place lies in a test.
    pub(crate) fn contains(&self, byte: usize) -> bool {
        let next = self.0.partition_point(|part| part.end <= byte);
        self.0.get(next).is_some_and(|part| part.start <= byte)
    }

    /// The tests that a walk met. They may lie within each other.
    pub(crate) fn of(mut met: Vec<Range<usize>>) -> Self {
        met.sort_unstable_by_key(|part| part.start);
        let mut parts: Vec<Range<usize>> = Vec::with_capacity(met.len());
        for part in met {
            match parts.last_mut() {
                Some(last) if part.start < last.end => last.end = last.end.max(part.end),
                _ => parts.push(part),
            }
        }
        Self(parts)
    }
}

/// Finds tests while a tree is walked: nodes must be shown in the order of the text, the outer before the inner.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    /// Around the node that was shown last: depth, bytes, and where the first attribute of a test began that waits
    /// for its item among the children.
    around: Vec<(u32, Range<usize>, Option<usize>)>,
    tests: Vec<Range<usize>>,
}

impl Attributes {
    /// Takes in a node: an attribute that makes a test of what it stands on, or for an inner one of what it stands
    /// in; or what such an attribute stands on.
    pub(crate) fn meet(&mut self, node: Node<'_>, role: Role, depth: u32, code: &str) {
        while self.around.last().is_some_and(|(other, ..)| *other >= depth) {
            self.around.pop();
        }
        if let Some((_, around, waits)) = self.around.last_mut() {
            match role {
                Role::Comment | Role::Token => {}
                Role::Attribute if is_test(node, code) => *waits = waits.or(Some(node.start_byte())),
                Role::Attribute => {}
                Role::InnerAttribute if is_test(node, code) => self.tests.push(around.clone()),
                Role::Item(_) | Role::MacroCall | Role::InnerAttribute | Role::Named => {
                    self.tests.extend(waits.take().map(|start| start..node.end_byte()));
                }
            }
        }
        self.around.push((depth, node.byte_range(), None));
    }

    /// The tests that were met.
    pub(crate) fn tests(self) -> TestCode {
        TestCode::of(self.tests)
    }
}

/// Whether an attribute marks tests.
fn is_test(attribute: Node<'_>, code: &str) -> bool {
    let Some(inner) = attribute.named_child(0) else { return false };
    let Some(path) = inner.named_child(0) else { return false };
    let path = code.get(path.byte_range()).unwrap_or_default();
    let last = path.rsplit("::").next().unwrap_or(path).trim();
    match last {
        "test" | "rstest" | "test_case" => true,
        "cfg" => {
            let arguments = inner.child_by_field_name("arguments");
            arguments.is_some_and(|tokens| names_test(tokens, code))
        }
        _ => false,
    }
}

/// Whether the tokens of a `cfg` are `test`, or an `all` that has it among what must hold.
fn names_test(tokens: Node<'_>, code: &str) -> bool {
    let text = |node: Node<'_>| code.get(node.byte_range()).unwrap_or_default();
    let mut cursor = tokens.walk();
    let children: Vec<Node<'_>> = tokens.named_children(&mut cursor).collect();
    match children.as_slice() {
        [only] => text(*only) == "test",
        [all, inner] if text(*all) == "all" && inner.kind() == "token_tree" => {
            let mut cursor = inner.walk();
            let tokens: Vec<Node<'_>> = inner.children(&mut cursor).collect();
            let kind = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(Node::kind);
            tokens.iter().enumerate().any(|(at, token)| {
                // A name that an argument list follows is a condition of its own, such as `not(test)`.
                let alone = !matches!(kind(Some(at + 1)), Some("token_tree" | "="));
                alone && kind(at.checked_sub(1)) != Some("=") && text(*token) == "test"
            })
        }
        _ => false,
    }
}
