//! What readers of a scorecard may see.

use super::form::Scorecard;
use crate::Visibility;
use crate::transcript::SpokenBy;

/// What readers of a scorecard may see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Privacy {
    /// Also notes for the interviewer only, and the name of a blind candidate.
    pub include_private: bool,
    /// The alias in place of the name, everywhere.
    pub alias: bool,
}

impl Scorecard {
    /// The scorecard without what its readers are not to see.
    #[must_use]
    pub fn for_readers(mut self, privacy: Privacy) -> Self {
        if !privacy.include_private {
            self.notes.retain(|note| note.visibility != Visibility::Interviewer);
        }
        if privacy.alias || (self.interview.blind && !privacy.include_private) {
            self.interview.candidate.name = None;
            let marks = self.signals.iter_mut().flat_map(|signal| &mut signal.marks);
            let quoted = marks.filter_map(|mark| mark.quote.as_mut()).flat_map(|quote| &mut quote.lines);
            for line in quoted.filter(|line| line.by != SpokenBy::Interviewer) {
                line.speaker = None;
            }
        }
        self
    }

    /// What to call the candidate: by name where it is there, else by alias.
    #[must_use]
    pub fn candidate_name(&self) -> String {
        let candidate = &self.interview.candidate;
        match (&candidate.name, &candidate.alias) {
            (Some(name), _) => name.clone(),
            (None, Some(alias)) => format!("Candidate {alias}"),
            (None, None) => {
                let id = candidate.id.to_string();
                format!("Candidate {}", id.get(id.len().saturating_sub(4)..).unwrap_or_default())
            }
        }
    }
}
