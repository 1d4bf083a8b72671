//! Who is interviewed, for which job, at which stage: from the subject, from labelled lines of the text, and
//! from who else is invited.
//!
//! A subject is cut at its signs ("Interview: Ada Example – Senior Engineer (Phone screen)"), and each piece is
//! told by its words: those of stages, those of job titles, and names. What then may be several people is
//! decided by who is known to be somebody else; what stays open is marked as unsure.

use super::event::Person;
use super::written::labelled;
use super::{Here, Understood};

/// What is known of whom to interview, and for what.
#[derive(Debug, Default)]
pub(super) struct Who {
    pub(super) candidate: Option<Understood<String>>,
    pub(super) title: Option<Understood<String>>,
    pub(super) stage: Option<Understood<String>>,
}

/// Words before a colon, or in brackets, that say what happened to a mail.
const PREFIXES: &[&str] = &[
    "re",
    "fw",
    "fwd",
    "aw",
    "wg",
    "tr",
    "rv",
    "invitation",
    "updated invitation",
    "invitation updated",
    "accepted",
    "declined",
    "tentative",
    "tentatively accepted",
    "canceled",
    "cancelled",
    "canceled event",
    "cancelled event",
    "updated",
    "update",
    "reminder",
    "confirmed",
    "confirmation",
    "new event",
    "new invitation",
    "rescheduled",
    "einladung",
    "aktualisierte einladung",
    "abgesagt",
    "abgesagter termin",
    "zugesagt",
    "invitation modifiée",
    "annulé",
    "invitación",
    "external",
    "extern",
    "ext",
    "calendar",
    "scheduled",
    "event",
];

/// Words of stages and kinds of interviews.
const STAGES: &[&str] = &[
    "interview",
    "interviews",
    "interviewing",
    "screen",
    "screening",
    "phone",
    "telephone",
    "technical",
    "tech",
    "coding",
    "code",
    "onsite",
    "on-site",
    "virtual",
    "video",
    "call",
    "round",
    "stage",
    "loop",
    "session",
    "chat",
    "meeting",
    "discussion",
    "assessment",
    "exercise",
    "pair",
    "pairing",
    "programming",
    "system",
    "design",
    "behavioral",
    "behavioural",
    "hiring",
    "manager",
    "hm",
    "recruiter",
    "intro",
    "introduction",
    "introductory",
    "debrief",
    "live",
    "challenge",
    "take-home",
    "takehome",
    "review",
    "zoom",
    "teams",
    "remote",
    "candidate",
    "first",
    "second",
    "third",
    "final",
    "initial",
    "1st",
    "2nd",
    "3rd",
    "1",
    "2",
    "3",
    "4",
    "5",
    "culture",
    "values",
    "fit",
    "panel",
    "bar",
    "raiser",
    "deep",
    "dive",
    "core",
    "rust",
    "conversation",
    "min",
    "mins",
    "minutes",
    "minute",
    "shadow",
    "reverse",
    "vorstellungsgespräch",
    "bewerbungsgespräch",
    "gespräch",
    "technisches",
    "erstgespräch",
    "entretien",
    "technique",
    "téléphonique",
    "entrevista",
    "técnica",
    "google",
    "meet",
    "hold",
    "follow-up",
    "test",
];

/// Words of job titles.
const JOBS: &[&str] = &[
    "engineer",
    "engineers",
    "engineering",
    "developer",
    "programmer",
    "architect",
    "sre",
    "devops",
    "scientist",
    "analyst",
    "lead",
    "staff",
    "principal",
    "senior",
    "junior",
    "sr",
    "sr.",
    "jr",
    "jr.",
    "backend",
    "frontend",
    "fullstack",
    "full-stack",
    "software",
    "systems",
    "platform",
    "cloud",
    "embedded",
    "infrastructure",
    "reliability",
    "security",
    "entwickler",
    "entwicklerin",
    "softwareentwickler",
    "softwareentwicklerin",
    "ingénieur",
    "ingénieure",
    "développeur",
    "développeuse",
    "ingeniero",
    "ingeniera",
    "desarrollador",
    "intern",
    "compiler",
    "data",
    "kernel",
    "wasm",
    "director",
    "head",
    "consultant",
    "swe",
];

/// Words that names are written with in small letters.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "del", "dos", "du", "la", "le", "bin", "ibn", "al", "el",
    "zu", "af", "ten", "ter", "y",
];

/// Capitalised words that are no names.
const OTHERS: &[&str] = &[
    "the",
    "your",
    "our",
    "new",
    "team",
    "with",
    "at",
    "for",
    "invite",
    "invited",
    "position",
    "role",
    "job",
    "application",
    "opening",
    "department",
    "company",
    "inc",
    "gmbh",
    "ltd",
    "llc",
    "am",
    "pm",
    "untitled",
    "tbd",
    "tba",
    "busy",
    "lunch",
    "confidential",
    "feedback",
    "prep",
    "sync",
    "calendar",
];

/// How a piece of a subject is joined to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Plain,
    /// "with", or right behind "Interview:".
    With,
    /// One of two: "Ada <> Kim".
    Pair,
    /// In brackets.
    Inner,
    /// "at", "@": a company or place.
    Place,
}

const LABELS_OF_CANDIDATE: &[&str] = &[
    "candidate",
    "candidate name",
    "name of candidate",
    "interviewee",
    "invitee",
    "applicant",
    "kandidat",
    "kandidatin",
    "bewerber",
    "bewerberin",
    "candidat",
    "candidate(s)",
    "candidato",
];
const LABELS_OF_TITLE: &[&str] =
    &["role", "position", "job", "job title", "opening", "title", "stelle", "poste", "puesto", "job opening"];
const LABELS_OF_STAGE: &[&str] =
    &["stage", "interview type", "interview stage", "type", "event type", "event name", "interview", "round"];

/// Who is interviewed, for what.
pub(super) fn who(subject: &str, description: &str, people: &[Person], here: &Here) -> Who {
    let pieces = pieces(cleaned(subject));
    let mut who = Who::default();
    let mut names: Vec<(String, Join)> = Vec::new();
    for (piece, join) in &pieces {
        let told = told(piece);
        if let Some(title) = told.title.filter(|_| *join != Join::Place) {
            who.title.get_or_insert_with(|| Understood::sure(title, "the subject"));
        }
        if let Some(stage) = told.stage {
            let better = who.stage.as_ref().is_none_or(|known| known.value.eq_ignore_ascii_case("interview"));
            if better {
                who.stage = Some(Understood::sure(stage, "the subject"));
            }
        }
        if let Some(name) = told.name.filter(|_| *join != Join::Place) {
            names.push((name, *join));
        }
    }
    let text = |labels| labelled(description, labels);
    if let Some((title, line)) = text(LABELS_OF_TITLE).filter(|(title, _)| title.len() < 120) {
        who.title.get_or_insert_with(|| Understood::sure(title, line));
    }
    if let Some((stage, line)) = text(LABELS_OF_STAGE).filter(|(stage, _)| stage.len() < 80) {
        who.stage.get_or_insert_with(|| Understood::sure(stage, line));
    }
    let said =
        text(LABELS_OF_CANDIDATE).filter(|(name, _)| is_name(name.split('(').next().unwrap_or(name), true));
    who.candidate = match said {
        Some((name, line)) => {
            let name = name.split(['(', '<', ',']).next().unwrap_or(&name).trim().to_owned();
            Some(Understood::sure(name, line))
        }
        None => of_names(&names, people, here).or_else(|| of_guests(people, here)),
    };
    who
}

/// The one of the subject's names that is nobody else's.
fn of_names(names: &[(String, Join)], people: &[Person], here: &Here) -> Option<Understood<String>> {
    let host = people.iter().find(|person| person.is_host);
    let is_own =
        |name: &str| alike(name, &here.interviewer) || host.is_some_and(|host| alike(name, &host.name));
    let left: Vec<&(String, Join)> = names.iter().filter(|(name, _)| !is_own(name)).collect();
    let domain_of = |name: &str| {
        people.iter().find(|person| alike(name, &person.name)).map(|person| person.domain.as_str())
    };
    let outside = |name: &str| {
        let own = host.map(|host| host.domain.as_str()).filter(|domain| !domain.is_empty());
        own.zip(domain_of(name)).map(|(own, other)| own != other)
    };
    // A guest from elsewhere before a colleague; "with" before others; what stands first.
    let best = left.iter().min_by_key(|(name, join)| {
        (outside(name) != Some(true), outside(name) == Some(false), *join != Join::With, *join == Join::Inner)
    })?;
    let (name, join) = best;
    let alone = left.len() == 1 || outside(name) == Some(true);
    let whole = name.split_whitespace().count() > 1 || !name.is_ascii();
    // One of two is only told from the other when one of them is known.
    let known = *join != Join::Pair || names.len() > left.len() || outside(name) == Some(true);
    let inside = outside(name) == Some(false);
    let sure = alone && whole && known && !inside && *join != Join::Inner;
    Some(Understood { value: name.clone(), from: "the subject".to_owned(), sure })
}

/// The only guest from elsewhere.
fn of_guests(people: &[Person], here: &Here) -> Option<Understood<String>> {
    let host = people.iter().find(|person| person.is_host && !person.domain.is_empty())?;
    let mut outside = people.iter().filter(|person| {
        !person.is_place
            && person.domain != host.domain
            && !person.domain.is_empty()
            && !alike(&person.name, &here.interviewer)
    });
    let only = outside.next().filter(|_| outside.next().is_none())?;
    Some(Understood::unsure(only.name.clone(), "the guests"))
}

/// Whether two names may be one person's: the same, or the one a part of the other.
fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

/// Whether a guest is the candidate. Of one who is known by a mail address alone, its words are a name.
pub(super) fn same_person(name: &str, candidate: Option<&Understood<String>>) -> bool {
    let name = match name.split_once('@') {
        Some((mailbox, _)) => mailbox.replace(|c: char| !c.is_alphabetic(), " "),
        None => name.to_owned(),
    };
    candidate.is_some_and(|candidate| alike(&name, &candidate.value))
}

/// A subject without what mail programs put before and behind it.
fn cleaned(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let before = rest;
        if let Some((tag, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && PREFIXES.contains(&tag.trim().to_lowercase().as_str())
        {
            rest = behind.trim_start();
        }
        if let Some((first, behind)) = rest.split_once(':')
            && PREFIXES.contains(&first.trim().to_lowercase().as_str())
        {
            rest = behind.trim_start();
        }
        if rest == before {
            break;
        }
    }
    // Google puts date, time and mailbox behind an "@".
    match rest.rfind(" @ ") {
        Some(at) if rest.get(at + 3..).is_some_and(|behind| behind.chars().any(|c| c.is_ascii_digit())) => {
            rest.get(..at).unwrap_or(rest)
        }
        _ => rest,
    }
}

/// A subject in pieces, each with how it is joined to the one before.
fn pieces(subject: &str) -> Vec<(String, Join)> {
    let mut pieces: Vec<(String, Join)> = vec![(String::new(), Join::Plain)];
    let next = |join: Join, pieces: &mut Vec<(String, Join)>| match pieces.last_mut() {
        Some((text, last)) if text.is_empty() => *last = join,
        _ => pieces.push((String::new(), join)),
    };
    for word in subject.split_whitespace() {
        match word.to_lowercase().as_str() {
            "-" | "–" | "—" | "|" | "·" | "•" | "//" | "/" | "⋅" | "," | ";" => {
                next(Join::Plain, &mut pieces);
                continue;
            }
            "with" | "w/" | "mit" | "avec" | "con" | "met" => {
                next(Join::With, &mut pieces);
                continue;
            }
            "<>" | "<->" | "↔" | "⇄" | "x" | "×" | "&" | "+" | "and" | "und" | "et" => {
                if let Some((_, first @ Join::Plain)) = pieces.last_mut() {
                    *first = Join::Pair;
                }
                next(Join::Pair, &mut pieces);
                continue;
            }
            "at" | "@" | "bei" | "chez" => {
                next(Join::Place, &mut pieces);
                continue;
            }
            "for" | "für" | "pour" | "para" | "als" | "as" => {
                next(Join::Plain, &mut pieces);
                continue;
            }
            _ => {}
        }
        let opens = word.starts_with(['(', '[']);
        let closes = word.ends_with([')', ']']) || word.ends_with("),") || word.ends_with("):");
        let ends = word.ends_with([':', ',', ';']);
        if opens {
            next(Join::Inner, &mut pieces);
        }
        let bare = word.trim_matches(['(', ')', '[', ']', ':', ',', ';', '"', '“', '”', '„']);
        if let Some((text, _)) = pieces.last_mut() {
            if !text.is_empty() && !bare.is_empty() {
                text.push(' ');
            }
            text.push_str(bare);
        }
        if word.ends_with(':') {
            next(Join::With, &mut pieces);
        } else if ends || closes {
            next(Join::Plain, &mut pieces);
        }
    }
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// What a piece says.
#[derive(Debug, Default)]
struct Told {
    name: Option<String>,
    title: Option<String>,
    stage: Option<String>,
}

fn told(piece: &str) -> Told {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let is = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let has_job = words.iter().any(|word| is(JOBS, word));
    // In a job title "System" and "Design" are part of it; what holds an interview is not.
    let of_stage = |word: &&str| {
        let plain = ["interview", "interviews", "screen", "onsite", "call", "phone"];
        if has_job { is(&plain, word) } else { is(STAGES, word) }
    };
    let first = words.iter().position(|word| !of_stage(word)).unwrap_or(words.len());
    let last = words.iter().rposition(|word| !of_stage(word)).map_or(first, |last| last + 1);
    let middle = words.get(first..last).unwrap_or_default().join(" ");
    let around: Vec<&str> =
        words.iter().take(first).chain(words.iter().skip(last.max(first))).copied().collect();
    let stage = (!around.is_empty()).then(|| around.join(" "));
    let middle =
        middle.strip_suffix("'s").or_else(|| middle.strip_suffix("’s")).unwrap_or(&middle).to_owned();
    if middle.is_empty() {
        return Told { stage, ..Told::default() };
    }
    if has_job {
        return Told { title: Some(middle), stage, name: None };
    }
    let name = is_name(&middle, false).then_some(middle);
    Told { name, stage, title: None }
}

/// Whether words look like somebody's name. `any_case`: it was said to be one.
fn is_name(text: &str, any_case: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let listed = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let name_like = |word: &&str| {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { return false };
        let signs = word.chars().all(|c| c.is_alphabetic() || "'’-.‐·".contains(c) || is_mark(c));
        let upper = first.is_uppercase() || !first.is_lowercase();
        signs && (upper || any_case || listed(PARTICLES, word))
    };
    let foreign = words.iter().any(|word| listed(STAGES, word) || listed(JOBS, word) || listed(OTHERS, word));
    let starts = words.first().is_some_and(|word| !listed(PARTICLES, word) || words.len() > 1);
    (1..=6).contains(&words.len()) && starts && !foreign && words.iter().all(name_like)
}

/// Signs that scripts put on letters.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x900..=0xDFF | 0x64B..=0x65F)
}
