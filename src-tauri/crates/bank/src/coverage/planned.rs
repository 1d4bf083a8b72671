//! What a kit or a loop asks for, looked at for one level.

use super::{
    AskedFor, AskedQuestion, BarState, CompetencyCoverage, Coverage, CoverageError, CoverageOf,
    InterviewMinutes, LevelCoverage,
};
use crate::asked::{AskedKit, kits_of, needed, times_rated};
use crate::id::bare;
use crate::{Bank, Id, Kit, Question, RoleLoop};

/// What a kit of this bank asks for, at a level; without one at the highest of its own.
///
/// # Errors
/// When the scale has no such level, or the kit names what is not there.
pub fn of_kit(bank: &Bank, kit: &Kit, level: Option<&str>) -> Result<Coverage, CoverageError> {
    let level = match level {
        Some(level) => level.to_owned(),
        None => highest(bank, &kit.levels),
    };
    known(bank, &level)?;
    let asked = AskedKit::of(kit, &bank).ok_or_else(|| CoverageError::Incomplete { id: kit.id.clone() })?;
    let kits = [asked];
    let needed: Vec<&str> = kit.competencies.iter().map(|used| bare(&used.id)).collect();
    let view = View { bank, kits: &kits, needed: &needed, stated: None };
    let mut coverage = view.coverage(CoverageOf::Kit, &kit.id, &level);
    for other in &kit.levels {
        coverage.levels.push(level_of(other, &view.competencies(other)));
    }
    if !kit.levels.contains(&level) {
        coverage.gaps.push(format!("the kit does not name the level {level}"));
    }
    Ok(coverage)
}

/// What a loop of this bank asks for, at a level; without one at its own. The loop's bar counts at its
/// own level only.
///
/// # Errors
/// When the scale has no such level, or the loop or a kit of it names what is not there.
pub fn of_loop(bank: &Bank, role_loop: &RoleLoop, level: Option<&str>) -> Result<Coverage, CoverageError> {
    let level = level.unwrap_or(&role_loop.level);
    known(bank, level)?;
    let incomplete = || CoverageError::Incomplete { id: role_loop.id.clone() };
    let kits = kits_of(role_loop, &bank).ok_or_else(incomplete)?;
    let needed = needed(role_loop, &kits);
    let stated = (level == role_loop.level).then_some(role_loop);
    let view = View { bank, kits: &kits, needed: &needed, stated };
    let mut coverage = view.coverage(CoverageOf::Loop, &role_loop.id, level);
    coverage.role = Some(role_loop.role.clone());
    coverage.levels.push(level_of(level, &coverage.competencies));
    for (stage, interview) in role_loop.stages.iter().zip(&mut coverage.interviews) {
        interview.stage.clone_from(&stage.stage);
    }
    Ok(coverage)
}

/// The highest of some levels, by the order of the scale.
fn highest(bank: &Bank, levels: &[String]) -> String {
    let order = bank.scale().map(|scale| scale.levels.as_slice()).unwrap_or_default();
    let last = order.iter().rev().find(|level| levels.contains(level));
    last.or(levels.last()).cloned().unwrap_or_default()
}

fn known(bank: &Bank, level: &str) -> Result<(), CoverageError> {
    let known = bank.scale().map(|scale| scale.levels.clone()).unwrap_or_default();
    match known.iter().any(|one| one == level) {
        true => Ok(()),
        false => Err(CoverageError::UnknownLevel { level: level.to_owned(), known }),
    }
}

/// What is looked at.
struct View<'a> {
    bank: &'a Bank,
    kits: &'a [AskedKit<'a>],
    needed: &'a [&'a str],
    /// The loop whose bar counts.
    stated: Option<&'a RoleLoop>,
}

impl<'a> View<'a> {
    fn questions(&self) -> impl Iterator<Item = &'a Question> {
        self.kits.iter().flat_map(|asked| &asked.questions).map(|(question, _)| *question)
    }

    fn coverage(&self, of: CoverageOf, id: &str, level: &str) -> Coverage {
        let interviews: Vec<InterviewMinutes> = self.kits.iter().map(|asked| minutes_of(asked.kit)).collect();
        let questions: Vec<AskedQuestion> = self
            .kits
            .iter()
            .flat_map(|asked| {
                asked.questions.iter().map(move |(question, minutes)| (asked, *question, *minutes))
            })
            .map(|(asked, question, minutes)| AskedQuestion {
                id: question.id.clone(),
                title: question.title.clone(),
                kind: question.kind,
                kit: asked.kit.id.clone(),
                minutes,
                needs: question.needs(),
                variants: self.bank.variants_of(&question.id).count(),
            })
            .collect();
        let competencies = self.competencies(level);
        let mut gaps: Vec<String> = Vec::new();
        // That one interview rates something once is what the others are for.
        let is_gap = |state| match of {
            CoverageOf::Kit => matches!(state, BarState::Below | BarState::NotAsked),
            CoverageOf::Loop => state != BarState::Met,
        };
        for missing in competencies.iter().filter(|one| one.needed && is_gap(one.state)) {
            gaps.push(format!("{}: {}", missing.id, missing.why));
        }
        for interview in interviews.iter().filter(|interview| interview.planned > interview.most) {
            let InterviewMinutes { kit, minutes, planned, most, .. } = interview;
            gaps.push(format!("{kit} plans {planned} of {minutes} minutes, and at most {most} hold"));
        }
        for asked in questions.iter().filter(|asked| asked.minutes < asked.needs) {
            let AskedQuestion { id, kit, minutes, needs, .. } = asked;
            gaps.push(format!("{id} has {minutes} minutes in {kit}, and its blocks need {needs}"));
        }
        for question in self.questions().filter(|question| !question.levels.iter().any(|one| one == level)) {
            gaps.push(format!("{} does not name the level {level}", question.id));
        }
        Coverage {
            of,
            id: id.to_owned(),
            role: None,
            level: level.to_owned(),
            minutes: interviews.iter().fold(0, |sum, interview| sum.saturating_add(interview.minutes)),
            interviews,
            questions,
            competencies,
            levels: Vec::new(),
            gaps,
        }
    }

    /// What is rated: first what is needed, then the rest in the order in which it is met.
    fn competencies(&self, level: &str) -> Vec<CompetencyCoverage> {
        let mut ids: Vec<&str> = self.needed.to_vec();
        for id in self.questions().flat_map(|question| &question.competencies) {
            if !ids.contains(&bare(id)) {
                ids.push(bare(id));
            }
        }
        ids.into_iter().map(|id| self.competency(id, level)).collect()
    }

    fn competency(&self, id: &str, level: &str) -> CompetencyCoverage {
        let general = self.bank.competency(id);
        let top = general.and_then(|competency| competency.anchors.keys().next_back().copied()).unwrap_or(0);
        let asked: Vec<AskedFor> = self
            .questions()
            .filter(|question| question.rates(id))
            .map(|question| {
                let own = question.anchors.iter().find(|(one, _)| bare(one) == id);
                let bars = question.bar.get(level).into_iter().flatten();
                AskedFor {
                    question: question.id.clone(),
                    bar: bars.into_iter().find(|(one, _)| bare(one) == id).map(|(_, point)| *point),
                    reach: own.and_then(|(_, points)| points.keys().next_back().copied()).unwrap_or(top),
                }
            })
            .collect();
        let throughout: Vec<Id> = self
            .kits
            .iter()
            .filter(|asked| asked.rates_throughout(id))
            .map(|asked| asked.kit.id.clone())
            .collect();
        let stated = self.stated.and_then(|of| of.bar.iter().find(|(one, _)| bare(one) == id));
        let bar = stated.map(|(_, point)| *point).or_else(|| asked.iter().filter_map(|one| one.bar).max());
        let times = times_rated(id, self.kits);
        let (state, why) = judge(bar, level, &asked, &throughout, top, times);
        let weight = match self.kits {
            [only] => only.kit.competencies.iter().find(|used| bare(&used.id) == id).map(|used| used.weight),
            _ => None,
        };
        CompetencyCoverage {
            id: id.to_owned(),
            name: general.map_or_else(|| id.to_owned(), |competency| competency.name.clone()),
            needed: self.needed.contains(&id),
            weight,
            bar,
            asked,
            throughout,
            times,
            state,
            why,
        }
    }
}

fn level_of(level: &str, competencies: &[CompetencyCoverage]) -> LevelCoverage {
    let having = |states: &[BarState]| -> Vec<Id> {
        let those = competencies.iter().filter(|one| one.needed && states.contains(&one.state));
        those.map(|one| one.id.clone()).collect()
    };
    let missing = having(&[BarState::Below, BarState::NotAsked]);
    let single = having(&[BarState::Single]);
    LevelCoverage { level: level.to_owned(), met: missing.is_empty(), missing, single }
}

/// Whether a competency's bar is met by what asks for it, and why. What is rated over the whole interview
/// goes by the general anchors, up to `top`.
fn judge(
    bar: Option<u8>,
    level: &str,
    asked: &[AskedFor],
    throughout: &[Id],
    top: u8,
    times: usize,
) -> (BarState, String) {
    let by = || -> String {
        let questions = asked.iter().map(|one| one.question.as_str());
        let kits = throughout.iter().map(|kit| format!("all of {kit}"));
        questions.map(str::to_owned).chain(kits).collect::<Vec<_>>().join(", ")
    };
    if times == 0 {
        return (BarState::NotAsked, "nothing asks for it".to_owned());
    }
    let Some(bar) = bar else {
        return (BarState::NoBar, format!("rated by {}, and nothing says what {level} needs", by()));
    };
    let reaches = |one: &AskedFor| one.bar.is_some_and(|asks| asks >= bar) && one.reach >= bar;
    if !asked.iter().any(reaches) && (throughout.is_empty() || top < bar) {
        let highest = asked.iter().filter_map(|one| one.bar.map(|asks| asks.min(one.reach))).max();
        let asks = match highest {
            Some(asks) => format!("no more than {asks} is asked for, by {}", by()),
            None => format!("what rates it has no bar at {level}: {}", by()),
        };
        return (BarState::Below, format!("the bar is {bar}, and {asks}"));
    }
    match times {
        1 => (BarState::Single, format!("the bar of {bar} rests on one rating, {}", by())),
        _ => (BarState::Met, format!("{bar} is asked for, and rated by {}", by())),
    }
}

/// The minutes of one interview.
pub(super) fn minutes_of(kit: &Kit) -> InterviewMinutes {
    let blocks = kit.blocks.values();
    let planned = blocks.chain(kit.questions.iter().map(|question| &question.minutes));
    InterviewMinutes {
        stage: kit.stage.clone(),
        kit: kit.id.clone(),
        minutes: kit.minutes,
        planned: planned.fold(0, |sum, minutes| sum.saturating_add(*minutes)),
        most: most_planned(kit.minutes),
        questions: kit.questions.len(),
    }
}

/// The most minutes that can be planned of those in the calendar.
fn most_planned(minutes: u32) -> u32 {
    let (part, whole) = crate::lint::PLANNED;
    u32::try_from(u64::from(minutes) * part / whole).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, DESIGN, Files, KIT, LIMITS, LOOP, good, with_variant};

    fn of(files: impl std::borrow::Borrow<Files>) -> Coverage {
        let (bank, _) = files.borrow().load();
        of_loop(&bank, bank.role_loop("junior-systems").unwrap(), None).unwrap()
    }

    fn state(coverage: &Coverage, id: &str) -> (BarState, String) {
        let one = coverage.competencies.iter().find(|one| one.id == id).unwrap();
        (one.state, one.why.clone())
    }

    #[test]
    fn a_loop_shows_what_rates_what_and_how_long_it_takes() {
        let coverage = of(with_variant(good()));
        assert_eq!(
            (coverage.of, coverage.level.as_str(), coverage.minutes),
            (CoverageOf::Loop, "junior", 60)
        );
        let questions: Vec<_> = coverage
            .questions
            .iter()
            .map(|one| (one.id.as_str(), one.minutes, one.needs, one.variants))
            .collect();
        assert_eq!(questions, [("sum-001", 20, 15, 1), ("que-001", 20, 20, 0)]);
        let interview = &coverage.interviews[0];
        assert_eq!((interview.planned, interview.most), (50, 52));
        let correctness = &coverage.competencies[0];
        assert!(correctness.needed);
        assert_eq!((correctness.bar, correctness.times), (Some(2), 3));
        assert_eq!(correctness.throughout, ["short-talk"]);
        let asked: Vec<_> =
            correctness.asked.iter().map(|one| (one.question.as_str(), one.bar, one.reach)).collect();
        assert_eq!(asked, [("sum-001", Some(2), 3), ("que-001", None, 3)]);
        assert!(!coverage.competencies[1].needed);
        assert_eq!(coverage.gaps, [""; 0]);
        assert!(coverage.levels[0].met);
    }

    #[test]
    fn a_bar_is_met_single_below_or_never_asked_for() {
        let with = |bar: &str| of(good().replace(LOOP, "{ correctness: 2 }", bar));
        assert_eq!(state(&with("{ correctness: 2 }"), "correctness").0, BarState::Met);
        assert_eq!(
            state(&with("{ limits: 2 }"), "limits"),
            (BarState::Single, "the bar of 2 rests on one rating, que-001".to_owned())
        );
        let below = with("{ limits: 3 }");
        let why = "the bar is 3, and no more than 2 is asked for, by que-001";
        assert_eq!(state(&below, "limits"), (BarState::Below, why.to_owned()));
        assert_eq!(below.gaps, [format!("limits: {why}")]);
        assert_eq!(
            (below.levels[0].met, below.levels[0].missing.as_slice()),
            (false, ["limits".to_owned()].as_slice())
        );
        let unasked = of(good()
            .replace(LOOP, "{ correctness: 2 }", "{ correctness: 2, limits: 2 }")
            .replace(KIT, ", { id: que-001, minutes: 20 }", ""));
        assert_eq!(state(&unasked, "limits"), (BarState::NotAsked, "nothing asks for it".to_owned()));
    }

    #[test]
    fn anchors_that_end_below_the_bar_do_not_meet_it() {
        // The question's bar says 3, and its anchors describe two points only.
        let files = good().replace(LOOP, "{ correctness: 2 }", "{ limits: 3 }").replace(
            DESIGN,
            "junior: { limits: 2 }",
            "junior: { limits: 3 }",
        );
        assert_eq!(state(&of(files.clone()), "limits").0, BarState::Single);
        let short =
            files.replace(DESIGN, "3. A length follows from the numbers, and the sender is told.\n", "");
        assert_eq!(state(&of(short), "limits").0, BarState::Below);
    }

    #[test]
    fn without_a_bar_of_the_loop_the_questions_say_what_a_level_needs() {
        let coverage = of(good().replace(LOOP, "bar: { correctness: 2 }\n", ""));
        let needed: Vec<_> = coverage.competencies.iter().map(|one| (one.id.as_str(), one.bar)).collect();
        assert_eq!(needed, [("correctness", Some(2)), ("limits", Some(2))]);
        let none = of(good().replace(LOOP, "bar: { correctness: 2 }\n", "").replace(
            DESIGN,
            "  junior: { limits: 2 }\n",
            "",
        ));
        assert_eq!(state(&none, "limits").0, BarState::NoBar);
        assert!(none.levels[0].met, "a level that asks for nothing misses nothing");
    }

    #[test]
    fn a_kit_is_looked_at_for_its_highest_level_and_says_all() {
        let (bank, _) = good().load();
        let kit = bank.kit("short-talk").unwrap();
        let coverage = of_kit(&bank, kit, None).unwrap();
        assert_eq!(coverage.level, "senior");
        assert_eq!(coverage.competencies[0].weight, Some(2.0));
        let levels: Vec<_> = coverage.levels.iter().map(|one| (one.level.as_str(), one.met)).collect();
        assert_eq!(levels, [("junior", true), ("senior", true)]);
        assert_eq!(of_kit(&bank, kit, Some("junior")).unwrap().competencies[1].bar, Some(2));
        let unknown = of_kit(&bank, kit, Some("seniour")).unwrap_err();
        assert_eq!((unknown.code(), unknown.hint().as_str()), ("unknown-level", "Did you mean `senior`?"));
    }

    #[test]
    fn minutes_that_do_not_hold_and_levels_that_are_not_named_are_gaps() {
        let files = good()
            .replace(KIT, "minutes: 60", "minutes: 55")
            .replace(KIT, "id: sum-001, minutes: 20", "id: sum-001, minutes: 14")
            .replace(KIT, "candidate-questions: 6", "candidate-questions: 12")
            .replace(CODING, "levels: [junior, senior]", "levels: [senior]");
        assert_eq!(
            of(files).gaps,
            [
                "short-talk plans 50 of 55 minutes, and at most 47 hold",
                "sum-001 has 14 minutes in short-talk, and its blocks need 15",
                "sum-001 does not name the level junior",
            ]
        );
    }

    #[test]
    fn what_names_something_missing_is_not_told() {
        let (bank, _) = good().replace(KIT, "id: que-001", "id: que-007").load();
        let error = of_loop(&bank, bank.role_loop("junior-systems").unwrap(), None).unwrap_err();
        assert_eq!(error.code(), "bank-has-errors");
        assert!(good().text(LIMITS).contains("id: limits"));
    }
}
