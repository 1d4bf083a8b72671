//! A bank: everything that was read, by id.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::draft::{Draft, Filed};
use crate::freeze::{FreezeError, Provenance};
use crate::ground::Ground;
use crate::id::{bare, split_name};
use crate::lint::Look;
use crate::pack::manifest_of;
use crate::shelf::Shelf;
use crate::{
    Competency, FrozenKit, Id, KeyedSignal, Kit, Library, Problem, Question, Recording, RoleLoop, Scale,
    Signal, Syllabus, TryDetectors, gather, lint, problem,
};

/// Questions, competencies, kits, loops and the scale, by id. Of two with one id the first by file name
/// is here, and the problem is reported. What the packs it needs have is found by name, and listed nowhere.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    scale: Option<Shelved<Scale>>,
    competencies: BTreeMap<Id, Shelved<Competency>>,
    questions: BTreeMap<Id, Shelved<Question>>,
    kits: BTreeMap<Id, Shelved<Kit>>,
    loops: BTreeMap<Id, Shelved<RoleLoop>>,
    recordings: BTreeMap<Id, Shelved<Recording>>,
    syllabus: Option<Shelved<Syllabus>>,
    /// The errors of each file that has any.
    errors: BTreeMap<String, Vec<Problem>>,
    /// The packs it needs.
    ground: Ground,
    pack: Option<Provenance>,
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
    /// Reads the bank in a folder that holds `questions/` and `rubrics/`, and checks what an interview
    /// rests on; advice on interviewing comes from [`crate::lint`]. Of the packs it needs
    /// only the bundled one is known here; [`crate::Library`] knows more.
    #[must_use]
    pub fn load(root: &Path) -> (Self, Vec<Problem>) {
        Self::of_whole(&Shelf::of_folder(root))
    }

    /// The problems of the bank on a shelf, with advice on interviewing, and those of its detectors as `run` tells
    /// them. Of the packs it needs those of `library` are known, and the bundled one.
    pub(crate) fn lint(
        shelf: &Shelf,
        library: Option<&Library>,
        run: Option<&TryDetectors<'_>>,
    ) -> Vec<Problem> {
        let manifest = manifest_of(shelf);
        let ground = match library {
            Some(library) => library.ground(manifest.as_ref()),
            None => Ground::of(manifest.as_ref(), crate::pack::bundled_need),
        };
        Self::looked_at(shelf, true, ground, Look::ToImprove(run)).1
    }

    /// Reads and checks a bank whose files are in memory: names below its root with forward slashes,
    /// such as `rubrics/scale.yaml`, and bytes.
    #[must_use]
    pub fn from_files(files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>) -> (Self, Vec<Problem>) {
        Self::of_whole(&Shelf::of_bytes(files))
    }

    fn of_whole(shelf: &Shelf) -> (Self, Vec<Problem>) {
        let ground = Ground::of(manifest_of(shelf).as_ref(), crate::pack::bundled_need);
        Self::of_shelf(shelf, true, ground)
    }

    /// Reads a shelf over the packs it needs. `whole` says whether what is not on it, or in them, is
    /// nowhere.
    pub(crate) fn of_shelf(shelf: &Shelf, whole: bool, ground: Ground) -> (Self, Vec<Problem>) {
        Self::looked_at(shelf, whole, ground, Look::ToUse)
    }

    /// Reads a shelf and looks at it as closely as is asked.
    pub(crate) fn looked_at(
        shelf: &Shelf,
        whole: bool,
        ground: Ground,
        look: Look<'_>,
    ) -> (Self, Vec<Problem>) {
        let mut problems = shelf.problems.clone();
        if whole && ground.is_whole() && ground.scale().is_none() {
            problems.extend(shelf.scale_is_missing());
        }
        let draft = Draft::read(shelf, whole, &ground, &mut problems);
        lint::run(&draft, look, &mut problems);
        lint::allow(&draft, look, |file| shelf.name_of(file), &mut problems);
        problem::sort(&mut problems);
        let mut bank = Self::of_draft(draft, &problems);
        bank.ground = ground;
        (bank, problems)
    }

    /// Says which pack this is the bank of.
    pub(crate) fn of_pack(mut self, pack: Provenance) -> Self {
        self.pack = Some(pack);
        self
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
            recordings: by_id(draft.recordings, |recording| &recording.id),
            syllabus: draft.syllabus.map(Shelved::from),
            errors,
            ground: Ground::default(),
            pack: None,
        }
    }

    /// The scale: its own, else that of the first pack it needs.
    #[must_use]
    pub fn scale(&self) -> Option<&Scale> {
        self.find_scale().map(|(_, scale)| scale)
    }

    /// All its own competencies, by id.
    pub fn competencies(&self) -> impl Iterator<Item = &Competency> {
        self.own_competencies()
    }

    /// All its own questions, by id, also those with problems.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.values().map(|shelved| &shelved.value)
    }

    /// All its own kits, by id, also those with problems.
    pub fn kits(&self) -> impl Iterator<Item = &Kit> {
        self.kits.values().map(|shelved| &shelved.value)
    }

    /// All its own loops, by id.
    pub fn loops(&self) -> impl Iterator<Item = &RoleLoop> {
        self.loops.values().map(|shelved| &shelved.value)
    }

    /// All its own recordings, by id, also those with problems.
    pub fn recordings(&self) -> impl Iterator<Item = &Recording> {
        self.recordings.values().map(|shelved| &shelved.value)
    }

    /// What the bank promises to cover, where it says so.
    #[must_use]
    pub fn syllabus(&self) -> Option<&Syllabus> {
        self.syllabus.as_ref().map(|shelved| &shelved.value)
    }

    /// What a competency's name means here.
    #[must_use]
    pub fn competency(&self, name: &str) -> Option<&Competency> {
        self.find_competency(name).map(|(_, competency)| competency)
    }

    /// What a question's name means here.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.find_question(name).map(|(_, question)| question)
    }

    /// The variants of a question, by id.
    pub fn variants_of(&self, id: &str) -> impl Iterator<Item = &Question> {
        self.questions().filter(move |question| question.variant_of.as_deref() == Some(id))
    }

    /// What a kit's name means here.
    #[must_use]
    pub fn kit(&self, name: &str) -> Option<&Kit> {
        self.find_kit(name).map(|(_, kit)| kit)
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

    /// The file a kit stands in, as problems name it.
    #[must_use]
    pub fn file_of_kit(&self, id: &str) -> Option<&str> {
        self.kits.get(id).map(|shelved| shelved.file.as_str())
    }

    /// The file a loop stands in, as problems name it.
    #[must_use]
    pub fn file_of_loop(&self, id: &str) -> Option<&str> {
        self.loops.get(id).map(|shelved| shelved.file.as_str())
    }

    /// The file a recording stands in, as problems name it.
    #[must_use]
    pub fn file_of_recording(&self, id: &str) -> Option<&str> {
        self.recordings.get(id).map(|shelved| shelved.file.as_str())
    }

    /// The file a competency stands in, as problems name it.
    #[must_use]
    pub fn file_of_competency(&self, id: &str) -> Option<&str> {
        self.competencies.get(id).map(|shelved| shelved.file.as_str())
    }

    /// The competency that defines a shared signal, and the signal.
    #[must_use]
    pub fn shared_signal(&self, name: &str) -> Option<(&Competency, &Signal)> {
        self.find_signal(name).map(|(_, competency, signal)| (competency, signal))
    }

    /// The signals of a question in the order of their keys; those nothing defines are left out.
    #[must_use]
    pub fn signals_of<'a>(&'a self, question: &'a Question) -> Vec<KeyedSignal<'a>> {
        crate::freeze::keyed(question, |id| self.shared_signal(id).map(|(_, signal)| signal))
    }

    /// The pack this is the bank of, when it was read as one.
    #[must_use]
    pub const fn pack(&self) -> Option<&Provenance> {
        self.pack.as_ref()
    }

    /// What a name means here: its own thing of that id, else that of the packs it needs in order, or the
    /// one of the pack that a name such as `acme/phone-screen` begins with. With the bank that has it.
    pub(crate) fn resolve<'b, T>(
        &'b self,
        name: &str,
        get: impl Fn(&'b Self, &str) -> Option<&'b T>,
    ) -> Option<(&'b Self, &'b T)> {
        match split_name(name) {
            (None, id) => std::iter::once(self)
                .chain(self.ground.banks().map(|(_, bank)| bank))
                .find_map(|bank| Some((bank, get(bank, id)?))),
            (Some(pack), id) => {
                let (_, bank) = self.ground.banks().find(|(known, _)| *known == pack)?;
                Some((bank, get(bank, id)?))
            }
        }
    }

    /// What a kit or another question means by a question's name, with the bank that has it.
    #[must_use]
    pub fn find_question(&self, name: &str) -> Option<(&Self, &Question)> {
        self.resolve(name, |bank, id| bank.questions.get(id).map(|shelved| &shelved.value))
    }

    /// What a loop means by a kit's name, with the bank that has it.
    #[must_use]
    pub fn find_kit(&self, name: &str) -> Option<(&Self, &Kit)> {
        self.resolve(name, |bank, id| bank.kits.get(id).map(|shelved| &shelved.value))
    }

    /// What a kit or question means by a competency's name, with the bank that has it.
    #[must_use]
    pub fn find_competency(&self, name: &str) -> Option<(&Self, &Competency)> {
        self.resolve(name, |bank, id| bank.competencies.get(id).map(|shelved| &shelved.value))
    }

    /// What a kit or question means by a shared signal's name: the bank and the competency that define it.
    #[must_use]
    pub fn find_signal(&self, name: &str) -> Option<(&Self, &Competency, &Signal)> {
        let defines =
            |competency: &Competency, id: &str| competency.signals.iter().position(|signal| signal.id == id);
        let (bank, competency) = self.resolve(name, |bank, id| {
            bank.own_competencies().find(|competency| defines(competency, id).is_some())
        })?;
        let at = defines(competency, bare(name))?;
        Some((bank, competency, competency.signals.get(at)?))
    }

    fn own_competencies(&self) -> impl Iterator<Item = &Competency> {
        self.competencies.values().map(|shelved| &shelved.value)
    }

    /// The scale in use, with the bank that has it.
    pub(crate) fn find_scale(&self) -> Option<(&Self, &Scale)> {
        match &self.scale {
            Some(own) => Some((self, &own.value)),
            None => self.ground.banks().next().and_then(|(_, first)| first.find_scale()),
        }
    }

    /// Copies a kit and all it names for one interview to keep: its questions, and the competencies of
    /// the kit, of its questions and of the shared signals they use.
    ///
    /// # Errors
    /// When the kit or something it names is missing or has errors.
    pub fn freeze(&self, kit: &str) -> Result<FrozenKit, FreezeError> {
        self.freeze_swapped(kit, &BTreeMap::new())
    }

    /// [`Bank::freeze`] with other questions in the places of some: the kit's by id, and what stands in
    /// for each, from the same pack.
    ///
    /// # Errors
    /// As [`Bank::freeze`], and when the kit does not ask what is to be replaced.
    pub fn freeze_swapped(&self, kit: &str, swaps: &BTreeMap<Id, Id>) -> Result<FrozenKit, FreezeError> {
        gather::freeze(self, kit, swaps)
    }

    /// A question with what it needs to be asked in an interview with a kit, for
    /// [`FrozenKit::with_questions_of`].
    ///
    /// # Errors
    /// When kit or question is missing or has errors, or they do not go together.
    pub fn freeze_question(&self, kit: &str, question: &str) -> Result<FrozenKit, FreezeError> {
        gather::freeze_question(self, kit, question)
    }

    /// Refuses a kit that has errors.
    pub(crate) fn sound_kit(&self, id: &str) -> Result<(), FreezeError> {
        self.sound("kit", id, self.kits.get(id).map(|shelved| shelved.file.as_str()))
    }

    /// Refuses a recording that has errors.
    pub(crate) fn sound_recording(&self, id: &str) -> Result<(), FreezeError> {
        self.sound("recording", id, self.file_of_recording(id))
    }

    /// Refuses a question that has errors.
    pub(crate) fn sound_question(&self, id: &str) -> Result<(), FreezeError> {
        self.sound("question", id, self.file_of_question(id))
    }

    /// Refuses a competency that has errors.
    pub(crate) fn sound_competency(&self, id: &str) -> Result<(), FreezeError> {
        self.sound("competency", id, self.competencies.get(id).map(|shelved| shelved.file.as_str()))
    }

    /// Refuses a scale that has errors.
    pub(crate) fn sound_scale(&self) -> Result<(), FreezeError> {
        self.sound("scale", "", self.scale.as_ref().map(|shelved| shelved.file.as_str()))
    }

    fn sound(&self, what: &'static str, id: &str, file: Option<&str>) -> Result<(), FreezeError> {
        match file.and_then(|file| self.errors.get(file)).map(Vec::as_slice) {
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
