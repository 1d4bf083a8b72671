//! What a whole bank has: its syllabus with what serves it, questions by competency and level, kits, loops.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{BarState, minutes_of, of_loop};
use crate::id::bare;
use crate::{Bank, Id, Question, SignalUse, SyllabusRow};

/// What a bank has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BankCoverage {
    /// Questions, without variants.
    pub questions: usize,
    /// Variants.
    pub variants: usize,
    /// The levels of the scale, from lowest to highest.
    pub levels: Vec<String>,
    /// The syllabus; empty when the bank has none.
    pub areas: Vec<AreaCoverage>,
    /// All competencies, by id.
    pub competencies: Vec<CompetencyCount>,
    /// All kits, by id.
    pub kits: Vec<KitLine>,
    /// All loops, by id.
    pub loops: Vec<LoopLine>,
    /// Questions that no kit asks.
    pub unused: Vec<Id>,
    /// What is missing, a sentence each.
    pub gaps: Vec<String>,
}

/// An area of the syllabus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct AreaCoverage {
    /// The area.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Its rows, in order.
    pub rows: Vec<RowCoverage>,
}

/// A row of the syllabus with what serves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RowCoverage {
    /// The row.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The questions that serve it: those it names and those that use one of its signals; where there are
    /// none, those that rate one of its competencies. Without variants.
    pub questions: Vec<Id>,
    /// The competencies it names.
    pub competencies: Vec<Id>,
    /// The signals it names.
    pub signals: Vec<Id>,
    /// The kits it names.
    pub kits: Vec<Id>,
    /// The loops it names.
    pub loops: Vec<Id>,
    /// The lints it names.
    pub checks: Vec<String>,
}

/// How many questions rate a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CompetencyCount {
    /// The competency.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The questions that rate it, without variants.
    pub questions: Vec<Id>,
    /// How many of them suit each level and have a bar for it there.
    pub levels: Vec<LevelCount>,
    /// The kits that weigh it.
    pub kits: Vec<Id>,
    /// Its shared signals.
    pub signals: usize,
}

/// A number of questions at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LevelCount {
    /// The level.
    pub level: String,
    /// How many.
    pub questions: usize,
}

/// A kit in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct KitLine {
    /// The kit.
    pub id: Id,
    /// The stage it serves.
    pub stage: String,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Its questions.
    pub questions: Vec<Id>,
    /// Minutes in the calendar.
    pub minutes: u32,
    /// Minutes planned.
    pub planned: u32,
}

/// A loop in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LoopLine {
    /// The loop.
    pub id: Id,
    /// The role it hires for.
    pub role: String,
    /// The level it hires at.
    pub level: String,
    /// How many interviews.
    pub interviews: usize,
    /// Minutes of all of them.
    pub minutes: u32,
    /// How many competencies have to be judged; none when it names what is not there.
    pub needed: usize,
    /// How many of them are asked for at the bar or above, or have none.
    pub met: usize,
    /// How many of these rest on a single rating.
    pub single: usize,
}

/// What a bank has.
#[must_use]
pub fn of_bank(bank: &Bank) -> BankCoverage {
    let levels = bank.scale().map(|scale| scale.levels.clone()).unwrap_or_default();
    let originals: Vec<&Question> =
        bank.questions().filter(|question| question.variant_of.is_none()).collect();
    let competencies: Vec<CompetencyCount> = bank
        .competencies()
        .map(|competency| {
            let rating: Vec<&Question> =
                originals.iter().copied().filter(|question| question.rates(&competency.id)).collect();
            let at = |level: &String| {
                let asks = |question: &&&Question| {
                    let bar = question.bar.get(level);
                    question.levels.contains(level)
                        && bar.is_some_and(|points| points.keys().any(|id| bare(id) == competency.id))
                };
                LevelCount { level: level.clone(), questions: rating.iter().filter(asks).count() }
            };
            let weighing = bank
                .kits()
                .filter(|kit| kit.competencies.iter().any(|used| bare(&used.id) == competency.id))
                .map(|kit| kit.id.clone());
            CompetencyCount {
                id: competency.id.clone(),
                name: competency.name.clone(),
                questions: rating.iter().map(|question| question.id.clone()).collect(),
                levels: levels.iter().map(at).collect(),
                kits: weighing.collect(),
                signals: competency.signals.len(),
            }
        })
        .collect();
    let kits: Vec<KitLine> = bank
        .kits()
        .map(|kit| {
            let minutes = minutes_of(kit);
            KitLine {
                id: kit.id.clone(),
                stage: kit.stage.clone(),
                levels: kit.levels.clone(),
                questions: kit.questions.iter().map(|planned| planned.id.clone()).collect(),
                minutes: minutes.minutes,
                planned: minutes.planned,
            }
        })
        .collect();
    let loops: Vec<LoopLine> = bank.loops().map(|role_loop| loop_line(bank, role_loop)).collect();
    let asked: BTreeSet<&str> = kits.iter().flat_map(|kit| &kit.questions).map(|id| bare(id)).collect();
    let areas = bank.syllabus().map(|syllabus| {
        let rows = |rows: &[SyllabusRow]| rows.iter().map(|row| row_of(row, &originals)).collect();
        let areas = syllabus.areas.iter().map(|area| AreaCoverage {
            id: area.id.clone(),
            name: area.name.clone(),
            rows: rows(&area.rows),
        });
        areas.collect()
    });
    let mut coverage = BankCoverage {
        questions: originals.len(),
        variants: bank.questions().count() - originals.len(),
        areas: areas.unwrap_or_default(),
        unused: originals
            .iter()
            .filter(|question| !asked.contains(question.id.as_str()))
            .map(|question| question.id.clone())
            .collect(),
        levels,
        competencies,
        kits,
        loops,
        gaps: Vec::new(),
    };
    coverage.gaps = gaps(&coverage);
    coverage
}

fn loop_line(bank: &Bank, role_loop: &crate::RoleLoop) -> LoopLine {
    let coverage = of_loop(bank, role_loop, None).ok();
    let count = |holds: fn(BarState) -> bool| {
        let competencies = coverage.iter().flat_map(|coverage| &coverage.competencies);
        competencies.filter(|one| one.needed && holds(one.state)).count()
    };
    LoopLine {
        id: role_loop.id.clone(),
        role: role_loop.role.clone(),
        level: role_loop.level.clone(),
        interviews: role_loop.stages.len(),
        minutes: coverage.as_ref().map_or(0, |coverage| coverage.minutes),
        needed: count(|_| true),
        met: count(|state| !matches!(state, BarState::Below | BarState::NotAsked)),
        single: count(|state| state == BarState::Single),
    }
}

fn row_of(row: &SyllabusRow, originals: &[&Question]) -> RowCoverage {
    let uses = |question: &&&Question| {
        question.signals.iter().any(|used| match used {
            SignalUse::Shared { id, .. } => row.signals.iter().any(|named| bare(named) == bare(id)),
            SignalUse::Own { signal, .. } => row.signals.contains(&signal.id),
        })
    };
    let mut questions: Vec<Id> = row.questions.iter().map(|id| bare(id).to_owned()).collect();
    questions.extend(originals.iter().filter(uses).map(|question| question.id.clone()));
    if questions.is_empty() {
        let rates = |question: &&&Question| row.competencies.iter().any(|id| question.rates(id));
        questions.extend(originals.iter().filter(rates).map(|question| question.id.clone()));
    }
    let mut seen = BTreeSet::new();
    questions.retain(|id| seen.insert(id.clone()));
    RowCoverage {
        id: row.id.clone(),
        name: row.name.clone(),
        questions,
        competencies: row.competencies.clone(),
        signals: row.signals.clone(),
        kits: row.kits.clone(),
        loops: row.loops.clone(),
        checks: row.checks.clone(),
    }
}

/// What a bank lacks, as far as counting shows.
fn gaps(coverage: &BankCoverage) -> Vec<String> {
    let mut gaps = Vec::new();
    for row in coverage.areas.iter().flat_map(|area| &area.rows) {
        let others = [&row.competencies, &row.signals, &row.kits, &row.loops, &row.checks];
        if row.questions.is_empty() && others.iter().all(|list| list.is_empty()) {
            gaps.push(format!("nothing serves the row {}", row.id));
        }
    }
    for competency in &coverage.competencies {
        if competency.questions.is_empty() {
            gaps.push(format!("no question rates {}", competency.id));
        } else if let [only] = competency.questions.as_slice() {
            gaps.push(format!("only {only} rates {}", competency.id));
        }
    }
    for level in &coverage.levels {
        if !coverage.kits.is_empty() && !coverage.kits.iter().any(|kit| kit.levels.contains(level)) {
            gaps.push(format!("no kit is for {level}"));
        }
        if !coverage.loops.is_empty() && !coverage.loops.iter().any(|one| one.level == *level) {
            gaps.push(format!("no loop hires at {level}"));
        }
    }
    for one in &coverage.loops {
        if one.needed == 0 {
            gaps.push(format!("{} names something that is not in the bank", one.id));
        } else if one.met < one.needed {
            gaps.push(format!("{} asks too little for {} of {}", one.id, one.needed - one.met, one.needed));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{LOOP, SYLLABUS, good, with_variant};

    const TEXT: &str = "areas:\n  - id: topics\n    name: Topics\n    rows:\n      - { id: named, name: Named, questions: [sum-001] }\n      - { id: seen, name: Seen, questions: [que-001], signals: [names-edges, sum-001.casts] }\n      - { id: rated, name: Rated, competencies: [limits] }\n      - { id: checked, name: Checked, checks: [kit-slack] }\n";

    #[test]
    fn every_row_has_the_questions_that_serve_it() {
        let (bank, _) = with_variant(good()).with(SYLLABUS, TEXT).load();
        let coverage = of_bank(&bank);
        let rows: Vec<_> =
            coverage.areas[0].rows.iter().map(|row| (row.id.as_str(), row.questions.join(" "))).collect();
        let expected =
            [("named", "sum-001"), ("seen", "que-001 sum-001"), ("rated", "que-001"), ("checked", "")];
        assert_eq!(rows, expected.map(|(id, questions)| (id, questions.to_owned())));
        assert_eq!(coverage.areas[0].rows[3].checks, ["kit-slack"]);
    }

    #[test]
    fn questions_are_counted_by_competency_and_level_and_variants_apart() {
        let coverage = of_bank(&with_variant(good()).load().0);
        assert_eq!((coverage.questions, coverage.variants), (2, 1));
        let limits = &coverage.competencies[1];
        assert_eq!(
            (limits.id.as_str(), limits.questions.as_slice()),
            ("limits", ["que-001".to_owned()].as_slice())
        );
        let correctness: Vec<_> =
            coverage.competencies[0].levels.iter().map(|at| (at.level.as_str(), at.questions)).collect();
        assert_eq!(correctness, [("junior", 1), ("senior", 2)]);
        assert_eq!(coverage.kits[0].planned, 50);
        let line = &coverage.loops[0];
        assert_eq!((line.interviews, line.needed, line.met, line.single), (1, 1, 1, 0));
        assert_eq!(coverage.unused, [""; 0]);
        assert_eq!(coverage.gaps, ["only que-001 rates limits", "no loop hires at senior"]);
    }

    #[test]
    fn what_a_loop_lacks_is_a_gap_of_the_bank() {
        let coverage =
            of_bank(&good().replace(LOOP, "{ correctness: 2 }", "{ correctness: 2, limits: 3 }").load().0);
        assert!(
            coverage.gaps.contains(&"junior-systems asks too little for 1 of 2".to_owned()),
            "{:?}",
            coverage.gaps
        );
        let coverage = of_bank(&good().replace(LOOP, "kit: short-talk", "kit: long-talk").load().0);
        let told = "junior-systems names something that is not in the bank".to_owned();
        assert!(coverage.gaps.contains(&told), "{:?}", coverage.gaps);
    }
}
