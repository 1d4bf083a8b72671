//! Times, numbers and names in words.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use interview::scorecard::RatingPart;
use interview::{Rating, Visibility};

/// A run of text with who wrote it, which decides how it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'c> {
    /// Words of the document itself.
    Ours(Cow<'static, str>),
    /// What somebody typed, as it is.
    Typed(Cow<'c, str>),
    /// One line of Markdown from the bank.
    Markdown(&'c str),
    /// An id.
    Code(&'c str),
}

/// Pieces that make one line or sentence.
pub type Line<'c> = Vec<Piece<'c>>;

/// Words of the document itself.
pub(crate) fn ours<'c>(words: impl Into<Cow<'static, str>>) -> Piece<'c> {
    Piece::Ours(words.into())
}

/// What somebody typed.
pub(crate) const fn typed(words: &str) -> Piece<'_> {
    Piece::Typed(Cow::Borrowed(words))
}

/// The line as plain text.
pub(crate) fn plain(line: Line<'_>) -> String {
    let text = |piece: Piece<'_>| match piece {
        Piece::Ours(words) => words.into_owned(),
        Piece::Typed(words) => words.into_owned(),
        Piece::Markdown(words) => crate::markup::to_text(words).trim().to_owned(),
        Piece::Code(id) => id.to_owned(),
    };
    line.into_iter().map(text).collect()
}

/// The line with a full stop, unless somebody's own words end it already.
pub(crate) fn sentence(mut line: Line<'_>) -> Line<'_> {
    let ends = |text: &str| text.trim_end().ends_with(['.', '!', '?', '…', '。', '؟', '।']);
    let ended = match line.last() {
        Some(Piece::Ours(text)) => ends(text),
        Some(Piece::Typed(text)) => ends(text),
        Some(Piece::Markdown(text)) => ends(text),
        Some(Piece::Code(_)) | None => false,
    };
    if !ended {
        line.push(ours("."));
    }
    line
}

/// A time on the interview's clock: `07:05`, from an hour on `1:02:09`.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes:02}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// "22 of 20 minutes", rounded to the nearest.
pub(crate) fn minutes_of(used_ms: u64, planned: u32) -> String {
    let minutes = used_ms.saturating_add(30_000) / 60_000;
    let used = if minutes == 0 && used_ms > 0 { "under 1".to_owned() } else { minutes.to_string() };
    format!("{used} of {planned} minutes")
}

/// "1 minute", "9 minutes".
pub(crate) fn counted(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// At most two decimals, none that say nothing.
pub fn number(value: f64) -> String {
    let two = format!("{value:.2}");
    two.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An id or a name in words: `phone-screen` is "Phone screen".
pub(crate) fn title_case(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What a rating says where it is no point; the reason of an invalid one included.
pub(crate) fn rating_words(rating: &Rating) -> Line<'_> {
    match rating {
        Rating::Point(point) => vec![ours(point.to_string())],
        Rating::NotAssessed => vec![ours("not assessed")],
        Rating::NoEvidence => vec![ours("no evidence")],
        Rating::Invalid(reason) => vec![ours("invalid ("), typed(reason), ours(")")],
    }
}

/// Which rating it is, where there are several.
pub(crate) fn points(given: &RatingPart, top: u8) -> Line<'_> {
    match &given.rating {
        Rating::Point(point) => vec![ours(format!("{point} of {top}"))],
        other => rating_words(other),
    }
}

/// Who may read a note.
pub const fn readers(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Interviewer => "for the interviewer only",
        Visibility::Panel => "for the panel",
        Visibility::Candidate => "for the candidate too",
    }
}

/// Wall-clock times at one offset from UTC.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moments {
    /// From UTC.
    pub(crate) offset: FixedOffset,
}

impl Moments {
    /// Local to the offset; UTC where the calendar ends.
    fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc().checked_add_offset(self.offset).unwrap_or_else(|| at.naive_utc())
    }

    /// `2026-11-20`, for file names.
    pub(crate) fn iso_date(self, at: DateTime<Utc>) -> String {
        self.local(at).format("%Y-%m-%d").to_string()
    }

    /// "20 November 2026".
    pub(crate) fn date(self, at: DateTime<Utc>) -> String {
        self.local(at).format("%-d %B %Y").to_string()
    }

    /// "18:02".
    pub(crate) fn time(self, at: DateTime<Utc>) -> String {
        self.local(at).format("%H:%M").to_string()
    }

    /// "20 November 2026, 18:02".
    pub(crate) fn date_and_time(self, at: DateTime<Utc>) -> String {
        self.local(at).format("%-d %B %Y, %H:%M").to_string()
    }

    /// "UTC+01:00", or "UTC".
    pub(crate) fn zone(self) -> String {
        if self.offset.local_minus_utc() == 0 { "UTC".to_owned() } else { format!("UTC{}", self.offset) }
    }

    /// Whether both are on one day.
    pub(crate) fn same_day(self, one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
        self.local(one).date() == self.local(other).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_hours_only_where_there_are_some() {
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(741_999), "12:21");
        assert_eq!(clock(3_599_999), "59:59");
        assert_eq!(clock(3_600_000), "1:00:00");
        assert_eq!(clock(u64::MAX), "5124095576030:25:51");
    }

    #[test]
    fn minutes_are_rounded_and_never_nothing() {
        assert_eq!(minutes_of(0, 60), "0 of 60 minutes");
        assert_eq!(minutes_of(1, 60), "under 1 of 60 minutes");
        assert_eq!(minutes_of(3_090_000, 60), "52 of 60 minutes");
        assert_eq!(counted(1, "minute"), "1 minute");
        assert_eq!(counted(0, "minute"), "0 minutes");
    }

    #[test]
    fn numbers_lose_decimals_that_say_nothing() {
        assert_eq!(["3", "2.5", "2.67", "10"].map(str::to_owned), [3.0, 2.5, 8.0 / 3.0, 10.0].map(number));
    }

    #[test]
    fn names_are_made_of_ids() {
        assert_eq!(title_case("phone-screen"), "Phone screen");
        assert_eq!(title_case("états"), "États");
        assert_eq!(title_case(""), "");
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence(vec![typed("Train.")]).len(), 1);
        assert_eq!(sentence(vec![typed("Train")]).last(), Some(&ours(".")));
    }

    #[test]
    fn wall_clock_times_are_told_at_the_offset() {
        let moments = |hours| Moments { offset: FixedOffset::east_opt(hours * 3600).unwrap() };
        let late: DateTime<Utc> = "2026-11-20T23:30:00Z".parse().unwrap();
        assert_eq!(moments(1).date_and_time(late), "21 November 2026, 00:30");
        assert_eq!(moments(1).iso_date(late), "2026-11-21");
        assert_eq!(moments(1).zone(), "UTC+01:00");
        assert_eq!(moments(0).zone(), "UTC");
        assert_eq!(moments(-8).time(late), "15:30");
        assert_eq!(moments(14).date(DateTime::<Utc>::MAX_UTC), "31 December +262142");
    }
}
