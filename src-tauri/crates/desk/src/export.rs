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
    /// When there is no such interview or revision, or it cannot be read; and for PDF, which is no text.
    pub fn rendered(&mut self, id: InterviewId, options: ExportOptions) -> Result<String, Fault> {
        let card = self.card(id, options.revision)?;
        report::render(&card, options.privacy, options.format, self.surroundings.offset()).ok_or_else(|| {
            Fault::new(
                "not-text",
                format!("{} is no text", options.format),
                "Export it to a file, or in another format.",
            )
        })
    }

    /// A scorecard as the bytes of a file.
    ///
    /// # Errors
    /// When there is no such interview or revision, it cannot be read, or a PDF cannot be set.
    pub fn bytes(&mut self, id: InterviewId, options: ExportOptions) -> Result<Vec<u8>, Fault> {
        if options.format != Format::Pdf {
            return Ok(self.rendered(id, options)?.into_bytes());
        }
        let card = self.card(id, options.revision)?;
        self.surroundings.pdf(&card, options.privacy)
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
        let bytes = self.bytes(id, options)?;
        let name = self.export_name(id, options)?;
        write_as(&self.folder, &name, &bytes, target)
    }
}

/// Writes to a target: a new file, synced, then moved to its place.
pub(crate) fn write_as(
    folder: &DataFolder,
    name: &str,
    bytes: &[u8],
    target: &Target,
) -> Result<Exported, Fault> {
    match target {
        Target::ExportsFolder => {
            let exports = folder.exports();
            fs::create_dir_all(&exports).map_err(|error| Fault::io("making", &exports, &error))?;
            write_beside(&exports, name, bytes)
        }
        Target::Folder(folder) => write_beside(folder, name, bytes),
        Target::File { path, replace } => {
            write(path, bytes, *replace)?;
            Ok(exported(path, bytes))
        }
    }
}

/// Writes under the name, or the first of "name (2)", "name (3)" … that is free.
fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<Exported, Fault> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    for n in 1..1000 {
        let name = if n == 1 { name.to_owned() } else { format!("{stem} ({n}).{extension}") };
        let path = folder.join(name);
        match write(&path, bytes, false) {
            Ok(()) => return Ok(exported(&path, bytes)),
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

fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Fault> {
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
    file.write_all(bytes).map_err(|error| failed(&error))?;
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

fn exported(path: &Path, bytes: &[u8]) -> Exported {
    let shown = std::path::absolute(path).unwrap_or_else(|_unresolved| path.to_owned());
    Exported { path: shown.display().to_string(), bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) }
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
