//! Exports: a scorecard as a file, whole or not at all.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use bank::Question;
use interview::{InterviewId, Privacy};
use report::Format;

use crate::{DataFolder, Desk, Exported, Fault};

/// What to write, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportOptions {
    /// The revision; as it stands when none.
    pub revision: Option<u32>,
    /// The format.
    pub format: Format,
    /// What its readers may see.
    pub privacy: Privacy,
}

/// Where to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The exports folder, under a name not yet taken.
    ExportsFolder,
    /// This folder, under a name not yet taken.
    Folder(PathBuf),
    /// This file; one that exists only with leave to replace it.
    File {
        /// The file.
        path: PathBuf,
        /// Leave to replace.
        replace: bool,
    },
}

impl Desk {
    /// A scorecard as text.
    ///
    /// # Errors
    /// When there is no such interview or revision, or it cannot be read.
    pub fn rendered(&mut self, id: InterviewId, options: ExportOptions) -> Result<String, Fault> {
        let card = self.card(id, options.revision)?;
        Ok(report::render(&card, options.privacy, options.format, self.surroundings.offset()))
    }

    /// The name an export would have.
    ///
    /// # Errors
    /// As [`Desk::rendered`].
    pub fn export_name(&mut self, id: InterviewId, options: ExportOptions) -> Result<String, Fault> {
        let card = self.card(id, options.revision)?;
        Ok(report::file_name(&card, options.privacy, options.format, self.surroundings.offset()))
    }

    /// Writes a scorecard: a new file, synced, then moved to its place.
    ///
    /// # Errors
    /// When the file exists, its folder does not, or the disk refuses; nothing is left half-written.
    pub fn export(
        &mut self,
        id: InterviewId,
        options: ExportOptions,
        target: &Target,
    ) -> Result<Exported, Fault> {
        let text = self.rendered(id, options)?;
        let name = self.export_name(id, options)?;
        write_as(&self.folder, &name, &text, target)
    }
}

/// Writes to a target: a new file, synced, then moved to its place.
pub(crate) fn write_as(
    folder: &DataFolder,
    name: &str,
    text: &str,
    target: &Target,
) -> Result<Exported, Fault> {
    match target {
        Target::ExportsFolder => {
            let exports = folder.exports();
            fs::create_dir_all(&exports).map_err(|error| Fault::io("making", &exports, &error))?;
            write_beside(&exports, name, text)
        }
        Target::Folder(folder) => write_beside(folder, name, text),
        Target::File { path, replace } => {
            write(path, text, *replace)?;
            Ok(exported(path, text))
        }
    }
}

/// Writes under the name, or the first of "name (2)", "name (3)" … that is free.
fn write_beside(folder: &Path, name: &str, text: &str) -> Result<Exported, Fault> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    for n in 1..1000 {
        let name = if n == 1 { name.to_owned() } else { format!("{stem} ({n}).{extension}") };
        let path = folder.join(name);
        match write(&path, text, false) {
            Ok(()) => return Ok(exported(&path, text)),
            Err(fault) if fault.code == "file-exists" => {}
            Err(fault) => return Err(fault),
        }
    }
    Err(Fault::new(
        "file-exists",
        format!("{} holds a thousand exports of this name", folder.display()),
        "Move some away, then try again.",
    ))
}

fn write(path: &Path, text: &str, replace: bool) -> Result<(), Fault> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(Fault::new(
            "is-a-folder",
            format!("{} is a folder", path.display()),
            "Name a file in it.",
        ));
    }
    let failed = |error: &std::io::Error| Fault::io("writing", path, error);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    readable_by_umask(file.as_file()).map_err(|error| failed(&error))?;
    let moved = if replace { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map_err(|error| failed(&error.error))?;
    sync_folder(folder).map_err(|error| failed(&error))
}

/// A temporary file is for its owner alone; an export is an ordinary file.
#[cfg(unix)]
fn readable_by_umask(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
fn readable_by_umask(_file: &fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

fn exported(path: &Path, text: &str) -> Exported {
    let shown = std::path::absolute(path).unwrap_or_else(|_unresolved| path.to_owned());
    Exported { path: shown.display().to_string(), bytes: u64::try_from(text.len()).unwrap_or(u64::MAX) }
}

/// What goes into the shared editor: the prompt as comments, then the starter.
#[must_use]
pub fn starter_text(question: &Question) -> String {
    let mut text = String::new();
    for line in report::markup::to_text(&question.prompt).lines() {
        text.push_str(if line.is_empty() { "//" } else { "// " });
        text.push_str(line);
        text.push('\n');
    }
    for fence in &question.starter {
        text.push('\n');
        text.push_str(&fence.code);
        if !fence.code.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}
