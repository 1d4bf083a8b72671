//! Dates and times in words: "Fri 20 Nov 2026 10:00 – 11:00 (CET)" and its many relatives.
//!
//! English, German, French and Spanish names of months and days are read. Of what can be two dates (03/04/2026)
//! the weekday decides, else the order that is usual with the way the time is written, and it is told.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta, Weekday};
use regex::{Captures, Regex};

use super::zone::{Zone, placed};
use super::zone_words::zone_in;
use super::{Here, InvitationProblem, InvitedTime};

/// Date and time as they were understood.
pub(super) struct When {
    pub(super) time: InvitedTime,
    pub(super) minutes: Option<u32>,
    pub(super) sure: bool,
    /// Whether the text names a zone.
    pub(super) zone_named: bool,
    pub(super) problems: Vec<InvitationProblem>,
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jänner", "janvier", "enero", "ene"],
    &["feb", "february", "februar", "février", "fév", "febrero"],
    &["mar", "march", "märz", "mär", "mrz", "mars", "marzo"],
    &["apr", "april", "avril", "avr", "abril", "abr"],
    &["may", "mai", "mayo"],
    &["jun", "june", "juni", "juin", "junio"],
    &["jul", "july", "juli", "juillet", "juil", "julio"],
    &["aug", "august", "août", "agosto", "ago"],
    &["sep", "sept", "september", "septembre", "septiembre"],
    &["oct", "october", "okt", "oktober", "octobre", "octubre"],
    &["nov", "november", "novembre", "noviembre"],
    &["dec", "december", "dez", "dezember", "décembre", "déc", "diciembre", "dic"],
];
const DAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["mon", "monday", "montag", "lundi", "lunes"]),
    (Weekday::Tue, &["tue", "tues", "tuesday", "dienstag", "mardi", "martes"]),
    (Weekday::Wed, &["wed", "wednesday", "mittwoch", "mercredi", "miércoles"]),
    (Weekday::Thu, &["thu", "thur", "thurs", "thursday", "donnerstag", "jeudi", "jueves"]),
    (Weekday::Fri, &["fri", "friday", "freitag", "vendredi", "viernes"]),
    (Weekday::Sat, &["sat", "saturday", "samstag", "samedi", "sábado"]),
    (Weekday::Sun, &["sun", "sunday", "sonntag", "dimanche", "domingo"]),
];

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($text).ok());
    };
}

pattern!(YEAR_FIRST, r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T|\b)");
pattern!(NUMBERS, r"\b(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})\b");
pattern!(
    DAY_MONTH,
    r"(?i)\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?(?:\s+(?:de\s+)?(\d{4}))?\b"
);
pattern!(MONTH_DAY, r"(?i)\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b");
pattern!(
    CLOCK,
    r"(?i)\b(2[0-4]|[01]?\d)(?:\s?(:|\.|h)\s?([0-5]\d)(?::[0-5]\d)?)?\s?(a\.?m\b\.?|p\.?m\b\.?|uhr\b|h\b)?"
);
pattern!(
    UNTIL,
    r"(?i)^(?:\s*\(?[A-Z]{2,5}\)?)?\s*(?:-|–|—|−|→|to\b|until\b|till\b|bis\b|à\b|a\b)\s*(?:\p{L}+\.?,?\s+)?"
);
pattern!(
    LENGTH,
    r"(?i)\b(\d{1,3}(?:[.,]\d)?)\s?-?\s?(minutes?|minuten|mins?|hours?|hrs?|stunden?|heures?)\b(?:\s?(?:and\s)?(\d{1,2})\s?(?:minutes?|mins?)\b)?"
);
pattern!(OFFSET, r"(?i)(?:\b(?:UTC|GMT)\s?|\d)([+\-−])\s?(\d{1,2}):?(\d{2})\b");
pattern!(WORD, r"\p{L}+");

/// Date and time in a few lines; none unless there are both.
pub(super) fn read(text: &str, here: &Here) -> Option<When> {
    let text = text.get(..text.len().min(1000)).unwrap_or(text);
    let dates = dates(text, here);
    let (date, span) = dates.first()?;
    let without_dates = dates.iter().fold(text.to_owned(), |text, (_, span)| blanked(&text, span));
    let offsets: Vec<Range<usize>> = OFFSET
        .iter()
        .flat_map(|offset| offset.find_iter(&without_dates))
        .map(|found| found.start() + 1..found.end())
        .collect();
    let clock_text = offsets.iter().fold(without_dates, |text, span| blanked(&text, span));
    let (start, end) = times(&clock_text)?;
    let mut problems = Vec::new();
    let day = settled(date, text, span, end.is_some_and(|_| has_meridiem(text)), here, &mut problems)?;
    let zone = zone_in(text);
    let local = day.and_time(start);
    let zone_known = match &zone {
        Some(read) => {
            if let Some(doubt) = &read.doubt {
                problems.push(InvitationProblem::new("zone-unclear", doubt.clone()));
            }
            read.zone
        }
        None => {
            problems.push(InvitationProblem::no_zone(here));
            Zone::Named(here.zone)
        }
    };
    let (time, odd) = placed(local, zone_known, here);
    problems.extend(odd);
    if let Some(claimed) = zone.as_ref().and_then(|read| read.claims(time.at)) {
        problems.push(InvitationProblem::new("zone-unclear", claimed));
    }
    let minutes = end.map(|end| between(start, end)).or_else(|| length(text)).filter(|minutes| *minutes > 0);
    Some(When { time, minutes, sure: problems.is_empty(), zone_named: zone.is_some(), problems })
}

/// A date as written: what is certain of it.
#[derive(Debug, Clone, Copy)]
enum Written {
    Whole(NaiveDate),
    /// Without a year.
    Yearly {
        month: u32,
        day: u32,
    },
    /// Two numbers of which either may be the month.
    Either {
        first: u32,
        second: u32,
        year: i32,
    },
}

/// All dates of a text with their places, the first one first.
fn dates(text: &str, here: &Here) -> Vec<(Written, Range<usize>)> {
    let mut found: Vec<(Written, Range<usize>)> = Vec::new();
    let mut add = |pattern: &Option<Regex>, read: &dyn Fn(&Captures<'_>) -> Option<Written>| {
        for captures in pattern.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            let Some(span) = captures.get(0).map(|whole| whole.range()) else { continue };
            let free = !found.iter().any(|(_, known)| known.start < span.end && span.start < known.end);
            if let Some(date) = read(&captures).filter(|_| free) {
                found.push((date, span));
            }
        }
    };
    let number = |captures: &Captures<'_>, at: usize| captures.get(at)?.as_str().parse::<u32>().ok();
    let year = |captures: &Captures<'_>, at: usize| {
        let year = i32::try_from(number(captures, at)?).ok()?;
        Some(if year < 100 { year + here.now.year() / 100 * 100 } else { year })
    };
    let whole = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(Written::Whole);
    add(&YEAR_FIRST, &|c| whole(year(c, 1)?, number(c, 2)?, number(c, 3)?));
    add(&NUMBERS, &|c| {
        let (first, second, year) = (number(c, 1)?, number(c, 3)?, year(c, 4)?);
        match c.get(2)?.as_str() {
            "." | "-" => whole(year, second, first),
            _ if first == second || second > 12 => whole(year, first, second),
            _ if first > 12 => whole(year, second, first),
            _ => Some(Written::Either { first, second, year }),
        }
    });
    let named = |month: &str, day: Option<u32>, year: Option<i32>| {
        let month = month.to_lowercase();
        let month = MONTHS.iter().position(|names| names.contains(&month.as_str()))?;
        let (month, day) = (u32::try_from(month).ok()? + 1, day?);
        match year {
            Some(year) => whole(year, month, day),
            // Every day that a leap year has.
            None => NaiveDate::from_ymd_opt(2000, month, day).map(|_| Written::Yearly { month, day }),
        }
    };
    add(&DAY_MONTH, &|c| named(c.get(2)?.as_str(), number(c, 1), year(c, 3)));
    add(&MONTH_DAY, &|c| named(c.get(1)?.as_str(), number(c, 2), year(c, 3)));
    found.sort_by_key(|(_, span)| span.start);
    found
}

/// The day that is meant, and what leaves a doubt about it.
fn settled(
    date: &Written,
    text: &str,
    span: &Range<usize>,
    month_first: bool,
    here: &Here,
    problems: &mut Vec<InvitationProblem>,
) -> Option<NaiveDate> {
    let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next().unwrap_or_default();
    let said = WORD.iter().flat_map(|word| word.find_iter(line)).find_map(|word| {
        let word = word.as_str().to_lowercase();
        DAYS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(day, _)| *day)
    });
    let fits = |day: &NaiveDate| said.is_none_or(|said| day.weekday() == said);
    let day = match *date {
        Written::Whole(day) => day,
        Written::Yearly { month, day } => {
            let today = here.now.with_timezone(&here.zone).date_naive();
            let of_year = |year| NaiveDate::from_ymd_opt(year, month, day);
            let from = today.checked_sub_months(Months::new(1)).unwrap_or(today);
            let ahead = (0..5).filter_map(|later| of_year(today.year() + later)).find(|day| *day >= from)?;
            if said.is_none() {
                problems.push(InvitationProblem::new(
                    "no-year",
                    format!("The date has no year; {} is taken.", ahead.format("%-d %B %Y")),
                ));
            }
            ahead
        }
        Written::Either { first, second, year } => {
            let (by_month, by_day) = (
                NaiveDate::from_ymd_opt(year, first, second)?,
                NaiveDate::from_ymd_opt(year, second, first)?,
            );
            match (fits(&by_month), fits(&by_day)) {
                (true, false) => by_month,
                (false, true) => by_day,
                _ => {
                    let taken = if month_first { by_month } else { by_day };
                    problems.push(InvitationProblem::new(
                        "date-unclear",
                        format!(
                            "The date can be {} or {}; the first is taken.",
                            taken.format("%-d %B"),
                            if month_first { by_day } else { by_month }.format("%-d %B %Y")
                        ),
                    ));
                    taken
                }
            }
        }
    };
    if !fits(&day) {
        problems.push(InvitationProblem::new(
            "weekday",
            format!(
                "{} is a {}, and the invitation says {}. Check the date.",
                day.format("%-d %B %Y"),
                day.format("%A"),
                said.map(english).unwrap_or_default()
            ),
        ));
    }
    Some(day)
}

fn english(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// A time of day as written.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    /// Before or after noon, where it is said.
    after_noon: Option<bool>,
    /// Whether it can be nothing but a time.
    clear: bool,
    end: usize,
}

/// The first time of a text, and the one it lasts until.
fn times(text: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let all = || {
        let found = CLOCK.iter().flat_map(|clock| clock.captures_iter(text));
        found.filter_map(|captures| Some((captures.get(0)?.start(), clock(&captures)?)))
    };
    let ends = |start: &Clock| {
        let behind = text.get(start.end..)?;
        let gap = UNTIL.as_ref()?.find(behind)?.end();
        let end = CLOCK.as_ref()?.captures(behind.get(gap..)?)?;
        clock(&end).filter(|_| end.get(0).is_some_and(|whole| whole.start() == 0))
    };
    let (start, end) = all().find_map(|(_, start)| {
        let end = ends(&start).filter(|end| start.clear || end.clear);
        (start.clear || end.is_some_and(|end| end.after_noon.is_some())).then_some((start, end))
    })?;
    // "10 – 11am" says of both what it says of the last, unless that turns them round.
    let first = start.time(start.after_noon)?;
    let last = end.and_then(|end| end.time(end.after_noon));
    let Some((last, end)) = last.zip(end) else { return Some((first, None)) };
    let first = match (start.after_noon, end.after_noon) {
        (None, said @ Some(_)) => {
            start.time(said).filter(|first| *first < last).or(start.time(Some(false)))?
        }
        _ => first,
    };
    Some((first, Some(last)))
}

fn clock(captures: &Captures<'_>) -> Option<Clock> {
    let number = |at: usize| captures.get(at).and_then(|text| text.as_str().parse::<u32>().ok());
    let mark = captures.get(4).map(|mark| mark.as_str().to_ascii_lowercase());
    let dotted = captures.get(2).is_some_and(|sign| sign.as_str() == ".");
    let after_noon = match mark.as_deref() {
        Some(mark) if mark.starts_with('a') => Some(false),
        Some(mark) if mark.starts_with('p') => Some(true),
        _ => None,
    };
    Some(Clock {
        hour: number(1)?,
        minute: number(3).unwrap_or(0),
        after_noon,
        clear: mark.is_some() || (number(3).is_some() && !dotted),
        end: captures.get(0)?.end(),
    })
}

impl Clock {
    fn time(&self, after_noon: Option<bool>) -> Option<NaiveTime> {
        let hour = match after_noon {
            Some(true) if self.hour < 12 => self.hour + 12,
            Some(false) if self.hour == 12 => 0,
            _ => self.hour % 24,
        };
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}

fn has_meridiem(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    CLOCK
        .iter()
        .flat_map(|clock| clock.captures_iter(&lower))
        .any(|captures| captures.get(4).is_some_and(|mark| mark.as_str().starts_with(['a', 'p'])))
}

/// Minutes from one time to the next such time, past midnight if need be.
fn between(start: NaiveTime, end: NaiveTime) -> u32 {
    let ahead = end - start;
    let ahead = if ahead < TimeDelta::zero() { ahead + TimeDelta::days(1) } else { ahead };
    u32::try_from(ahead.num_minutes()).unwrap_or_default()
}

/// A length in words: "45 minutes", "1.5 hours", "1 hour 30 minutes".
fn length(text: &str) -> Option<u32> {
    let captures = LENGTH.as_ref()?.captures(text)?;
    let number: f64 = captures.get(1)?.as_str().replace(',', ".").parse().ok()?;
    let hours = captures.get(2)?.as_str().to_ascii_lowercase().starts_with(['h', 's']);
    let more: u32 = captures.get(3).and_then(|more| more.as_str().parse().ok()).unwrap_or_default();
    let minutes = if hours { number * 60.0 } else { number };
    // Under a thousand hours, and in whole minutes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 60,000")]
    let minutes = minutes.round() as u32;
    Some(minutes + more)
}

/// A text with blanks in the place of a part of it.
fn blanked(text: &str, span: &Range<usize>) -> String {
    let (before, behind) =
        (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    format!("{before}{}{behind}", " ".repeat(span.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_compiled() {
        for pattern in
            [&YEAR_FIRST, &NUMBERS, &DAY_MONTH, &MONTH_DAY, &CLOCK, &UNTIL, &LENGTH, &OFFSET, &WORD]
        {
            assert!(pattern.is_some());
        }
    }
}
