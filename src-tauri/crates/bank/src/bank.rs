//! A bank: everything that was read, by id.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::draft::{Draft, Filed};
use crate::freeze::FreezeError;
use crate::shelf::Shelf;
use crate::{
    Competency, FrozenKit, Id, KeyedSignal, Kit, Problem, Question, RoleLoop, Scale, Signal, SignalUse,
    Syllabus, lint, problem,
};

/// Questions, competencies, kits, loops and the scale, by id. Of two with one id the first by file name
/// is here, and the problem is reported.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    scale: Option<Shelved<Scale>>,
    competencies: BTreeMap<Id, Shelved<Competency>>,
    questions: BTreeMap<Id, Shelved<Question>>,
    kits: BTreeMap<Id, Shelved<Kit>>,
    loops: BTreeMap<Id, Shelved<RoleLoop>>,
    syllabus: Option<Shelved<Syllabus>>,
    /// The errors of each file that has any.
    errors: BTreeMap<String, Vec<Problem>>,
}

/// A value and the file it comes from.
#[derive(Debug, Clone)]
struct Shelved<T> {
    file: String,
    value: T,
}

impl<T> Shelved<T> {
    fn from(filed: Filed<'_, T>) -> Self {
        Self { file: filed.source.file.clone(), value: filed.value }
    }
}

impl Bank {
    /// Reads and checks the bank in a folder that holds `questions/` and `rubrics/`.
    #[must_use]
    pub fn load(root: &Path) -> (Self, Vec<Problem>) {
        Self::of_shelf(&Shelf::of_folder(root), true)
    }

    /// Reads and checks a bank whose files are in memory: names below its root with forward slashes,
    /// such as `rubrics/scale.yaml`, and bytes.
    #[must_use]
    pub fn from_files(files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>) -> (Self, Vec<Problem>) {
        Self::of_shelf(&Shelf::of_bytes(files), true)
    }

    /// Reads a shelf. `whole` says whether what is not on it is nowhere.
    pub(crate) fn of_shelf(shelf: &Shelf, whole: bool) -> (Self, Vec<Problem>) {
        let mut problems = shelf.problems.clone();
        let draft = Draft::read(shelf, whole, &mut problems);
        lint::run(&draft, &mut problems);
        problem::sort(&mut problems);
        (Self::of_draft(draft, &problems), problems)
    }

    fn of_draft(draft: Draft<'_>, problems: &[Problem]) -> Self {
        let mut errors: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for problem in problems.iter().filter(|problem| problem.is_error()) {
            errors.entry(problem.span.file.clone()).or_default().push(problem.clone());
        }
        let questions = draft.questions.into_iter().map(|filed| Filed {
            source: filed.source,
            root: filed.root,
            value: filed.value.0,
        });
        Self {
            scale: draft.scale.map(Shelved::from),
            competencies: by_id(draft.competencies, |competency| &competency.id),
            questions: by_id(questions, |question| &question.id),
            kits: by_id(draft.kits, |kit| &kit.id),
            loops: by_id(draft.loops, |role_loop| &role_loop.id),
            syllabus: draft.syllabus.map(Shelved::from),
            errors,
        }
    }

    /// The scale, when its file could be read.
    #[must_use]
    pub fn scale(&self) -> Option<&Scale> {
        self.scale.as_ref().map(|shelved| &shelved.value)
    }

    /// All competencies, by id.
    pub fn competencies(&self) -> impl Iterator<Item = &Competency> {
        self.competencies.values().map(|shelved| &shelved.value)
    }

    /// All questions, by id, also those with problems.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.values().map(|shelved| &shelved.value)
    }

    /// All kits, by id, also those with problems.
    pub fn kits(&self) -> impl Iterator<Item = &Kit> {
        self.kits.values().map(|shelved| &shelved.value)
    }

    /// All loops, by id.
    pub fn loops(&self) -> impl Iterator<Item = &RoleLoop> {
        self.loops.values().map(|shelved| &shelved.value)
    }

    /// What the bank promises to cover, where it says so.
    #[must_use]
    pub fn syllabus(&self) -> Option<&Syllabus> {
        self.syllabus.as_ref().map(|shelved| &shelved.value)
    }

    /// A competency by id.
    #[must_use]
    pub fn competency(&self, id: &str) -> Option<&Competency> {
        self.competencies.get(id).map(|shelved| &shelved.value)
    }

    /// A question by id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(id).map(|shelved| &shelved.value)
    }

    /// The variants of a question, by id.
    pub fn variants_of(&self, id: &str) -> impl Iterator<Item = &Question> {
        self.questions().filter(move |question| question.variant_of.as_deref() == Some(id))
    }

    /// A kit by id.
    #[must_use]
    pub fn kit(&self, id: &str) -> Option<&Kit> {
        self.kits.get(id).map(|shelved| &shelved.value)
    }

    /// A loop by id.
    #[must_use]
    pub fn role_loop(&self, id: &str) -> Option<&RoleLoop> {
        self.loops.get(id).map(|shelved| &shelved.value)
    }

    /// The file a question stands in, as problems name it.
    #[must_use]
    pub fn file_of_question(&self, id: &str) -> Option<&str> {
        self.questions.get(id).map(|shelved| shelved.file.as_str())
    }

    /// The competency that defines a shared signal, and the signal.
    #[must_use]
    pub fn shared_signal(&self, id: &str) -> Option<(&Competency, &Signal)> {
        self.competencies().find_map(|competency| {
            Some((competency, competency.signals.iter().find(|signal| signal.id == id)?))
        })
    }

    /// The signals of a question in the order of their keys; those nothing defines are left out.
    #[must_use]
    pub fn signals_of<'a>(&'a self, question: &'a Question) -> Vec<KeyedSignal<'a>> {
        crate::freeze::keyed(question, |id| self.shared_signal(id).map(|(_, signal)| signal))
    }

    /// Copies a kit and all it names for one interview to keep: its questions, and the competencies of
    /// the kit, of its questions and of the shared signals they use.
    ///
    /// # Errors
    /// When the kit or something it names is missing or has errors.
    pub fn freeze(&self, kit_id: &str) -> Result<FrozenKit, FreezeError> {
        let Some(kit) = self.kits.get(kit_id) else {
            return Err(FreezeError::UnknownKit {
                kit: kit_id.to_owned(),
                known: self.kits.keys().cloned().collect(),
            });
        };
        self.sound("kit", kit_id, kit)?;
        let scale = self.scale.as_ref().ok_or(FreezeError::NoScale)?;
        self.sound("scale", "", scale)?;
        let mut named: BTreeSet<&str> = kit.value.competencies.iter().map(|used| used.id.as_str()).collect();
        let mut questions = Vec::with_capacity(kit.value.questions.len());
        for planned in &kit.value.questions {
            let missing = || FreezeError::Missing { what: "question", id: planned.id.clone() };
            let question = self.questions.get(&planned.id).ok_or_else(missing)?;
            self.sound("question", &planned.id, question)?;
            if let Some(base) = &question.value.variant_of {
                let missing = || FreezeError::Missing { what: "question", id: base.clone() };
                self.sound("question", base, self.questions.get(base).ok_or_else(missing)?)?;
            }
            named.extend(question.value.competencies.iter().map(String::as_str));
            for used in &question.value.signals {
                if let SignalUse::Shared { id, .. } = used {
                    named.insert(self.home_of(id)?);
                }
            }
            questions.push(question.value.clone());
        }
        for id in &kit.value.signals {
            named.insert(self.home_of(id)?);
        }
        let mut competencies = Vec::with_capacity(named.len());
        for id in named {
            let missing = || FreezeError::Missing { what: "competency", id: id.to_owned() };
            let competency = self.competencies.get(id).ok_or_else(missing)?;
            self.sound("competency", id, competency)?;
            competencies.push(competency.value.clone());
        }
        Ok(FrozenKit::new(kit.value.clone(), scale.value.clone(), competencies, questions))
    }

    /// The competency whose file defines a shared signal.
    fn home_of(&self, signal: &str) -> Result<&str, FreezeError> {
        let missing = || FreezeError::Missing { what: "signal", id: signal.to_owned() };
        self.shared_signal(signal).map(|(competency, _)| competency.id.as_str()).ok_or_else(missing)
    }

    /// Refuses what has errors.
    fn sound<T>(&self, what: &'static str, id: &str, shelved: &Shelved<T>) -> Result<(), FreezeError> {
        match self.errors.get(&shelved.file).map(Vec::as_slice) {
            Some([first, rest @ ..]) => Err(FreezeError::HasErrors {
                what,
                id: id.to_owned(),
                count: rest.len() + 1,
                first: Box::new(first.clone()),
            }),
            _ => Ok(()),
        }
    }
}

fn by_id<'s, T>(
    files: impl IntoIterator<Item = Filed<'s, T>>,
    id: impl Fn(&T) -> &Id,
) -> BTreeMap<Id, Shelved<T>> {
    let mut map = BTreeMap::new();
    for filed in files {
        let key = id(&filed.value).clone();
        if !key.is_empty() {
            map.entry(key).or_insert_with(|| Shelved::from(filed));
        }
    }
    map
}
