//! Freezing: a kit and all it names, copied under content hashes for one interview to keep.
//!
//! Each part (scale, competency, question) is its own snapshot, so that interviews that share a
//! question share its bytes. The kit's snapshot names the hashes of its parts; its own hash
//! therefore stands for the whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::pack::LookupError;
use crate::{Competency, Id, Kit, Problem, Question, Scale, Signal, SignalUse};

/// Which pack something was taken from, and as it stood when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Provenance {
    /// The pack.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// The hash of its content, in lower-case hex.
    pub hash: String,
}

/// A kit with everything an interview and its scorecard need, independent of the bank.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenKit {
    /// blake3 of the kit's snapshot, in lower-case hex; stands for all parts.
    pub hash: String,
    /// The kit.
    pub kit: Kit,
    /// The scale of the ratings.
    pub scale: Scale,
    /// Those the kit, its questions or their signals name.
    pub competencies: Vec<Competency>,
    /// In the kit's order.
    pub questions: Vec<Question>,
    /// The pack the kit is of. Kits frozen before there were packs have none.
    pub pack: Option<Provenance>,
    /// The pack each question is of.
    pub packs: BTreeMap<Id, Provenance>,
}

/// A snapshot: bytes under their blake3 hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Lower-case hex.
    pub hash: String,
    /// Canonical JSON.
    pub bytes: Vec<u8>,
}

/// A signal as the live desk offers it: with its key and the resolved definition.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedSignal<'a> {
    /// `1` to `9`, then `0`; for signals of the whole interview `m1` to `m9`.
    pub key: String,
    /// Without it the question has not been answered.
    pub must: bool,
    /// The definition.
    pub signal: &'a Signal,
}

/// Why a kit cannot be frozen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FreezeError {
    /// There is no such kit, or more than one.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// Two different things would have one id in the interview.
    #[error("the kit uses two different {what} called {id}, of the packs {} and {}", packs.0, packs.1)]
    TwoOfOneId {
        /// Their sort, such as `competencies`.
        what: &'static str,
        /// The id they share.
        id: Id,
        /// The packs.
        packs: (Id, Id),
    },
    /// Something the kit names was written for another scale.
    #[error("the {what} {id} is anchored on the scale of the pack {pack}, which is not the kit's")]
    OtherScale {
        /// Its sort, such as `question`.
        what: &'static str,
        /// Its id.
        id: Id,
        /// The pack it is of.
        pack: Id,
    },
    /// What is to stand in the place of a question is no variant of it.
    #[error("{question} is no variant of {of}")]
    NotAVariant {
        /// What was to stand there.
        question: Id,
        /// The kit's question.
        of: Id,
    },
    /// A question is to be replaced that the kit does not ask.
    #[error("the kit {kit} does not ask {question}")]
    NotInKit {
        /// The kit.
        kit: Id,
        /// What was to be replaced.
        question: Id,
    },
    /// The bank has no readable scale.
    #[error("the bank has no scale")]
    NoScale,
    /// Something the kit names is not in the bank.
    #[error("there is no {what} {id}, which the kit needs")]
    Missing {
        /// Its sort, such as `question`.
        what: &'static str,
        /// Its id.
        id: Id,
    },
    /// The kit or something it names has errors.
    #[error("the {what} {id} has errors, {count} in all; the first, at {}:{}: {}", first.span.file, first.span.line, first.message)]
    HasErrors {
        /// Its sort, such as `question`.
        what: &'static str,
        /// Its id; empty for the scale.
        id: Id,
        /// How many.
        count: usize,
        /// The first, by place.
        first: Box<Problem>,
    },
}

impl FreezeError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Lookup(error) => error.code(),
            Self::TwoOfOneId { .. } => "two-of-one-id",
            Self::OtherScale { .. } => "other-scale",
            Self::NotAVariant { .. } => "not-a-variant",
            Self::NotInKit { .. } => "not-in-kit",
            Self::NoScale | Self::Missing { .. } | Self::HasErrors { .. } => "bank-has-errors",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Lookup(error) => error.hint(),
            Self::TwoOfOneId { .. } => {
                "Leave one of them out of the kit, or give it another id in its pack.".to_owned()
            }
            Self::OtherScale { .. } => {
                "Copy it into the kit's pack, and write its anchors for that scale.".to_owned()
            }
            Self::NotAVariant { of, .. } => format!("Take {of} itself, or one that says `variant-of: {of}`."),
            Self::NotInKit { .. } => "Name questions of the kit.".to_owned(),
            Self::NoScale => "Add rubrics/scale.yaml.".to_owned(),
            Self::Missing { .. } | Self::HasErrors { .. } => {
                "Run `touchstone lint` to see all problems, and mend them first.".to_owned()
            }
        }
    }
}

/// Why a stored kit cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThawError {
    /// A part is not in the store.
    #[error("the snapshot {0} is missing")]
    Missing(String),
    /// A part's bytes do not have its hash.
    #[error("the snapshot {0} was changed")]
    Changed(String),
    /// A part's bytes are not what they should be.
    #[error("the snapshot {hash} cannot be read: {reason}")]
    Unreadable {
        /// The part.
        hash: String,
        /// What the decoder says.
        reason: String,
    },
}

#[derive(Serialize, Deserialize)]
struct KitSnapshot {
    format: String,
    kit: Kit,
    scale: String,
    competencies: BTreeMap<Id, String>,
    questions: BTreeMap<Id, String>,
    // Absent in kits frozen before there were packs; theirs keep their bytes and hashes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pack: Option<Provenance>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    packs: BTreeMap<Id, Provenance>,
}

const FORMAT: &str = "touchstone.kit/1";

impl FrozenKit {
    /// Freezes a kit. `questions` are in the kit's order; competencies are put in the order of their ids,
    /// and what is no content, the lines of fences and the examples beside detectors, is forgotten.
    #[must_use]
    pub fn new(
        kit: Kit,
        scale: Scale,
        mut competencies: Vec<Competency>,
        mut questions: Vec<Question>,
    ) -> Self {
        competencies.sort_by(|one, other| one.id.cmp(&other.id));
        competencies.dedup_by(|one, other| one.id == other.id);
        questions.iter_mut().for_each(Question::forget_lines);
        competencies.iter_mut().flat_map(|one| &mut one.signals).for_each(Signal::forget_examples);
        for used in questions.iter_mut().flat_map(|question| &mut question.signals) {
            if let SignalUse::Own { signal, .. } = used {
                signal.forget_examples();
            }
        }
        let (pack, packs) = (None, BTreeMap::new());
        let frozen = Self { hash: String::new(), kit, scale, competencies, questions, pack, packs };
        frozen.hashed()
    }

    /// Remembers which packs the kit and its questions are of.
    #[must_use]
    pub fn of_packs(mut self, pack: Option<Provenance>, packs: BTreeMap<Id, Provenance>) -> Self {
        self.pack = pack;
        self.packs = packs;
        self.hashed()
    }

    /// The same kit with the questions of another beside its own, for one of them to be asked in another's
    /// place. What it plans stays what it is; of two things of one id its own is kept.
    #[must_use]
    pub fn with_questions_of(mut self, other: Self) -> Self {
        for competency in other.competencies {
            match self.competencies.iter_mut().find(|known| known.id == competency.id) {
                None => self.competencies.push(competency),
                Some(known) => {
                    let new = |signal: &Signal| !known.signals.iter().any(|known| known.id == signal.id);
                    let new: Vec<Signal> = competency.signals.into_iter().filter(new).collect();
                    known.signals.extend(new);
                }
            }
        }
        for question in other.questions {
            if self.question(&question.id).is_none() {
                if let Some(provenance) = other.packs.get(&question.id) {
                    self.packs.insert(question.id.clone(), provenance.clone());
                }
                self.questions.push(question);
            }
        }
        self.competencies.sort_by(|one, other| one.id.cmp(&other.id));
        // As they are read back: the kit's own first, in its order, then the others by id.
        let planned: Vec<Id> = self.kit.questions.iter().map(|planned| planned.id.clone()).collect();
        let place = |id: &Id| planned.iter().position(|known| known == id).unwrap_or(usize::MAX);
        self.questions.sort_by(|one, other| (place(&one.id), &one.id).cmp(&(place(&other.id), &other.id)));
        self.hashed()
    }

    fn hashed(mut self) -> Self {
        self.hash = self.parts().first().map(|part| part.hash.clone()).unwrap_or_default();
        self
    }

    /// All snapshots, the kit's own first.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let scale = part(&self.scale);
        let competencies: Vec<(Id, Part)> =
            self.competencies.iter().map(|competency| (competency.id.clone(), part(competency))).collect();
        let questions: Vec<(Id, Part)> =
            self.questions.iter().map(|question| (question.id.clone(), part(question))).collect();
        let hashes =
            |parts: &[(Id, Part)]| parts.iter().map(|(id, p)| (id.clone(), p.hash.clone())).collect();
        let root = part(&KitSnapshot {
            format: FORMAT.to_owned(),
            kit: self.kit.clone(),
            scale: scale.hash.clone(),
            competencies: hashes(&competencies),
            questions: hashes(&questions),
            pack: self.pack.clone(),
            packs: self.packs.clone(),
        });
        let mut parts = vec![root, scale];
        parts.extend(competencies.into_iter().chain(questions).map(|(_, part)| part));
        parts
    }

    /// Reads a kit back from its snapshots.
    ///
    /// # Errors
    /// When a part is missing, changed or unreadable.
    pub fn thaw(hash: &str, mut find: impl FnMut(&str) -> Option<Vec<u8>>) -> Result<Self, ThawError> {
        let root: KitSnapshot = thaw_part(hash, &mut find)?;
        if root.format != FORMAT {
            return Err(ThawError::Unreadable {
                hash: hash.to_owned(),
                reason: format!("its format is {:?}, this version reads {FORMAT:?}", root.format),
            });
        }
        let scale = thaw_part(&root.scale, &mut find)?;
        let competencies = root
            .competencies
            .values()
            .map(|hash| thaw_part(hash, &mut find))
            .collect::<Result<Vec<Competency>, _>>()?;
        let mut questions = Vec::new();
        for planned in &root.kit.questions {
            let hash = root
                .questions
                .get(&planned.id)
                .ok_or_else(|| ThawError::Missing(format!("of question {}", planned.id)))?;
            questions.push(thaw_part::<Question>(hash, &mut find)?);
        }
        let planned = |id: &Id| root.kit.questions.iter().any(|planned| planned.id == *id);
        for (_, hash) in root.questions.iter().filter(|(id, _)| !planned(id)) {
            questions.push(thaw_part::<Question>(hash, &mut find)?);
        }
        Ok(Self {
            hash: hash.to_owned(),
            kit: root.kit,
            scale,
            competencies,
            questions,
            pack: root.pack,
            packs: root.packs,
        })
    }

    /// A question of the kit.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// A competency the kit or its questions name.
    #[must_use]
    pub fn competency(&self, id: &str) -> Option<&Competency> {
        self.competencies.iter().find(|competency| competency.id == id)
    }

    /// A shared signal, by id.
    #[must_use]
    pub fn shared_signal(&self, id: &str) -> Option<&Signal> {
        self.competencies.iter().flat_map(|competency| &competency.signals).find(|signal| signal.id == id)
    }

    /// The signals of a question, in the order of their keys. Those whose definition is missing are
    /// left out, which linting reports as an error before a kit can be frozen.
    #[must_use]
    pub fn signals_of<'a>(&'a self, question: &'a Question) -> Vec<KeyedSignal<'a>> {
        keyed(question, |id| self.shared_signal(id))
    }

    /// The signals of the whole interview, in the order of their keys.
    #[must_use]
    pub fn throughout(&self) -> Vec<KeyedSignal<'_>> {
        self.kit
            .signals
            .iter()
            .enumerate()
            .filter_map(|(at, id)| {
                let signal = self.shared_signal(id)?;
                Some(KeyedSignal { key: format!("m{}", at + 1), must: false, signal })
            })
            .collect()
    }
}

/// The signals of a question with their keys.
pub(crate) fn keyed<'a>(
    question: &'a Question,
    shared: impl Fn(&str) -> Option<&'a Signal>,
) -> Vec<KeyedSignal<'a>> {
    question
        .signals
        .iter()
        .enumerate()
        .filter_map(|(at, used)| {
            let (signal, must) = match used {
                SignalUse::Shared { id, must } => (shared(id)?, *must),
                SignalUse::Own { signal, must } => (signal, *must),
            };
            Some(KeyedSignal { key: ((at + 1) % 10).to_string(), must, signal })
        })
        .collect()
}

fn part<T: Serialize>(value: &T) -> Part {
    // These types hold only strings, numbers, lists and maps with string or number keys, for which
    // JSON encoding has no failing case.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    Part { hash: blake3::hash(&bytes).to_hex().to_string(), bytes }
}

fn thaw_part<T: for<'de> Deserialize<'de>>(
    hash: &str,
    find: &mut impl FnMut(&str) -> Option<Vec<u8>>,
) -> Result<T, ThawError> {
    let bytes = find(hash).ok_or_else(|| ThawError::Missing(hash.to_owned()))?;
    if blake3::hash(&bytes).to_hex().as_str() != hash {
        return Err(ThawError::Changed(hash.to_owned()));
    }
    serde_json::from_slice(&bytes)
        .map_err(|error| ThawError::Unreadable { hash: hash.to_owned(), reason: error.to_string() })
}
