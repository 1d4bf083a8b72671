//! Words and sentences of prose, as lints compare them. English, as the bank is.

use std::collections::BTreeSet;

/// The words of a text, in lower case. A word holds letters, digits, `_`, and `-`, `'` or `+` between or
/// after them, so that `cache-friendly` and `C++` are one each.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '\'' | '+'));
    text.split(part)
        .map(|word| word.trim_matches(['-', '\'']).to_lowercase())
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The text with what stands in quotation marks or backticks taken out: others' words, and code.
pub(crate) fn unquoted(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '"', '“']) {
        let (before, from) = rest.split_at(at);
        left.push_str(before);
        let close = match from.chars().next() {
            Some('“') => '”',
            Some(other) => other,
            None => break,
        };
        let inside = from.get(close.len_utf8()..).unwrap_or_default();
        match inside.find(close) {
            Some(end) => {
                left.push(' ');
                rest = inside.get(end + close.len_utf8()..).unwrap_or_default();
            }
            None => rest = inside,
        }
    }
    left.push_str(rest);
    left
}

/// The text without its fenced blocks, and what stands in these.
pub(crate) fn apart(text: &str) -> (String, String) {
    let (mut prose, mut fenced, mut inside) = (String::new(), String::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
            continue;
        }
        let part = if inside { &mut fenced } else { &mut prose };
        part.push_str(line);
        part.push('\n');
    }
    (prose, fenced)
}

/// The sentences of a text, each with its closing mark. Fenced code is none of them.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut fenced = false;
    for line in text.split("\n\n").flat_map(|paragraph| paragraph.split("\n- ")) {
        let mut prose = String::new();
        for line in line.lines() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            } else if !fenced {
                prose.push_str(line.trim());
                prose.push(' ');
            }
        }
        let mut from = 0;
        for (at, mark) in prose.match_indices(['.', '?', '!', ':']) {
            let end = at + mark.len();
            if prose.get(end..).is_some_and(|rest| rest.starts_with(' ')) {
                sentences.extend(prose.get(from..end).map(|sentence| sentence.trim().to_owned()));
                from = end;
            }
        }
        sentences.extend(prose.get(from..).map(|sentence| sentence.trim().to_owned()));
    }
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

/// A word without a plural or verb ending, roughly: `queues`, `queued` and `queue` are one.
pub(crate) fn stem(word: &str) -> &str {
    for ending in ["ing", "ies", "ed", "es", "s", "e", "y"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
            && !stem.ends_with('s')
        {
            return stem;
        }
    }
    word
}

/// Words that say nothing by themselves.
const EMPTY: [&str; 66] = [
    "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "as",
    "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these", "those", "they", "them",
    "their", "which", "what", "who", "when", "where", "how", "why", "if", "then", "than", "so", "such",
    "one", "own", "up", "out", "also", "has", "have", "had", "do", "does", "can", "may", "will", "would",
    "should", "says", "say", "names", "name", "said", "after", "before", "each",
];

/// What a text is about: the stems of its words, without those that say nothing by themselves.
pub(crate) fn content(text: &str) -> BTreeSet<String> {
    words(text).filter(|word| !EMPTY.contains(&word.as_str())).map(|word| stem(&word).to_owned()).collect()
}

/// What a text names in the spelling of code: what stands in backticks, word by word, and words such as
/// `HashMap`, `checked_add` or `E0382` wherever they stand.
pub(crate) fn code_names(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, part) in text.split('`').enumerate() {
        let in_backticks = at % 2 == 1;
        for name in part.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
            if name.len() >= 2 && (in_backticks || looks_like_code(name)) {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// The names in a piece of code.
pub(crate) fn names_in_code(code: &str) -> BTreeSet<String> {
    let names = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    names.filter(|name| name.len() >= 2).map(str::to_owned).collect()
}

/// Names of things in the world that have a capital inside.
const NOUNS: [&str; 18] = [
    "WebAssembly",
    "GitHub",
    "GitLab",
    "JavaScript",
    "TypeScript",
    "PostgreSQL",
    "MySQL",
    "SQLite",
    "OpenTelemetry",
    "OpenSSL",
    "RabbitMQ",
    "DynamoDB",
    "GraphQL",
    "DevOps",
    "macOS",
    "iOS",
    "IPv4",
    "IPv6",
];

/// Whether a word could stand in prose only as code: a capital inside, an underscore, an error code.
pub(crate) fn looks_like_code(word: &str) -> bool {
    let inner_capital = word.chars().skip(1).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && !NOUNS.contains(&word);
    let error = word.strip_prefix('E').is_some_and(|n| n.len() == 4 && n.bytes().all(|b| b.is_ascii_digit()));
    let of_words = |c: char| c.is_alphanumeric();
    inner_capital || error || (word.contains('_') && word.starts_with(of_words) && word.ends_with(of_words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_hyphens_and_pluses() {
        let of = |text| words(text).collect::<Vec<_>>();
        assert_eq!(
            of("It's C++, cache-friendly (`a_b`) - or 5."),
            ["it's", "c++", "cache-friendly", "a_b", "or", "5"]
        );
        assert_eq!(of("-- + '"), [""; 0]);
    }

    #[test]
    fn what_others_say_and_code_is_left_out() {
        assert_eq!(unquoted("a `seems` b \"nervous\" c “x” d"), "a   b   c   d");
        assert_eq!(unquoted("5\" and `open"), "5 and open");
    }

    #[test]
    fn prose_and_fences_are_told_apart() {
        let (prose, fenced) = apart("One.\n\n```text\nx\n```\nTwo.");
        assert_eq!((prose.as_str(), fenced.as_str()), ("One.\n\nTwo.\n", "x\n"));
    }

    #[test]
    fn sentences_end_at_their_marks_and_leave_code_out() {
        assert_eq!(
            sentences(
                "One line\ngoes on. Then?\n\n- First: this\n- second\n\n```text\nx. y\n```\nVersion 1.4.3 is it."
            ),
            ["One line goes on.", "Then?", "- First:", "this", "second", "Version 1.4.3 is it."]
        );
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in
            [["queue", "queues", "queued"], ["retry", "retries", "retry"], ["clone", "clones", "cloning"]]
        {
            let stems: BTreeSet<_> = forms.iter().map(|word| stem(word)).collect();
            assert_eq!(stems.len(), 1, "{stems:?}");
        }
        assert_eq!(["class", "is", "us"].map(stem), ["class", "is", "us"]);
    }

    #[test]
    fn code_is_known_by_backticks_or_its_looks() {
        let of = |text| code_names(text).into_iter().collect::<Vec<_>>();
        assert_eq!(of("Try `entry` on the HashMap, see E0382."), ["E0382", "HashMap", "entry"]);
        assert_eq!(of("`Arc<Mutex<T>>` or checked_add"), ["Arc", "Mutex", "checked_add"]);
        assert_eq!(of("TCP, IPv6 and Rust, an API of WebAssembly"), [""; 0]);
    }
}
