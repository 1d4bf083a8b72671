//! Reading WebVTT and SubRip as meeting software writes them.
//!
//! Such files come with every fault there is, and one bad cue must not cost the others: what cannot be read is
//! told with its line and skipped. Bytes that are no text are another matter: nothing is made of them.

use super::{SkippedCue, Transcript, TranscriptLine};

/// The largest file that is read, in bytes. An hour of talk has about 100 kB.
pub const MAX_TRANSCRIPT: usize = 10 * 1024 * 1024;

/// Cues that are kept at most.
const MAX_LINES: usize = 50_000;
/// Characters of a cue's text that are kept.
const MAX_TEXT: usize = 2_000;
/// Problems that are told one by one.
const MAX_PROBLEMS: usize = 20;

/// Why a file is no transcript.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TranscriptError {
    /// Larger than any transcript of a call.
    #[error("it has more than {} MB", MAX_TRANSCRIPT / 1024 / 1024)]
    TooLarge,
    /// Not a byte, or nothing but blanks.
    #[error("it is empty")]
    Empty,
    /// Bytes that are no text.
    #[error("this is not text in UTF-8")]
    NotText {
        /// The first line that has such bytes, from 1.
        line: u32,
    },
    /// Neither form.
    #[error("no line with times was found in it")]
    NoCues,
    /// Cues, and none that can be read.
    #[error("{why}, and no other cue can be read")]
    OnlyBroken {
        /// Of the first cue, from 1.
        line: u32,
        /// What is wrong with it.
        why: String,
    },
}

impl TranscriptError {
    /// Stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "transcript-too-large",
            Self::Empty => "transcript-empty",
            Self::NotText { .. } => "transcript-not-text",
            Self::NoCues | Self::OnlyBroken { .. } => "no-transcript",
        }
    }

    /// The line of the file that it is about.
    #[must_use]
    pub const fn line(&self) -> Option<u32> {
        match self {
            Self::NotText { line } | Self::OnlyBroken { line, .. } => Some(*line),
            Self::TooLarge | Self::Empty | Self::NoCues => None,
        }
    }

    /// What to do now.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge => "Export the transcript of this one call, as WebVTT or SRT.",
            Self::Empty => "Export it again once the recording has been written down.",
            Self::NotText { .. } => "Export it as WebVTT (.vtt) or SRT (.srt), in UTF-8.",
            Self::NoCues | Self::OnlyBroken { .. } => {
                "Export it as WebVTT (.vtt) or SRT (.srt); times look like 00:01:02.500 --> 00:01:04.000."
            }
        }
    }
}

impl Transcript {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// When it is too large or empty, is no text, or holds no cue that can be read.
    pub fn read(bytes: &[u8]) -> Result<Self, TranscriptError> {
        if bytes.len() > MAX_TRANSCRIPT {
            return Err(TranscriptError::TooLarge);
        }
        let text = decoded(bytes)?;
        if text.trim().is_empty() {
            return Err(TranscriptError::Empty);
        }
        let mut reading = Reading::default();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if is_aside(line) {
                at = after_blank(&lines, at);
                continue;
            }
            if !line.contains("-->") {
                at += 1;
                continue;
            }
            let end = end_of_cue(&lines, at + 1);
            let words = lines.get(at + 1..end).unwrap_or_default();
            match times(line) {
                Some((from_ms, to_ms)) => reading.take(at, from_ms, to_ms, words),
                None => reading.skip(at, "its times are broken"),
            }
            at = end;
        }
        reading.finished()
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    kept: Vec<Cue>,
    skipped_cues: Vec<SkippedCue>,
    skipped: u32,
}

struct Cue {
    line: TranscriptLine,
    /// The speaker stands before a colon, which the words of a sentence may do too.
    by_colon: bool,
}

impl Reading {
    fn take(&mut self, at: usize, from_ms: u64, to_ms: u64, words: &[&str]) {
        let (speaker, text, by_colon) = spoken(words);
        if to_ms < from_ms {
            self.skip(at, "it ends before it begins");
        } else if text.is_empty() {
            self.skip(at, "it has no words");
        } else if self.kept.len() == MAX_LINES {
            self.skip(at, "there are too many before it");
        } else {
            let text = crate::describe::clipped(&text, MAX_TEXT);
            self.kept.push(Cue { line: TranscriptLine { from_ms, to_ms, speaker, text }, by_colon });
        }
    }

    fn skip(&mut self, at: usize, why: &str) {
        self.skipped = self.skipped.saturating_add(1);
        if self.skipped_cues.len() < MAX_PROBLEMS {
            let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
            self.skipped_cues.push(SkippedCue { line, why: why.to_owned() });
        }
    }

    fn finished(mut self) -> Result<Transcript, TranscriptError> {
        if self.kept.is_empty() {
            let first = self.skipped_cues.into_iter().next().ok_or(TranscriptError::NoCues)?;
            return Err(TranscriptError::OnlyBroken { line: first.line, why: first.why });
        }
        self.give_back_words();
        let mut lines: Vec<TranscriptLine> = self.kept.into_iter().map(|cue| cue.line).collect();
        // The order of the file decides between cues that begin together.
        lines.sort_by_key(|line| line.from_ms);
        Ok(Transcript { lines, skipped_cues: self.skipped_cues, skipped: self.skipped })
    }

    /// One word before a colon is a name if it is there again; else it begins a sentence ("So: two owners").
    fn give_back_words(&mut self) {
        let mut counts = std::collections::BTreeMap::<String, u32>::new();
        for speaker in self.kept.iter().filter_map(|cue| cue.line.speaker.as_ref()) {
            *counts.entry(speaker.clone()).or_default() += 1;
        }
        for cue in self.kept.iter_mut().filter(|cue| cue.by_colon) {
            let once = |name: &String| !name.contains(' ') && counts.get(name) == Some(&1);
            if let Some(word) = cue.line.speaker.take_if(|name| once(name)) {
                cue.line.text = format!("{word}: {}", cue.line.text);
            }
        }
    }
}

/// UTF-8, or UTF-16 where a byte-order mark says so; every line ends in one sign.
fn decoded(bytes: &[u8]) -> Result<String, TranscriptError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        _ => utf8(bytes)?,
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match text.find('\0') {
        None => Ok(text),
        Some(at) => Err(TranscriptError::NotText { line: line_of(text.as_bytes(), at) }),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, TranscriptError> {
    let not_text =
        |error: std::str::Utf8Error| TranscriptError::NotText { line: line_of(bytes, error.valid_up_to()) };
    std::str::from_utf8(bytes).map(str::to_owned).map_err(not_text)
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TranscriptError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match read {
            Ok(c) => text.push(c),
            Err(_half) => {
                return Err(TranscriptError::NotText { line: line_of(text.as_bytes(), text.len()) });
            }
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(TranscriptError::NotText { line: line_of(text.as_bytes(), text.len()) })
    }
}

/// The line in which a byte is, from 1. A line ends in LF, CR or both.
fn line_of(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    let feeds = before.iter().filter(|byte| **byte == b'\n').count();
    let returns = before.windows(2).filter(|pair| matches!(pair, [b'\r', after] if *after != b'\n')).count();
    u32::try_from(feeds + returns + 1).unwrap_or(u32::MAX)
}

/// Blocks of WebVTT that hold no words.
fn is_aside(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION", "WEBVTT"].iter().any(|word| {
        line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))
    })
}

fn after_blank(lines: &[&str], at: usize) -> usize {
    let rest = lines.get(at..).unwrap_or_default();
    rest.iter().position(|line| line.is_empty() || line.contains("-->")).map_or(lines.len(), |by| {
        // A header that runs into its first cue without a blank line is no reason to lose the cue.
        at + by + usize::from(rest.get(by).is_some_and(|line| line.is_empty()))
    })
}

/// A cue ends at a blank line, or where the next one begins: its times, with a number above them or not.
fn end_of_cue(lines: &[&str], from: usize) -> usize {
    let mut at = from;
    while let Some(line) = lines.get(at) {
        if line.is_empty() || line.contains("-->") {
            return at;
        }
        let numbered = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
        if numbered && lines.get(at + 1).is_some_and(|next| next.contains("-->")) {
            return at;
        }
        at += 1;
    }
    at
}

/// `00:01:02.500 --> 00:01:04.000 align:start`, with commas in SubRip, hours or not.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    let to = rest.split_whitespace().next()?;
    Some((time(from.trim())?, time(to)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = clock.split(':').map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || ![first, second].into_iter().chain(third).all(digits) {
        return None;
    }
    let (hours, minutes, seconds) = match third {
        Some(third) => (first, second, third),
        None => ("0", first, second),
    };
    let number = |text: &str| text.parse::<u64>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    let ms = match fraction {
        "" => 0,
        // A tenth is a hundred thousandths; beyond thousandths nothing is kept.
        fraction if digits(fraction) => {
            number(&format!("{fraction:0<3}").chars().take(3).collect::<String>())?
        }
        _ => return None,
    };
    (hours < 100 && minutes < 60 && seconds < 60)
        .then_some(hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + ms)
}

/// Who speaks and the words: from a `<v Name>` tag, or from `Name:` as some meeting software writes it; and
/// whether it was the colon.
fn spoken(words: &[&str]) -> (Option<String>, String, bool) {
    let joined = words.join(" ");
    let tagged = voice_of(&joined);
    let plain = one_line(&entities(&without_tags(&joined)));
    if let Some(name) = tagged {
        return (Some(name), plain, false);
    }
    match plain.split_once(": ") {
        Some((name, rest)) if is_name(name) => (Some(name.to_owned()), rest.to_owned(), true),
        _ => (None, plain, false),
    }
}

/// The name in the first `<v …>` or `<v.class …>`.
fn voice_of(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("<v")?;
    let (tag, _) = rest.split_once('>')?;
    let name = match tag.strip_prefix('.') {
        Some(classes) => classes.split_once(char::is_whitespace)?.1,
        None => tag.strip_prefix([' ', '\t'])?,
    };
    let name = one_line(&entities(name));
    (!name.is_empty()).then_some(name)
}

/// What tags enclose, without them. A `<` that no tag follows is a sign: candidates speak of `Vec<u16>`.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        match after.split_once('>') {
            Some((tag, beyond)) if is_tag(tag) => {
                if tag.starts_with("br") {
                    out.push(' ');
                }
                rest = beyond;
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let word = name.split(['.', ' ', '\t', '=']).next().unwrap_or_default();
    matches!(word, "v" | "c" | "i" | "b" | "u" | "ruby" | "rt" | "lang" | "font" | "span" | "br" | "br/")
        || time(name).is_some()
}

fn entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn one_line(text: &str) -> String {
    let shown = text.replace(|c: char| c.is_control() && !c.is_whitespace(), "");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Up to four words, each with a capital letter: nobody's sentence begins so before a colon.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (1..=4).contains(&words.len())
        && text.chars().count() <= 60
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}
