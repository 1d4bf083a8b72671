//! Which parts of the code are tests. What is fine there is no sign of anything.

use std::ops::Range;

use tree_sitter::Node;

/// The parts of a file that are tests, in bytes. They may lie within each other.
#[derive(Debug, Default)]
pub(crate) struct TestCode(Vec<Range<usize>>);

impl TestCode {
    /// Whether a place lies in a test.
    pub(crate) fn contains(&self, byte: usize) -> bool {
        self.0.iter().any(|part| part.contains(&byte))
    }

    /// Takes in what an attribute makes a test: the item it stands on, or for an inner one what it stands in.
    pub(crate) fn note(&mut self, attribute: Node<'_>, code: &str) {
        if !is_test(attribute, code) {
            return;
        }
        if attribute.kind() == "inner_attribute_item" {
            self.0.extend(attribute.parent().map(|around| around.byte_range()));
            return;
        }
        let mut next = attribute.next_named_sibling();
        while let Some(node) = next {
            if !["attribute_item", "line_comment", "block_comment"].contains(&node.kind()) {
                self.0.push(attribute.start_byte()..node.end_byte());
                return;
            }
            next = node.next_named_sibling();
        }
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
            let mut before = None;
            let mut found = false;
            for child in inner.children(&mut cursor) {
                // A name that an argument list follows is a condition of its own, such as `not(test)`.
                let alone =
                    child.next_sibling().is_none_or(|next| next.kind() != "token_tree" && next.kind() != "=");
                found |= text(child) == "test" && alone && before != Some("=");
                before = Some(child.kind());
            }
            found
        }
        _ => false,
    }
}
