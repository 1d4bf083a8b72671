//! The scorecard screen, and the scorecard itself at any revision.

use interview::{Interview, InterviewId, LogHead, Scorecard, Visibility, scorecard, view};

use crate::{Desk, Fault, RevisionRow, ScorecardView, summary};

impl Desk {
    /// The scorecard of an interview, whole: as it stands, or as it was at a revision.
    ///
    /// # Errors
    /// When there is no such interview or revision, or it cannot be read.
    pub fn card(&mut self, id: InterviewId, revision: Option<u32>) -> Result<Scorecard, Fault> {
        self.load(id)?;
        // After the interview itself, so that they hold its last event whatever was written meanwhile.
        let stored = self.store.interview_events(id.0)?;
        let now = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        let then: Interview;
        let shown = match revision {
            None => now,
            Some(number) => {
                then = now.at_revision(number).ok_or_else(|| no_revision(now, number))?;
                &then
            }
        };
        let last = usize::try_from(shown.seq()).unwrap_or(usize::MAX);
        let head =
            last.checked_sub(1).and_then(|at| stored.get(at)).map(|event| event.hash.to_hex().to_string());
        Ok(scorecard(shown, LogHead { events: shown.seq(), head: head.unwrap_or_default() }))
    }

    /// The scorecard screen.
    ///
    /// # Errors
    /// As [`Desk::card`].
    pub fn scorecard(&mut self, id: InterviewId, revision: Option<u32>) -> Result<ScorecardView, Fault> {
        let card = self.card(id, revision)?;
        let missing = self.view(id)?.missing;
        let comparable = self.comparable(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let private = card.notes.iter().filter(|note| note.visibility == Visibility::Interviewer).count();
        Ok(ScorecardView {
            row: summary::row(&opened.interview),
            revision: card.revision,
            revisions: opened
                .interview
                .state()
                .revisions
                .iter()
                .map(|revision| RevisionRow {
                    revision: revision.number,
                    at: revision.at,
                    reason: revision.reason.clone(),
                })
                .collect(),
            missing,
            private_notes: u32::try_from(private).unwrap_or(u32::MAX),
            blind: card.interview.blind,
            comparable,
        })
    }

    /// The log of an interview in words, oldest first.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn log_in_words(&mut self, id: InterviewId) -> Result<Vec<String>, Fault> {
        self.load(id)?;
        let interview = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        Ok((1..=interview.seq())
            .filter_map(|seq| view::log_line(interview, seq))
            .map(|(_, words, retracted)| if retracted { format!("({words}, undone)") } else { words })
            .collect())
    }
}

fn no_revision(interview: &Interview, number: u32) -> Fault {
    let has = interview.state().revisions.len();
    Fault::new(
        "unknown-revision",
        format!("this scorecard has no revision {number}"),
        if has == 0 { "It has not been submitted.".to_owned() } else { format!("It has 1 to {has}.") },
    )
}
