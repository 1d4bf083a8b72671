//! Several packs side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::stamp::Stamp;
use super::{LookupError, Manifest, Origin, Pack, bundled_need, folder_name, manifest_of, registry};
use crate::freeze::FreezeError;
use crate::ground::{Ground, Needed};
use crate::id::split_name;
use crate::shelf::Shelf;
use crate::{Bank, Competency, FrozenKit, Id, Kit, Problem, Question, Recording, RoleLoop, Scale};

/// Where the home pack comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BankSource {
    /// The bank inside the program.
    Bundled,
    /// A folder with `questions/` and `rubrics/`.
    Folder(PathBuf),
}

/// All packs in use, the home pack first. A bare id means the home pack's; else that of the only other
/// pack that has it. So no pack that is added changes what a bare id meant before.
#[derive(Debug, Clone)]
pub struct Library {
    packs: Vec<Arc<Pack>>,
    home: BankSource,
    packs_folder: Option<PathBuf>,
    stamp: Stamp,
}

impl Library {
    /// The bundled pack alone.
    #[must_use]
    pub fn bundled() -> Self {
        let stamp = Stamp::default();
        Self { packs: vec![Pack::bundled()], home: BankSource::Bundled, packs_folder: None, stamp }
    }

    /// The home pack, and those that were added: in `packs_folder` unpacked, and elsewhere where its
    /// `linked.json` says. The problems are those of packs that could not be read at all; a pack's own are
    /// in [`Pack::problems`].
    #[must_use]
    pub fn open(home: &BankSource, packs_folder: Option<&Path>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        // Taken before reading, so that what changes meanwhile is seen to have changed.
        let stamp = Stamp::of(home, packs_folder);
        let mut found = vec![match home {
            BankSource::Bundled => Found::Read(Pack::bundled()),
            BankSource::Folder(root) => {
                let shelf = Shelf::of_folder(root);
                let manifest =
                    manifest_of(&shelf).unwrap_or_else(|| Manifest::of_nameless(&folder_name(root)));
                Found::Shelf(Box::new(shelf), Box::new(manifest), Origin::Linked(root.clone()))
            }
        }];
        for origin in packs_folder.map(|folder| registry::added(folder, &mut problems)).unwrap_or_default() {
            let Some((shelf, manifest)) = registry::pack_in(&origin, &mut problems) else { continue };
            match found.iter().find(|other| other.manifest().id == manifest.id) {
                Some(other) => problems.push(registry::same_id(&origin, &manifest, other.origin())),
                None => found.push(Found::Shelf(Box::new(shelf), Box::new(manifest), origin)),
            }
        }
        let mut reading = Reading { read: found.iter().map(|_| None).collect(), path: Vec::new(), found };
        let packs = (0..reading.found.len()).filter_map(|at| reading.pack(at)).collect();
        let packs_folder = packs_folder.map(Path::to_path_buf);
        (Self { packs, home: home.clone(), packs_folder, stamp }, problems)
    }

    /// What a pack is read over that is not one of these: those it needs, and the bundled one if it does.
    pub(crate) fn ground(&self, manifest: Option<&Manifest>) -> Ground {
        let own = manifest.map(|manifest| manifest.id.clone()).unwrap_or_default();
        Ground::of(manifest, |id| match self.pack(id) {
            _ if id == own => Needed::Circular,
            Some(pack) => Needed::Here(Arc::clone(&pack.bank)),
            None => bundled_need(id),
        })
    }

    /// Whether a file of a pack was changed, or a pack added or taken away, since this was read. Looks at
    /// names, lengths and times, not into files.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stamp != Stamp::of(&self.home, self.packs_folder.as_deref())
    }

    /// All packs, the home pack first, then by id.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.packs.iter().map(|pack| &**pack)
    }

    /// The home pack.
    #[must_use]
    pub fn home(&self) -> Option<&Pack> {
        self.packs().next()
    }

    /// A pack by id.
    #[must_use]
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs().find(|pack| pack.manifest.id == id)
    }

    /// What to call something of a pack outside of it: the bare id for the home pack's, else
    /// `pack/id`.
    #[must_use]
    pub fn name(&self, pack: &Pack, id: &str) -> String {
        match self.home().is_some_and(|home| home.manifest.id == pack.manifest.id) {
            true => id.to_owned(),
            false => format!("{}/{id}", pack.manifest.id),
        }
    }

    /// What a name inside a pack means, as a name outside of it: of a loop's kit, for instance.
    #[must_use]
    pub fn name_of(&self, owner: &Bank, id: &str) -> String {
        match owner.pack().and_then(|pack| self.pack(&pack.id)) {
            Some(pack) => self.name(pack, id),
            None => id.to_owned(),
        }
    }

    /// All questions, pack by pack, by id.
    pub fn questions(&self) -> impl Iterator<Item = (&Pack, &Question)> {
        self.packs().flat_map(|pack| pack.bank.questions().map(move |question| (pack, question)))
    }

    /// All kits, pack by pack, by id.
    pub fn kits(&self) -> impl Iterator<Item = (&Pack, &Kit)> {
        self.packs().flat_map(|pack| pack.bank.kits().map(move |kit| (pack, kit)))
    }

    /// All loops, pack by pack, by id.
    pub fn loops(&self) -> impl Iterator<Item = (&Pack, &RoleLoop)> {
        self.packs().flat_map(|pack| pack.bank.loops().map(move |role_loop| (pack, role_loop)))
    }

    /// All recordings, pack by pack, by id.
    pub fn recordings(&self) -> impl Iterator<Item = (&Pack, &Recording)> {
        self.packs().flat_map(|pack| pack.bank.recordings().map(move |recording| (pack, recording)))
    }

    /// All competencies, pack by pack, by id.
    pub fn competencies(&self) -> impl Iterator<Item = (&Pack, &Competency)> {
        self.packs().flat_map(|pack| pack.bank.competencies().map(move |competency| (pack, competency)))
    }

    /// The scale of the home pack.
    #[must_use]
    pub fn scale(&self) -> Option<&Scale> {
        self.home().and_then(|home| home.bank.scale())
    }

    /// A question by name.
    ///
    /// # Errors
    /// When there is none of this name, or more than one.
    pub fn question(&self, name: &str) -> Result<(&Pack, &Question), LookupError> {
        self.look_up("question", name, self.questions(), |question| &question.id)
    }

    /// A kit by name.
    ///
    /// # Errors
    /// When there is none of this name, or more than one.
    pub fn kit(&self, name: &str) -> Result<(&Pack, &Kit), LookupError> {
        self.look_up("kit", name, self.kits(), |kit| &kit.id)
    }

    /// A loop by name.
    ///
    /// # Errors
    /// When there is none of this name, or more than one.
    pub fn role_loop(&self, name: &str) -> Result<(&Pack, &RoleLoop), LookupError> {
        self.look_up("loop", name, self.loops(), |role_loop| &role_loop.id)
    }

    /// A recording by name that can be practised on.
    ///
    /// # Errors
    /// When there is none of this name, or more than one, or it has errors.
    pub fn recording(&self, name: &str) -> Result<(&Pack, &Recording), FreezeError> {
        let (pack, recording) =
            self.look_up("recording", name, self.recordings(), |recording| &recording.id)?;
        pack.bank.sound_recording(&recording.id)?;
        Ok((pack, recording))
    }

    /// A competency by name.
    ///
    /// # Errors
    /// When there is none of this name, or more than one.
    pub fn competency(&self, name: &str) -> Result<(&Pack, &Competency), LookupError> {
        self.look_up("competency", name, self.competencies(), |competency| &competency.id)
    }

    /// Copies a kit and all it names for one interview to keep, with other questions in the places of
    /// some: the kit's by id, and what stands in for each, from the same pack.
    ///
    /// # Errors
    /// When the kit's name means nothing or too much, or something the kit names is missing, has errors
    /// or does not go together.
    pub fn freeze(&self, kit: &str, swaps: &BTreeMap<Id, Id>) -> Result<FrozenKit, FreezeError> {
        let (pack, kit) = self.kit(kit)?;
        pack.bank.freeze_swapped(&kit.id, swaps)
    }

    /// Copies a question with what it needs, to be asked in an interview with a kit in another's place.
    ///
    /// # Errors
    /// As [`Library::freeze`].
    pub fn freeze_question(&self, kit: &str, question: &str) -> Result<FrozenKit, FreezeError> {
        let (pack, kit) = self.kit(kit)?;
        pack.bank.freeze_question(&kit.id, question)
    }

    fn look_up<'l, T: 'l>(
        &'l self,
        what: &'static str,
        name: &str,
        all: impl Iterator<Item = (&'l Pack, &'l T)>,
        id_of: impl Fn(&'l T) -> &'l Id,
    ) -> Result<(&'l Pack, &'l T), LookupError> {
        let (named, id) = split_name(name);
        if let Some(pack) = named.filter(|pack| self.pack(pack).is_none()) {
            let known = self.packs().map(|pack| pack.manifest.id.clone()).collect();
            return Err(LookupError::UnknownPack { pack: pack.to_owned(), known });
        }
        let has = |(pack, thing): &(&'l Pack, &'l T)| {
            id_of(thing) == id && named.is_none_or(|named| pack.manifest.id == named)
        };
        let all: Vec<_> = all.collect();
        let found: Vec<_> = all.iter().copied().filter(has).collect();
        let home = self.home().map(|home| home.manifest.id.as_str());
        match found.as_slice() {
            [] => {
                let known = all.iter().map(|(pack, thing)| self.name(pack, id_of(thing))).collect();
                Err(LookupError::Unknown { what, name: name.to_owned(), known })
            }
            [only] => Ok(*only),
            [first, ..] if Some(first.0.manifest.id.as_str()) == home => Ok(*first),
            several => Err(LookupError::Clash {
                what,
                id: id.to_owned(),
                names: several.iter().map(|(pack, thing)| self.name(pack, id_of(thing))).collect(),
            }),
        }
    }
}

/// A pack that is there, before what it needs was found.
enum Found {
    Read(Arc<Pack>),
    Shelf(Box<Shelf>, Box<Manifest>, Origin),
}

impl Found {
    fn manifest(&self) -> &Manifest {
        match self {
            Self::Read(pack) => &pack.manifest,
            Self::Shelf(_, manifest, _) => manifest,
        }
    }

    fn origin(&self) -> &Origin {
        match self {
            Self::Read(pack) => &pack.origin,
            Self::Shelf(_, _, origin) => origin,
        }
    }
}

/// Packs while they are read, each after those it needs.
struct Reading {
    found: Vec<Found>,
    read: Vec<Option<Arc<Pack>>>,
    /// Those that wait for what they need.
    path: Vec<usize>,
}

impl Reading {
    fn pack(&mut self, at: usize) -> Option<Arc<Pack>> {
        if let Some(read) = self.read.get(at)?.clone() {
            return Some(read);
        }
        let needs = self.found.get(at)?.manifest().clone();
        self.path.push(at);
        let ground = Ground::of(Some(&needs), |id| self.need(id));
        self.path.pop();
        let pack = match self.found.get(at)? {
            Found::Read(pack) => Arc::clone(pack),
            Found::Shelf(shelf, manifest, origin) => {
                Arc::new(Pack::of_shelf(shelf, Manifest::clone(manifest), origin.clone(), ground))
            }
        };
        *self.read.get_mut(at)? = Some(Arc::clone(&pack));
        Some(pack)
    }

    fn need(&mut self, id: &str) -> Needed {
        let Some(at) = self.found.iter().position(|found| found.manifest().id == id) else {
            // A home folder in place of the bundled pack does not take it from those that need it.
            return bundled_need(id);
        };
        if self.path.contains(&at) {
            return Needed::Circular;
        }
        self.pack(at).map_or(Needed::Missing, |pack| Needed::Here(Arc::clone(&pack.bank)))
    }
}
