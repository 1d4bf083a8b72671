//! Ids: their form, and the names by which one pack speaks of another's.

/// The longest id, in characters.
pub(crate) const MAX_ID: usize = 64;

/// Whether a text is an id: lower case, digits and hyphens.
pub(crate) fn is_id(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let of = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    begins && text.len() <= MAX_ID && text.chars().all(of)
}

/// The nearest well-formed id, or `otherwise` when nothing of the text can stay.
pub(crate) fn slug(text: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(MAX_ID / 2);
    match slug.trim_end_matches('-') {
        "" => otherwise.to_owned(),
        slug => slug.to_owned(),
    }
}

/// Pack and id of a name such as `acme/phone-screen`; no pack for a bare id.
#[must_use]
pub fn split_name(name: &str) -> (Option<&str>, &str) {
    match name.split_once('/') {
        Some((pack, id)) => (Some(pack), id),
        None => (None, name),
    }
}

/// The id of a name, without its pack.
#[must_use]
pub fn bare(name: &str) -> &str {
    split_name(name).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_digits_and_hyphens() {
        for good in ["a", "err-001", "0x", &"a".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "A", "a_b", "a.b", "a/b", "a b", "é", &"a".repeat(65)] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn a_slug_is_an_id_whatever_it_is_made_of() {
        for (text, slug_of) in
            [("Acme GmbH & Co", "acme-gmbh-co"), ("ÄÖ", "bank"), ("..", "bank"), ("a-", "a")]
        {
            assert_eq!(slug(text, "bank"), slug_of);
            assert!(is_id(&slug(text, "bank")));
        }
    }

    #[test]
    fn a_name_is_a_pack_and_an_id_or_an_id_alone() {
        assert_eq!(split_name("acme/phone-screen"), (Some("acme"), "phone-screen"));
        assert_eq!(split_name("phone-screen"), (None, "phone-screen"));
        assert_eq!(bare("acme/err-001"), "err-001");
    }
}
