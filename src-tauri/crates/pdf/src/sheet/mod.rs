//! A page as the template gets it: every string in its place, no markup anywhere.

mod competencies;
mod evidence;
mod form;
mod order;
mod text;

use report::legible;
use report::page::{
    Heading, Imprint, Line, NoteEntry, Page, QuestionEntry, Recommendation, RevisionEntry, clock, readers,
};

use serde::Serialize;

pub(crate) use form::Sheet;
use form::{Feedback, Labelled, Note, Part, Question, RevisionRow, Revisions, Section, Step, Verdict};
pub(crate) use text::{Text, named};

/// Letters of one word for which the columns have room.
mod room {
    pub(super) const LABEL: usize = 12;
    pub(super) const NARROW: usize = 11;
    pub(super) const WORDS: usize = 28;
}

/// Characters of a title that are tried for the foot of a page.
const RUNNING: usize = 120;

impl Sheet {
    /// The sheet of a page.
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let Heading { candidate, eyebrow, byline, notices, .. } = &page.heading;
        Self {
            eyebrow: Text::line(eyebrow),
            candidate: Text::typed(candidate).within(24),
            byline: Text::line(byline),
            notices: notices
                .iter()
                .map(|notice| Labelled { label: Text::ours(notice.label), words: Text::line(&notice.words) })
                .collect(),
            conditions: conditions(&page.conditions),
            verdict: verdict(page.recommendation.as_ref()),
            competencies: competencies::section(page),
            evidence: evidence::section(&page.evidence),
            questions: Section {
                heading: Text::ours("Questions"),
                none: page.questions.is_empty().then(|| Text::ours("No question was opened.")),
                items: page.questions.iter().map(question).collect(),
            },
            notes: section("Notes", &page.notes, note),
            feedback: page.feedback.map(|feedback| Feedback {
                heading: Text::ours("Words for the candidate"),
                aside: Text::ours("Written to be passed on."),
                words: Text::typed(feedback),
            }),
            deviations: section("Departures from the kit", &page.deviations, Text::line),
            // The first revision is the submission, which the head tells.
            revisions: (page.revisions.len() > 1).then(|| revisions(&page.revisions)),
            imprint: imprint(&page.imprint),
        }
    }
}

fn section<F, T>(heading: &str, from: &[F], item: impl Fn(&F) -> T) -> Option<Section<T>> {
    (!from.is_empty()).then(|| Section {
        heading: Text::ours(heading),
        none: None,
        items: from.iter().map(item).collect(),
    })
}

fn conditions(conditions: &[Line<'_>]) -> Option<Part> {
    let mut words = Text::default();
    for (at, condition) in conditions.iter().enumerate() {
        if at > 0 {
            words = words.and(" ");
        }
        words.spans.extend(Text::line(condition).spans);
    }
    (!conditions.is_empty()).then(|| Part { heading: Text::ours("Circumstances"), words })
}

fn verdict(recommendation: Option<&Recommendation<'_>>) -> Verdict {
    let heading = Text::ours("Recommendation");
    let Some(given) = recommendation else {
        let reason = Text::ours("No recommendation was given.");
        return Verdict { heading, value: Text::ours("Open"), reason, consider: None };
    };
    Verdict {
        heading,
        value: Text::typed(&given.value).within(room::LABEL),
        reason: given.reason.map_or_else(|| Text::ours("No reason was given."), Text::typed),
        consider: given.consider.as_ref().map(Text::line),
    }
}

fn question(question: &QuestionEntry<'_>) -> Question {
    let heading = Text::ours(format!("{}. ", question.place)).and_apart(Text::markdown(question.title));
    let mut minutes = Text::default().and_code(question.id).and(format!(" · {}", question.minutes));
    if let Some(after) = &question.solved_after {
        minutes = minutes.and(format!(" · works after {after}"));
    }
    let fault = |words: &&str| Text::ours("Fault of the question: ").strong().and_apart(Text::typed(words));
    Question {
        heading,
        minutes,
        steps: question
            .steps
            .iter()
            .map(|step| Step {
                time: Text::ours(clock(step.at_ms)),
                what: Text::ours(step.what.as_str()).within(room::LABEL),
                said: step.said.as_ref().map(|said| match said {
                    report::page::Piece::Typed(words) => Text::typed(words),
                    report::page::Piece::Markdown(source) => Text::markdown(source),
                    other => Text::line(&vec![other.clone()]),
                }),
            })
            .collect(),
        faults: question.faults.iter().map(fault).collect(),
    }
}

fn note(note: &NoteEntry<'_>) -> Note {
    let mut aside = readers(note.visibility).to_owned();
    if let Some(question) = note.question {
        aside.push_str(&format!(" · question {question}"));
    }
    Note { time: Text::ours(clock(note.at_ms)), words: Text::typed(note.text), aside: Text::ours(aside) }
}

fn revisions(revisions: &[RevisionEntry<'_>]) -> Revisions {
    Revisions {
        heading: Text::ours("Revisions"),
        columns: ["Revision", "Submitted", "Reason"].map(Text::ours).into(),
        rows: revisions
            .iter()
            .map(|revision| RevisionRow {
                number: Text::ours(revision.number.to_string()),
                at: Text::ours(revision.at.as_str()),
                reason: revision.reason.map_or_else(|| Text::ours("First submission."), Text::typed),
            })
            .collect(),
    }
}

fn imprint(imprint: &Imprint<'_>) -> Vec<Text> {
    let revision = match imprint.revision {
        0 => "draft".to_owned(),
        revision => format!("revision {revision}"),
    };
    let practice = if imprint.practice { ", practice" } else { "" };
    let mut first = Text::ours(format!("Touchstone scorecard, {revision}{practice} · kit "))
        .and_apart(Text::typed(imprint.kit))
        .and(" ")
        .and_code(&imprint.kit_hash);
    if let Some(role_loop) = imprint.role_loop {
        first = first.and(" · loop ").and_apart(Text::typed(role_loop));
    }
    let events = if imprint.events == 1 { "event" } else { "events" };
    let second =
        Text::ours("interview ").and_code(&imprint.interview).and(format!(" · {} {events}", imprint.events));
    vec![first, second, Text::ours("log ").and_code(imprint.head)]
}

/// What stands at the foot of every page, in one line.
#[derive(Debug, Serialize)]
pub(crate) struct Running {
    /// Whose it is; cut where it is too long.
    title: String,
    /// What it is not; never cut.
    notices: String,
}

impl Running {
    pub(crate) fn of(page: &Page<'_>, shown: impl Fn(&str) -> String) -> Self {
        let notices = page.heading.notices.iter().map(|notice| format!(" · {}", notice.label)).collect();
        let title: String = legible::line(&page.heading.title).chars().take(RUNNING).collect();
        Self { title: shown(&title), notices }
    }
}
