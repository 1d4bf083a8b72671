//! Checking what a person names on the command line: banks, folders of one, single files.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::bundled_files;
use crate::ground::Ground;
use crate::lint::Look;
use crate::shelf::{MANIFESTS, Shelf, below, display};
use crate::{Bank, Code, Library, Problem, TryDetectors, problem};

/// The problems of the bundled bank, advice on interviewing among them, and those of its detectors as `run` tells
/// them.
#[must_use]
pub fn lint_bundled(run: Option<&TryDetectors<'_>>) -> Vec<Problem> {
    let files = bundled_files().map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)));
    Bank::lint(&Shelf::of_bytes(files), None, run)
}

/// The problems of everything below the given paths, advice on interviewing among them, in the order
/// people read them.
///
/// A path may be a bank's folder, a folder or file in a bank, or a single file that lies in none. What
/// lies in a bank is checked against all of it, and only its own problems are told; a file in none is
/// checked by itself, and what it names elsewhere is taken to be there.
#[must_use]
pub fn lint(paths: &[PathBuf]) -> Vec<Problem> {
    lint_over(paths, None, None)
}

/// [`lint`] with packs that what is linted may need, and with what `run` tells of detectors.
#[must_use]
pub fn lint_over(
    paths: &[PathBuf],
    library: Option<&Library>,
    run: Option<&TryDetectors<'_>>,
) -> Vec<Problem> {
    let mut banks: Vec<(PathBuf, Vec<Problem>)> = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let shown = display(path);
        let absolute = match std::path::absolute(path) {
            Ok(absolute) if absolute.exists() => absolute,
            _ => {
                let message = "there is no file or folder of this name";
                problems.push(Problem::of_file(Code::NotFound, &shown, message, "Check the path."));
                continue;
            }
        };
        let Some(root) = root_of(&absolute) else {
            problems.append(&mut alone(path, &shown, run));
            continue;
        };
        let known = banks.iter().position(|(other, _)| *other == root);
        let at = known.unwrap_or_else(|| {
            banks.push((root.clone(), Bank::lint(&Shelf::of_folder(&root), library, run)));
            banks.len() - 1
        });
        let found = banks.get(at).map(|(_, found)| found.as_slice()).unwrap_or_default();
        problems.extend(found.iter().filter_map(|problem| {
            let rest = Path::new(&problem.span.file).strip_prefix(display(&absolute)).ok()?;
            let mut problem = problem.clone();
            let rest = display(rest);
            problem.span.file = if rest == "." { shown.clone() } else { below(&shown, &rest) };
            Some(problem)
        }));
    }
    problem::sort(&mut problems);
    problems.dedup();
    problems
}

/// The bank a path lies in: the nearest folder above, or the path itself, that has `questions` or
/// `rubrics`, when the path is one of these or below them, or is the bank's folder.
fn root_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|root| is_bank(root) && belongs(path, root)).map(Path::to_path_buf)
}

fn is_bank(folder: &Path) -> bool {
    MANIFESTS.iter().any(|name| folder.join(name).is_file())
        || folder.join("rubrics/scale.yaml").is_file()
        || folder.join("questions").is_dir()
}

fn belongs(path: &Path, root: &Path) -> bool {
    path == root
        || path == root.join("pack.yaml")
        || path.starts_with(root.join("questions"))
        || path.starts_with(root.join("rubrics"))
}

fn alone(path: &Path, shown: &str, run: Option<&TryDetectors<'_>>) -> Vec<Problem> {
    if path.is_dir() {
        return Bank::lint(&Shelf::of_folder(path), None, run);
    }
    let shelf = Shelf::of_file(path);
    let (_, mut problems) = Bank::looked_at(&shelf, false, Ground::default(), Look::ToImprove(run));
    for problem in &mut problems {
        shown.clone_into(&mut problem.span.file);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, KIT, LOOP, good};

    /// A bank with one problem in a kit and one in a loop.
    fn bank() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let kit = good().replace(KIT, "id: que-001", "id: que-002");
        kit.replace(LOOP, "kit: short-talk", "kit: long-talk").write(folder.path());
        folder
    }

    fn found(folder: &Path, names: &[&str]) -> Vec<(Code, String)> {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let shown = display(folder);
        let short = |problem: Problem| {
            let file = problem.span.file.strip_prefix(&shown).unwrap().trim_start_matches('/').to_owned();
            (problem.code, file)
        };
        lint(&paths).into_iter().map(short).collect()
    }

    #[test]
    fn a_bank_a_folder_or_a_file_of_it_tells_its_own_problems() {
        let bank = bank();
        let kit = (Code::UnknownQuestion, KIT.to_owned());
        let role_loop = (Code::UnknownKit, LOOP.to_owned());
        assert_eq!(found(bank.path(), &[""]), [kit.clone(), role_loop.clone()]);
        assert_eq!(found(bank.path(), &["rubrics/kits"]), std::slice::from_ref(&kit));
        assert_eq!(found(bank.path(), &[LOOP]), std::slice::from_ref(&role_loop));
        assert_eq!(found(bank.path(), &["questions", CODING]), []);
        assert_eq!(found(bank.path(), &[LOOP, KIT, "rubrics"]), [kit, role_loop]);
    }

    #[test]
    fn a_path_that_is_not_there_is_told_beside_the_others() {
        let bank = bank();
        let missing = (Code::NotFound, "questions/none.md".to_owned());
        let role_loop = (Code::UnknownKit, LOOP.to_owned());
        assert_eq!(found(bank.path(), &["questions/none.md", LOOP]), [missing, role_loop]);
    }

    #[test]
    fn a_file_in_no_bank_is_checked_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let files = good();
        let text = files.text(CODING).replace("label: casts", "label: casts everything away");
        good().with("sum-001.md", &text).with("kits/short-talk.yaml", files.text(KIT)).write(folder.path());
        for name in ["questions", "rubrics"] {
            std::fs::remove_dir_all(folder.path().join(name)).unwrap();
        }
        assert_eq!(found(folder.path(), &["sum-001.md"]), [(Code::LabelTooLong, "sum-001.md".to_owned())]);
        assert_eq!(found(folder.path(), &["kits/short-talk.yaml"]), []);
    }

    #[test]
    fn a_file_that_could_be_anything_is_told() {
        let folder = tempfile::tempdir().unwrap();
        good().with("things.yaml", "a: 1").write(folder.path());
        std::fs::remove_dir_all(folder.path().join("questions")).unwrap();
        std::fs::remove_dir_all(folder.path().join("rubrics")).unwrap();
        assert_eq!(found(folder.path(), &["things.yaml"]), [(Code::UnknownFile, "things.yaml".to_owned())]);
        assert_eq!(found(folder.path(), &[""]), [(Code::NotFound, String::new())]);
    }
}
