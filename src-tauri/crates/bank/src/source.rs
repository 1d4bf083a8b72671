//! Files at the door: size, kind and encoding are checked before anything is parsed.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::Path;

use crate::problem::Span;
use crate::{Code, Problem};

/// The largest file that is read. A question at the level due has about 12 kB.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// The text of one file, with line ends as LF and without a byte-order mark.
#[derive(Debug)]
pub(crate) struct Source {
    /// The name people see: the folder as it was given, and the name below it.
    pub(crate) file: String,
    /// The name below the bank's root, with forward slashes.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: Cow<'static, str>,
    /// The hash of the bytes, where they are not those of the text.
    raw: Option<blake3::Hash>,
}

impl Source {
    /// Reads a file from disk, at most [`MAX_FILE_BYTES`] of it. What is not known to be `ordinary` is
    /// looked at first: opening a pipe would wait for its other end.
    pub(crate) fn open(path: &Path, ordinary: bool, file: &str, name: &str) -> Result<Self, Box<Problem>> {
        let unreadable = |error: io::Error| {
            let (code, hint) = match error.kind() {
                io::ErrorKind::NotFound => (Code::NotFound, "Check the path."),
                io::ErrorKind::PermissionDenied => (Code::Unreadable, "Check the file's permissions."),
                _ => (Code::Unreadable, "Check the disk, or restore the file."),
            };
            Box::new(Problem::of_file(code, file, format!("the file cannot be read: {error}"), hint))
        };
        if !ordinary && !fs::metadata(path).map_err(unreadable)?.is_file() {
            let message = "this is no ordinary file";
            return Err(Box::new(Problem::of_file(Code::Unreadable, file, message, "Put a text file here.")));
        }
        let opened = File::open(path).map_err(unreadable)?;
        let length = opened.metadata().map_err(unreadable)?.len();
        if length > MAX_FILE_BYTES {
            return Err(too_large(file, length));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
        // The file may grow between the look and the read.
        opened.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(too_large(file, bytes.len() as u64));
        }
        Self::from_bytes(file, name, Cow::Owned(bytes))
    }

    /// Takes a file's bytes as text.
    pub(crate) fn from_bytes(
        file: &str,
        name: &str,
        bytes: Cow<'static, [u8]>,
    ) -> Result<Self, Box<Problem>> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(too_large(file, bytes.len() as u64));
        }
        // Of most files the text is the bytes, and they can be hashed when somebody asks.
        let differs = bytes.starts_with("\u{feff}".as_bytes()) || memchr::memchr(b'\r', &bytes).is_some();
        let raw = differs.then(|| blake3::hash(&bytes));
        let text = match bytes {
            Cow::Borrowed(bytes) => {
                std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| not_utf8(file, bytes, error))?
            }
            Cow::Owned(bytes) => String::from_utf8(bytes)
                .map(Cow::Owned)
                .map_err(|error| not_utf8(file, error.as_bytes(), error.utf8_error()))?,
        };
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}').is_empty() {
            let message = "the file is empty";
            return Err(Box::new(Problem::of_file(
                Code::EmptyFile,
                file,
                message,
                "Write it, restore it, or delete it.",
            )));
        }
        Ok(Self { file: file.to_owned(), name: name.to_owned(), text: normalised(text), raw })
    }

    /// The hash of the file's bytes as they were read.
    pub(crate) fn hash(&self) -> blake3::Hash {
        self.raw.unwrap_or_else(|| blake3::hash(self.text.as_bytes()))
    }

    /// The name of the file without its folder and ending.
    pub(crate) fn stem(&self) -> &str {
        stem(&self.name)
    }

    /// Where a byte range is, and the lines it covers. Out-of-range ends are moved inside.
    pub(crate) fn locate(&self, range: Range<usize>) -> (Span, &str) {
        let text = self.text.as_ref();
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
        let (before, rest) = text.split_at(start);
        let covered = rest.get(..end - start).unwrap_or_default();
        let (line, column) = position(before);
        let (end_line, end_column) = match covered.rfind('\n') {
            None => (line, column.saturating_add(length(covered))),
            Some(_) => {
                let (lines, last) = position(covered);
                (line.saturating_add(lines - 1), last)
            }
        };
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let until = text.get(end..).and_then(|tail| tail.find('\n')).map_or(text.len(), |at| end + at);
        let excerpt = shown(text.get(from..until).unwrap_or_default());
        let span = Span { file: self.file.clone(), line, column, end_line, end_column };
        (span, excerpt)
    }
}

/// The most lines shown of one problem.
const MAX_LINES: usize = 4;

/// The longest line, in bytes, that is shown with a problem.
const MAX_LINE: usize = 2000;

/// The first lines of an excerpt, or nothing when one of them is too long to help.
fn shown(excerpt: &str) -> &str {
    let end = excerpt.match_indices('\n').nth(MAX_LINES - 1).map_or(excerpt.len(), |(at, _)| at);
    let excerpt = excerpt.get(..end).unwrap_or_default();
    if excerpt.lines().any(|line| line.len() > MAX_LINE) { "" } else { excerpt }
}

/// The name of a file without its folder and ending.
pub(crate) fn stem(name: &str) -> &str {
    let base = name.rsplit('/').next().unwrap_or(name);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

/// Line and column after `text`, both from 1.
fn position(text: &str) -> (u32, u32) {
    let line = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let last = text.rsplit('\n').next().unwrap_or_default();
    (u32::try_from(line).unwrap_or(u32::MAX), length(last).saturating_add(1))
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn normalised(text: Cow<'static, str>) -> Cow<'static, str> {
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Cow::Owned(text) if text.starts_with('\u{feff}') => Cow::Owned(text.replacen('\u{feff}', "", 1)),
        owned @ Cow::Owned(_) => owned,
    };
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

fn too_large(file: &str, bytes: u64) -> Box<Problem> {
    Box::new(Problem::of_file(
        Code::FileTooLarge,
        file,
        format!("the file has {bytes} bytes and was not read; at most {MAX_FILE_BYTES} are"),
        "A question or rubric is a short text: is this the right file?",
    ))
}

fn not_utf8(file: &str, bytes: &[u8], error: std::str::Utf8Error) -> Box<Problem> {
    let at = error.valid_up_to();
    let before = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    let (line, column) = position(before);
    let hint = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "It looks like UTF-16. Save it as UTF-8.",
        _ => "Save it as UTF-8.",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    let mut problem = Problem::of_file(
        Code::NotUtf8,
        file,
        format!("the file is not UTF-8: byte {at} is 0x{byte:02x}, which begins no character"),
        hint,
    );
    problem.span.line = line;
    problem.span.end_line = line;
    problem.span.column = column;
    problem.span.end_column = column;
    Box::new(problem)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn of(bytes: &'static [u8]) -> Result<Source, Box<Problem>> {
        Source::from_bytes("a.md", "questions/a.md", Cow::Borrowed(bytes))
    }

    fn on_disk(path: &Path) -> Result<Source, Box<Problem>> {
        Source::open(path, false, "a.md", "questions/a.md")
    }

    #[test]
    fn a_file_of_50_mb_is_refused_without_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        // Sparse: it takes no room on disk, and reading it would take 50 MB of memory.
        File::create(&path).unwrap().set_len(50 << 20).unwrap();
        let problem = on_disk(&path).unwrap_err();
        assert_eq!(problem.code, Code::FileTooLarge);
        assert!(problem.message.contains("52428800 bytes"), "{}", problem.message);
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let mut file = File::create(&path).unwrap();
        file.write_all(&vec![b'a'; 1 << 20]).unwrap();
        assert_eq!(on_disk(&path).unwrap().text.len(), 1 << 20);
        file.write_all(b"b").unwrap();
        assert_eq!(on_disk(&path).unwrap_err().code, Code::FileTooLarge);
    }

    #[test]
    fn what_is_missing_or_no_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(on_disk(&folder.path().join("none.md")).unwrap_err().code, Code::NotFound);
        let problem = on_disk(folder.path()).unwrap_err();
        assert_eq!(problem.code, Code::Unreadable);
        assert_eq!(problem.message, "this is no ordinary file");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_told_with_their_place() {
        let problem = of(b"caf\xc3\xa9\ncaf\xe9 au lait").unwrap_err();
        assert_eq!(problem.code, Code::NotUtf8);
        assert_eq!((problem.span.line, problem.span.column), (2, 4));
        assert!(problem.message.contains("byte 9 is 0xe9"), "{}", problem.message);
        assert!(of(b"\xff\xfea\0").unwrap_err().hint.contains("UTF-16"));
    }

    #[test]
    fn a_file_without_content_is_told() {
        for bytes in [b"".as_slice(), b" \n\t\r\n", b"\0\0\0\0", b"\xef\xbb\xbf"] {
            assert_eq!(of(bytes).unwrap_err().code, Code::EmptyFile, "{bytes:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_line_ends_become_lf() {
        assert_eq!(of(b"\xef\xbb\xbfa\r\nb\rc\n").unwrap().text, "a\nb\nc\n");
        assert_eq!(of(b"a\nb").unwrap().text, "a\nb");
    }

    #[test]
    fn places_count_unicode_scalars_from_one_and_end_after_the_last() {
        let source = of("é≤x\nsecond\nthird".as_bytes()).unwrap();
        let place = |range| {
            let (span, excerpt) = source.locate(range);
            (span.line, span.column, span.end_line, span.end_column, excerpt)
        };
        assert_eq!(place(0..0), (1, 1, 1, 1, "é≤x"));
        assert_eq!(place(5..6), (1, 3, 1, 4, "é≤x"));
        assert_eq!(place(7..13), (2, 1, 2, 7, "second"));
        assert_eq!(place(2..9), (1, 2, 2, 3, "é≤x\nsecond"));
        assert_eq!(place(14..99), (3, 1, 3, 6, "third"));
    }
}
