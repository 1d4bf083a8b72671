//! Preparing: the kits to choose from, and what is known of candidates met before.

use std::collections::{BTreeMap, BTreeSet};

use bank::{Kit, Pack, RoleLoop};
use interview::CandidateId;
use report::markup;

use crate::history::history_key;
use crate::summary::StoredRow;
use crate::{
    BlockCard, Desk, Fault, KitCard, KnownCandidate, LoopCard, PrepareView, QuestionCard, WeighedCompetency,
};

impl Desk {
    /// What preparing an interview needs, with packs as they stand now.
    ///
    /// # Errors
    /// When earlier interviews cannot be read.
    pub fn prepare(&mut self) -> Result<PrepareView, Fault> {
        self.refresh_packs();
        let loops: Vec<LoopCard> =
            self.packs.loops().map(|(pack, role_loop)| self.loop_card(pack, role_loop)).collect();
        let mut kits: Vec<KitCard> =
            self.kits_as_met().into_iter().map(|(pack, kit)| self.kit_card(pack, kit)).collect();
        kits.sort_by_key(|card| card.problem.is_some());
        let roles: BTreeSet<String> = kits.iter().flat_map(|card| card.roles.iter().cloned()).collect();
        let rows = self.stored_rows()?;
        let interviewer = rows
            .first()
            .map(|stored| stored.row.interviewer.clone())
            .or_else(account_name)
            .unwrap_or_default();
        let usable = |id: &String| kits.iter().any(|card| card.id == *id && card.problem.is_none());
        let last = rows.iter().find(|stored| !stored.row.practice);
        let last = last.and_then(|stored| self.packs.kit(&stored.row.kit).ok());
        let usual = last.map(|(pack, kit)| self.packs.name(pack, &kit.id)).filter(usable);
        Ok(PrepareView {
            kit: usual.or_else(|| kits.first().map(|card| card.id.clone())),
            kits,
            levels: self.packs.scale().map(|scale| scale.levels.clone()).unwrap_or_default(),
            roles: roles.into_iter().collect(),
            loops,
            interviewer,
            candidates: self.known_candidates(rows),
        })
    }

    /// All kits, pack by pack, in the order in which candidates meet their stages; of one stage first the
    /// kit that bears its name, then by id.
    pub(crate) fn kits_as_met(&self) -> Vec<(&Pack, &Kit)> {
        let mut kits: Vec<(&Pack, &Kit)> = Vec::new();
        for pack in self.packs.packs() {
            let stages: Vec<&str> =
                pack.bank.loops().flat_map(|known| &known.stages).map(|stage| stage.stage.as_str()).collect();
            let mut own: Vec<&Kit> = pack.bank.kits().collect();
            let place = |kit: &Kit| stages.iter().position(|known| *known == kit.stage);
            own.sort_by_key(|kit| (place(kit).unwrap_or(usize::MAX), kit.id != kit.stage));
            kits.extend(own.into_iter().map(|kit| (pack, kit)));
        }
        kits
    }

    /// Candidates of earlier interviews, latest first, with the questions that were put to them.
    fn known_candidates(&self, rows: Vec<StoredRow>) -> Vec<KnownCandidate> {
        let titles: BTreeMap<String, &str> = self
            .packs
            .questions()
            .map(|(pack, question)| {
                (history_key(Some(&pack.manifest.id), &question.id), question.title.as_str())
            })
            .collect();
        let mut order: Vec<(CandidateId, String)> = Vec::new();
        let mut had: BTreeMap<CandidateId, BTreeSet<String>> = BTreeMap::new();
        for stored in rows.into_iter().filter(|stored| !stored.row.practice) {
            let Some(id) = stored.candidate_id else { continue };
            if !had.contains_key(&id) {
                order.push((id, stored.row.candidate));
            }
            had.entry(id).or_default().extend(stored.asked);
        }
        order.truncate(OFFERED);
        let title = |key: String| titles.get(&key).map_or(key, |title| (*title).to_owned());
        order
            .into_iter()
            .map(|(id, name)| KnownCandidate {
                id,
                name,
                had: had.remove(&id).unwrap_or_default().into_iter().map(title).collect(),
            })
            .collect()
    }

    fn loop_card(&self, pack: &Pack, role_loop: &RoleLoop) -> LoopCard {
        let kit = |name: &String| match pack.bank.find_kit(name) {
            Some((owner, kit)) => self.packs.name_of(owner, &kit.id),
            None => self.packs.name(pack, name),
        };
        LoopCard {
            id: self.packs.name(pack, &role_loop.id),
            name: name_of(&role_loop.id),
            role: role_loop.role.clone(),
            level: role_loop.level.clone(),
            kits: role_loop.stages.iter().map(|stage| kit(&stage.kit)).collect(),
        }
    }

    pub(crate) fn kit_card(&self, pack: &Pack, kit: &Kit) -> KitCard {
        let name = self.packs.name(pack, &kit.id);
        let in_blocks: u32 = kit.blocks.values().sum();
        let in_questions: u32 = kit.questions.iter().map(|question| question.minutes).sum();
        KitCard {
            problem: self.packs.freeze(&name, &BTreeMap::new()).err().map(Fault::from),
            id: name,
            name: name_of(&kit.id),
            levels: kit.levels.clone(),
            roles: kit.roles.clone(),
            minutes: kit.minutes,
            planned_minutes: in_blocks.saturating_add(in_questions),
            opening_html: markup::to_html(&kit.opening),
            rules: rules(kit),
            questions: kit
                .questions
                .iter()
                .filter_map(|planned| {
                    let question = pack.bank.question(&planned.id)?;
                    Some(QuestionCard {
                        id: question.id.clone(),
                        title: question.title.clone(),
                        kind: question.kind,
                        minutes: planned.minutes,
                        competencies: question.competencies.clone(),
                        levels: question.bar.keys().cloned().collect(),
                    })
                })
                .collect(),
            competencies: kit
                .competencies
                .iter()
                .map(|in_kit| WeighedCompetency {
                    id: in_kit.id.clone(),
                    name: pack
                        .bank
                        .competency(&in_kit.id)
                        .map_or_else(|| name_of(&in_kit.id), |known| known.name.clone()),
                    weight: in_kit.weight,
                })
                .collect(),
            blocks: kit
                .blocks
                .iter()
                .map(|(name, minutes)| BlockCard { name: name.clone(), minutes: *minutes })
                .collect(),
            blind: kit.blind,
        }
    }
}

/// Candidates offered at most: those met last.
const OFFERED: usize = 1000;

/// Who is signed in here: the first guess at who interviews.
pub(crate) fn account_name() -> Option<String> {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).filter(|name| !name.is_empty())
}

/// An id as a name for people: "phone-screen" is "Phone screen".
pub(crate) fn name_of(id: &str) -> String {
    let mut chars = id.chars().map(|c| if c == '-' { ' ' } else { c });
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A kit's rules in words.
pub(crate) fn rules(kit: &Kit) -> Vec<String> {
    let language = match kit.rules.language.as_str() {
        "" => None,
        "rust-only" => Some("Rust only".to_owned()),
        "any-working" => Some("any language that works".to_owned()),
        other => Some(other.replace('-', " ")),
    };
    [("Language", language), ("AI", stated(&kit.rules.ai)), ("Documentation", stated(&kit.rules.docs))]
        .into_iter()
        .filter_map(|(what, rule)| rule.map(|rule| format!("{what}: {rule}")))
        .collect()
}

fn stated(rule: &str) -> Option<String> {
    (!rule.is_empty()).then(|| rule.to_owned())
}
