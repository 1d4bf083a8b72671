//! The questions that were asked, step by step, and the notes that belong to no mark.

use interview::scorecard::{MomentPart, NotePart, QuestionPart, Scorecard};
use interview::{Visibility, milestone_words};

use super::evidence::is_bound;
use super::words::{Piece, clock, minutes_of, typed};
use super::{place, placed};

/// A question that was asked.
pub struct QuestionEntry<'c> {
    /// Where it stands on the page, from 1.
    pub place: usize,
    /// As the bank knows it.
    pub id: &'c str,
    /// One line of Markdown.
    pub title: &'c str,
    /// "22 of 20 minutes".
    pub minutes: String,
    /// Time to solution, on the clock.
    pub solved_after: Option<String>,
    /// Hints, follow-ups, milestones and the compiler's errors in the order they came.
    pub steps: Vec<Step<'c>>,
    /// What was wrong with the question itself.
    pub faults: Vec<&'c str>,
}

/// Something that happened in a question.
pub struct Step<'c> {
    /// On the interview's clock.
    pub at_ms: u64,
    /// "hint 2".
    pub what: String,
    /// What was said.
    pub said: Option<Piece<'c>>,
}

/// A note that belongs to no mark.
pub struct NoteEntry<'c> {
    /// On the interview's clock.
    pub at_ms: u64,
    /// As it was typed.
    pub text: &'c str,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where the question stands on the page it was written in, from 1.
    pub question: Option<usize>,
}

pub(super) fn questions(card: &Scorecard) -> Vec<QuestionEntry<'_>> {
    placed(card)
        .map(|(place, question)| QuestionEntry {
            place,
            id: &question.id,
            title: &question.title,
            minutes: minutes_of(question.active_ms, question.planned_minutes),
            solved_after: question.time_to_solution_ms.map(clock),
            steps: steps(card, question),
            faults: question.faults.iter().map(String::as_str).collect(),
        })
        .collect()
}

fn steps<'c>(card: &'c Scorecard, question: &'c QuestionPart) -> Vec<Step<'c>> {
    let hints = question.hints.iter().map(|hint| match hint.n {
        Some(n) => {
            Step { at_ms: hint.at_ms, what: format!("hint {n}"), said: Some(Piece::Markdown(&hint.text)) }
        }
        None => Step { at_ms: hint.at_ms, what: "improvised hint".to_owned(), said: Some(typed(&hint.text)) },
    });
    let follow_ups = question.follow_ups.iter().map(|asked| Step {
        at_ms: asked.at_ms,
        what: format!("follow-up {}", asked.n),
        said: Some(Piece::Markdown(&asked.ask)),
    });
    let milestones = question.milestones.iter().map(|reached| Step {
        at_ms: reached.at_ms,
        what: milestone_words(reached.kind).to_owned(),
        said: None,
    });
    let of_question =
        card.moments.iter().filter(|moment| moment.question.as_deref() == Some(question.id.as_str()));
    let mut steps: Vec<Step<'_>> =
        hints.chain(follow_ups).chain(milestones).chain(of_question.map(moment)).collect();
    steps.sort_by_key(|step| step.at_ms);
    steps
}

/// An error of the compiler: when it was there, and when it was gone.
fn moment(moment: &MomentPart) -> Step<'_> {
    let line = moment.line.map(|line| format!(" at line {line}")).unwrap_or_default();
    let gone = moment
        .gone_at_ms
        .map_or_else(|| ", not seen to go".to_owned(), |gone| format!(", gone at {}", clock(gone)));
    let said = match &moment.code {
        Some(code) => format!("{code}: {}", moment.message),
        None => moment.message.clone(),
    };
    Step {
        at_ms: moment.first_at_ms,
        what: format!("compiler error{line}{gone}"),
        said: Some(Piece::Typed(said.into())),
    }
}

pub(super) fn loose_notes(card: &Scorecard) -> Vec<NoteEntry<'_>> {
    let mut notes: Vec<&NotePart> = card.notes.iter().filter(|note| !is_bound(card, note)).collect();
    notes.sort_by_key(|note| note.at_ms);
    notes
        .into_iter()
        .map(|note| NoteEntry {
            at_ms: note.at_ms,
            text: &note.text,
            visibility: note.visibility,
            question: note.question.as_deref().and_then(|question| place(card, question)),
        })
        .collect()
}
