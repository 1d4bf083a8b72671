//! A page of a transcript on the clocks of the interview: who said what when, and what happened beside it.

use bank::Id;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::ShownMark;
use super::live::shown_mark;
use crate::describe::{clipped, label};
use crate::transcript::{Beside, Imported, ProposedOffset, SpokenBy, Transcript, TranscriptLine};
use crate::transcript::{moments, on_call, proposals, said_at};
use crate::{EntryId, Interview, Mark};

/// Lines of a page.
const PAGE: usize = 200;
/// Lines that a search names; it counts the others.
const HITS: usize = 5000;
/// Moments that a line can be matched with; of more the first.
const MOMENTS: usize = 400;

/// What of a transcript is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TranscriptAsk {
    /// Which; the one that came in last when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<EntryId>,
    /// Where it would lie on the call, to look before it is kept so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset_ms: Option<i64>,
    /// A line that the page is to hold, from 1.
    pub line: u32,
    /// Words to find, whatever their case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub find: Option<String>,
}

/// A page of a transcript.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TranscriptPage {
    /// The transcript.
    pub id: EntryId,
    /// The file's name.
    pub name: String,
    /// All of its lines.
    pub total: u32,
    /// Where its time 0 is on the call's clock: as kept, or as asked for.
    pub offset_ms: i64,
    /// Ways in which it may lie on the call, the likeliest first.
    pub proposals: Vec<ProposedOffset>,
    /// Cues that could not be read.
    pub skipped: u32,
    /// The first of them: where, and why.
    pub problems: Vec<String>,
    /// Lines that follow one another.
    pub lines: Vec<PageLine>,
    /// The numbers of lines that were found.
    pub hits: Vec<u32>,
    /// How many were found.
    pub found: u32,
    /// What happened in the conversation, to match a line with.
    pub moments: Vec<Beside>,
}

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PageLine {
    /// From 1.
    pub line: u32,
    /// By the wall clock.
    pub at: DateTime<Utc>,
    /// From the start of the recording.
    pub from_ms: u64,
    /// The question that was open then, or the last one before, or the first.
    pub question: Option<Id>,
    /// Who speaks, where the transcript says so.
    pub speaker: Option<String>,
    /// Who that is.
    pub by: SpokenBy,
    /// What was said.
    pub text: String,
    /// What happened while it was said, or before the next line.
    pub beside: Vec<Beside>,
    /// What it was attached to.
    pub quoted: Vec<QuotedAs>,
}

/// A mark that was made from a line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuotedAs {
    /// The mark.
    pub mark: ShownMark,
    /// Its signal's label.
    pub label: String,
}

/// A page of a transcript that an interview keeps.
#[must_use]
pub fn page(
    interview: &Interview,
    imported: &Imported,
    transcript: &Transcript,
    ask: &TranscriptAsk,
) -> TranscriptPage {
    let offset_ms = ask.offset_ms.unwrap_or(imported.offset_ms);
    let (first_ms, last_ms) = transcript.extent();
    let all = transcript.lines.len();
    let wanted = usize::try_from(ask.line).unwrap_or(usize::MAX).saturating_sub(1).min(all.saturating_sub(1));
    // Whole pages, each beginning half-way through the one before: a line stays where it is as one moves on.
    let half = PAGE / 2;
    let from = (wanted / half).saturating_sub(usize::from(wanted % half < half / 2)) * half;
    let to = from.saturating_add(PAGE).min(all);
    let mut moments = moments(interview);
    let shown = transcript.lines.get(from..to).unwrap_or_default();
    let after_page = transcript.lines.get(to).map(|line| on_call(line.from_ms, offset_ms));
    let starts: Vec<i64> = shown.iter().map(|line| on_call(line.from_ms, offset_ms)).collect();
    let lines = shown.iter().zip((from..to).zip(&starts)).map(|(line, (at, start))| {
        let begins = if at == 0 { i64::MIN } else { *start };
        let ends = starts.get(at.saturating_sub(from) + 1).copied().or(after_page).unwrap_or(i64::MAX);
        let here = moments.iter().filter(|moment| {
            let call_ms = i64::try_from(moment.call_ms).unwrap_or(i64::MAX);
            begins <= call_ms && call_ms < ends
        });
        page_line(interview, imported, line, at, offset_ms, here.cloned().collect())
    });
    let lines = lines.collect();
    moments.truncate(MOMENTS);
    let (hits, found) = hits(transcript, ask.find.as_deref().unwrap_or_default());
    let name = &imported.name;
    let problems = transcript.skipped_cues.iter();
    TranscriptPage {
        id: imported.id,
        name: name.clone(),
        total: number(all),
        offset_ms,
        proposals: proposals(interview, first_ms, last_ms),
        skipped: transcript.skipped,
        problems: problems.map(|cue| format!("{name}, line {}: skipped, {}", cue.line, cue.why)).collect(),
        lines,
        hits,
        found,
        moments,
    }
}

fn page_line(
    interview: &Interview,
    imported: &Imported,
    line: &TranscriptLine,
    at: usize,
    offset_ms: i64,
    beside: Vec<Beside>,
) -> PageLine {
    let state = interview.state();
    let number = number(at.saturating_add(1));
    let stamp = said_at(interview, line.from_ms, offset_ms);
    let quotes = |mark: &&Mark| {
        let of = mark.quote.as_ref().filter(|quote| quote.transcript == imported.id);
        of.is_some_and(|quote| quote.lines.iter().any(|quoted| quoted.line == number))
    };
    let quoted = state.marks.iter().filter(quotes).filter_map(|mark| {
        let kind = kind_of(interview, mark)?;
        let label = label(interview.kit(), &mark.signal, mark.question.as_deref());
        Some(QuotedAs { mark: shown_mark(state, kind, mark), label })
    });
    PageLine {
        line: number,
        at: stamp.map(|stamp| stamp.at).unwrap_or_default(),
        from_ms: line.from_ms,
        question: stamp.and_then(|stamp| state.question_near(stamp.elapsed_ms)).cloned(),
        speaker: line.speaker.clone(),
        by: SpokenBy::of(state.plan.as_ref(), line.speaker.as_deref()),
        text: line.text.clone(),
        beside,
        quoted: quoted.collect(),
    }
}

fn kind_of(interview: &Interview, mark: &Mark) -> Option<bank::SignalKind> {
    let kit = interview.kit();
    let offered = match mark.question.as_deref() {
        Some(question) => kit.signals_of(kit.question(question)?),
        None => kit.throughout(),
    };
    offered.iter().find(|keyed| keyed.signal.id == mark.signal).map(|keyed| keyed.signal.kind)
}

/// The numbers of lines that hold every word, in what was said or the speaker's name.
fn hits(transcript: &Transcript, find: &str) -> (Vec<u32>, u32) {
    let words: Vec<String> = find.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return (Vec::new(), 0);
    }
    let holds = |line: &TranscriptLine| {
        let text = line.text.to_lowercase();
        let speaker = line.speaker.as_deref().unwrap_or_default().to_lowercase();
        words.iter().all(|word| text.contains(word) || speaker.contains(word))
    };
    let numbered = transcript.lines.iter().zip(1_u32..);
    let mut hits: Vec<u32> = numbered.filter(|(line, _)| holds(line)).map(|(_, number)| number).collect();
    let found = number(hits.len());
    hits.truncate(HITS);
    (hits, found)
}

/// What is quoted in a mark, as one line: `Ada: “It moves.” Kim: “Where to?”`.
pub(super) fn quote_words(mark: &Mark, most: usize) -> Option<String> {
    let lines = &mark.quote.as_ref()?.lines;
    let one_voice = lines.chunk_by(|one, other| one.speaker == other.speaker);
    let said = one_voice.map(|lines| {
        let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let speaker = lines.first().and_then(|line| line.speaker.as_deref());
        let name = speaker.map(|speaker| format!("{speaker}: ")).unwrap_or_default();
        format!("{name}“{}”", text.join(" "))
    });
    Some(clipped(&said.collect::<Vec<_>>().join(" "), most))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
