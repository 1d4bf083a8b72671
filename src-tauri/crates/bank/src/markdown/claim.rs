//! What stands after a Rust fence's language: what the code is for and what happens when it is run.

use litrs::StringLit;

use crate::FenceRole;

/// A fence's role and the edition it is compiled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// What it is for and what it claims; nothing where the fence says nothing.
    pub(crate) role: Option<FenceRole>,
    /// The Rust edition.
    pub(crate) edition: u16,
}

/// The edition of fences that name none.
const EDITION: u16 = 2024;

/// Reads the words after `rust` in a fence's info string. The error says what cannot be read.
pub(crate) fn claim(words: &str) -> Result<Claim, String> {
    let mut edition = None;
    let mut role = None;
    let mut wrong = false;
    let mut rest = words.trim();
    while !rest.is_empty() {
        let (word, after) = split_word(rest)?;
        rest = after.trim_start();
        if let Some(year) = word.strip_prefix("edition=") {
            let year = match year {
                "2015" => 2015,
                "2018" => 2018,
                "2021" => 2021,
                "2024" => 2024,
                _ => return Err(format!("`{year}` is no Rust edition")),
            };
            if edition.replace(year).is_some() {
                return Err("the edition is given twice".to_owned());
            }
            continue;
        }
        if word == "wrong" && !wrong && role.is_none() {
            wrong = true;
            continue;
        }
        let read = match (word, wrong) {
            ("tests", false) => FenceRole::Tests,
            ("reference", false) => FenceRole::Reference,
            ("passes", true) => FenceRole::WrongPasses,
            (word, wrong) => match (word.split_once('='), wrong) {
                (Some(("fails", names)), true) => FenceRole::WrongFails(names_of(names)?),
                (Some(("expect", what)), false) => expectation(what)?,
                (Some(("expect", what)), true) => match expectation(what)? {
                    FenceRole::Hangs => FenceRole::WrongHangs,
                    FenceRole::Rejected(codes) => FenceRole::WrongRejected(codes),
                    _ => {
                        return Err(format!(
                            "a wrong answer can `expect` error codes or `hangs`, not `{what}`"
                        ));
                    }
                },
                _ => return Err(format!("`{word}` is no claim")),
            },
        };
        if role.replace(read).is_some() {
            return Err(format!("`{word}` is one claim too many"));
        }
    }
    if wrong && role.is_none() {
        return Err("`wrong` does not say what happens".to_owned());
    }
    Ok(Claim { role, edition: edition.unwrap_or(EDITION) })
}

/// What follows `expect=`.
fn expectation(what: &str) -> Result<FenceRole, String> {
    let argument = |call: &str| -> Option<&str> {
        what.strip_prefix(call)?.strip_prefix('(')?.strip_suffix(')').map(str::trim)
    };
    if let Some(literal) = argument("panics") {
        return Ok(FenceRole::Panics(string(literal)?));
    }
    if let Some(literal) = argument("prints") {
        return Ok(FenceRole::Prints(string(literal)?));
    }
    match what {
        "runs" => Ok(FenceRole::Runs),
        "hangs" => Ok(FenceRole::Hangs),
        codes => codes
            .split(',')
            .map(|code| {
                let digits = code.strip_prefix('E').unwrap_or_default();
                let is_code = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
                is_code.then(|| code.to_owned()).ok_or_else(|| format!("`{what}` is nothing to expect"))
            })
            .collect::<Result<_, _>>()
            .map(FenceRole::Rejected),
    }
}

fn string(literal: &str) -> Result<String, String> {
    match StringLit::parse(literal) {
        Ok(string) if string.value().is_empty() => Err("an empty text is in every output".to_owned()),
        Ok(string) if string.suffix().is_empty() => Ok(string.value().to_owned()),
        Ok(_) => Err(format!("`{literal}` is no Rust string")),
        Err(error) => Err(format!("`{literal}` is no Rust string: {error}")),
    }
}

/// The names of tests after `fails=`.
fn names_of(names: &str) -> Result<Vec<String>, String> {
    names
        .split(',')
        .map(|name| {
            let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            is_name.then(|| name.to_owned()).ok_or_else(|| format!("`{name}` is no name of a test"))
        })
        .collect()
}

/// Cuts the first word off; spaces inside a Rust string do not end it.
fn split_word(text: &str) -> Result<(&str, &str), String> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(text, at)?,
            byte if byte.is_ascii_whitespace() => return Ok(text.split_at(at)),
            _ => at += 1,
        }
    }
    Ok((text, ""))
}

/// The byte after a Rust string that opens at `open`, raw ones included.
fn string_end(text: &str, open: usize) -> Result<usize, String> {
    let (before, rest) = text.split_at(open);
    let hashes = before.bytes().rev().take_while(|byte| *byte == b'#').count();
    let unclosed = || format!("the string `{rest}` is not closed");
    if before.strip_suffix(&"#".repeat(hashes)).is_some_and(|start| start.ends_with('r')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let length = rest.get(1..).and_then(|inner| inner.find(&close)).ok_or_else(unclosed)?;
        return Ok(open + 1 + length + close.len());
    }
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Ok(open + at + 1),
            _ => {}
        }
    }
    Err(unclosed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(words: &str) -> Option<FenceRole> {
        claim(words).unwrap().role
    }

    fn codes(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn every_claim_is_read() {
        assert_eq!(role("expect=runs"), Some(FenceRole::Runs));
        assert_eq!(role("expect=hangs"), Some(FenceRole::Hangs));
        assert_eq!(role("expect=E0382,E0382"), Some(FenceRole::Rejected(codes(&["E0382", "E0382"]))));
        assert_eq!(role("expect=panics(\"NotFound\")"), Some(FenceRole::Panics("NotFound".to_owned())));
        assert_eq!(role("expect=prints(\"a b\")"), Some(FenceRole::Prints("a b".to_owned())));
        assert_eq!(role("tests"), Some(FenceRole::Tests));
        assert_eq!(role("reference"), Some(FenceRole::Reference));
        assert_eq!(role("wrong fails=one,two"), Some(FenceRole::WrongFails(codes(&["one", "two"]))));
        assert_eq!(role("wrong passes"), Some(FenceRole::WrongPasses));
        assert_eq!(role("wrong expect=E0277"), Some(FenceRole::WrongRejected(codes(&["E0277"]))));
        assert_eq!(role("wrong expect=hangs"), Some(FenceRole::WrongHangs));
        assert_eq!(role(""), None);
    }

    #[test]
    fn strings_are_rust_string_literals() {
        assert_eq!(
            role(r#"expect=prints("a \"b\" )\n\u{e9}")"#),
            Some(FenceRole::Prints("a \"b\" )\n\u{e9}".into()))
        );
        assert_eq!(
            role(r##"expect=panics(r#"a "b" c"#) edition=2021"##),
            Some(FenceRole::Panics(r#"a "b" c"#.into()))
        );
        for bad in
            [r#"expect=prints("a)"#, "expect=prints(a)", r#"expect=prints("\q")"#, "expect=prints(\"\")"]
        {
            assert!(claim(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_edition_may_follow_and_is_2024_otherwise() {
        assert_eq!(claim("expect=hangs edition=2021").unwrap().edition, 2021);
        assert_eq!(claim("edition=2018 tests").unwrap().edition, 2018);
        assert_eq!(claim("expect=hangs").unwrap().edition, 2024);
        assert!(claim("edition=2023 tests").is_err());
        assert!(claim("edition=2021 edition=2021 tests").is_err());
    }

    #[test]
    fn anything_else_is_no_claim() {
        for bad in [
            "ignore",
            "no_run",
            "expect",
            "expect=E382",
            "expect=E0382,",
            "expect=sometimes",
            "wrong",
            "wrong expect=runs",
            "wrong tests",
            "fails=a",
            "passes",
            "wrong fails=",
            "wrong fails=a-b",
            "tests reference",
            "wrong wrong passes",
        ] {
            assert!(claim(bad).is_err(), "{bad}");
        }
    }
}
