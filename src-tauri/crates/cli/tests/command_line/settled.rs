//! Text that differs from run to run, made the same: ids, hashes, salts, times and days become names,
//! and the same id or hash the same name wherever it stands.

use uuid::Uuid;

/// The text with names in place of what changes.
pub(crate) fn settled(text: &str) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut name = |token: &str, what: &str| {
        let of_kind = |other: &&String| other.len() == token.len();
        let number = known.iter().filter(of_kind).position(|other| other == token).unwrap_or_else(|| {
            known.push(token.to_owned());
            known.iter().filter(of_kind).count() - 1
        });
        format!("[{what} {}]", number + 1)
    };
    let mut settled = String::new();
    let mut rest = text;
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-:.".contains(c);
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        let token = run.trim_end_matches(['.', ':']);
        settled.push_str(before);
        settled.push_str(&match kind(token) {
            Some(what @ ("id" | "hash")) => name(token, what),
            Some(what) => format!("[{what}]"),
            None => token.to_owned(),
        });
        settled.push_str(&run[token.len()..]);
        rest = after;
    }
    settled + rest
}

fn kind(token: &str) -> Option<&'static str> {
    let hex = token.bytes().all(|byte| byte.is_ascii_hexdigit());
    let shaped = |shape: &str| {
        token.len() == shape.len()
            && token.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                exact => byte == exact,
            })
    };
    match token.len() {
        36 if Uuid::parse_str(token).is_ok() => Some("id"),
        64 if hex => Some("hash"),
        32 if hex => Some("salt"),
        _ if shaped("0000-00-00T00:00:00.000Z") || shaped("0000-00-00T00:00:00Z") => Some("time"),
        _ if shaped("0000-00-00") => Some("day"),
        _ => None,
    }
}

#[test]
fn the_same_id_gets_the_same_name_and_everything_else_stays() {
    let (one, two) = ("0197f000-0000-7000-8000-000000000001", "0197f000-0000-7000-8000-000000000002");
    let text = format!("{one} {two}. \"{one}\" 2025-03-01T09:30:00.000Z, 2025-03-01: v1.2.3 12:30 a-b-c.");
    assert_eq!(settled(&text), "[id 1] [id 2]. \"[id 1]\" [time], [day]: v1.2.3 12:30 a-b-c.");
    let (hash, salt) = ("ab".repeat(32), "cd".repeat(16));
    assert_eq!(settled(&format!("{hash} {salt} {hash}")), "[hash 1] [salt] [hash 1]");
}
