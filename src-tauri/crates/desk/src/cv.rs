//! The candidate's CV: kept beside the log under a hash, and served only while nobody's scorecard could be
//! coloured by it.
//!
//! What is stored begins with a salt, so that a hash that is left in the log after an erasure tells nothing
//! about a file somebody still has.

use ::interview::{Action, CvFormat, InterviewId, KeptCv, Phase};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use report::markup;
use store::{Hash, Snapshot};

use crate::looking::words_of_pdf;
use crate::{CvView, Desk, Fault};

/// The largest CV that is kept, in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;
/// The most of its words that are shown, in bytes.
const SHOWN: usize = 256 * 1024;
/// Bytes of the salt.
const SALT: usize = 16;

impl Desk {
    /// What an action keeps of a CV, with what goes beside the log; none for other actions.
    pub(crate) fn given_cv(
        &self,
        id: InterviewId,
        action: &Action,
    ) -> Result<Option<(KeptCv, Vec<Snapshot>)>, Fault> {
        let Action::KeepCv { name, text, base64 } = action else { return Ok(None) };
        let name = name.trim().to_owned();
        let too_long = || {
            Fault::new(
                "cv-too-long",
                format!("the CV has more than {} MB", LARGEST / 1024 / 1024),
                "Keep a shorter version of it.",
            )
        };
        let Some(base64) = base64 else {
            let words = text.as_deref().unwrap_or_default();
            if words.len() > LARGEST {
                return Err(too_long());
            }
            return Ok((!words.trim().is_empty()).then(|| self.of_words(id, name, words)));
        };
        // Four characters stand for three bytes.
        if base64.len() / 4 * 3 > LARGEST + 3 {
            return Err(too_long());
        }
        let bytes = STANDARD.decode(base64).map_err(|error| {
            Fault::new("cv-damaged", format!("the file did not arrive whole: {error}"), "Choose it again.")
        })?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.starts_with(b"%PDF-") {
            let (hash, file) = self.salted(&bytes);
            let words =
                words_of_pdf(self.surroundings.as_ref(), base64).map(|words| self.salted(words.as_bytes()));
            let kept = KeptCv {
                name,
                format: CvFormat::Pdf,
                bytes: bytes.len() as u64,
                hash,
                words: words.as_ref().map(|(hash, _)| hash.clone()),
            };
            return Ok(Some((kept, std::iter::once(file).chain(words.map(|(_, words)| words)).collect())));
        }
        let words = String::from_utf8(bytes).map_err(|_not_text| not_read(&name))?;
        if words.contains('\0') {
            return Err(not_read(&name));
        }
        let words = words.trim_start_matches('\u{feff}');
        Ok((!words.trim().is_empty()).then(|| self.of_words(id, name, words)))
    }

    /// Words as a CV; those of a PDF that is kept under the same name stand beside it.
    fn of_words(&self, id: InterviewId, name: String, words: &str) -> (KeptCv, Vec<Snapshot>) {
        let (hash, snapshot) = self.salted(words.as_bytes());
        let before = self.open.get(&id).and_then(|opened| opened.interview.state().cv.clone());
        if let Some(pdf) = before.filter(|kept| kept.format == CvFormat::Pdf && kept.name == name) {
            return (KeptCv { words: Some(hash), ..pdf }, vec![snapshot]);
        }
        let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
        let format = if markdown { CvFormat::Markdown } else { CvFormat::Text };
        let kept = KeptCv { name, format, bytes: words.len() as u64, words: Some(hash.clone()), hash };
        (kept, vec![snapshot])
    }

    pub(crate) fn salted(&self, bytes: &[u8]) -> (String, Snapshot) {
        let mut salted = self.surroundings.new_id().as_bytes().to_vec();
        salted.extend_from_slice(bytes);
        let hash = blake3::hash(&salted);
        (hash.to_hex().to_string(), Snapshot { hash, bytes: salted })
    }

    /// The CV that an interview keeps, to be read.
    ///
    /// # Errors
    /// `cv-locked` from the start of a conversation with the candidate until its scorecard is submitted, in
    /// this interview or another one; `no-cv` where none is kept.
    pub fn cv(&mut self, id: InterviewId) -> Result<CvView, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let state = opened.interview.state();
        let candidate = state.plan.as_ref().map(|plan| (plan.candidate.id, plan.candidate.name.clone()));
        let kept = state.cv.clone().ok_or_else(|| {
            Fault::new(
                "no-cv",
                "no CV is kept with this interview",
                "Add one before the conversation starts.",
            )
        })?;
        let locked = |name: &str| {
            Fault::new(
                "cv-locked",
                format!("the CV of {name} is locked, so that it does not colour what you see"),
                "It can be read again when your scorecard is submitted.",
            )
        };
        let (person, name) = candidate.unzip();
        let name = name.unwrap_or_default();
        if state.cv_is_locked() {
            return Err(locked(&name));
        }
        let open = [Phase::Live, Phase::Paused, Phase::Ended].map(Phase::name);
        let elsewhere = self.stored_rows()?.into_iter().any(|stored| {
            stored.row.id != id
                && !stored.row.practice
                && person.is_some()
                && stored.candidate_id == person
                && open.contains(&stored.row.state.as_str())
        });
        if elsewhere {
            return Err(locked(&name));
        }
        let words = kept.words.as_deref().map(|hash| self.unsalted(hash, "the CV")).transpose()?;
        let words = words.map(|words| {
            let text = String::from_utf8_lossy(&words);
            text.get(..text.floor_char_boundary(SHOWN)).unwrap_or_default().to_owned()
        });
        Ok(CvView {
            html: words.as_deref().filter(|_| kept.format == CvFormat::Markdown).map(markup::to_html),
            words,
            name: kept.name,
            format: kept.format,
            bytes: kept.bytes,
        })
    }

    /// Bytes that were kept behind a salt. `what` they are says the fault where they are not there.
    pub(crate) fn unsalted(&self, hash: &str, what: &str) -> Result<Vec<u8>, Fault> {
        let missing = || {
            Fault::trouble(
                "damaged-log",
                format!("{what} is not where it was kept"),
                "Run `touchstone store check`, and add it again.",
            )
        };
        let hash = Hash::from_hex(hash).map_err(|_no_hash| missing())?;
        let bytes = self.store.snapshot(hash)?.ok_or_else(missing)?;
        Ok(bytes.get(SALT..).unwrap_or_default().to_vec())
    }
}

fn not_read(name: &str) -> Fault {
    Fault::new(
        "cv-not-text",
        format!("{name} is neither text nor a PDF"),
        "Save it as a PDF, or paste its words.",
    )
}
