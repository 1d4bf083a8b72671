//! YAML as a tree of nodes that know their place in the file.
//!
//! The parser beneath gives events with byte offsets; decoding straight into types would stop at the
//! first error and lose the places. Anchors, aliases, tags and several documents are reported, not
//! followed: a rubric is plain data.

mod parse;
mod scalar;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use parse::{events, parse};
pub(crate) use scalar::Plain;

/// A value and the bytes it stands at.
#[derive(Debug, Clone)]
pub(crate) struct Node<'s> {
    /// Bytes in the file's text.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind<'s>,
}

/// The kinds of values.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'s> {
    /// Text, a number, a truth value or nothing; which of them, [`Node::plain`] says.
    Scalar {
        /// After escapes.
        text: Cow<'s, str>,
        /// Whether quotes or a block make it text whatever it looks like.
        quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node<'s>>),
    /// A map, in the order of the file, without the later ones of duplicate keys.
    Mapping(Vec<Entry<'s>>),
    /// Something that was reported while the tree was built; reading it gives no second problem.
    Unreadable,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'s> {
    /// The key's text.
    pub(crate) key: Cow<'s, str>,
    /// The key's place.
    pub(crate) key_range: Range<usize>,
    /// The value.
    pub(crate) value: Node<'s>,
}

impl<'s> Node<'s> {
    /// The entries of a map; none for anything else.
    pub(crate) fn entries(&self) -> &[Entry<'s>] {
        match &self.kind {
            Kind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// What kind of value it is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.kind {
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a map",
            Kind::Unreadable => "unreadable",
            Kind::Scalar { .. } => match self.plain() {
                Some(Plain::Null) => "nothing",
                Some(Plain::Truth(_)) => "a truth value",
                Some(Plain::Integer(_) | Plain::Number(_)) => "a number",
                Some(Plain::Text(_)) | None => "text",
            },
        }
    }

    /// The same value as JSON.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            Kind::Sequence(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Mapping(entries) => Value::Object(
                entries.iter().map(|entry| (entry.key.to_string(), entry.value.to_json())).collect(),
            ),
            Kind::Unreadable => Value::Null,
            Kind::Scalar { .. } => match self.plain() {
                Some(Plain::Text(text)) => Value::String(text.to_owned()),
                Some(Plain::Truth(truth)) => Value::Bool(truth),
                Some(Plain::Integer(number)) => Value::from(number),
                Some(Plain::Number(number)) => Value::from(number),
                Some(Plain::Null) | None => Value::Null,
            },
        }
    }

    /// A way down the tree that stays at the last node that exists.
    pub(crate) fn place(&self) -> Place<'_, 's> {
        Place { node: self, range: &self.range, found: true }
    }
}

/// A node found by keys and positions, for saying where a value stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'n, 's> {
    node: &'n Node<'s>,
    range: &'n Range<usize>,
    found: bool,
}

impl<'n, 's> Place<'n, 's> {
    /// Goes to the value of a key.
    pub(crate) fn key(self, key: &str) -> Self {
        if !self.found {
            return self;
        }
        match self.node.get(key) {
            Some(node) => Self { node, range: &node.range, found: true },
            None => Self { found: false, ..self },
        }
    }

    /// Goes to an item of a list.
    pub(crate) fn item(self, at: usize) -> Self {
        if !self.found {
            return self;
        }
        match self.node.items().get(at) {
            Some(node) => Self { node, range: &node.range, found: true },
            None => Self { found: false, ..self },
        }
    }

    /// Goes to the value of a key, or of a list to the item of this number.
    pub(crate) fn down(self, part: &str) -> Self {
        match (&self.node.kind, part.parse()) {
            (Kind::Sequence(_), Ok(at)) => self.item(at),
            _ => self.key(part),
        }
    }

    /// Goes to a key itself, not its value.
    pub(crate) fn name(self, key: &str) -> Self {
        match self.node.entries().iter().find(|entry| self.found && entry.key == key) {
            Some(entry) => Self { node: self.node, range: &entry.key_range, found: false },
            None => self,
        }
    }

    /// The bytes it stands at.
    pub(crate) fn range(self) -> Range<usize> {
        self.range.clone()
    }
}
