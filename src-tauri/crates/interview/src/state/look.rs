//! Findings in state: as they were last seen, and what became of them.

use bank::Id;

use super::{Found, Look, Mark, State};
use crate::{EntryId, FindingDecision, FindingId, FindingSource, Looked, Stamp};

impl State {
    /// Takes in what was seen in a captured text. A finding seen before keeps what was decided on it.
    pub(super) fn see(
        &mut self,
        looked: &Looked,
        question: Option<&Id>,
        snapshot: Option<EntryId>,
        source: FindingSource,
    ) -> Look {
        for finding in &looked.findings {
            let before = self.findings.remove(&finding.id);
            let found = Found {
                finding: finding.clone(),
                question: question.cloned(),
                snapshot,
                source,
                decided: before.as_ref().and_then(|before| before.decided),
                asked: before.as_ref().and_then(|before| before.asked),
                attached: before.and_then(|before| before.attached),
            };
            self.findings.insert(finding.id, found);
        }
        Look {
            findings: looked.findings.iter().map(|finding| finding.id).collect(),
            left_out: looked.left_out,
            syntax_errors: looked.syntax_errors,
            not_looked: looked.not_looked.clone(),
        }
    }

    /// Keeps a finding as it stands: it is evidence now.
    pub(super) fn attach(&mut self, id: FindingId) {
        if let Some(found) = self.findings.get_mut(&id) {
            found.attached = Some(found.finding.clone());
        }
    }

    pub(super) fn settle_finding(&mut self, id: FindingId, decision: FindingDecision, stamp: Stamp) {
        let Some(found) = self.findings.get_mut(&id) else { return };
        found.decided = Some(decision);
        if decision == FindingDecision::Ask {
            found.asked.get_or_insert(stamp);
        }
    }

    /// The mark that a finding was made to, if it stands.
    #[must_use]
    pub fn mark_of(&self, finding: FindingId) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| mark.finding == Some(finding))
    }
}
