//! State: what the events so far amount to. Folding is total: an event whose premises do not hold
//! was never accepted, and folding one has no effect rather than a panic.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id, SignalKind};
use chrono::{DateTime, Utc};

use crate::event::PlannedCandidate;
use crate::{
    ActionId, ConditionKind, Consider, EntryId, Event, Interviewer, MilestoneKind, Rating, Recorded, Shown,
    Stamp, Visibility,
};

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Prepared.
    Planned,
    /// The clock runs.
    Live,
    /// The clock stands still.
    Paused,
    /// The conversation is over; the scorecard is open.
    Ended,
    /// The scorecard is done.
    Submitted,
}

impl Phase {
    /// The name in lists and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Ended => "ended",
            Self::Submitted => "submitted",
        }
    }
}

/// What a mark says, whatever the signal's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Speaks for the candidate.
    For,
    /// Speaks against.
    Against,
}

impl Direction {
    /// A strength shown speaks for, its opposite against; a concern or red flag the other way round.
    #[must_use]
    pub const fn of(kind: SignalKind, shown: Shown) -> Self {
        match (kind, shown) {
            (SignalKind::Strength, Shown::Unprompted | Shown::Prompted)
            | (SignalKind::Concern | SignalKind::RedFlag, Shown::Contradicted) => Self::For,
            (SignalKind::Strength, Shown::Contradicted)
            | (SignalKind::Concern | SignalKind::RedFlag, Shown::Unprompted | Shown::Prompted) => {
                Self::Against
            }
        }
    }
}

/// An observation of a signal.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The id of the action that made it.
    pub id: EntryId,
    /// The signal.
    pub signal: Id,
    /// The question; none for signals of the whole interview.
    pub question: Option<Id>,
    /// How it was observed.
    pub shown: Shown,
    /// In whose words.
    pub note: Option<String>,
    /// Lines in `snapshot`.
    pub lines: Option<[u32; 2]>,
    /// The code.
    pub snapshot: Option<EntryId>,
    /// When; of a settled bookmark, when that was set.
    pub stamp: Stamp,
    /// Its place in the log.
    pub seq: u64,
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The id of the action that made it.
    pub id: EntryId,
    /// What was said or done.
    pub text: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// The mark it explains.
    pub mark: Option<EntryId>,
    /// The question that was open.
    pub question: Option<Id>,
    /// When typing began.
    pub stamp: Stamp,
    /// Its place in the log.
    pub seq: u64,
}

/// Something that happened a moment ago.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// The id of the action that made it.
    pub id: EntryId,
    /// A few words.
    pub note: Option<String>,
    /// Fits no signal.
    pub remarkable: bool,
    /// The question that was open.
    pub question: Option<Id>,
    /// When it happened.
    pub stamp: Stamp,
    /// Out of the tray.
    pub settled: bool,
}

/// The candidate's code at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// The id of the action that made it.
    pub id: EntryId,
    /// The question that was open.
    pub question: Option<Id>,
    /// The code.
    pub text: String,
    /// When.
    pub stamp: Stamp,
}

/// A circumstance.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Which.
    pub kind: ConditionKind,
    /// Minutes lost or added.
    pub minutes: Option<u32>,
    /// In words.
    pub text: Option<String>,
    /// When it was noted.
    pub stamp: Stamp,
}

/// Something wrong with a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionFault {
    /// The question.
    pub question: Id,
    /// What.
    pub text: String,
}

/// A rating as given; the last for a question and competency counts, all are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRating {
    /// The question; none for the whole interview.
    pub question: Option<Id>,
    /// The competency.
    pub competency: Id,
    /// The rating.
    pub rating: Rating,
    /// On what evidence.
    pub why: Option<String>,
    /// What the hints given by then allowed.
    pub cap: Option<u8>,
    /// Why it is above that.
    pub despite: Option<String>,
    /// When.
    pub stamp: Stamp,
    /// Whether the conversation was over by then.
    pub after_end: bool,
}

/// What is recorded of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuestionState {
    /// From and to on the interview's clock; the last may be open.
    pub spans: Vec<(u64, Option<u64>)>,
    /// Hints in the order they were said.
    pub hints: Vec<GivenHint>,
    /// Follow-ups asked.
    pub follow_ups: Vec<(u8, Stamp)>,
    /// Milestones reached; the first time of each counts.
    pub milestones: Vec<(MilestoneKind, Stamp)>,
    /// How many questions were opened before it.
    pub order: usize,
}

/// A hint that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenHint {
    /// The question's hint; none for an improvised one.
    pub n: Option<u8>,
    /// The words of an improvised one.
    pub text: Option<String>,
    /// What it caps.
    pub caps: BTreeMap<Id, u8>,
    /// When.
    pub stamp: Stamp,
}

impl QuestionState {
    /// Time on the interview's clock while it was open; `now` closes an open span.
    #[must_use]
    pub fn active_ms(&self, now: u64) -> u64 {
        self.spans.iter().map(|(from, to)| to.unwrap_or(now).saturating_sub(*from)).sum()
    }

    /// From its first opening to the `working` milestone, on its own time.
    #[must_use]
    pub fn time_to_solution_ms(&self) -> Option<u64> {
        let at = self.milestones.iter().find(|(kind, _)| *kind == MilestoneKind::Working)?.1.elapsed_ms;
        Some(
            self.spans
                .iter()
                .map(|(from, to)| to.unwrap_or(at).min(at).saturating_sub((*from).min(at)))
                .sum(),
        )
    }

    /// The highest point the hints allow in a competency, if they cap it.
    #[must_use]
    pub fn cap(&self, competency: &str) -> Option<u8> {
        self.hints.iter().filter_map(|hint| hint.caps.get(competency)).min().copied()
    }
}

/// A submitted version of the scorecard.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// From 1.
    pub number: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was amended; none for the first.
    pub reason: Option<String>,
    /// The last event it includes.
    pub last_seq: u64,
}

/// The recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// One of the scale's.
    pub value: String,
    /// Why.
    pub reason: Option<String>,
    /// Another role or level.
    pub consider: Option<Consider>,
}

/// What was planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Who is interviewed.
    pub candidate: PlannedCandidate,
    /// The role.
    pub role: String,
    /// The level.
    pub level: String,
    /// The loop.
    pub role_loop: Option<Id>,
    /// Who interviews.
    pub interviewer: Interviewer,
    /// Kept out of lists.
    pub practice: bool,
    /// When it should start.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it was planned.
    pub at: DateTime<Utc>,
}

/// The fold of an interview's events.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "each field is the sum of the events of its name")]
pub struct State {
    pub plan: Option<Planned>,
    pub phase: Option<Phase>,
    pub started_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub block: Option<String>,
    pub open_question: Option<Id>,
    pub questions: BTreeMap<Id, QuestionState>,
    pub marks: Vec<Mark>,
    pub notes: Vec<Note>,
    pub bookmarks: Vec<Bookmark>,
    pub captures: Vec<Capture>,
    pub conditions: Vec<Condition>,
    pub faults: Vec<QuestionFault>,
    pub ratings: Vec<GivenRating>,
    pub feedback: Option<String>,
    pub recommendation: Option<Recommendation>,
    pub revisions: Vec<Revision>,
    /// The latest return after a restart, until something is done: the gap and whether it counts.
    pub recovered: Option<(u64, bool)>,
    pub unknown_events: usize,
}

impl State {
    /// Where the interview stands; a log without a plan has not begun.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase.unwrap_or(Phase::Planned)
    }

    /// A mark that stands.
    #[must_use]
    pub fn mark(&self, id: EntryId) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// Bookmarks that wait to be settled.
    pub fn tray(&self) -> impl Iterator<Item = &Bookmark> {
        self.bookmarks.iter().filter(|bookmark| !bookmark.settled)
    }

    /// The rating that counts for a competency in a question, or over the whole interview.
    #[must_use]
    pub fn rating(&self, question: Option<&str>, competency: &str) -> Option<&GivenRating> {
        self.ratings
            .iter()
            .rev()
            .find(|given| given.question.as_deref() == question && given.competency == competency)
    }

    /// Adds one event. Retractions are not seen here: the history folds again without what they took.
    pub(crate) fn fold(&mut self, kit: &FrozenKit, recorded: &Recorded) {
        let stamp = recorded.stamp;
        if !matches!(recorded.event, Event::Recovered { .. }) {
            self.recovered = None;
        }
        match &recorded.event {
            Event::Planned {
                candidate, role, level, role_loop, interviewer, practice, starts_at, ..
            } => {
                self.phase = Some(Phase::Planned);
                self.plan = Some(Planned {
                    candidate: candidate.clone(),
                    role: role.clone(),
                    level: level.clone(),
                    role_loop: role_loop.clone(),
                    interviewer: interviewer.clone(),
                    practice: *practice,
                    starts_at: *starts_at,
                    at: stamp.at,
                });
            }
            Event::Started {} => {
                self.phase = Some(Phase::Live);
                self.started_at = Some(stamp.at);
            }
            Event::Paused { .. } => self.phase = Some(Phase::Paused),
            Event::Resumed {} => self.phase = Some(Phase::Live),
            Event::Ended {} => {
                self.close_question(stamp.elapsed_ms);
                self.block = None;
                self.phase = Some(Phase::Ended);
            }
            Event::BlockOpened { block } => self.block = Some(block.clone()),
            Event::QuestionOpened { question } => {
                self.block = None;
                self.open_question = Some(question.clone());
                let order = self.questions.len();
                let state = self
                    .questions
                    .entry(question.clone())
                    .or_insert_with(|| QuestionState { order, ..Default::default() });
                state.spans.push((stamp.elapsed_ms, None));
            }
            Event::QuestionClosed { .. } => self.close_question(stamp.elapsed_ms),
            Event::Submitted {} => {
                self.close_question(stamp.elapsed_ms);
                self.phase = Some(Phase::Submitted);
                self.submitted_at = Some(stamp.at);
                self.add_revision(recorded, None);
            }
            Event::Amended { reason, .. } => self.add_revision(recorded, Some(reason.clone())),
            Event::Recovered { gap_ms, counted } => {
                self.recovered = Some((*gap_ms, *counted));
                if !counted && self.phase() == Phase::Live {
                    self.phase = Some(Phase::Paused);
                }
            }
            Event::Unknown { .. } => self.unknown_events += 1,
            Event::Retracted { .. } | Event::Restored { .. } => {}
            _ => self.fold_observation(kit, recorded),
        }
        if let Some(revision) = self.revisions.last_mut() {
            revision.last_seq = recorded.seq;
        }
    }

    fn fold_observation(&mut self, kit: &FrozenKit, recorded: &Recorded) {
        let stamp = recorded.stamp;
        match &recorded.event {
            Event::Marked { mark, signal, question, shown, note, lines, snapshot, bookmark } => {
                let settled = bookmark.and_then(|id| self.settle(id));
                self.marks.push(Mark {
                    id: *mark,
                    signal: signal.clone(),
                    question: question.clone(),
                    shown: *shown,
                    note: note.clone(),
                    lines: *lines,
                    snapshot: *snapshot,
                    stamp: settled.map_or(stamp, |bookmark| bookmark.stamp),
                    seq: recorded.seq,
                });
            }
            Event::Unmarked { mark } => self.marks.retain(|kept| kept.id != *mark),
            Event::Qualified { mark, shown } => {
                if let Some(mark) = self.marks.iter_mut().find(|kept| kept.id == *mark) {
                    mark.shown = *shown;
                }
            }
            Event::Retargeted { mark, signal, question } => {
                if let Some(mark) = self.marks.iter_mut().find(|kept| kept.id == *mark) {
                    mark.signal.clone_from(signal);
                    mark.question.clone_from(question);
                }
            }
            Event::Bookmarked { bookmark, seconds_ago, note, remarkable, question } => {
                self.bookmarks.push(Bookmark {
                    id: *bookmark,
                    note: note.clone(),
                    remarkable: *remarkable,
                    question: question.clone(),
                    stamp: stamp.earlier(*seconds_ago),
                    settled: false,
                });
            }
            Event::Settled { bookmark, note } => {
                let settled = self.settle(*bookmark);
                if let (Some(bookmark), Some(text)) = (settled, note) {
                    self.notes.push(Note {
                        id: bookmark.id,
                        text: text.clone(),
                        visibility: Visibility::Panel,
                        mark: None,
                        question: bookmark.question,
                        stamp: bookmark.stamp,
                        seq: recorded.seq,
                    });
                }
            }
            Event::Noted { note, text, visibility, mark, question, seconds_ago } => self.notes.push(Note {
                id: *note,
                text: text.clone(),
                visibility: *visibility,
                mark: *mark,
                question: question.clone(),
                stamp: stamp.earlier(*seconds_ago),
                seq: recorded.seq,
            }),
            Event::CodeCaptured { snapshot, question, text } => self.captures.push(Capture {
                id: *snapshot,
                question: question.clone(),
                text: text.clone(),
                stamp,
            }),
            Event::ConditionNoted { condition, minutes, text } => self.conditions.push(Condition {
                kind: *condition,
                minutes: *minutes,
                text: text.clone(),
                stamp,
            }),
            Event::FaultNoted { question, text } => {
                self.faults.push(QuestionFault { question: question.clone(), text: text.clone() });
            }
            Event::Rated { question, competency, rating, why, cap, despite } => {
                self.ratings.push(GivenRating {
                    question: question.clone(),
                    competency: competency.clone(),
                    rating: rating.clone(),
                    why: why.clone(),
                    cap: *cap,
                    despite: despite.clone(),
                    stamp,
                    after_end: self.phase() >= Phase::Ended,
                });
            }
            Event::FeedbackWritten { text } => self.feedback = Some(text.clone()),
            Event::Recommended { recommendation, reason, consider } => {
                self.recommendation = Some(Recommendation {
                    value: recommendation.clone(),
                    reason: reason.clone(),
                    consider: consider.clone(),
                });
            }
            _ => self.fold_in_question(kit, recorded),
        }
    }

    fn fold_in_question(&mut self, kit: &FrozenKit, recorded: &Recorded) {
        let stamp = recorded.stamp;
        match &recorded.event {
            Event::Hinted { question, n, text, cap } => {
                let caps = n.map_or_else(|| cap.clone(), |n| caps_of_hint(kit, question, n));
                if let Some(state) = self.questions.get_mut(question) {
                    state.hints.push(GivenHint { n: *n, text: text.clone(), caps, stamp });
                }
            }
            Event::FollowedUp { question, n } => {
                if let Some(state) = self.questions.get_mut(question) {
                    state.follow_ups.push((*n, stamp));
                }
            }
            Event::MilestoneReached { question, milestone } => {
                if let Some(state) = self.questions.get_mut(question) {
                    state.milestones.push((*milestone, stamp));
                }
            }
            _ => {}
        }
    }

    fn close_question(&mut self, elapsed_ms: u64) {
        let Some(question) = self.open_question.take() else { return };
        if let Some((_, to @ None)) =
            self.questions.get_mut(&question).and_then(|state| state.spans.last_mut())
        {
            *to = Some(elapsed_ms);
        }
    }

    fn settle(&mut self, id: EntryId) -> Option<Bookmark> {
        let bookmark = self.bookmarks.iter_mut().find(|bookmark| bookmark.id == id)?;
        bookmark.settled = true;
        Some(bookmark.clone())
    }

    fn add_revision(&mut self, recorded: &Recorded, reason: Option<String>) {
        let number = u32::try_from(self.revisions.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.revisions.push(Revision { number, at: recorded.stamp.at, reason, last_seq: recorded.seq });
    }
}

/// What the n-th hint of a question caps. A hint that names no cap of its own caps all of the
/// question's competencies: the second at one below the top, the third and later at two below.
fn caps_of_hint(kit: &FrozenKit, question: &str, n: u8) -> BTreeMap<Id, u8> {
    let Some(question) = kit.question(question) else { return BTreeMap::new() };
    let Some(hint) = question.hints.get(usize::from(n).wrapping_sub(1)) else { return BTreeMap::new() };
    if !hint.caps.is_empty() {
        return hint.caps.clone();
    }
    let below_top = match n {
        0 | 1 => return BTreeMap::new(),
        2 => 1,
        _ => 2,
    };
    let cap = kit.scale.top().saturating_sub(below_top).max(1);
    question.competencies.iter().map(|competency| (competency.clone(), cap)).collect()
}

impl Stamp {
    /// A moment some seconds before this one, not before the start.
    #[must_use]
    pub fn earlier(self, seconds: u32) -> Self {
        let ms = u64::from(seconds).saturating_mul(1000);
        let back = i64::from(seconds);
        Self {
            at: chrono::TimeDelta::try_seconds(back).map_or(self.at, |delta| self.at - delta),
            elapsed_ms: self.elapsed_ms.saturating_sub(ms),
            call_ms: self.call_ms.saturating_sub(ms),
        }
    }
}

/// The action that made an entry.
impl From<EntryId> for ActionId {
    fn from(id: EntryId) -> Self {
        Self(id.0)
    }
}
