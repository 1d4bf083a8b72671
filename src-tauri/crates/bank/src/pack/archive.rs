//! `.touchpack`: a pack in one file, a zip archive of stored entries.
//!
//! The same content is the same bytes: entries are sorted by name, times and modes are fixed. Whatever
//! is read comes from somebody else: counts, names and sizes are checked from the directory before any
//! content is looked at, nothing is unpacked that is larger than the file itself, and nothing is
//! written anywhere.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::read::{ArchiveOffset, Config, ZipFileEntry};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::names;
use super::{MAX_ARCHIVE_BYTES, MAX_ENTRIES, PackError};
use crate::source::MAX_FILE_BYTES;

/// The bits of a Unix mode that say what kind of thing it is, and an ordinary file's.
const KIND: u32 = 0o170_000;
const ORDINARY: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// What an entry of the directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";

/// What the end of the directory begins with.
const END: &[u8] = b"PK\x05\x06";

/// The bytes of an archive of these files, whose names were checked.
pub(super) fn write(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, PackError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let failed = |reason: String| PackError::NotAnArchive { reason };
    for (name, bytes) in files {
        writer.start_file(name, options).map_err(|error| failed(error.to_string()))?;
        writer.write_all(bytes).map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer.finish().map_err(|error| failed(error.to_string()))?.into_inner();
    match bytes.len() as u64 > MAX_ARCHIVE_BYTES {
        true => Err(PackError::TooLarge { bytes: bytes.len() as u64, most: MAX_ARCHIVE_BYTES }),
        false => Ok(bytes),
    }
}

/// The files of an archive, by name.
pub(super) fn read(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, PackError> {
    let size = bytes.len() as u64;
    if size > MAX_ARCHIVE_BYTES {
        return Err(PackError::TooLarge { bytes: size, most: MAX_ARCHIVE_BYTES });
    }
    let damaged = |reason: String| PackError::NotAnArchive { reason };
    // Counted before the directory is read into memory, whichever of several ends the reader would take.
    let entries = memchr::memmem::find_iter(bytes, ENTRY).count();
    if entries > MAX_ENTRIES {
        return Err(PackError::TooManyEntries { entries, most: MAX_ENTRIES });
    }
    if !ends_where_it_says(bytes) {
        return Err(damaged("its end is not where it says".to_owned()));
    }
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let archive = ZipArchive::with_config(config, Cursor::new(bytes));
    let mut archive = archive.map_err(|error| damaged(error.to_string()))?;
    if archive.has_duplicate_names() {
        return Err(PackError::DuplicateEntries);
    }
    let mut known = Known { left: size, names: BTreeMap::new() };
    let mut wanted = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let entry = archive.by_index_data(at).map_err(|error| damaged(error.to_string()))?;
        if let Some(name) = known.name(&entry)? {
            wanted.push((at, name, entry.size()));
        }
    }
    archive.validate_header_consistency().map_err(|error| damaged(error.to_string()))?;
    let mut files = BTreeMap::new();
    for (at, name, length) in wanted {
        let mut opened = archive.by_index(at).map_err(|error| damaged(format!("{name}: {error}")))?;
        let mut content = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        let taken = opened.by_ref().take(length + 1).read_to_end(&mut content);
        taken.map_err(|error| damaged(format!("{name}: {error}")))?;
        if content.len() as u64 != length {
            return Err(damaged(format!("{name} has {} of {length} bytes", content.len())));
        }
        files.insert(name, content);
    }
    Ok(files)
}

/// Whether the last bytes are the end of the directory before them: nothing follows it, and nothing that
/// a reader could take for another directory lies between.
fn ends_where_it_says(bytes: &[u8]) -> bool {
    let Some((rest, end)) = bytes.split_last_chunk::<22>() else { return false };
    let number = |at: usize| {
        let bytes = end.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes) as usize
    };
    let (size, start) = (number(12), number(16));
    end.starts_with(END) && start.checked_add(size) == Some(rest.len()) && end.ends_with(&[0, 0])
}

/// The entries seen so far.
struct Known {
    /// How many bytes of content the rest of the file could still hold.
    left: u64,
    /// Names as a system sees them that does not tell cases apart.
    names: BTreeMap<String, String>,
}

impl Known {
    /// The name of an entry that is a file; nothing for a folder.
    fn name(&mut self, entry: &ZipFileEntry<'_>) -> Result<Option<String>, PackError> {
        let raw = entry.name_raw();
        let shown = shown(raw);
        let refuse = |reason: &str| PackError::BadEntry { name: shown.clone(), reason: reason.to_owned() };
        let Ok(name) = std::str::from_utf8(raw) else {
            return Err(refuse("its name is not UTF-8"));
        };
        if entry.encrypted() {
            return Err(refuse("it is encrypted"));
        }
        let kind = entry.unix_mode().map_or(0, |mode| mode & KIND);
        if kind != 0 && kind != ORDINARY && kind != FOLDER {
            return Err(refuse(if entry.is_symlink() { "it is a link" } else { "it is no ordinary file" }));
        }
        if entry.is_dir() || kind == FOLDER {
            return match names::is_folder(name) && entry.size() == 0 && entry.compressed_size() == 0 {
                true => self.once(name).map(|()| None),
                false => Err(refuse(
                    names::check(name.trim_end_matches('/'))
                        .err()
                        .map_or("a pack has no folder of this name", names::BadName::reason),
                )),
            };
        }
        names::check(name).map_err(|bad| refuse(bad.reason()))?;
        if entry.compression() != CompressionMethod::Stored || entry.size() != entry.compressed_size() {
            return Err(refuse("it is compressed, and entries of a pack are stored as they are"));
        }
        if entry.size() > MAX_FILE_BYTES {
            return Err(refuse(&format!(
                "it has {} bytes; a file of a pack has at most {MAX_FILE_BYTES}",
                entry.size()
            )));
        }
        self.once(name)?;
        match self.left.checked_sub(entry.size()) {
            Some(left) => self.left = left,
            None => return Err(refuse("with it the entries hold more than the file does")),
        }
        Ok(Some(name.to_owned()))
    }

    /// Notes a name that must be new, in whatever case.
    fn once(&mut self, name: &str) -> Result<(), PackError> {
        let reason = match self.names.insert(name.to_ascii_lowercase(), name.to_owned()) {
            None => return Ok(()),
            Some(other) if other == name => "it is there twice".to_owned(),
            Some(other) => format!("{other} differs from it by case only"),
        };
        Err(PackError::BadEntry { name: name.to_owned(), reason })
    }
}

/// A name for people, cut and without what acts on a terminal.
fn shown(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    let mut shown: String =
        text.chars().take(80).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(80).is_some() {
        shown.push('…');
    }
    shown
}
