//! What was seen, by competency, in the order it happened.

use bank::SignalKind;
use interview::scorecard::{
    CodePart, FindingPart, MarkPart, NotePart, QuotePart, Scorecard, SignalPart, Summary,
};
use interview::transcript::SpokenBy;
use interview::{Direction, Shown};

use super::place;
use super::words::{Line, Piece, clock, ours, title_case};

/// The evidence for one competency.
pub struct EvidenceGroup<'c> {
    /// As the rubric names it.
    pub competency: String,
    /// Observations, in the order they happened.
    pub seen: Vec<Evidence<'c>>,
    /// Signals without which a question has not been answered, and which were not seen.
    pub not_seen: Vec<&'c SignalPart>,
}

/// One observation.
pub struct Evidence<'c> {
    /// What was observed.
    pub signal: &'c SignalPart,
    /// On the interview's clock.
    pub at_ms: u64,
    /// Whether it speaks for or against.
    pub direction: Direction,
    /// After a hint or a question.
    pub helped: bool,
    /// Where the question stands on the page; none for signals of the whole interview.
    pub question: Option<usize>,
    /// What the label alone does not say: "with help", "contradicted", "red flag".
    pub qualifiers: Vec<&'static str>,
    /// What was said, word for word.
    pub quotes: Vec<Quoted<'c>>,
    /// What the interviewer noted with it.
    pub note: Option<&'c str>,
    /// Notes bound to the mark.
    pub bound: Vec<&'c NotePart>,
    /// The lines it is about.
    pub code: Option<Code<'c>>,
    /// What the tool had pointed at, where it had.
    pub pointed: Option<Pointed<'c>>,
}

/// What somebody said in one go.
pub struct Quoted<'c> {
    /// The words, without quotation marks.
    pub text: String,
    /// "Ada Example, at 12:31, from the transcript"
    pub words: Line<'c>,
    speaker: Option<&'c str>,
    by: SpokenBy,
}

/// Lines of one speaker that follow one another are read as one.
fn quoted(quote: &QuotePart) -> Vec<Quoted<'_>> {
    let mut said: Vec<Quoted<'_>> = Vec::new();
    for line in &quote.lines {
        let speaker = line.speaker.as_deref();
        match said.last_mut().filter(|last| last.speaker == speaker && last.by == line.by) {
            Some(last) => last.text = format!("{} {}", last.text, line.text),
            None => said.push(Quoted {
                text: line.text.clone(),
                words: source(speaker, line.by, line.at_ms),
                speaker,
                by: line.by,
            }),
        }
    }
    said
}

fn source(speaker: Option<&str>, by: SpokenBy, at_ms: u64) -> Line<'_> {
    let at = format!("at {}, from the transcript", clock(at_ms));
    match (speaker, by) {
        (Some(speaker), _) => vec![Piece::Typed(speaker.into()), ours(format!(", {at}"))],
        (None, SpokenBy::Candidate) => vec![ours(format!("the candidate, {at}"))],
        (None, SpokenBy::Interviewer) => vec![ours(format!("the interviewer, {at}"))],
        (None, SpokenBy::Other) => vec![ours(format!("said {at}"))],
    }
}

/// What pointed the interviewer at it.
pub struct Pointed<'c> {
    /// "Pointed out by unwrap-call, asked about at 12:31:"
    pub words: Line<'c>,
    /// The code, or what the compiler said.
    pub text: &'c str,
}

impl<'c> Pointed<'c> {
    fn of(finding: &'c FindingPart) -> Self {
        let mut words = vec![ours("Pointed out by "), Piece::Code(&finding.detector)];
        if let Some(asked) = finding.asked_at_ms {
            words.push(ours(format!(", asked about at {}", clock(asked))));
        }
        words.push(ours(":"));
        Self { words, text: &finding.text }
    }
}

/// The candidate's code at that moment.
pub enum Code<'c> {
    /// As it was captured.
    Shown {
        /// The number of its first line.
        first: u32,
        /// "line 12", "lines 14 to 17".
        lines: Option<String>,
        /// The lines themselves.
        text: &'c str,
    },
    /// Only named, in a sentence.
    Named(String),
}

impl<'c> Code<'c> {
    fn of(part: &'c CodePart) -> Self {
        let lines = part.lines.map(|[first, last]| {
            if first == last { format!("line {first}") } else { format!("lines {first} to {last}") }
        });
        match (part.text.as_deref(), part.snapshot, lines) {
            (Some(text), _, lines) => {
                Self::Shown { first: part.lines.map_or(1, |[first, _]| first), lines, text }
            }
            (None, Some(_), Some(lines)) => Self::Named(format!("On {lines} of the code as it was then.")),
            (None, Some(_), None) => Self::Named("On the code as it was then.".to_owned()),
            (None, None, Some(lines)) => Self::Named(format!("On {lines} of code that was not captured.")),
            (None, None, None) => Self::Named("On code that was not captured.".to_owned()),
        }
    }
}

pub(super) fn groups(card: &Scorecard) -> Vec<EvidenceGroup<'_>> {
    let mut groups: Vec<(&str, String)> = card
        .competencies
        .iter()
        .map(|competency| (competency.id.as_str(), competency.name.clone()))
        .collect();
    for signal in &card.signals {
        if !groups.iter().any(|(id, _)| *id == signal.competency) {
            groups.push((&signal.competency, title_case(&signal.competency)));
        }
    }
    groups
        .into_iter()
        .filter_map(|(id, competency)| {
            let signals = || card.signals.iter().filter(|signal| signal.competency == id);
            let mut seen: Vec<Evidence<'_>> = signals()
                .flat_map(|signal| signal.marks.iter().map(move |mark| evidence(card, signal, mark)))
                .collect();
            seen.sort_by_key(|evidence| evidence.at_ms);
            let not_seen: Vec<&SignalPart> =
                signals().filter(|signal| signal.must && signal.summary == Summary::NotSeen).collect();
            let empty = seen.is_empty() && not_seen.is_empty();
            (!empty).then_some(EvidenceGroup { competency, seen, not_seen })
        })
        .collect()
}

fn evidence<'c>(card: &'c Scorecard, signal: &'c SignalPart, mark: &'c MarkPart) -> Evidence<'c> {
    let mut qualifiers = Vec::new();
    if signal.kind == SignalKind::RedFlag {
        qualifiers.push("red flag");
    }
    match mark.shown {
        Shown::Unprompted => {}
        Shown::Prompted => qualifiers.push("with help"),
        Shown::Contradicted => qualifiers.push("the opposite was seen"),
    }
    let finding = mark.finding.and_then(|id| card.findings.iter().find(|finding| finding.id == id));
    Evidence {
        signal,
        at_ms: mark.at_ms,
        direction: Direction::of(signal.kind, mark.shown),
        helped: mark.shown == Shown::Prompted,
        question: signal.question.as_deref().and_then(|question| place(card, question)),
        qualifiers,
        note: mark.note.as_deref(),
        quotes: mark.quote.as_ref().map(quoted).unwrap_or_default(),
        bound: card.notes.iter().filter(|note| note.mark == Some(mark.id)).collect(),
        code: mark.code.as_ref().map(Code::of),
        pointed: finding.map(Pointed::of),
    }
}

/// Whether a note stands with a mark on the page.
pub(super) fn is_bound(card: &Scorecard, note: &NotePart) -> bool {
    note.mark.is_some_and(|id| card.signals.iter().flat_map(|signal| &signal.marks).any(|mark| mark.id == id))
}
