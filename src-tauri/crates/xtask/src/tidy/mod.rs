//! `cargo xtask tidy`: rules of the repository that no compiler holds, one file a family.
//!
//! Only files git knows are looked at, so scratch files of a developer are nobody's business.

mod arrows;
mod file_length;
mod interface_door;
mod machine_paths;
mod names;
mod opening_words;
mod top_level;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::journal::{Journal, Step};
use crate::process;
use crate::workspace::{Package, Workspace};

/// The repository as the rules see it.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    files: Vec<SourceFile>,
    packages: Vec<Package>,
}

/// A file git knows.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// From the root, with forward slashes.
    path: String,
    /// Its text; nothing when it is no text.
    text: Option<String>,
}

impl SourceFile {
    /// What comes after the last dot of its name.
    fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The last part of its path.
    fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(&self.path, |(_, name)| name)
    }

    /// Its lines, numbered from 1.
    fn numbered_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.iter().flat_map(|text| text.lines()).enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether a person wrote it as code: what generators write is theirs to shape.
    fn is_code(&self) -> bool {
        let code = ["rs", "ts", "svelte", "js", "mjs", "css", "html", "sql", "sh"];
        code.contains(&self.extension()) && !self.path.starts_with("ui/src/ipc/bindings/")
    }
}

/// A place where a rule does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The file, and the line where one can be named.
    place: String,
    /// What is wrong and what to do.
    message: String,
}

impl Violation {
    fn in_file(path: &str, message: impl Into<String>) -> Self {
        Self { place: path.to_owned(), message: message.into() }
    }

    fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { place: format!("{path}:{line}"), message: message.into() }
    }
}

/// A rule: its name, and what finds the places where it does not hold.
type Rule = (&'static str, fn(&Repository) -> Vec<Violation>);

/// Every rule.
const RULES: &[Rule] = &[
    ("top-level", top_level::check),
    ("arrows", arrows::check),
    ("interface-door", interface_door::check),
    ("names", names::check),
    ("file-length", file_length::check),
    ("opening-words", opening_words::check),
    ("machine-paths", machine_paths::check),
];

/// Checks every rule as a command of its own.
///
/// # Errors
/// `Failure::File` when the log cannot be written. Violations are an exit code.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "tidy")?;
    let done = journal.step("tidy", |step| check(step, workspace));
    Ok(if done.ending.is_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Checks every rule and writes each violation into the step.
///
/// # Errors
/// `Failure::Verdict` when a rule does not hold somewhere.
pub(crate) fn check(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    let repository = read(workspace)?;
    let mut count = 0_usize;
    for (rule, find) in RULES {
        for violation in find(&repository) {
            count += 1;
            step.write(&format!("{}: {} [{rule}]", violation.place, violation.message));
        }
    }
    step.let_through(&format!("{} files, {} rules, {count} violations", repository.files.len(), RULES.len()));
    if count == 0 {
        Ok(())
    } else {
        Err(Failure::Verdict(format!("{count} places break a rule of the repository")))
    }
}

fn read(workspace: &Workspace) -> Result<Repository, Failure> {
    let root = &workspace.root;
    let mut list = Command::new("git");
    // A clone that belongs to somebody else is as good to read as one's own.
    list.arg("-c")
        .arg(format!("safe.directory={}", root.display()))
        .arg("-C")
        .arg(root)
        .args(["ls-files", "-z"]);
    let paths = process::answer(&mut list)?;
    let files = paths.split('\0').filter(|path| !path.is_empty()).filter_map(|path| {
        // A file git knows and the disk does not is one being removed.
        let bytes = std::fs::read(root.join(PathBuf::from(path))).ok()?;
        Some(SourceFile { path: path.to_owned(), text: String::from_utf8(bytes).ok() })
    });
    Ok(Repository { files: files.collect(), packages: workspace.packages.clone() })
}

#[cfg(test)]
mod fixtures {
    use super::{Package, Repository, SourceFile};

    /// A repository of these files.
    pub(super) fn of_files(files: &[(&str, &str)]) -> Repository {
        let file = |&(path, text): &(&str, &str)| SourceFile { path: path.into(), text: Some(text.into()) };
        Repository { files: files.iter().map(file).collect(), packages: Vec::new() }
    }

    /// A repository of these packages: folder, name, dependencies.
    pub(super) fn of_packages(packages: &[(&str, &str, &[&str])]) -> Repository {
        let package = |&(folder, name, dependencies): &(&str, &str, &[&str])| Package {
            name: name.into(),
            folder: folder.into(),
            dependencies: dependencies.iter().map(|&one| one.to_owned()).collect(),
        };
        Repository { files: Vec::new(), packages: packages.iter().map(package).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_this_repository_are_found() {
        let repository = read(&Workspace::find().unwrap()).unwrap();
        let manifest = repository.files.iter().find(|file| file.path == "Cargo.toml").unwrap();
        assert!(manifest.text.as_ref().unwrap().contains("[workspace]"));
    }

    #[test]
    fn a_file_knows_its_name_and_extension() {
        let file = SourceFile { path: "ui/src/App.svelte".into(), text: None };
        assert_eq!((file.name(), file.extension()), ("App.svelte", "svelte"));
        let hidden = SourceFile { path: "LICENSE-MIT".into(), text: None };
        assert_eq!(hidden.extension(), "");
    }
}
