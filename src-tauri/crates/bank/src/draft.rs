//! A bank while it is read and checked: values together with the trees and texts they come from, so
//! that every problem has a place.

use std::collections::HashMap;

use crate::ground::{Ground, Thing};
use crate::pack::Manifest;
use crate::problem::Findings;
use crate::read::{self, Places};
use crate::shelf::{Shelf, Use};
use crate::source::{Source, stem};
use crate::yaml::{self, Kind, Node};
use crate::{Competency, Id, Kit, Problem, Question, Recording, RoleLoop, Scale, Signal, Syllabus, variant};

/// A value and the file it comes from.
#[derive(Debug)]
pub(crate) struct Filed<'s, T> {
    /// The file.
    pub(crate) source: &'s Source,
    /// Its YAML; of a question the front matter.
    pub(crate) root: Node<'s>,
    /// What it says, with empty values where a problem was reported.
    pub(crate) value: T,
}

/// Everything read, before and while it is checked.
#[derive(Debug)]
pub(crate) struct Draft<'s> {
    /// The banks it is read over.
    pub(crate) ground: &'s Ground,
    /// What the pack says of itself.
    pub(crate) manifest: Option<Filed<'s, Manifest>>,
    /// The scale.
    pub(crate) scale: Option<Filed<'s, Scale>>,
    /// By file name.
    pub(crate) competencies: Vec<Filed<'s, Competency>>,
    /// By file name.
    pub(crate) questions: Vec<Filed<'s, (Question, Places<'s>)>>,
    /// By file name.
    pub(crate) kits: Vec<Filed<'s, Kit>>,
    /// By file name.
    pub(crate) loops: Vec<Filed<'s, RoleLoop>>,
    /// By file name.
    pub(crate) recordings: Vec<Filed<'s, Recording>>,
    /// The syllabus.
    pub(crate) syllabus: Option<Filed<'s, Syllabus>>,
    /// Whether this is a whole bank, so that what is not here is nowhere.
    pub(crate) whole: bool,
    /// Uses and stems of files that are there and could not be read, or whose id could not.
    unread: Vec<(Use, String)>,
}

impl<'s> Draft<'s> {
    /// Reads every file of a shelf once.
    pub(crate) fn read(
        shelf: &'s Shelf,
        whole: bool,
        ground: &'s Ground,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut draft = Self {
            ground,
            manifest: None,
            scale: None,
            competencies: Vec::new(),
            questions: Vec::new(),
            kits: Vec::new(),
            loops: Vec::new(),
            recordings: Vec::new(),
            syllabus: None,
            whole,
            unread: Vec::new(),
        };
        for file in &shelf.files {
            let id = match file.open() {
                Ok(source) => draft.file(file.used, source, problems),
                Err(problem) => {
                    problems.push(problem.clone());
                    None
                }
            };
            if id.is_none() {
                draft.unread.push((file.used, stem(&file.name).to_owned()));
            }
        }
        variant::complete(&mut draft.questions);
        draft
    }

    /// The questions that are no variants: those whose competencies, signals, bar and anchors are their own.
    pub(crate) fn originals(&self) -> impl Iterator<Item = &Filed<'s, (Question, Places<'s>)>> {
        self.questions.iter().filter(|filed| filed.value.0.variant_of.is_none())
    }

    /// Reads one file. Answers nothing when it does not say what it holds.
    fn file(&mut self, used: Use, source: &'s Source, problems: &mut Vec<Problem>) -> Option<()> {
        let mut found = Findings::new(source, problems);
        let text = source.text.as_ref();
        if used == Use::Question {
            let read::Read { root, question, places } = read::question(text, &mut found);
            let question = question?;
            let named = !question.id.is_empty();
            self.questions.push(Filed { source, root, value: (question, places) });
            return named.then_some(());
        }
        let root = yaml::parse(text, 0, &mut found);
        let named = match used {
            Use::Manifest => {
                let value = read::manifest(&root, &mut found)?;
                self.manifest = Some(Filed { source, root, value });
                true
            }
            Use::Scale => {
                let value = read::scale(&root, &mut found)?;
                self.scale = Some(Filed { source, root, value });
                true
            }
            Use::Syllabus => {
                let value = read::syllabus(&root, &mut found)?;
                self.syllabus = Some(Filed { source, root, value });
                true
            }
            Use::Competency => {
                let value = read::competency(&root, &mut found)?;
                let named = !value.id.is_empty();
                self.competencies.push(Filed { source, root, value });
                named
            }
            Use::Kit => {
                let value = read::kit(&root, &mut found)?;
                let named = !value.id.is_empty();
                self.kits.push(Filed { source, root, value });
                named
            }
            Use::Recording => {
                let value = read::recording(&root, &mut found)?;
                let named = !value.id.is_empty();
                self.recordings.push(Filed { source, root, value });
                named
            }
            Use::Loop | Use::Question => {
                let value = read::role_loop(&root, &mut found)?;
                let named = !value.id.is_empty();
                self.loops.push(Filed { source, root, value });
                named
            }
        };
        named.then_some(())
    }
}

/// A draft with its ids looked up once: its own, then those of the packs it needs in order, which are
/// also there as `pack/id`.
pub(crate) struct Context<'d, 's> {
    /// The draft.
    pub(crate) draft: &'d Draft<'s>,
    /// Competencies by id.
    pub(crate) competencies: Names<'d, Competency>,
    /// Shared signals by id.
    pub(crate) signals: Names<'d, Signal>,
    /// Questions by id.
    pub(crate) questions: Names<'d, Question>,
    /// Kits by id.
    pub(crate) kits: Names<'d, Kit>,
    /// Loops by id.
    pub(crate) loops: Names<'d, RoleLoop>,
    signals_are_all_known: bool,
}

/// Things by the names they can be called by.
pub(crate) type Names<'d, T> = HashMap<&'d str, &'d T>;

/// Adds what a needed pack has, below what is there already.
fn add<'d, T>(names: &mut Names<'d, T>, id: &'d str, name: &'d str, value: &'d T) {
    names.insert(name, value);
    names.entry(id).or_insert(value);
}

impl<'d, 's> Context<'d, 's> {
    /// Looks up the ids of a draft. Of two with one id the first counts.
    pub(crate) fn new(draft: &'d Draft<'s>) -> Self {
        let mut competencies = HashMap::with_capacity(draft.competencies.len());
        let mut signals = HashMap::with_capacity(draft.competencies.len() * 8);
        let mut signals_are_all_known = draft.whole;
        for filed in &draft.competencies {
            competencies.entry(filed.value.id.as_str()).or_insert(&filed.value);
            for signal in &filed.value.signals {
                signals.entry(signal.id.as_str()).or_insert(signal);
            }
            let unreadable = |node: &Node<'_>| matches!(node.kind, Kind::Unreadable);
            signals_are_all_known &= !filed.root.get("signals").is_some_and(unreadable);
        }
        signals_are_all_known &= !draft.unread.iter().any(|(used, _)| *used == Use::Competency);
        let mut questions = HashMap::with_capacity(draft.questions.len());
        for filed in &draft.questions {
            questions.entry(filed.value.0.id.as_str()).or_insert(&filed.value.0);
        }
        let mut kits = HashMap::with_capacity(draft.kits.len());
        for filed in &draft.kits {
            kits.entry(filed.value.id.as_str()).or_insert(&filed.value);
        }
        let mut loops = HashMap::with_capacity(draft.loops.len());
        for filed in &draft.loops {
            loops.entry(filed.value.id.as_str()).or_insert(&filed.value);
        }
        for (id, name, thing) in draft.ground.things() {
            match thing {
                Thing::Competency(value) => add(&mut competencies, id, name, value),
                Thing::Signal(value) => add(&mut signals, id, name, value),
                Thing::Question(value) => add(&mut questions, id, name, value),
                Thing::Kit(value) => add(&mut kits, id, name, value),
                Thing::Loop(value) => add(&mut loops, id, name, value),
            }
        }
        signals_are_all_known &= draft.ground.is_whole();
        Self { draft, competencies, signals, questions, kits, loops, signals_are_all_known }
    }

    /// The scale, when there is one with points.
    pub(crate) fn scale(&self) -> Option<&'d Scale> {
        let own = self.draft.scale.as_ref().map(|filed| &filed.value);
        own.or_else(|| self.draft.ground.scale()).filter(|scale| !scale.points.is_empty())
    }

    /// Whether it is certain that nothing of this use has the id. It is not when the bank is not whole,
    /// or when a file that may hold it could not be read: that file has its own problem.
    pub(crate) fn lacks(&self, used: Use, id: &str) -> bool {
        let known = match used {
            Use::Competency => self.competencies.contains_key(id),
            Use::Question => self.questions.contains_key(id),
            Use::Kit => self.kits.contains_key(id),
            Use::Loop => self.loops.contains_key(id),
            Use::Manifest | Use::Scale | Use::Syllabus | Use::Recording => true,
        };
        let may_be = |(other, stem): &(Use, Id)| {
            *other == used
                && stem.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.draft.whole
            && self.draft.ground.is_whole()
            && !id.is_empty()
            && !known
            && !self.draft.unread.iter().any(may_be)
    }

    /// Whether it is certain that no competency defines the shared signal.
    pub(crate) fn lacks_signal(&self, id: &str) -> bool {
        self.signals_are_all_known && !id.is_empty() && !self.signals.contains_key(id)
    }
}
