//! Folding events into state. Folding is total: an event whose premises do not hold was never
//! accepted, and folding one has no effect rather than a panic.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id};

use super::{
    Absence, Bookmark, Capture, Condition, Given, GivenHint, GivenRating, Left, Mark, Note, Output, Phase,
    Planned, QuestionFault, QuestionState, Recommendation, Revision, State, Swap,
};
use crate::transcript::{Imported, Retimed};
use crate::{EntryId, Event, FindingSource, Recorded, Visibility};

impl State {
    /// Adds one event. Retractions are not seen here: the history folds again without what they took.
    pub(crate) fn fold(&mut self, kit: &FrozenKit, recorded: &Recorded) {
        let stamp = recorded.stamp;
        if !matches!(recorded.event, Event::Recovered { .. }) {
            self.recovered = None;
            self.slept = None;
        }
        match &recorded.event {
            Event::Planned {
                candidate,
                role,
                level,
                kit_hash,
                role_loop,
                interviewer,
                practice,
                starts_at,
                meeting,
                recording,
                ..
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
                    meeting: meeting.clone().unwrap_or_default(),
                    kit_hash: kit_hash.clone(),
                    recording: recording.clone(),
                    at: stamp.at,
                });
            }
            Event::Started {} => {
                self.phase = Some(Phase::Live);
                self.started_at = Some(stamp.at);
            }
            Event::Paused { .. } => {
                self.phase = Some(Phase::Paused);
                self.paused_at = Some(stamp.at);
            }
            Event::Resumed {} => {
                self.phase = Some(Phase::Live);
                self.paused_at = None;
                self.ended_ms = None;
            }
            Event::Ended {} => {
                self.close_question(stamp.elapsed_ms);
                self.paused_at = None;
                self.block = None;
                self.phase = Some(Phase::Ended);
                self.ended_ms = Some(stamp.elapsed_ms);
            }
            Event::BlockOpened { block } => {
                self.close_question(stamp.elapsed_ms);
                self.blocks.insert(block.clone());
                self.block = Some(block.clone());
                self.block_since = Some(stamp.elapsed_ms);
            }
            Event::QuestionOpened { question } => {
                // Closed by an event of its own, unless that was retracted.
                self.close_question(stamp.elapsed_ms);
                self.block = None;
                self.open_question = Some(question.clone());
                self.course.dropped.remove(question);
                let order = self.questions.len();
                let state = self.questions.entry(question.clone()).or_insert_with(|| QuestionState {
                    order,
                    lost: self.lost.clone(),
                    ..Default::default()
                });
                state.spans.push((stamp.elapsed_ms, None));
            }
            Event::QuestionClosed { .. } => self.close_question(stamp.elapsed_ms),
            Event::Submitted {} => {
                self.close_question(stamp.elapsed_ms);
                self.block = None;
                self.phase = Some(Phase::Submitted);
                self.paused_at = None;
                self.ended_ms.get_or_insert(stamp.elapsed_ms);
                self.submitted_at = Some(stamp.at);
                self.add_revision(recorded, None);
            }
            Event::Amended { reason, .. } => self.add_revision(recorded, Some(reason.clone())),
            Event::Recovered { gap_ms, counted } => {
                self.recovered = Some((*gap_ms, *counted));
                if matches!(self.phase(), Phase::Live | Phase::Paused) {
                    self.absences.push(Absence { slept: false, ms: *gap_ms, counted: *counted, stamp });
                }
                if !counted && self.phase() == Phase::Live {
                    self.phase = Some(Phase::Paused);
                    self.paused_at = Some(stamp.at);
                }
            }
            Event::Slept { gap_ms } => {
                self.slept = Some(*gap_ms);
                self.absences.push(Absence { slept: true, ms: *gap_ms, counted: true, stamp });
            }
            Event::AbsenceDiscounted {} => self.discount_absence(),
            Event::QuestionDropped { question, reason } => {
                self.course.dropped.insert(question.clone(), Left { reason: reason.clone(), stamp });
            }
            Event::MinutesGiven { part, minutes, reason } => {
                let given = Given { minutes: *minutes, reason: reason.clone(), stamp };
                self.course.minutes.insert(part.clone(), given);
            }
            Event::QuestionSwapped { question, by, reason, .. } => self.course.swapped.push(Swap {
                question: question.clone(),
                by: by.clone(),
                reason: reason.clone(),
                stamp,
            }),
            Event::Unknown { .. } => self.unknown_events += 1,
            Event::Retracted { .. } | Event::Restored { .. } | Event::TakenOver { .. } => {}
            _ => self.fold_observation(kit, recorded),
        }
        if let Some(revision) = self.revisions.last_mut() {
            revision.last_seq = recorded.seq;
        }
    }

    fn fold_observation(&mut self, kit: &FrozenKit, recorded: &Recorded) {
        let stamp = recorded.stamp;
        match &recorded.event {
            Event::Marked { mark, signal, question, shown, note, lines, snapshot, bookmark, finding } => {
                let settled = bookmark.and_then(|id| self.settle(id));
                if let Some(finding) = finding {
                    self.attach(*finding);
                }
                self.marks.push(Mark {
                    id: *mark,
                    signal: signal.clone(),
                    question: question.clone(),
                    shown: *shown,
                    note: note.clone(),
                    lines: *lines,
                    snapshot: *snapshot,
                    finding: *finding,
                    quote: None,
                    stamp: settled.map_or(stamp, |bookmark| bookmark.stamp),
                    seq: recorded.seq,
                });
            }
            Event::TranscriptImported { transcript, hash, name, lines, offset_ms, consent, replaces } => {
                for kept in self.transcripts.iter_mut().filter(|kept| Some(kept.id) == *replaces) {
                    kept.replaced = true;
                }
                self.transcripts.push(Imported {
                    id: *transcript,
                    hash: hash.clone(),
                    name: name.clone(),
                    lines: *lines,
                    offset_ms: *offset_ms,
                    consent: consent.clone(),
                    replaced: false,
                });
            }
            Event::TranscriptAligned { transcript, offset_ms, quotes } => {
                for kept in self.transcripts.iter_mut().filter(|kept| kept.id == *transcript) {
                    kept.offset_ms = *offset_ms;
                }
                for retimed in quotes {
                    self.retime(retimed);
                }
            }
            Event::Quoted { mark, signal, question, shown, quote } => self.marks.push(Mark {
                id: *mark,
                signal: signal.clone(),
                question: question.clone(),
                shown: *shown,
                note: None,
                lines: None,
                snapshot: None,
                finding: None,
                stamp: quote.lines.first().map_or(stamp, |line| line.stamp),
                quote: Some(quote.clone()),
                seq: recorded.seq,
            }),
            Event::Unmarked { mark } => self.marks.retain(|kept| kept.id != *mark),
            Event::Qualified { mark, shown } => {
                if let Some(mark) = self.marks.iter_mut().rev().find(|kept| kept.id == *mark) {
                    mark.shown = *shown;
                }
            }
            Event::Retargeted { mark, signal, question } => {
                if let Some(mark) = self.marks.iter_mut().rev().find(|kept| kept.id == *mark) {
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
            Event::CodeCaptured { snapshot, question, text, looked } => {
                let look = looked
                    .as_ref()
                    .map(|looked| self.see(looked, question.as_ref(), Some(*snapshot), FindingSource::Code));
                let (id, question, text) = (*snapshot, question.clone(), text.clone());
                self.captures.push(Capture { id, question, text, look, stamp });
            }
            Event::OutputCaptured { output, question, snapshot, text, diagnostics, looked } => {
                let look = looked
                    .as_ref()
                    .map(|looked| self.see(looked, question.as_ref(), *snapshot, FindingSource::Compiler));
                self.outputs.push(Output {
                    id: *output,
                    question: question.clone(),
                    text: text.clone(),
                    diagnostics: diagnostics.clone(),
                    look,
                    stamp,
                });
            }
            Event::FindingDecided { finding, decision, .. } => {
                self.settle_finding(*finding, *decision, stamp);
            }
            Event::ConditionNoted { condition, minutes, text } => self.conditions.push(Condition {
                id: EntryId::from(recorded.action),
                kind: *condition,
                minutes: *minutes,
                text: text.clone(),
                stamp,
            }),
            Event::ConditionExplained { condition, minutes, text } => {
                if let Some(noted) = self.conditions.iter_mut().rev().find(|noted| noted.id == *condition) {
                    noted.minutes = minutes.or(noted.minutes);
                    noted.text = text.clone().or_else(|| noted.text.take());
                }
            }
            Event::FaultNoted { question, text } => {
                self.faults.push(QuestionFault { question: question.clone(), text: text.clone() });
            }
            Event::Rated { question, competency, rating, why, despite, .. } => {
                // Of the hints that stand, not of those that were undone since.
                let asked = question.as_ref().and_then(|question| self.questions.get(question));
                let cap = asked.and_then(|asked| asked.cap(competency));
                self.ratings.push(GivenRating {
                    question: question.clone(),
                    competency: competency.clone(),
                    rating: rating.clone(),
                    why: why.clone(),
                    cap,
                    despite: despite.clone(),
                    stamp,
                    after_end: self.phase() >= Phase::Ended,
                });
            }
            Event::CvKept { kept, .. } => self.cv = Some(kept.clone()),
            Event::ProbesNoted { probes } => self.probes = probes.clone(),
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

    /// What was quoted is said when the transcript says so now.
    fn retime(&mut self, retimed: &Retimed) {
        let Some(mark) = self.marks.iter_mut().find(|kept| kept.id == retimed.mark) else { return };
        let lines = mark.quote.iter_mut().flat_map(|quote| &mut quote.lines);
        for (line, stamp) in lines.zip(&retimed.stamps) {
            line.stamp = *stamp;
        }
        mark.stamp = retimed.stamps.first().copied().unwrap_or(mark.stamp);
    }

    fn settle(&mut self, id: EntryId) -> Option<Bookmark> {
        let bookmark = self.bookmarks.iter_mut().rev().find(|bookmark| bookmark.id == id)?;
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
