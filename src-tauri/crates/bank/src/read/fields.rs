//! Reading the fields of one map.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, IntoDeserializer as _};

use crate::problem::{Findings, did_you_mean};
use crate::yaml::{Kind, Node, Plain};
use crate::{Code, Id};

/// The fields of one map while they are read. [`Fields::close`] reports those nobody asked for.
pub(crate) struct Fields<'n, 's, 'f, 'o> {
    node: &'n Node<'s>,
    /// What the map is, for messages: "the kit", "the signal".
    what: &'static str,
    asked: [&'static str; MOST_FIELDS],
    count: usize,
    /// Which of the first 64 entries were asked for, a bit each.
    taken: u64,
    /// The entry after the last that was asked for: files mostly keep the order in which fields are read.
    next: usize,
    /// Whether what is left out comes from elsewhere.
    inherits: bool,
    /// Where problems go.
    pub(crate) found: &'f mut Findings<'o>,
}

/// More fields than any map in a bank has.
const MOST_FIELDS: usize = 24;

impl<'n, 's, 'f, 'o> Fields<'n, 's, 'f, 'o> {
    /// Begins to read a map; reports anything else.
    pub(crate) fn open(node: &'n Node<'s>, what: &'static str, found: &'f mut Findings<'o>) -> Option<Self> {
        match &node.kind {
            Kind::Mapping(_) => {
                let asked = [""; MOST_FIELDS];
                Some(Self { node, what, asked, count: 0, taken: 0, next: 0, inherits: false, found })
            }
            Kind::Unreadable => None,
            _ => {
                let message = format!("{what} is {}, and should be a map of fields", node.describe());
                found.report(
                    Code::WrongType,
                    node.range.clone(),
                    message,
                    "Write it as `field: value` lines.",
                );
                None
            }
        }
    }

    /// From here on a required field that is left out is no problem: its value comes from another file.
    pub(crate) fn inherit(&mut self) {
        self.inherits = true;
    }

    /// A field that may be left out.
    pub(crate) fn optional(&mut self, name: &'static str) -> Option<&'n Node<'s>> {
        if let Some(asked) = self.asked.get_mut(self.count) {
            *asked = name;
            self.count += 1;
        }
        let entries = self.node.entries();
        let (before, after) = entries.split_at_checked(self.next).unwrap_or_default();
        let later = after.iter().position(|entry| entry.key == name).map(|at| self.next + at);
        let at = later.or_else(|| before.iter().position(|entry| entry.key == name))?;
        self.next = at + 1;
        self.taken |= bit(at);
        entries.get(at).map(|entry| &entry.value)
    }

    /// A field that must be there.
    pub(crate) fn required(&mut self, name: &'static str) -> Option<&'n Node<'s>> {
        let node = self.optional(name);
        if node.is_none() && !self.inherits {
            let range = match self.node.entries().first() {
                Some(first) => first.key_range.clone(),
                None => self.node.range.clone(),
            };
            let hint = format!("Add `{name}:` with its value.");
            self.found.report(Code::MissingField, range, format!("{} has no `{name}`", self.what), hint);
        }
        node
    }

    /// A required text that says something.
    pub(crate) fn text(&mut self, name: &'static str) -> String {
        let node = self.required(name);
        node.and_then(|node| text(node, name, self.found)).unwrap_or_default()
    }

    /// A text that may be left out, but not be empty.
    pub(crate) fn optional_text(&mut self, name: &'static str) -> Option<String> {
        let node = self.optional(name)?;
        text(node, name, self.found)
    }

    /// A required list of texts with at least one.
    pub(crate) fn texts(&mut self, name: &'static str) -> Vec<String> {
        let Some(node) = self.required(name) else { return Vec::new() };
        not_empty(node, name, self.found);
        texts(node, name, self.found)
    }

    /// A required whole number.
    pub(crate) fn number<N: TryFrom<i64>>(&mut self, name: &'static str) -> Option<N> {
        let node = self.required(name)?;
        number(node, name, self.found)
    }

    /// A truth value, false when left out.
    pub(crate) fn flag(&mut self, name: &'static str) -> bool {
        let Some(node) = self.optional(name) else { return false };
        match node.plain() {
            Some(Plain::Truth(truth)) => truth,
            _ => {
                wrong_type(
                    node,
                    name,
                    "`true` or `false`",
                    "Write true or false, without quotes.",
                    self.found,
                );
                false
            }
        }
    }

    /// A required word out of a fixed set.
    pub(crate) fn word<T: for<'de> Deserialize<'de>>(&mut self, name: &'static str) -> Option<T> {
        let node = self.required(name)?;
        word(node, name, self.found)
    }

    /// A word out of a fixed set that may be left out.
    pub(crate) fn optional_word<T: for<'de> Deserialize<'de>>(&mut self, name: &'static str) -> Option<T> {
        let node = self.optional(name)?;
        word(node, name, self.found)
    }

    /// Reports the fields nobody asked for.
    pub(crate) fn close(self) {
        let asked = self.asked.get(..self.count).unwrap_or_default();
        for (at, entry) in self.node.entries().iter().enumerate() {
            if self.taken & bit(at) != 0 || asked.contains(&entry.key.as_ref()) {
                continue;
            }
            let hint = did_you_mean(&entry.key, asked.iter().copied())
                .unwrap_or_else(|| format!("The fields here are {}.", asked.join(", ")));
            let message = format!("{} has no field `{}`", self.what, entry.key);
            self.found.report(Code::UnknownField, entry.key_range.clone(), message, hint);
        }
    }
}

/// The bit of an entry; entries past the 64th have none and are looked up by name.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1u64.checked_shl(at)).unwrap_or(0)
}

/// A text that says something.
pub(crate) fn text(node: &Node<'_>, name: impl Display, found: &mut Findings<'_>) -> Option<String> {
    borrowed_text(node, name, found).map(str::to_owned)
}

fn borrowed_text<'n>(node: &'n Node<'_>, name: impl Display, found: &mut Findings<'_>) -> Option<&'n str> {
    match node.plain() {
        Some(Plain::Text(text)) if !text.trim().is_empty() => Some(text.trim_end()),
        Some(Plain::Text(_) | Plain::Null) => {
            let message = format!("`{name}` is empty");
            found.report(Code::EmptyField, node.range.clone(), message, "Write it, or take the line out.");
            None
        }
        Some(Plain::Integer(_) | Plain::Number(_) | Plain::Truth(_)) => {
            wrong_type(node, name, "text", "Put it in quotes.", found);
            None
        }
        None => {
            wrong_type(node, name, "text", "Text that begins with a bracket or a brace needs quotes.", found);
            None
        }
    }
}

/// A list of texts.
pub(crate) fn texts(node: &Node<'_>, name: &str, found: &mut Findings<'_>) -> Vec<String> {
    match &node.kind {
        Kind::Sequence(items) => {
            let mut texts = Vec::with_capacity(items.len());
            texts.extend(items.iter().filter_map(|item| text(item, name, found)));
            texts
        }
        _ => {
            wrong_type(node, name, "a list", "Write it as `[one, two]`.", found);
            Vec::new()
        }
    }
}

/// Reports a list that names nothing.
pub(crate) fn not_empty(node: &Node<'_>, name: &str, found: &mut Findings<'_>) {
    if matches!(node.kind, Kind::Sequence(_)) && node.items().is_empty() {
        let message = format!("`{name}` is an empty list");
        found.report(Code::EmptyField, node.range.clone(), message, "Name at least one.");
    }
}

/// A whole number that fits.
pub(crate) fn number<N: TryFrom<i64>>(node: &Node<'_>, name: &str, found: &mut Findings<'_>) -> Option<N> {
    let number = match node.plain() {
        Some(Plain::Integer(number)) => N::try_from(number).ok(),
        _ => None,
    };
    if number.is_none() {
        wrong_type(node, name, "a whole number, not below zero", "Write digits, without quotes.", found);
    }
    number
}

/// A number, whole or not.
pub(crate) fn decimal(node: &Node<'_>, name: impl Display, found: &mut Findings<'_>) -> Option<f64> {
    match node.plain() {
        Some(Plain::Number(number)) if number.is_finite() => Some(number),
        Some(Plain::Integer(number)) if number.unsigned_abs() < 1 << 52 => {
            #[expect(clippy::cast_precision_loss, reason = "below 2^52 every whole number is exact")]
            let exact = number as f64;
            Some(exact)
        }
        _ => {
            wrong_type(node, name, "a number", "Write digits, without quotes.", found);
            None
        }
    }
}

/// A map from texts to whatever `read` makes of the values; values it refuses are left out.
pub(crate) fn map<'n, 's, K, V, M: FromIterator<(K, V)> + Default>(
    node: &'n Node<'s>,
    name: impl Display,
    found: &mut Findings<'_>,
    mut read: impl FnMut(&'n crate::yaml::Entry<'s>, &mut Findings<'_>) -> Option<(K, V)>,
) -> M {
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().filter_map(|entry| read(entry, found)).collect(),
        _ => {
            wrong_type(node, name, "a map", "Write it as `{ key: value }`.", found);
            M::default()
        }
    }
}

/// Scale points by competency, as a bar has them.
pub(crate) fn bar(node: &Node<'_>, name: impl Display, found: &mut Findings<'_>) -> BTreeMap<Id, u8> {
    map(node, name, found, |point, found| {
        Some((Id::from(point.key.as_ref()), number(&point.value, &point.key, found)?))
    })
}

/// Texts by scale point, as anchors and the scale have them.
pub(crate) fn by_point(node: &Node<'_>, name: &str, found: &mut Findings<'_>) -> BTreeMap<u8, String> {
    map(node, name, found, |entry, found| {
        let point = point(&entry.key, &entry.key_range, found);
        let value = text(&entry.value, format_args!("{name}: {}", entry.key), found);
        Some((point?, value?))
    })
}

/// A key that is a point of a scale.
fn point(key: &str, range: &Range<usize>, found: &mut Findings<'_>) -> Option<u8> {
    let point = key.parse().ok();
    if point.is_none() {
        let message = format!("`{key}` is no point of a scale");
        found.report(Code::WrongType, range.clone(), message, "Points are whole numbers: `1: …`, `2: …`.");
    }
    point
}

/// Reports a value of the wrong kind, unless it was reported when the tree was built.
pub(crate) fn wrong_type(
    node: &Node<'_>,
    name: impl Display,
    expected: &str,
    hint: &str,
    found: &mut Findings<'_>,
) {
    if matches!(node.kind, Kind::Unreadable) {
        return;
    }
    let message = format!("`{name}` should be {expected}, and is {}", node.describe());
    found.report(Code::WrongType, node.range.clone(), message, hint);
}

fn word<T: for<'de> Deserialize<'de>>(node: &Node<'_>, name: &str, found: &mut Findings<'_>) -> Option<T> {
    let word = borrowed_text(node, name, found)?;
    let deserializer: StrDeserializer<'_, NoVariant> = word.into_deserializer();
    match T::deserialize(deserializer) {
        Ok(value) => Some(value),
        Err(NoVariant(known)) => {
            let hint = did_you_mean(word, known.iter().copied())
                .unwrap_or_else(|| format!("It takes one of {}.", known.join(", ")));
            let message = format!("`{name}` cannot be `{word}`");
            found.report(Code::UnknownValue, node.range.clone(), message, hint);
            None
        }
    }
}

/// What decoding a word answers when the type has no such variant: the variants it has. They are taken
/// from the type, so that no list of them stands anywhere else.
#[derive(Debug)]
struct NoVariant(&'static [&'static str]);

impl Display for NoVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", self.0.join(", "))
    }
}

impl std::error::Error for NoVariant {}

impl serde::de::Error for NoVariant {
    fn custom<T: Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, KIT, LOOP, RECORDING, SCALE, good, with_recording};

    #[test]
    fn a_missing_field_is_told_at_the_map_that_lacks_it() {
        let files = good().replace(LOOP, "role: systems\n", "");
        assert_eq!(files.found(), ["missing-field junior-systems.yaml: id"]);
        assert_eq!(files.only().message, "the loop has no `role`");
        let files = good().replace(KIT, "id: limits, weight: 0.5", "id: limits");
        assert_eq!(files.found(), ["missing-field short-talk.yaml: id"]);
        let files = good().replace(CODING, "    observe: Adds up with an iterator.\n", "");
        assert_eq!(files.found(), ["missing-field sum-001-add-up.md: id"]);
    }

    #[test]
    fn an_unknown_field_is_told_with_the_one_that_may_be_meant() {
        let files = good().replace(LOOP, "level: junior\n", "level: junior\nrole_: x\n");
        assert_eq!(files.found(), ["unknown-field junior-systems.yaml: role_"]);
        assert_eq!(files.only().hint, "Did you mean `role`?");
        let files = good().replace(LOOP, "level: junior\n", "level: junior\nsomething: x\n");
        assert_eq!(files.only().hint, "The fields here are id, role, level, bar, stages.");
        let files = good().replace(CODING, "must: true }", "needed: true }");
        assert_eq!(files.found(), ["unknown-field sum-001-add-up.md: needed"]);
    }

    #[test]
    fn fields_past_the_sixty_fourth_are_told_too() {
        let more: String = (0..70).map(|n| format!("x{n}: 1\n")).collect();
        let files = good().replace(LOOP, "id: junior-systems\n", &format!("{more}id: junior-systems\n"));
        let found = files.found();
        assert_eq!(found.len(), 70, "{found:?}");
        assert!(found.iter().all(|problem| problem.starts_with("unknown-field")), "{found:?}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told() {
        for (file, from, to, found) in [
            (LOOP, "role: systems", "role: [systems]", "wrong-type junior-systems.yaml: [systems"),
            (LOOP, "role: systems", "role: 12", "wrong-type junior-systems.yaml: 12"),
            (
                LOOP,
                "  - { stage: phone-screen, kit: short-talk }",
                "  - short-talk",
                "wrong-type junior-systems.yaml: short-talk",
            ),
            (KIT, "minutes: 60", "minutes: an hour", "wrong-type short-talk.yaml: an hour"),
            (KIT, "minutes: 60", "minutes: -60", "wrong-type short-talk.yaml: -60"),
            (KIT, "blind: true", "blind: yes", "wrong-type short-talk.yaml: yes"),
            (KIT, "weight: 0.5", "weight: half", "wrong-type short-talk.yaml: half"),
            (KIT, "weight: 0.5", "weight: 1e999", "wrong-type short-talk.yaml: 1e999"),
            (KIT, "[sums-up]", "sums-up", "wrong-type short-talk.yaml: sums-up"),
            (SCALE, "1: Weak", "one: Weak", "wrong-type scale.yaml: one"),
            (
                CORRECTNESS,
                "  1: Wrong on the example.",
                "  256: Wrong on the example.",
                "wrong-type correctness.yaml: 256",
            ),
        ] {
            let files = good().replace(file, from, to);
            assert_eq!(
                files.found().iter().filter(|problem| *problem == found).count(),
                1,
                "{to}: {:?}",
                files.found()
            );
        }
    }

    #[test]
    fn an_empty_value_is_told() {
        for (from, to, found) in [
            ("role: systems", "role:", "empty-field junior-systems.yaml: "),
            ("role: systems", "role: \" \"", "empty-field junior-systems.yaml: \" \""),
            ("role: systems", "role: ~", "empty-field junior-systems.yaml: ~"),
        ] {
            assert_eq!(good().replace(LOOP, from, to).found(), [found]);
        }
        let files = good().replace(KIT, "roles: [systems]", "roles: []");
        assert!(files.found().contains(&"empty-field short-talk.yaml: []".to_owned()), "{:?}", files.found());
    }

    #[test]
    fn a_word_out_of_a_fixed_set_is_told_with_the_set() {
        let files = good().replace(CODING, "kind: coding", "kind: codng");
        assert_eq!(files.only().hint, "Did you mean `coding`?");
        let files = good().replace(CODING, "language: rust-only", "language: english");
        assert_eq!(files.found(), ["unknown-value sum-001-add-up.md: english"]);
        assert_eq!(files.only().hint, "It takes one of rust-only, any-working, pseudocode.");
        let files = good().replace(CORRECTNESS, "    evidence: said", "    evidence: sad");
        assert_eq!(files.found(), ["unknown-value correctness.yaml: sad"]);
    }

    #[test]
    fn one_bad_field_hides_no_other() {
        let files = good()
            .replace(LOOP, "role: systems", "role:")
            .replace(LOOP, "level: junior", "lvel: junior")
            .replace(LOOP, "kit: short-talk", "kit: 7");
        assert_eq!(
            files.found(),
            [
                "missing-field junior-systems.yaml: id",
                "empty-field junior-systems.yaml: ",
                "unknown-field junior-systems.yaml: lvel",
                "wrong-type junior-systems.yaml: 7",
            ]
        );
    }

    #[test]
    fn a_field_that_is_taken_out_gives_one_problem_and_no_others_in_its_wake() {
        for (file, optional) in [
            (SCALE, &[][..]),
            (CORRECTNESS, &["signals"]),
            (KIT, &["rules", "blocks", "signals", "blind"]),
            (LOOP, &["bar"]),
            (CODING, &[]),
            (RECORDING, &[]),
        ] {
            let scene = || if file == RECORDING { with_recording(good()) } else { good() };
            let text = scene().text(file).to_owned();
            let last = text.rfind("\n---\n").map_or(text.len(), |at| at + 1);
            let starts: Vec<usize> = std::iter::once(0)
                .chain(text.match_indices('\n').map(|(at, _)| at + 1))
                .filter(|at| *at < last && text[*at..].starts_with(|c: char| c.is_ascii_lowercase()))
                .collect();
            for (at, start) in starts.iter().enumerate() {
                let end = starts.get(at + 1).copied().unwrap_or(last);
                let field = text[*start..].split(':').next().unwrap();
                let files = scene().with(file, &format!("{}{}", &text[..*start], &text[end..]));
                let found = files.found();
                match optional.contains(&field) {
                    true => assert!(
                        !found.iter().any(|problem| problem.starts_with("missing-field")),
                        "{field}: {found:?}"
                    ),
                    false => assert!(
                        found.len() == 1 && found[0].starts_with("missing-field"),
                        "{field} of {file}: {found:?}"
                    ),
                }
            }
        }
    }
}
