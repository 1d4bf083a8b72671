//! What a kit or a loop asks for: its questions with their minutes, and which of them rate what. Lints
//! and the coverage table look at the same thing.

use crate::id::bare;
use crate::{Bank, Id, Kit, Question, RoleLoop, Signal};

/// A kit with the questions it asks.
#[derive(Debug, Clone)]
pub(crate) struct AskedKit<'a> {
    /// The kit.
    pub(crate) kit: &'a Kit,
    /// Its questions with the minutes they have in it, in its order.
    pub(crate) questions: Vec<(&'a Question, u32)>,
    /// The competencies of the kit's own signals, which are rated over the whole interview.
    pub(crate) throughout: Vec<&'a Id>,
}

/// Where ids are looked up.
pub(crate) trait Shelves<'a> {
    /// A question by its id.
    fn question(&self, id: &str) -> Option<&'a Question>;
    /// A kit by its id, with all it asks.
    fn kit(&self, id: &str) -> Option<AskedKit<'a>>;
    /// A shared signal by its id.
    fn signal(&self, id: &str) -> Option<&'a Signal>;
}

/// A bank looks a kit's names up in the bank that has the kit.
impl<'a> Shelves<'a> for &'a Bank {
    fn question(&self, id: &str) -> Option<&'a Question> {
        Bank::question(self, id)
    }

    fn kit(&self, id: &str) -> Option<AskedKit<'a>> {
        let (owner, kit) = self.find_kit(id)?;
        AskedKit::of(kit, &owner)
    }

    fn signal(&self, id: &str) -> Option<&'a Signal> {
        self.shared_signal(id).map(|(_, signal)| signal)
    }
}

impl Question {
    /// Whether it rates a competency, whichever way that is named.
    pub(crate) fn rates(&self, competency: &str) -> bool {
        self.competencies.iter().any(|id| bare(id) == bare(competency))
    }

    /// The minutes it needs: its blocks without those for follow-ups.
    pub(crate) fn needs(&self) -> u32 {
        let spare = |name: &str| name.to_lowercase().replace([' ', '-'], "").starts_with("followup");
        let blocks = self.blocks.iter().filter(|block| !spare(&block.name));
        blocks.fold(0, |sum, block| sum.saturating_add(block.minutes))
    }
}

impl<'a> AskedKit<'a> {
    /// Looks up all a kit names; nothing when something is not there, since then nobody knows what the
    /// kit asks for.
    pub(crate) fn of(kit: &'a Kit, shelves: &impl Shelves<'a>) -> Option<Self> {
        let questions =
            kit.questions.iter().map(|planned| Some((shelves.question(&planned.id)?, planned.minutes)));
        let questions = questions.collect::<Option<Vec<_>>>()?;
        let mut throughout: Vec<&Id> = Vec::new();
        for id in &kit.signals {
            let signal = shelves.signal(id)?;
            if !throughout.contains(&&signal.competency) {
                throughout.push(&signal.competency);
            }
        }
        Some(Self { kit, questions, throughout })
    }

    /// Whether the kit weighs a competency.
    pub(crate) fn weighs(&self, competency: &str) -> bool {
        self.kit.competencies.iter().any(|used| bare(&used.id) == bare(competency))
    }

    /// Whether a competency is rated over the whole interview: the kit weighs it and has a signal of its own
    /// for it.
    pub(crate) fn rates_throughout(&self, competency: &str) -> bool {
        self.weighs(competency) && self.throughout.iter().any(|id| bare(id) == bare(competency))
    }

    /// The questions that rate a competency.
    pub(crate) fn rating(&self, competency: &str) -> impl Iterator<Item = &'a Question> {
        let rates = move |question: &&Question| question.rates(competency);
        self.questions.iter().map(|(question, _)| *question).filter(rates)
    }
}

/// Looks up the kits of a loop, one a stage; nothing when something is not there.
pub(crate) fn kits_of<'a>(role_loop: &RoleLoop, shelves: &impl Shelves<'a>) -> Option<Vec<AskedKit<'a>>> {
    role_loop.stages.iter().map(|stage| shelves.kit(&stage.kit)).collect()
}

/// The competencies a loop has to judge: those of its bar, or without one those its kits weigh. In the
/// order in which they are met, each once.
pub(crate) fn needed<'a>(role_loop: &'a RoleLoop, kits: &[AskedKit<'a>]) -> Vec<&'a str> {
    let mut needed: Vec<&str> = role_loop.bar.keys().map(|id| bare(id)).collect();
    if needed.is_empty() {
        for used in kits.iter().flat_map(|asked| &asked.kit.competencies) {
            if !needed.contains(&bare(&used.id)) {
                needed.push(bare(&used.id));
            }
        }
    }
    needed
}

/// How often a competency is rated in these kits: once for each question that rates it, and once for each
/// kit that rates it over the whole interview.
pub(crate) fn times_rated(competency: &str, kits: &[AskedKit<'_>]) -> usize {
    kits.iter()
        .map(|asked| asked.rating(competency).count() + usize::from(asked.rates_throughout(competency)))
        .sum()
}
