//! Time zones as people and mail programs write them behind a time.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, Offset, TimeZone, Utc};
use chrono_tz::TZ_VARIANTS;
use regex::Regex;

use super::zone::Zone;

/// A zone that a text names.
pub(super) struct ZoneRead {
    pub(super) zone: Zone,
    /// What else it can be, as a sentence.
    pub(super) doubt: Option<String>,
    /// The short name it was written with.
    short: Option<&'static str>,
}

impl ZoneRead {
    const fn clear(zone: Zone) -> Self {
        Self { zone, doubt: None, short: None }
    }

    /// A sentence where the short name is that of the other half of the year: "CET" in July.
    pub(super) fn claims(&self, at: DateTime<Utc>) -> Option<String> {
        let (Zone::Named(tz), Some(short)) = (self.zone, self.short) else { return None };
        let (_, hours) = CLAIMS.iter().find(|(known, _)| *known == short)?;
        let there = tz.offset_from_utc_datetime(&at.naive_utc()).fix();
        (FixedOffset::east_opt(hours * 3600)? != there).then(|| {
            format!(
                "{short} is not in force on that day; the clocks of {} are taken.",
                tz.name().replace('_', " ")
            )
        })
    }
}

/// What people write for zones, where they are in force, and what else they can be.
const SHORT: &[(&str, &str, &str)] = &[
    ("UTC", "UTC", ""),
    ("CET", "Europe/Berlin", ""),
    ("CEST", "Europe/Berlin", ""),
    ("MEZ", "Europe/Berlin", ""),
    ("MESZ", "Europe/Berlin", ""),
    ("BST", "Europe/London", ""),
    ("WET", "Europe/Lisbon", ""),
    ("WEST", "Europe/Lisbon", ""),
    ("EET", "Europe/Helsinki", ""),
    ("EEST", "Europe/Helsinki", ""),
    ("MSK", "Europe/Moscow", ""),
    ("ET", "America/New_York", ""),
    ("EST", "America/New_York", ""),
    ("EDT", "America/New_York", ""),
    ("CT", "America/Chicago", ""),
    ("CST", "America/Chicago", "China’s"),
    ("CDT", "America/Chicago", ""),
    ("MT", "America/Denver", ""),
    ("MST", "America/Denver", ""),
    ("MDT", "America/Denver", ""),
    ("PT", "America/Los_Angeles", ""),
    ("PST", "America/Los_Angeles", ""),
    ("PDT", "America/Los_Angeles", ""),
    ("IST", "Asia/Kolkata", "Israel’s or Ireland’s"),
    ("JST", "Asia/Tokyo", ""),
    ("KST", "Asia/Seoul", ""),
    ("SGT", "Asia/Singapore", ""),
    ("AEST", "Australia/Sydney", ""),
    ("AEDT", "Australia/Sydney", ""),
    ("NZST", "Pacific/Auckland", ""),
    ("NZDT", "Pacific/Auckland", ""),
    ("BRT", "America/Sao_Paulo", ""),
    ("GMT", "UTC", ""),
];

/// What the short names of standard and summer time claim, in hours from UTC.
const CLAIMS: &[(&str, i32)] = &[
    ("CET", 1),
    ("CEST", 2),
    ("MEZ", 1),
    ("MESZ", 2),
    ("BST", 1),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// Zones by the beginning of "… time".
const REGIONS: &[(&str, &str)] = &[
    ("Central European", "Europe/Berlin"),
    ("Eastern European", "Europe/Helsinki"),
    ("Western European", "Europe/Lisbon"),
    ("British Summer", "Europe/London"),
    ("Greenwich Mean", "UTC"),
    ("UK", "Europe/London"),
    ("Eastern", "America/New_York"),
    ("Central", "America/Chicago"),
    ("Mountain", "America/Denver"),
    ("Pacific", "America/Los_Angeles"),
    ("India Standard", "Asia/Kolkata"),
    ("Japan Standard", "Asia/Tokyo"),
    ("German", "Europe/Berlin"),
    ("French", "Europe/Paris"),
];

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($text).ok());
    };
}

pattern!(CITY, r"[Tt]ime\s*[-–—]\s*(\p{Lu}[\p{L} .]*\p{L})");
pattern!(PLACE, r"\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b");
pattern!(BRACKETS, r"\(([^()\n]{2,80})\)");
pattern!(OF_OUTLOOK, r"\((?:UTC|GMT)[^()\n]*\)[^\n]{3,80}");
pattern!(OFFSET, r"(?i)\b(?:UTC|GMT)\s?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?\b");
pattern!(ISO, r"\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:(Z)\b|([+\-])(\d{2}):?(\d{2})\b)");
pattern!(
    SPOKEN,
    r"(\p{Lu}[\p{L}]+(?:\s\p{Lu}[\p{L}]+){0,2})\s(?:[Ss]tandard\s|[Dd]aylight\s|[Ss]ummer\s)?[Tt]ime\b"
);
pattern!(WORD, r"\b[A-Z]{2,4}\b");

/// The zone that a text names, the clearest way first.
pub(super) fn zone_in(text: &str) -> Option<ZoneRead> {
    let first = |pattern: &Option<Regex>| {
        pattern.as_ref()?.captures(text)?.get(1).map(|found| found.as_str().to_owned())
    };
    if let Some(zone) = first(&CITY).and_then(|city| of_city(&city)) {
        return Some(ZoneRead::clear(zone));
    }
    if let Some(zone) = first(&PLACE).and_then(|place| Zone::named(&place)) {
        return Some(ZoneRead::clear(zone));
    }
    let of_outlook = OF_OUTLOOK.as_ref().and_then(|pattern| pattern.find(text)).map(|found| found.as_str());
    if let Some(zone) = of_outlook.and_then(|name| Zone::named(name.trim_end_matches(['.', ',', ' ']))) {
        return Some(ZoneRead::clear(zone));
    }
    let in_brackets = BRACKETS.iter().flat_map(|brackets| brackets.captures_iter(text));
    let named = in_brackets.filter_map(|found| found.get(1)).find_map(|name| {
        // The short names are no names of zones by law: what they mean here is said below.
        let name = name.as_str().trim();
        (name.len() > 4).then(|| Zone::named(name)).flatten()
    });
    if let Some(zone) = named.or_else(|| spoken(text)).or_else(|| of_offset(text)) {
        return Some(ZoneRead::clear(zone));
    }
    let short = WORD
        .iter()
        .flat_map(|word| word.find_iter(text))
        .find_map(|word| SHORT.iter().find(|(short, ..)| *short == word.as_str()));
    let (short, name, others) = *short?;
    let doubt = (!others.is_empty())
        .then(|| format!("{short} can also be {others} time; {} is taken.", name.replace('_', " ")));
    Some(ZoneRead { zone: Zone::named(name)?, doubt, short: Some(short) })
}

fn of_city(city: &str) -> Option<Zone> {
    let city = city.trim().replace(' ', "_");
    let known = TZ_VARIANTS.iter().find(|tz| tz.name().rsplit('/').next() == Some(city.as_str()))?;
    Some(Zone::Named(*known))
}

/// "Pacific Time", "Berlin time".
fn spoken(text: &str) -> Option<Zone> {
    SPOKEN.iter().flat_map(|spoken| spoken.captures_iter(text)).filter_map(|found| found.get(1)).find_map(
        |words| {
            let words = words.as_str();
            let region =
                REGIONS.iter().find(|(region, _)| words == *region || words.ends_with(&format!(" {region}")));
            region
                .and_then(|(_, name)| Zone::named(name))
                .or_else(|| Zone::named(&format!("{words} Standard Time")).or_else(|| of_city(words)))
        },
    )
}

fn of_offset(text: &str) -> Option<Zone> {
    let number = |found: Option<regex::Match<'_>>| found.and_then(|found| found.as_str().parse::<i32>().ok());
    let east = |sign: &str, hours: i32, minutes: i32| {
        let seconds = hours * 3600 + minutes * 60;
        FixedOffset::east_opt(if sign == "+" { seconds } else { -seconds }).map(Zone::Fixed)
    };
    if let Some(found) = OFFSET.as_ref().and_then(|offset| offset.captures(text)) {
        return east(found.get(1)?.as_str(), number(found.get(2))?, number(found.get(3)).unwrap_or(0));
    }
    let found = ISO.as_ref()?.captures(text)?;
    if found.get(1).is_some() {
        return Some(Zone::UTC);
    }
    east(found.get(2)?.as_str(), number(found.get(3))?, number(found.get(4)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_compiled() {
        for pattern in [&CITY, &PLACE, &BRACKETS, &OF_OUTLOOK, &OFFSET, &ISO, &SPOKEN, &WORD] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn every_short_name_and_region_is_a_zone() {
        let names = SHORT.iter().map(|(_, name, _)| name).chain(REGIONS.iter().map(|(_, name)| name));
        for name in names {
            assert!(Zone::named(name).is_some(), "{name}");
        }
    }
}
