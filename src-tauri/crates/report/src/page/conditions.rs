//! The circumstances of an interview, one sentence each: what readers must weigh with the ratings.

use interview::ConditionKind;
use interview::scorecard::{AbsenceKind, AbsencePart, ConditionPart, QuestionPart, Scorecard};

use super::placed;
use super::words::{Line, clock, counted, ours, sentence, typed};

pub(crate) fn conditions(card: &Scorecard) -> Vec<Line<'_>> {
    let noted = card.interview.conditions.iter().map(condition);
    let away = card.interview.absences.iter().map(absence);
    let hinted = placed(card).filter_map(|(place, question)| hints(place, question));
    noted.chain(away).chain(hinted).collect()
}

/// "The laptop slept for 4 minutes until 24:30; that time counts."
fn absence<'c>(absence: &AbsencePart) -> Line<'c> {
    let what = match absence.kind {
        AbsenceKind::Slept => "The laptop slept",
        AbsenceKind::Away => "Touchstone was away",
    };
    let long = match absence.ms / 60_000 {
        0 => counted(absence.ms / 1000, "second"),
        minutes if minutes < 120 => counted(minutes, "minute"),
        minutes => counted(minutes / 60, "hour"),
    };
    let counts = if absence.counted { "that time counts" } else { "that time does not count" };
    vec![ours(format!("{what} for {long} until {}; {counts}.", clock(absence.at_ms)))]
}

fn condition(condition: &ConditionPart) -> Line<'_> {
    let at = clock(condition.at_ms);
    let minutes = condition.minutes.map(|minutes| counted(u64::from(minutes), "minute"));
    let (told, used) = match (condition.kind, &minutes) {
        (ConditionKind::Late, Some(minutes)) => (format!("{} late", title(minutes)), true),
        (ConditionKind::Late, None) => ("Began late".to_owned(), true),
        (ConditionKind::Interrupted, Some(minutes)) => (format!("Interrupted at {at} for {minutes}"), true),
        (ConditionKind::Interrupted, None) => (format!("Interrupted at {at}"), true),
        (ConditionKind::Language, _) => ("Another language than planned".to_owned(), false),
        (ConditionKind::OwnEditor, _) => ("In the candidate's own editor".to_owned(), false),
        (ConditionKind::ShadowPresent, _) => ("A shadow was present".to_owned(), false),
        (ConditionKind::Accommodation, Some(minutes)) => (format!("Accommodation of {minutes}"), true),
        (ConditionKind::Accommodation, None) => ("Accommodation".to_owned(), true),
        (ConditionKind::SeenBefore, _) => (format!("Had seen the question before (said at {at})"), false),
        (ConditionKind::WrongScreen, _) => {
            (format!("A wrong screen was shared at {at}; nothing was kept of it"), false)
        }
        (ConditionKind::Other, _) => (format!("Noted at {at}"), false),
    };
    let mut line = vec![ours(told)];
    if let (false, Some(minutes)) = (used, minutes) {
        line.push(ours(format!(" ({minutes})")));
    }
    if let Some(text) = condition.text.as_deref() {
        line.extend([ours(": "), typed(text)]);
    }
    sentence(line)
}

/// A count at the beginning of a sentence, in words up to twelve.
fn title(minutes: &str) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
        "Twelve",
    ];
    let (count, unit) = minutes.split_once(' ').unwrap_or((minutes, ""));
    let word = count.parse::<usize>().ok().and_then(|count| WORDS.get(count).copied());
    format!("{} {unit}", word.unwrap_or(count))
}

/// "Hints 1 and 2 given in question 1."
fn hints(place: usize, question: &QuestionPart) -> Option<Line<'static>> {
    let mut numbers: Vec<String> = Vec::new();
    for n in question.hints.iter().filter_map(|hint| hint.n) {
        let number = n.to_string();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let improvised = question.hints.iter().filter(|hint| hint.n.is_none()).count();
    let named = match numbers.len() {
        0 => None,
        1 => Some(format!("Hint {}", numbers.concat())),
        _ => Some(format!("Hints {}", listed(&numbers))),
    };
    let free = match improvised {
        0 => None,
        1 => Some("an improvised hint".to_owned()),
        more => Some(format!("{more} improvised hints")),
    };
    let told = match (named, free) {
        (Some(named), Some(free)) => format!("{named} and {free}"),
        (Some(named), None) => named,
        (None, Some(free)) => super::words::title_case(&free),
        (None, None) => return None,
    };
    Some(vec![ours(format!("{told} given in question {place}."))])
}

/// "1, 2 and 3".
fn listed(numbers: &[String]) -> String {
    match numbers.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => numbers.concat(),
    }
}
