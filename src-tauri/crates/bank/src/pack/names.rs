//! The names that files of a pack may have: the same file on every system, and below the pack's folder
//! on all of them.

use crate::shelf::{MANIFESTS, VERIFIED, use_of};

/// The longest name, in bytes: with a folder before it still short enough for every system.
pub(super) const MAX_NAME: usize = 150;

/// Names that Windows keeps for devices, whatever follows a dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a name cannot be a file's in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadName {
    /// From the root of a system, from a drive, or from another machine.
    Absolute,
    /// With a step up.
    Up,
    /// With a backslash.
    Backslash,
    /// With a character that some system takes for something else.
    Character,
    /// With a letter that is stored in several forms, or with none.
    NotAscii,
    /// Longer than some system allows.
    TooLong,
    /// A device on Windows, or what Windows would rename.
    Reserved,
    /// With an empty or invisible part.
    Part,
    /// None that a pack has.
    NotOfAPack,
}

impl BadName {
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Absolute => "it begins at the root of a disk or on another machine",
            Self::Up => "it leads out of the pack's folder",
            Self::Backslash => "it has a backslash, which separates folders on some systems only",
            Self::Character => "it has a character that not every system can store",
            Self::NotAscii => "it has characters beyond ASCII, which systems store in different forms",
            Self::TooLong => "it is longer than every system can store",
            Self::Reserved => "Windows keeps this name for itself",
            Self::Part => "a part of it is empty or a dot",
            Self::NotOfAPack => {
                "a pack holds pack.yaml, questions/*.md, rubrics/**/*.yaml, verified.json, README and LICENSE only"
            }
        }
    }
}

/// Checks the name of a file in a pack, with forward slashes, below the pack's root.
pub(super) fn check(name: &str) -> Result<(), BadName> {
    safe(name)?;
    match use_of(name).is_some() || VERIFIED.contains(&name) || is_beside(name) {
        true => Ok(()),
        false => Err(BadName::NotOfAPack),
    }
}

/// Whether a folder of a pack goes by this name, which ends in a slash.
pub(super) fn is_folder(name: &str) -> bool {
    const FOLDERS: [&str; 6] = [
        "questions/",
        "rubrics/",
        "rubrics/competencies/",
        "rubrics/kits/",
        "rubrics/loops/",
        "rubrics/recordings/",
    ];
    FOLDERS.contains(&name)
}

/// Whether a file at the root goes along without being read: what people read first, and the terms.
pub(super) fn is_beside(name: &str) -> bool {
    let known = |word: &str| {
        name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    };
    !name.contains('/')
        && (known("README") || known("LICENSE") || known("COPYING"))
        && !MANIFESTS.contains(&name)
}

/// Whether an id can be a folder's name on every system.
pub(super) fn is_reserved(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or_default();
    DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem))
}

fn safe(name: &str) -> Result<(), BadName> {
    let drive = |name: &str| name.as_bytes().get(1) == Some(&b':');
    if name.starts_with(['/', '\\']) || drive(name) {
        return Err(BadName::Absolute);
    }
    if name.split(['/', '\\']).any(|part| part == "..") {
        return Err(BadName::Up);
    }
    if name.contains('\\') {
        return Err(BadName::Backslash);
    }
    if !name.is_ascii() {
        return Err(BadName::NotAscii);
    }
    if name.len() > MAX_NAME {
        return Err(BadName::TooLong);
    }
    let of = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ' ');
    if !name.chars().all(of) {
        return Err(BadName::Character);
    }
    for part in name.split('/') {
        if part.trim_matches(['.', ' ']).is_empty() || part.starts_with(' ') {
            return Err(BadName::Part);
        }
        if part.ends_with(['.', ' ']) || is_reserved(part) {
            return Err(BadName::Reserved);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_pack_have_names_that_are_files_everywhere() {
        for name in [
            "pack.yaml",
            "rubrics/pack.yaml",
            "rubrics/scale.yaml",
            "rubrics/syllabus.yaml",
            "rubrics/verified.json",
            "verified.json",
            "questions/err-001-missing-config.md",
            "rubrics/kits/phone-screen.yaml",
            "README.md",
            "LICENSE",
            "LICENSE-MIT",
        ] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn a_name_that_could_lead_elsewhere_or_mean_two_files_is_refused_with_its_reason() {
        for (name, why) in [
            ("/etc/passwd", BadName::Absolute),
            ("C:/pack.yaml", BadName::Absolute),
            ("c:pack.yaml", BadName::Absolute),
            ("\\\\server\\share\\pack.yaml", BadName::Absolute),
            ("//server/share/pack.yaml", BadName::Absolute),
            ("../pack.yaml", BadName::Up),
            ("questions/../../pack.yaml", BadName::Up),
            ("questions\\..\\a.md", BadName::Up),
            ("questions\\a.md", BadName::Backslash),
            ("questions/a\0.md", BadName::Character),
            ("questions/a.md:stream", BadName::Character),
            ("questions/a?.md", BadName::Character),
            ("questions/e\u{301}.md", BadName::NotAscii),
            ("questions/\u{e9}.md", BadName::NotAscii),
            ("questions/a\u{202e}dm.md", BadName::NotAscii),
            ("questions/con.md", BadName::Reserved),
            ("questions/Aux.b.md", BadName::Reserved),
            ("rubrics/kits/lpt1.yaml", BadName::Reserved),
            ("questions/a.md.", BadName::Reserved),
            ("questions/a.md ", BadName::Reserved),
            ("questions//a.md", BadName::Part),
            ("./pack.yaml", BadName::Part),
            ("questions/ a.md", BadName::Part),
            ("", BadName::Part),
            ("questions/deep/a.md", BadName::NotOfAPack),
            ("questions/a.txt", BadName::NotOfAPack),
            ("questions/.a.md", BadName::NotOfAPack),
            ("build.rs", BadName::NotOfAPack),
            (".git/config", BadName::NotOfAPack),
            ("questions/LICENSE", BadName::NotOfAPack),
            ("READMEx", BadName::NotOfAPack),
        ] {
            assert_eq!(check(name), Err(why), "{name:?}");
            assert!(!why.reason().is_empty());
        }
        let long = format!("questions/{}.md", "a".repeat(200));
        assert_eq!(check(&long), Err(BadName::TooLong));
    }
}
