//! One façade for the window and the command line: act, ask.
//!
//! The desk puts the packs, the interview and the store together. An action comes in with an id; the
//! desk decides, makes the events durable in one commit, applies them and answers with what changed.
//! Questions about what there is are answered one type a screen.
//!
//! Invariants:
//! - Acknowledged means durable: an answer leaves only after the commit. An I/O error means
//!   "unknown"; the same action id again is answered as the first time.
//! - Time, ids and the device enter here and nowhere below.
//! - A fault changes nothing, and has a code and a hint.
//! - An interview has one device at a time. Another takes it over from its last event by name; one that
//!   was continued twice is neither added to nor read as if it were one.
//! - A desk belongs to one thread; [`DeskThread`] gives it one and speaks to it over channels.

mod act;
mod answer;
mod asleep;
mod captured;
mod clipboard;
mod clock;
mod commit;
mod comparing;
mod cv;
mod debriefing;
mod door;
mod export;
mod fault;
mod folder;
mod history;
mod home;
pub mod invitation;
mod inviting;
mod library;
mod live;
mod log;
mod looking;
mod maintenance;
mod opened;
mod opening;
mod outside;
mod packs;
mod practice;
mod preflight;
mod prepare;
mod proposal;
mod replaying;
mod scorecard;
mod series;
mod settings;
mod summary;
mod surroundings;
mod swaps;
mod thread;
mod transcript;
mod windows;

pub use answer::*;
pub use clipboard::{SeenTexts, worth_taking};
pub use comparing::CardSource;
pub use cv::LARGEST as CV_LARGEST;
pub use debriefing::{DebriefEnvelope, DebriefListed, DebriefScreen, Received, ReceivedFile, Sent};
pub use door::{Asked, Caller, Door};
pub use export::{ExportOptions, Target, starter_text};
pub use folder::DataFolder;
pub use library::*;
pub use log::LogLine;
pub use looking::{LOOK_APART, look_apart, look_apart_if_asked, try_detectors};
pub use maintenance::{CheckProblem, CheckSummary};
pub use outside::*;
pub use practice::{MomentKind, RecordingCard, Script, ScriptMoment};
pub use report::{Format, UnknownFormat};
pub use settings::{Settings, SettingsView, Theme};
pub use surroundings::{SetsPdf, Surroundings, System};
pub use thread::DeskThread;
pub use windows::*;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ::interview::InterviewId;
use ::interview::transcript::Transcript;
pub use bank::BankSource;
use bank::{FrozenKit, Library, Problem};
use store::Store;
use uuid::Uuid;

use crate::looking::Detectors;
use crate::opened::{Opened, Unsure};

/// What a desk is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To act; falls back to reading where the workspace cannot be written.
    Act,
    /// To act or not at all.
    ActOnly,
    /// To read.
    Read,
}

/// The desk: the packs, the store, and the interviews that were opened.
pub struct Desk {
    pub(crate) folder: DataFolder,
    pub(crate) store: Store,
    pub(crate) read_only: Option<Fault>,
    pub(crate) purpose: Purpose,
    pub(crate) packs: Library,
    pub(crate) home_pack: BankSource,
    /// What is wrong with packs that could not be read at all.
    pub(crate) unreadable: Vec<Problem>,
    /// What was wrong with the file of settings since the desk was opened.
    pub(crate) settings_problem: Option<Fault>,
    /// How often the packs were read.
    pub(crate) reading: u64,
    pub(crate) device: Uuid,
    pub(crate) surroundings: Box<dyn Surroundings>,
    pub(crate) open: HashMap<InterviewId, Opened>,
    pub(crate) unsure: HashMap<InterviewId, Unsure>,
    pub(crate) kits: HashMap<String, Arc<FrozenKit>>,
    /// Transcripts that were looked at, by their hash.
    pub(crate) transcripts: HashMap<String, Arc<Transcript>>,
    /// The detectors of kits, by the kit's hash.
    pub(crate) detectors: HashMap<String, Arc<Detectors>>,
    /// Interviews of which it was said that rules of their kits cannot be used.
    pub(crate) told_of_rules: HashSet<InterviewId>,
}

impl Desk {
    /// Opens the workspace in a data folder.
    ///
    /// # Errors
    /// When the workspace can be opened for nothing that `purpose` allows.
    pub fn open(
        folder: DataFolder,
        bank: &BankSource,
        purpose: Purpose,
        surroundings: Box<dyn Surroundings>,
    ) -> Result<Self, Fault> {
        let (store, read_only) = opening::open_store(&folder, purpose, surroundings.as_ref())?;
        let device = if read_only.is_some() {
            // Whoever only reads signs nothing.
            Uuid::nil()
        } else {
            folder.device(surroundings.as_ref())?
        };
        let (packs, unreadable) = Library::open(bank, Some(&folder.packs()));
        let mut desk = Self {
            folder,
            store,
            read_only,
            purpose,
            packs,
            home_pack: bank.clone(),
            unreadable,
            settings_problem: None,
            reading: 1,
            device,
            surroundings,
            open: HashMap::new(),
            unsure: HashMap::new(),
            kits: HashMap::new(),
            transcripts: HashMap::new(),
            detectors: HashMap::new(),
            told_of_rules: HashSet::new(),
        };
        desk.catch_up();
        Ok(desk)
    }

    /// Whether this desk holds the workspace, and so may write.
    #[must_use]
    pub const fn holds_workspace(&self) -> bool {
        self.read_only.is_none()
    }

    /// The packs in use.
    #[must_use]
    pub const fn packs(&self) -> &Library {
        &self.packs
    }

    /// The folder the data live in.
    #[must_use]
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }
}
