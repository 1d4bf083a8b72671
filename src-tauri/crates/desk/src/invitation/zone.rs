//! Time zones: by their names in many tongues, by a calendar's own rules, and what becomes of times that a
//! clock skips or shows twice.
//!
//! Names (IANA's, those of Windows and Exchange from CLDR's `windowsZones`, those that Outlook shows) are
//! looked up in `calcard`, rules and offsets in `chrono-tz`.

use std::str::FromStr;

use calcard::common::timezone::Tz as Known;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use chrono::{
    DateTime, Datelike, Days, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone,
    Utc,
};
use chrono_tz::Tz;

use super::{Here, InvitationProblem, InvitedTime};

/// A zone that a time is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Named(Tz),
    Fixed(FixedOffset),
}

impl Zone {
    /// A zone by any of its names.
    pub(super) fn named(name: &str) -> Option<Self> {
        match Known::from_str(name.trim()).ok()? {
            Known::Tz(tz) => Some(Self::Named(tz)),
            Known::Fixed(offset) => Some(Self::Fixed(offset)),
            Known::Floating => None,
        }
    }

    pub(super) const UTC: Self = Self::Named(Tz::UTC);

    fn name(self) -> String {
        match self {
            Self::Named(Tz::UTC) => "UTC".to_owned(),
            Self::Named(tz) => tz.name().to_owned(),
            Self::Fixed(offset) => format!("UTC{offset}"),
        }
    }

    fn at(self, local: NaiveDateTime) -> MappedLocalTime<DateTime<Utc>> {
        match self {
            Self::Named(tz) => tz.from_local_datetime(&local).map(|at| at.to_utc()),
            Self::Fixed(offset) => offset.from_local_datetime(&local).map(|at| at.to_utc()),
        }
    }
}

/// A time in a zone, and what is odd about it.
pub(super) fn placed(
    local: NaiveDateTime,
    zone: Zone,
    here: &Here,
) -> (InvitedTime, Option<InvitationProblem>) {
    let shown = local.format("%-d %B %Y %H:%M");
    let (at, problem) = match zone.at(local) {
        MappedLocalTime::Single(at) => (at, None),
        MappedLocalTime::Ambiguous(first, _) => (
            first,
            Some(InvitationProblem::new(
                "time-twice",
                format!("The clocks in {} show {shown} twice that night; the first is taken.", zone.name()),
            )),
        ),
        MappedLocalTime::None => (
            after_gap(local, zone),
            Some(InvitationProblem::new(
                "time-skipped",
                format!("The clocks in {} skip {shown}; the time after the change is taken.", zone.name()),
            )),
        ),
    };
    let form = "%Y-%m-%d %H:%M";
    let written = local.format(form).to_string();
    let on_clock = at.with_timezone(&here.zone).format(form).to_string();
    let time = InvitedTime { at, zone: zone.name(), elsewhere: on_clock != written, here: on_clock, written };
    (time, problem)
}

/// The moment that a skipped time would be if the clocks had not been changed: as long after the change as it
/// claims.
fn after_gap(local: NaiveDateTime, zone: Zone) -> DateTime<Utc> {
    let before = local - TimeDelta::hours(3);
    zone.at(before).earliest().map_or_else(|| local.and_utc(), |at| at + TimeDelta::hours(3))
}

/// A zone by the rules that a calendar brings itself, for a name nobody knows.
pub(super) fn by_rules(calendar: &ICalendar, name: &str, local: NaiveDateTime) -> Option<Zone> {
    let zone = calendar.timezones().find(|zone| {
        zone.property(&ICalendarProperty::Tzid)
            .and_then(|entry| entry.values.first()?.as_text())
            .is_some_and(|known| known == name)
    })?;
    if let Some((_, Known::Tz(tz))) = zone.timezone() {
        return Some(Zone::Named(tz));
    }
    let observances =
        zone.component_ids.iter().filter_map(|id| calendar.component_by_id(*id)).filter(|part| {
            matches!(part.component_type, ICalendarComponentType::Standard | ICalendarComponentType::Daylight)
        });
    let in_force = observances.filter_map(|part| {
        let offset = part.property(&ICalendarProperty::Tzoffsetto)?.values.first()?.as_partial_date_time()?;
        let seconds = i32::from(offset.tz_hour?) * 3600 + i32::from(offset.tz_minute.unwrap_or(0)) * 60;
        let offset = FixedOffset::east_opt(if offset.tz_minus { -seconds } else { seconds })?;
        let first = part.property(&ICalendarProperty::Dtstart)?.values.first()?.as_partial_date_time()?;
        let first = first.to_date_time()?.date_time;
        let rule = part.property(&ICalendarProperty::Rrule).and_then(|entry| entry.values.first());
        let began = match rule {
            Some(ICalendarValue::RecurrenceRule(rule)) => {
                let day = rule.byday.first().copied();
                let month = rule.bymonth.first().map_or(first.month(), |month| u32::from(month.month()));
                let (nth, weekday) = day.map(|day| (day.ordwk.unwrap_or(1), day.weekday as u32)).unzip();
                [local.year(), local.year() - 1].into_iter().find_map(|year| {
                    let day = match (nth, weekday) {
                        (Some(nth), Some(weekday)) => nth_weekday(year, month, weekday, nth)?,
                        _ => NaiveDate::from_ymd_opt(year, month, first.day())?,
                    };
                    Some(day.and_time(first.time())).filter(|began| *began <= local)
                })?
            }
            _ => first,
        };
        (began <= local).then_some((began, offset))
    });
    in_force.max_by_key(|(began, _)| *began).map(|(_, offset)| Zone::Fixed(offset))
}

/// The n-th weekday of a month, from its end where `nth` is negative. Weekdays count from Sunday.
fn nth_weekday(year: i32, month: u32, weekday: u32, nth: i16) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let ahead = |day: NaiveDate| u64::from((weekday + 7 - day.weekday().num_days_from_sunday()) % 7);
    let weeks = |n: i16| u64::from(n.unsigned_abs().saturating_sub(1)) * 7;
    if nth > 0 {
        return first.checked_add_days(Days::new(ahead(first) + weeks(nth)));
    }
    let next = first.checked_add_months(chrono::Months::new(1))?;
    let last = next.checked_add_days(Days::new(ahead(next)))?.checked_sub_days(Days::new(7))?;
    last.checked_sub_days(Days::new(weeks(nth)))
}
