//! A practice interview beside its reference: where you and the reference differ, and why.
//!
//! Pure, and apart from every score: nothing here enters a scorecard. A comparison is for the one who
//! practised, about one interview; there is no figure in it that could be ranked.

use bank::recording::{Moment, Recording, ReferenceMark, ReferenceShown};
use bank::{Id, KeyedSignal, SignalKind};
use serde::Serialize;

use crate::scorecard::anchor;
use crate::state::Mark;
use crate::{Interview, Rating, Shown};

/// An interview and a reference, side by side.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Comparison {
    /// The recorded candidate.
    pub candidate: String,
    /// How strong the candidate is, in words.
    pub strength: String,
    /// What it comes to, in sentences.
    pub words: Vec<String>,
    /// Every rating of the reference, in its order.
    pub ratings: Vec<ComparedRating>,
    /// Every signal that one of the two marked; those that differ first, question by question.
    pub signals: Vec<ComparedSignal>,
    /// Every hint that was said in the recording, and every one that was logged.
    pub hints: Vec<ComparedHint>,
}

/// Two ratings of one competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ComparedRating {
    /// The question.
    pub question: Id,
    /// The competency.
    pub competency: Id,
    /// The competency as people call it.
    pub name: String,
    /// Yours; none where you gave none.
    pub yours: Option<Rating>,
    /// The reference's point.
    pub reference: u8,
    /// How many points yours is above it; below zero where it is below, none without a point.
    pub above: Option<i16>,
    /// Your reason.
    pub your_why: Option<String>,
    /// The reference's reason.
    pub why: String,
    /// The anchor of your point, where it is another.
    pub your_anchor: Option<String>,
    /// The anchor of the reference's point.
    pub anchor: String,
}

/// What two people saw of one signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ComparedSignal {
    /// The question; none for signals of the whole interview.
    pub question: Option<Id>,
    /// The signal.
    pub signal: Id,
    /// As it stands on its key.
    pub label: String,
    /// What it is to be seen by.
    pub observe: String,
    /// Its kind.
    #[ts(type = "\"strength\" | \"concern\" | \"red-flag\"")]
    pub kind: SignalKind,
    /// How the two differ.
    pub difference: Difference,
    /// Your marks.
    pub yours: Vec<YourMark>,
    /// The reference's.
    pub reference: Vec<TheirMark>,
}

/// How two sets of marks of one signal differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// One saw it shown, the other saw its opposite.
    OtherWay,
    /// The reference marked it, and you did not.
    Missed,
    /// You marked it, and the reference did not.
    OnlyYou,
    /// Both saw it, one on the candidate's own account and one with help.
    Help,
    /// Both saw the same.
    Same,
}

/// A mark of yours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct YourMark {
    /// When, on the interview's clock.
    pub at_ms: u64,
    /// How it was observed.
    pub shown: Shown,
    /// In whose words.
    pub note: Option<String>,
}

/// A mark of the reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TheirMark {
    /// When, on the recording's clock.
    pub at_ms: u64,
    /// How it was observed.
    pub shown: Shown,
    /// Why it is this signal.
    pub why: String,
    /// What was said then; none where it shows in code or output.
    pub said: Option<String>,
    /// The code or the output that it shows in.
    pub written: Option<String>,
}

/// A hint in the recording and in your log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ComparedHint {
    /// The question.
    pub question: Id,
    /// Which.
    pub n: u8,
    /// When it was said in the recording.
    pub said_ms: Option<u64>,
    /// When you logged it.
    pub logged_ms: Option<u64>,
}

/// Puts an interview beside the reference it was practised on.
#[must_use]
pub fn compare(interview: &Interview, recording: &Recording) -> Comparison {
    let ratings = ratings(interview, recording);
    let signals = signals(interview, recording);
    let hints = hints(interview, recording);
    Comparison {
        candidate: recording.name.clone(),
        strength: recording.strength.clone(),
        words: words(&ratings, &signals, &hints),
        ratings,
        signals,
        hints,
    }
}

fn ratings(interview: &Interview, recording: &Recording) -> Vec<ComparedRating> {
    let (kit, state) = (interview.kit(), interview.state());
    let compared = recording.ratings.iter().map(|reference| {
        let (question, competency) = (reference.question.as_str(), reference.competency.as_str());
        let given = state.rating(Some(question), competency);
        let point = given.and_then(|given| given.rating.point());
        let words = |point| anchor(kit, Some(question), competency, point);
        ComparedRating {
            question: reference.question.clone(),
            competency: reference.competency.clone(),
            name: kit
                .competency(competency)
                .map_or_else(|| competency.to_owned(), |known| known.name.clone()),
            yours: given.map(|given| given.rating.clone()),
            reference: reference.rating,
            above: point.map(|point| i16::from(point) - i16::from(reference.rating)),
            your_why: given.and_then(|given| given.why.clone()),
            why: reference.why.clone(),
            your_anchor: point.filter(|point| *point != reference.rating).and_then(words),
            anchor: words(reference.rating).unwrap_or_default(),
        }
    });
    compared.collect()
}

fn signals(interview: &Interview, recording: &Recording) -> Vec<ComparedSignal> {
    let kit = interview.kit();
    let mut compared = Vec::new();
    for planned in &kit.kit.questions {
        let Some(question) = kit.question(&planned.id) else { continue };
        let of = kit.signals_of(question);
        compared.extend(of.iter().filter_map(|keyed| signal(interview, recording, Some(&planned.id), keyed)));
    }
    let throughout = kit.throughout();
    compared.extend(throughout.iter().filter_map(|keyed| signal(interview, recording, None, keyed)));
    // What differs comes first; within it, the order of the keys.
    compared.sort_by_key(|one| one.difference == Difference::Same);
    compared
}

/// A signal that one of the two marked, in its question or in the whole interview.
fn signal(
    interview: &Interview,
    recording: &Recording,
    question: Option<&str>,
    keyed: &KeyedSignal<'_>,
) -> Option<ComparedSignal> {
    let here = |mark: &&Mark| mark.question.as_deref() == question && mark.signal == keyed.signal.id;
    let yours: Vec<YourMark> = interview
        .state()
        .marks
        .iter()
        .filter(here)
        .map(|mark| YourMark { at_ms: mark.stamp.elapsed_ms, shown: mark.shown, note: mark.note.clone() })
        .collect();
    let reference: Vec<TheirMark> = recording
        .marks
        .iter()
        .filter(|mark| mark.signal == keyed.signal.id && place(interview, recording, mark) == question)
        .map(|mark| theirs(recording, mark))
        .collect();
    let of_yours: Vec<Shown> = yours.iter().map(|mark| mark.shown).collect();
    let of_reference: Vec<Shown> = reference.iter().map(|mark| mark.shown).collect();
    let difference = difference(&of_yours, &of_reference)?;
    Some(ComparedSignal {
        question: question.map(str::to_owned),
        signal: keyed.signal.id.clone(),
        label: keyed.signal.label.clone(),
        observe: keyed.signal.observe.clone(),
        kind: keyed.signal.kind,
        difference,
        yours,
        reference,
    })
}

/// The question a reference mark belongs to: the one that is open then, where it has the signal.
fn place<'r>(interview: &Interview, recording: &'r Recording, mark: &ReferenceMark) -> Option<&'r str> {
    let open = recording.open_at(mark.at)?;
    let question = interview.kit().question(open)?;
    let has = interview.kit().signals_of(question).iter().any(|keyed| keyed.signal.id == mark.signal);
    has.then_some(open)
}

/// None where neither marked anything.
fn difference(yours: &[Shown], reference: &[Shown]) -> Option<Difference> {
    let against = |of: &[Shown]| of.contains(&Shown::Contradicted);
    let unaided = |of: &[Shown]| of.contains(&Shown::Unprompted);
    let shown = |of: &[Shown]| of.iter().any(|shown| *shown != Shown::Contradicted);
    Some(match (yours.is_empty(), reference.is_empty()) {
        (true, true) => return None,
        (true, false) => Difference::Missed,
        (false, true) => Difference::OnlyYou,
        _ if against(yours) != against(reference) || shown(yours) != shown(reference) => Difference::OtherWay,
        _ if unaided(yours) != unaided(reference) => Difference::Help,
        _ => Difference::Same,
    })
}

fn theirs(recording: &Recording, mark: &ReferenceMark) -> TheirMark {
    let moment = recording.script.iter().find(|moment| moment.at() == mark.at);
    let (said, written) = match moment {
        Some(Moment::Says(speech)) => (Some(speech.says.clone()), None),
        Some(Moment::Code(code)) => (None, Some(code.code.clone())),
        Some(Moment::Output(printed)) => (None, Some(printed.output.clone())),
        Some(Moment::Cue(_)) | None => (None, None),
    };
    let shown = match mark.shown {
        ReferenceShown::Unprompted => Shown::Unprompted,
        ReferenceShown::Prompted => Shown::Prompted,
        ReferenceShown::Contradicted => Shown::Contradicted,
    };
    TheirMark { at_ms: mark.at.ms(), shown, why: mark.why.clone(), said, written }
}

fn hints(interview: &Interview, recording: &Recording) -> Vec<ComparedHint> {
    let mut compared: Vec<ComparedHint> = Vec::new();
    for moment in &recording.script {
        let Moment::Cue(cue) = moment else { continue };
        let Some((n, question)) = cue.hint.zip(recording.open_at(cue.at)) else { continue };
        let said_ms = Some(cue.at.ms());
        compared.push(ComparedHint { question: question.to_owned(), n, said_ms, logged_ms: None });
    }
    for (question, seen) in &interview.state().questions {
        for hint in &seen.hints {
            let Some(n) = hint.n else { continue };
            let logged_ms = Some(hint.stamp.elapsed_ms);
            match compared.iter_mut().find(|one| one.question == *question && one.n == n) {
                Some(one) => one.logged_ms = one.logged_ms.or(logged_ms),
                None => {
                    compared.push(ComparedHint { question: question.clone(), n, said_ms: None, logged_ms });
                }
            }
        }
    }
    compared
}

fn words(ratings: &[ComparedRating], signals: &[ComparedSignal], hints: &[ComparedHint]) -> Vec<String> {
    let mut words = Vec::new();
    let rated: Vec<&ComparedRating> = ratings.iter().filter(|one| one.above.is_some()).collect();
    let same = rated.iter().filter(|one| one.above == Some(0)).count();
    if rated.is_empty() {
        words.push("You rated nothing that the reference rates.".to_owned());
    } else {
        let farthest = rated.iter().max_by_key(|one| one.above.unwrap_or_default().unsigned_abs());
        let by = farthest.map_or(0, |one| one.above.unwrap_or_default().unsigned_abs());
        let what = match (farthest, by) {
            (_, 0) | (None, _) => String::new(),
            (Some(one), by) => {
                format!("; the farthest apart is {} in {}, by {by}", one.name.to_lowercase(), one.question)
            }
        };
        words.push(format!("{same} of your {} ratings {} the reference's{what}.", rated.len(), are(same)));
        let differing: Vec<i16> =
            rated.iter().filter_map(|one| one.above).filter(|above| *above != 0).collect();
        if differing.len() > 1 && differing.iter().all(|above| *above > 0) {
            words.push("Where you differ, you are always above it.".to_owned());
        } else if differing.len() > 1 && differing.iter().all(|above| *above < 0) {
            words.push("Where you differ, you are always below it.".to_owned());
        }
    }
    let count = |wanted: Difference| signals.iter().filter(|one| one.difference == wanted).count();
    let mut parts = vec![format!(
        "Of {} signals that either of you marked, {} {} seen alike",
        signals.len(),
        count(Difference::Same),
        if count(Difference::Same) == 1 { "was" } else { "were" }
    )];
    for (n, what) in [
        (count(Difference::OtherWay), "the other way round"),
        (count(Difference::Missed), "by the reference alone"),
        (count(Difference::OnlyYou), "by you alone"),
        (count(Difference::Help), "with another view of the help"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {what}"));
        }
    }
    words.push(parts.join(", ") + ".");
    let unlogged = hints.iter().filter(|hint| hint.said_ms.is_some() && hint.logged_ms.is_none()).count();
    if unlogged > 0 {
        let hint = if unlogged == 1 { "hint was" } else { "hints were" };
        words.push(format!("{unlogged} {hint} said and not logged, so nothing capped the ratings."));
    }
    words
}

const fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}
