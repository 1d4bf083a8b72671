//! The files of a bank: which there are, where they lie, what each is for.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::source::Source;
use crate::{Code, Problem};

/// The most files one folder may hold.
pub const MAX_FILES: usize = 5000;

/// What a file is for, by the folder it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    /// `pack.yaml` or `rubrics/pack.yaml`
    Manifest,
    /// `rubrics/scale.yaml`
    Scale,
    /// `rubrics/competencies/*.yaml`
    Competency,
    /// `questions/*.md`
    Question,
    /// `rubrics/kits/*.yaml`
    Kit,
    /// `rubrics/loops/*.yaml`
    Loop,
    /// `rubrics/syllabus.yaml`
    Syllabus,
    /// `rubrics/recordings/*.yaml`
    Recording,
}

/// The folders that are read, and the ending of the files in them.
const FOLDERS: [(&str, &str, Use); 6] = [
    ("rubrics", ".yaml", Use::Scale),
    ("rubrics/competencies", ".yaml", Use::Competency),
    ("questions", ".md", Use::Question),
    ("rubrics/kits", ".yaml", Use::Kit),
    ("rubrics/loops", ".yaml", Use::Loop),
    ("rubrics/recordings", ".yaml", Use::Recording),
];

/// The name of the scale's file.
pub(crate) const SCALE: &str = "rubrics/scale.yaml";

/// The name of the syllabus's file.
const SYLLABUS: &str = "rubrics/syllabus.yaml";

/// The names of the manifest's file; the first that is there is read.
pub(crate) const MANIFESTS: [&str; 2] = ["pack.yaml", "rubrics/pack.yaml"];

/// The names of the record of what was verified, beside the manifest.
pub(crate) const VERIFIED: [&str; 2] = ["verified.json", "rubrics/verified.json"];

/// All files of a bank, opened when they are read.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The folder as people see it; empty when the files are in memory.
    pub(crate) shown: String,
    /// Whether the folder is none that a bank could be in.
    no_bank: bool,
    /// The files, those of one use together and sorted by name.
    pub(crate) files: Vec<ShelfFile>,
    /// What was wrong with the folders, and files that are not read.
    pub(crate) problems: Vec<Problem>,
    /// What was verified, as its file says; not a part of the bank.
    pub(crate) verified: Option<ShelfFile>,
}

/// A file of a bank.
#[derive(Debug)]
pub(crate) struct ShelfFile {
    /// What it is for.
    pub(crate) used: Use,
    /// The name below the bank's root, with forward slashes.
    pub(crate) name: String,
    /// The name people see.
    file: String,
    bytes: Bytes,
    opened: OnceLock<Result<Source, Box<Problem>>>,
}

#[derive(Debug)]
enum Bytes {
    /// The path, and whether it is known to be an ordinary file.
    OnDisk(PathBuf, bool),
    InMemory(Cow<'static, [u8]>),
}

impl ShelfFile {
    /// The file's text, or what is wrong with the file as such. Opens it the first time.
    pub(crate) fn open(&self) -> Result<&Source, &Problem> {
        let opened = self.opened.get_or_init(|| match &self.bytes {
            Bytes::OnDisk(path, ordinary) => Source::open(path, *ordinary, &self.file, &self.name),
            Bytes::InMemory(bytes) => Source::from_bytes(&self.file, &self.name, bytes.clone()),
        });
        opened.as_ref().map_err(|problem| &**problem)
    }
}

/// What a file is for, from its name below the root; nothing when the bank does not read it.
pub(crate) fn use_of(name: &str) -> Option<Use> {
    if name == SYLLABUS {
        return Some(Use::Syllabus);
    }
    if MANIFESTS.contains(&name) {
        return Some(Use::Manifest);
    }
    let (folder, base) = name.rsplit_once('/')?;
    let (_, ending, used) = FOLDERS.iter().find(|(known, ..)| *known == folder)?;
    let reads = base.ends_with(ending) && !is_beside(base);
    (reads && (*used != Use::Scale || name == SCALE)).then_some(*used)
}

/// Whether a file may lie in a folder of the bank without being part of it.
fn is_beside(base: &str) -> bool {
    base.starts_with('.') || base == "README.md"
}

impl Shelf {
    /// Looks through the folders below `root`.
    pub(crate) fn of_folder(root: &Path) -> Self {
        let shown = display(root);
        let mut shelf = Self { shown: shown.clone(), ..Self::default() };
        if !root.join("questions").is_dir() && !root.join("rubrics").is_dir() {
            let message = "this folder is no bank: it has neither a folder questions nor a folder rubrics";
            let hint = "Name the folder that holds them.";
            shelf.problems.push(Problem::of_file(Code::NotFound, &shown, message, hint));
            shelf.no_bank = true;
            return shelf;
        }
        if root.join("pack.yaml").is_file() {
            let file = below(&shown, "pack.yaml");
            shelf.take(
                Use::Manifest,
                "pack.yaml".to_owned(),
                file,
                Bytes::OnDisk(root.join("pack.yaml"), false),
            );
        }
        for (folder, ..) in FOLDERS {
            shelf.folder(root, &shown, folder);
        }
        for name in VERIFIED.iter().filter(|name| root.join(name).is_file()) {
            shelf.note_verified(name, below(&shown, name), Bytes::OnDisk(root.join(name), false));
        }
        shelf.one_manifest();
        shelf
    }

    /// Reports a bank that has no scale and takes none from a pack it needs.
    pub(crate) fn scale_is_missing(&self) -> Option<Problem> {
        if self.no_bank || self.files.iter().any(|file| file.used == Use::Scale) {
            return None;
        }
        let message = "the scale is missing, and every rating is on it";
        let hint = "Add it with `points`, `recommendations` and `levels`.";
        Some(Problem::of_file(Code::NotFound, &self.file_of(SCALE), message, hint))
    }

    /// The name of a file below the root, as people see it.
    pub(crate) fn file_of(&self, name: &str) -> String {
        if self.shown.is_empty() { name.to_owned() } else { below(&self.shown, name) }
    }

    /// A file as people see it, by its name below the root again.
    pub(crate) fn name_of(&self, file: &str) -> String {
        let name = match self.shown.as_str() {
            "" | "." => file,
            shown => file
                .strip_prefix(shown.trim_end_matches('/'))
                .map_or(file, |name| name.trim_start_matches('/')),
        };
        name.to_owned()
    }

    /// The folders that hold a bank's files, below its root.
    pub(crate) fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
        std::iter::once(root.to_path_buf()).chain(FOLDERS.iter().map(|(folder, ..)| root.join(folder)))
    }

    /// The manifest's file.
    pub(crate) fn manifest(&self) -> Option<&ShelfFile> {
        self.files.iter().find(|file| file.used == Use::Manifest)
    }

    /// Of two manifests the one at the root is read, and the other is told.
    fn one_manifest(&mut self) {
        let mut manifests: Vec<String> = self
            .files
            .iter()
            .filter(|file| file.used == Use::Manifest)
            .map(|file| file.name.clone())
            .collect();
        manifests.sort_unstable();
        if let [_, second] = manifests.as_slice() {
            self.files.retain(|file| file.name != *second);
            let message = "this is not read, since there is a pack.yaml at the root";
            let file = self.file_of(second);
            self.problems.push(Problem::of_file(Code::UnknownFile, &file, message, "Keep one of the two."));
        }
    }

    fn note_verified(&mut self, name: &str, file: String, bytes: Bytes) {
        if self.verified.is_none() {
            let (used, name, opened) = (Use::Manifest, name.to_owned(), OnceLock::new());
            self.verified = Some(ShelfFile { used, name, file, bytes, opened });
        }
    }

    /// A hash of all the bank reads: blake3 over the names and the hashes of the files' bytes, sorted by
    /// name. What lies beside (a README, the licence's text, the record of what was verified) does not
    /// count.
    pub(crate) fn hash(&self) -> String {
        let mut files: Vec<&ShelfFile> = self.files.iter().collect();
        files.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"touchstone.pack/1");
        for file in files {
            hasher.update(&(file.name.len() as u64).to_le_bytes());
            hasher.update(file.name.as_bytes());
            match file.open() {
                Ok(source) => hasher.update(source.hash().as_bytes()),
                // Its problem keeps it from being used; a hash of what is left would name something.
                Err(problem) => hasher.update(problem.code.name().as_bytes()),
            };
        }
        hasher.finalize().to_hex().to_string()
    }

    fn folder(&mut self, root: &Path, shown: &str, folder: &str) {
        let entries = match entries_of(&root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                let file = below(shown, folder);
                let message = format!("the folder cannot be read: {error}");
                let hint = "Check that it is a folder, and its permissions.";
                self.problems.push(Problem::of_file(Code::Unreadable, &file, message, hint));
                return;
            }
        };
        if entries.len() > MAX_FILES {
            let file = below(shown, folder);
            let message =
                format!("the folder holds more than {MAX_FILES} files; those after them were not read");
            let hint = "Is this the right folder? Split the bank if it is.";
            self.problems.push(Problem::of_file(Code::TooManyFiles, &file, message, hint));
        }
        for (base, path, ordinary) in entries.into_iter().take(MAX_FILES) {
            let name = format!("{folder}/{base}");
            let file = below(shown, &name);
            match use_of(&name) {
                Some(used) => self.take(used, name, file, Bytes::OnDisk(path, ordinary)),
                None => self.unknown(&file, &name),
            }
        }
    }

    /// A bank whose files are in memory: names below the root, and bytes.
    pub(crate) fn of_bytes(files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>) -> Self {
        let mut shelf = Self::default();
        for (name, bytes) in files {
            match use_of(&name) {
                Some(used) => shelf.take(used, name.clone(), name, Bytes::InMemory(bytes)),
                None if VERIFIED.contains(&name.as_str()) => {
                    shelf.note_verified(&name.clone(), name, Bytes::InMemory(bytes));
                }
                None => shelf.unknown(&name, &name),
            }
        }
        shelf.files.sort_by(|one, other| (one.used, &one.name).cmp(&(other.used, &other.name)));
        shelf.one_manifest();
        shelf
    }

    /// A single file that lies in no bank.
    pub(crate) fn of_file(path: &Path) -> Self {
        let mut shelf = Self::default();
        let file = display(path);
        let base = path.file_name().map(|base| base.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = std::path::absolute(path)
            .ok()
            .and_then(|path| Some(path.parent()?.file_name()?.to_string_lossy().into_owned()));
        let named = match (folder.as_deref(), base.as_str()) {
            (_, "scale.yaml") => SCALE.to_owned(),
            (_, "syllabus.yaml") => SYLLABUS.to_owned(),
            (_, "pack.yaml") => "pack.yaml".to_owned(),
            (Some(folder @ ("competencies" | "kits" | "loops" | "recordings")), base) => {
                format!("rubrics/{folder}/{base}")
            }
            (_, base) => format!("questions/{base}"),
        };
        match use_of(&named) {
            Some(used) => shelf.take(used, named, file, Bytes::OnDisk(path.to_path_buf(), false)),
            None => {
                let message = "this file lies in no bank, and its name does not say what it is";
                let hint =
                    "Questions end in .md; rubrics lie in a folder competencies, kits, loops or recordings.";
                shelf.problems.push(Problem::of_file(Code::UnknownFile, &file, message, hint));
            }
        }
        shelf
    }

    fn take(&mut self, used: Use, name: String, file: String, bytes: Bytes) {
        self.files.push(ShelfFile { used, name, file, bytes, opened: OnceLock::new() });
    }

    fn unknown(&mut self, file: &str, name: &str) {
        let (folder, base) = name.rsplit_once('/').unwrap_or_default();
        let known = FOLDERS.iter().any(|(known, ..)| *known == name) || VERIFIED.contains(&name);
        if is_beside(base) || known {
            return;
        }
        let ending = FOLDERS.iter().find(|(known, ..)| *known == folder).map_or("", |(_, ending, _)| ending);
        let hint = match folder {
            "rubrics" => {
                "Here lie pack.yaml, scale.yaml, syllabus.yaml and the folders competencies, kits, loops \
                 and recordings."
                    .to_owned()
            }
            _ => format!("Here lie files that end in {ending}, and no folders."),
        };
        self.problems.push(Problem::of_file(Code::UnknownFile, file, "the bank does not read this", hint));
    }
}

/// What lies in a folder, sorted by name: the name, the path, and whether it is an ordinary file. One
/// more than is read at most.
fn entries_of(folder: &Path) -> std::io::Result<Vec<(String, PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)?.take(MAX_FILES + 1) {
        let entry = entry?;
        let ordinary = entry.file_type().is_ok_and(|kind| kind.is_file());
        entries.push((entry.file_name().to_string_lossy().into_owned(), entry.path(), ordinary));
    }
    entries.sort_unstable();
    Ok(entries)
}

/// A path as people see it: forward slashes, and no dot before names below the current folder.
pub(crate) fn display(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    let shown = shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown);
    if shown.is_empty() { ".".to_owned() } else { shown }
}

/// A name below a folder, as people see it.
pub(crate) fn below(folder: &str, name: &str) -> String {
    match folder {
        "." => name.to_owned(),
        folder => format!("{}/{name}", folder.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bank;
    use crate::testing::{CODING, KIT, SCALE, good};

    #[test]
    fn files_are_known_by_their_folder_and_ending() {
        for (name, used) in [
            ("questions/a.md", Some(Use::Question)),
            ("rubrics/scale.yaml", Some(Use::Scale)),
            ("rubrics/syllabus.yaml", Some(Use::Syllabus)),
            ("pack.yaml", Some(Use::Manifest)),
            ("rubrics/pack.yaml", Some(Use::Manifest)),
            ("questions/pack.yaml", None),
            ("rubrics/kits/a.yaml", Some(Use::Kit)),
            ("rubrics/loops/a.yaml", Some(Use::Loop)),
            ("rubrics/recordings/a.yaml", Some(Use::Recording)),
            ("rubrics/competencies/a.yaml", Some(Use::Competency)),
            ("rubrics/other.yaml", None),
            ("questions/a.yaml", None),
            ("questions/README.md", None),
            ("questions/.a.md", None),
            ("questions/deep/a.md", None),
            ("a.md", None),
        ] {
            assert_eq!(use_of(name), used, "{name}");
        }
    }

    #[test]
    fn a_folder_reads_like_the_same_files_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        good().replace(KIT, "id: que-001", "id: que-002").write(folder.path());
        let (_, problems) = Bank::load(folder.path());
        let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
        assert_eq!(problem.code, Code::UnknownQuestion);
        assert_eq!(problem.span.file, format!("{}/{KIT}", folder.path().display()));
    }

    #[test]
    fn a_folder_that_is_no_bank_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (bank, problems) = Bank::load(folder.path());
        assert_eq!(bank.questions().count(), 0);
        let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
        assert_eq!(problem.code, Code::NotFound);
        assert!(
            problem.message.ends_with("it has neither a folder questions nor a folder rubrics"),
            "{problem:?}"
        );
    }

    #[test]
    fn a_bank_without_a_scale_is_told() {
        assert_eq!(good().without(SCALE).found(), ["not-found scale.yaml: "]);
    }

    #[test]
    fn files_that_are_not_read_are_told_and_those_beside_a_bank_are_not() {
        let folder = tempfile::tempdir().unwrap();
        good()
            .with("questions/notes.txt", "x")
            .with("questions/old/a.md", "x")
            .with("rubrics/scale.yml", "x")
            .with("questions/README.md", "x")
            .with("questions/.hidden", "x")
            .write(folder.path());
        let (_, problems) = Bank::load(folder.path());
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.code, problem.span.file.rsplit('/').next().unwrap()))
            .collect();
        let unknown = Code::UnknownFile;
        assert_eq!(found, [(unknown, "notes.txt"), (unknown, "old"), (unknown, "scale.yml")]);
    }

    #[test]
    fn what_lies_where_a_file_or_folder_should_be_is_told() {
        let folder = tempfile::tempdir().unwrap();
        good().write(folder.path());
        fs::create_dir(folder.path().join("questions/folder.md")).unwrap();
        fs::remove_dir_all(folder.path().join("rubrics/loops")).unwrap();
        fs::File::create(folder.path().join("rubrics/loops")).unwrap();
        let (_, problems) = Bank::load(folder.path());
        let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::Unreadable, Code::Unreadable], "{problems:#?}");
    }

    #[test]
    fn a_folder_of_too_many_files_is_cut_off_and_told() {
        let folder = tempfile::tempdir().unwrap();
        good().write(folder.path());
        for number in 0..=MAX_FILES {
            fs::File::create(folder.path().join(format!("questions/.{number}"))).unwrap();
        }
        let (_, problems) = Bank::load(folder.path());
        assert!(problems.iter().any(|problem| problem.code == Code::TooManyFiles), "{problems:#?}");
    }

    #[test]
    fn paths_are_shown_with_forward_slashes_and_without_a_leading_dot() {
        assert_eq!(display(Path::new("./questions/a.md")), "questions/a.md");
        assert_eq!(display(Path::new("")), ".");
        assert_eq!(below(".", CODING), CODING);
        assert_eq!(below("bank/", "questions"), "bank/questions");
    }
}
