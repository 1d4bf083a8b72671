//! Recordings: times rise, and what they name is there, so that a comparison with them means something.

use std::collections::BTreeSet;
use std::ops::Range;

use super::references::hint;
use crate::draft::{Context, Filed};
use crate::problem::Problem;
use crate::recording::{Clock, Moment, Recording, ReferenceMark};
use crate::shelf::Use;
use crate::yaml::{Node, Plain};
use crate::{Code, Evidence, Kit, Question, Signal, SignalUse};

/// `unknown-kit`, `unknown-level`, `times-fall`, `unknown-part`, `unknown-hint`, `mark-without-moment`,
/// `mark-of-other-evidence`, `unknown-signal`, `rating-outside`, `rating-off-scale`, `rating-missing` and
/// `duplicate-entry`.
pub(super) fn recordings(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let faulty: BTreeSet<String> = problems
        .iter()
        .filter(|problem| problem.is_error())
        .map(|problem| problem.span.file.clone())
        .collect();
    for filed in &cx.draft.recordings {
        let named = |of: &&Filed<'_, Kit>| of.value.id == filed.value.kit;
        let of = cx.draft.kits.iter().find(named);
        let sound = of.is_none_or(|of| !faulty.contains(&of.source.file));
        let kit = cx.kits.get(filed.value.kit.as_str()).copied().filter(|_| sound);
        let mut check = Check { cx, filed, problems, kit, faulty: &faulty };
        check.names();
        check.times();
        check.script();
        check.marks();
        check.ratings();
    }
}

struct Check<'c, 'd, 's> {
    cx: &'c Context<'d, 's>,
    filed: &'d Filed<'s, Recording>,
    problems: &'c mut Vec<Problem>,
    /// The kit it follows, where there is one without errors.
    kit: Option<&'d Kit>,
    /// Files with errors: what is missing in them is not told again here.
    faulty: &'c BTreeSet<String>,
}

/// What is open at a time.
enum Open<'d> {
    /// A question of the kit.
    Question(&'d Question),
    /// A question of the kit that is not there or has errors.
    Unsure,
    /// None.
    Nothing,
}

impl<'d> Check<'_, 'd, '_> {
    fn report(&mut self, code: Code, range: Range<usize>, message: String, hint: impl Into<String>) {
        self.problems.push(Problem::at(code, self.filed.source, range, message, hint));
    }

    /// The value of a field of the n-th entry that was read of a list. Entries that could not be read were
    /// reported, and are not among the values.
    fn place(&self, list: &str, at: usize, field: &str) -> Range<usize> {
        let items = self.filed.root.get(list).map(Node::items).unwrap_or_default();
        let read = items.iter().filter(|item| {
            let timed = match item.get("at").and_then(Node::plain) {
                Some(Plain::Text(text)) => Clock::parse(text).is_some(),
                _ => false,
            };
            timed || list == "ratings"
        });
        let place = read.skip(at).map(|item| item.place().key(field).range()).next();
        place.unwrap_or_else(|| self.filed.root.place().key(list).range())
    }

    fn names(&mut self) {
        let Recording { kit, level, .. } = &self.filed.value;
        if self.cx.lacks(Use::Kit, kit) {
            let known = hint(kit, self.cx.kits.keys().copied(), "It would stand in rubrics/kits/.");
            let range = self.filed.root.place().key("kit").range();
            self.report(Code::UnknownKit, range, format!("there is no kit `{kit}`"), known);
        }
        let Some(scale) = self.cx.scale().filter(|scale| !scale.levels.is_empty()) else { return };
        if !level.is_empty() && !scale.levels.contains(level) {
            let known = format!("The levels are {}.", scale.levels.join(", "));
            let range = self.filed.root.place().key("level").range();
            self.report(Code::UnknownLevel, range, format!("the scale has no level `{level}`"), known);
        }
    }

    fn times(&mut self) {
        let script = &self.filed.value.script;
        for (at, pair) in script.windows(2).enumerate() {
            let [before, after] = pair else { continue };
            if after.at() <= before.at() {
                let message = format!("{} does not come after {}", after.at(), before.at());
                let hint = "Moments stand in the order of time, each at a second of its own.";
                self.report(Code::TimesFall, self.place("script", at + 1, "at"), message, hint);
            }
        }
    }

    fn open_at(&self, at: Clock) -> Open<'d> {
        let planned = self.kit.map(|kit| kit.questions.as_slice()).unwrap_or_default();
        let open = self.filed.value.open_at(at);
        match planned.iter().find(|planned| Some(planned.id.as_str()) == open) {
            None => Open::Nothing,
            Some(planned) => self.sound(&planned.id).map_or(Open::Unsure, Open::Question),
        }
    }

    /// A question of the kit, where it is there and without errors.
    fn sound(&self, id: &str) -> Option<&'d Question> {
        let question: &'d Question = self.cx.questions.get(id).copied()?;
        let of = self.cx.draft.questions.iter().find(|of| of.value.0.id == question.id);
        of.is_none_or(|of| !self.faulty.contains(&of.source.file)).then_some(question)
    }

    fn script(&mut self) {
        let Some(kit) = self.kit else { return };
        for (at, moment) in self.filed.value.script.iter().enumerate() {
            let Moment::Cue(cue) = moment else { continue };
            if let Some(part) = &cue.opens {
                let known: Vec<&str> = kit.questions.iter().map(|planned| planned.id.as_str()).collect();
                let blocks = kit.blocks.keys().map(String::as_str);
                let known: Vec<&str> = known.into_iter().chain(blocks).collect();
                if !known.contains(&part.as_str()) {
                    let message = format!("the kit `{}` has no part `{part}`", kit.id);
                    let hint = format!("Its parts are {}.", known.join(", "));
                    self.report(Code::UnknownPart, self.place("script", at, "opens"), message, hint);
                }
            }
            let question = match self.open_at(cue.at) {
                Open::Question(question) => Some(question),
                Open::Unsure => continue,
                Open::Nothing => None,
            };
            let hints = question.map_or(0, |question| question.hints.len());
            let asks = question.map_or(0, |asked| asked.follow_ups.len() + asked.if_time_remains.len());
            for (field, n, has) in [("hint", cue.hint, hints), ("follow-up", cue.follow_up, asks)] {
                if n.is_some_and(|n| !(1..=has).contains(&usize::from(n))) {
                    let message = format!("there is no {field} of this number in what is open then");
                    let hint = match question {
                        Some(question) => format!("`{}` has {has}.", question.id),
                        None => "Open a question first, with `opens:` on an earlier cue.".to_owned(),
                    };
                    self.report(Code::UnknownHint, self.place("script", at, field), message, hint);
                }
            }
        }
    }

    fn marks(&mut self) {
        let script = self.filed.root.get("script").map_or(0, |node| node.items().len());
        // A moment that could not be read was reported, and may be the one that is meant.
        let whole = script > 0 && script == self.filed.value.script.len();
        for (at, mark) in self.filed.value.marks.iter().enumerate() {
            let moment = self.filed.value.script.iter().find(|moment| moment.at() == mark.at);
            if whole && !moment.is_some_and(|moment| !matches!(moment, Moment::Cue(_))) {
                let message = format!("the candidate says, writes and runs nothing at {}", mark.at);
                let hint = "Give the mark the time of the moment it is about.";
                self.report(Code::MarkWithoutMoment, self.place("marks", at, "at"), message, hint);
            }
            let Some(kit) = self.kit.filter(|_| whole && !mark.signal.is_empty()) else { continue };
            let open = match self.open_at(mark.at) {
                Open::Question(question) => Some(question),
                Open::Unsure => continue,
                Open::Nothing => None,
            };
            match self.signal(kit, open, mark) {
                None => {
                    let message =
                        format!("neither what is open at {} nor the kit has `{}`", mark.at, mark.signal);
                    let hint = "A mark's signal is one of the question that is open then, or of the kit.";
                    self.report(Code::UnknownSignal, self.place("marks", at, "signal"), message, hint);
                }
                // It is used there, and its competency cannot be read: that has a problem of its own.
                Some(None) => {}
                Some(Some(signal)) => {
                    let fits = match (signal.evidence, moment) {
                        (Evidence::Said, Some(moment)) => matches!(moment, Moment::Says(_)),
                        (Evidence::Code, Some(moment)) => !matches!(moment, Moment::Says(_)),
                        (Evidence::Either, _) | (_, None) => true,
                    };
                    if !fits {
                        let wanted =
                            if signal.evidence == Evidence::Said { "words" } else { "code or output" };
                        let message = format!("`{}` shows in {wanted}, and this is not", signal.id);
                        let hint = "Point at the moment that shows it.";
                        self.report(Code::MarkOfOtherEvidence, self.place("marks", at, "at"), message, hint);
                    }
                }
            }
        }
    }

    /// Whether the open question or the kit uses the mark's signal, and the signal as it is defined.
    fn signal(
        &self,
        kit: &Kit,
        open: Option<&'d Question>,
        mark: &ReferenceMark,
    ) -> Option<Option<&'d Signal>> {
        let shared = || self.cx.signals.get(mark.signal.as_str()).copied();
        let uses = open.map(|question| question.signals.as_slice()).unwrap_or_default();
        let used = uses.iter().find_map(|used| match used {
            SignalUse::Own { signal, .. } => (signal.id == mark.signal).then_some(Some(signal)),
            SignalUse::Shared { id, .. } => (*id == mark.signal).then(shared),
        });
        used.or_else(|| kit.signals.contains(&mark.signal).then(shared))
    }

    fn ratings(&mut self) {
        let ratings = &self.filed.value.ratings;
        let mut given = BTreeSet::new();
        for (at, rating) in ratings.iter().enumerate() {
            let of = (rating.question.as_str(), rating.competency.as_str());
            if !given.insert(of) {
                let message = format!("`{}` is rated twice in `{}`", of.1, of.0);
                let range = self.place("ratings", at, "competency");
                self.report(Code::DuplicateEntry, range, message, "Keep one of the two.");
            }
            let rates = self.rated().any(|known| known == of);
            let asked = self.kit.is_some_and(|kit| kit.questions.iter().any(|planned| planned.id == of.0));
            let unsure = asked && self.sound(of.0).is_none();
            if self.kit.is_some() && !rates && !unsure {
                let message = format!("the kit asks nothing that rates `{}` in `{}`", of.1, of.0);
                let hint = "Rate the competencies of the kit's questions.";
                self.report(Code::RatingOutside, self.place("ratings", at, "competency"), message, hint);
            }
            if let Some(scale) = self.cx.scale().filter(|scale| !scale.has(rating.rating)) {
                let message = format!("{} is no point of the scale", rating.rating);
                let hint = format!("The scale goes from 1 to {}.", scale.top());
                self.report(Code::RatingOffScale, self.place("ratings", at, "rating"), message, hint);
            }
        }
        let missing: Vec<String> = self
            .rated()
            .filter(|known| !given.contains(known))
            .map(|(question, competency)| format!("`{competency}` in `{question}`"))
            .collect();
        if !missing.is_empty() && self.filed.root.get("ratings").is_some() {
            let range = self.filed.root.place().name("ratings").range();
            let message = format!("there is no reference rating for {}", missing.join(", "));
            self.report(Code::RatingMissing, range, message, "Rate each, so that each can be compared.");
        }
    }

    /// What the kit's questions rate: question and competency.
    fn rated(&self) -> impl Iterator<Item = (&'d str, &'d str)> {
        let planned = self.kit.map(|kit| kit.questions.as_slice()).unwrap_or_default();
        let asked =
            planned.iter().filter_map(|planned| Some((planned.id.as_str(), self.sound(&planned.id)?)));
        asked.flat_map(|(id, question)| question.competencies.iter().map(move |name| (id, name.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Files, RECORDING, good, with_recording};

    fn with() -> Files {
        with_recording(good())
    }

    #[test]
    fn a_recording_that_names_only_what_is_there_has_no_problem() {
        let (bank, problems) = with().load();
        assert_eq!(problems, []);
        let recording = bank.recordings().next().unwrap();
        assert_eq!((recording.script.len(), recording.length_ms()), (9, 100_000));
        assert_eq!(recording.open_at(crate::recording::Clock(25)), Some("sum-001"));
        assert_eq!(with().found(), [""; 0]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        for (from, to, found) in [
            ("kit: short-talk", "kit: long-talk", "unknown-kit short.yaml: long-talk"),
            ("level: junior", "level: mid", "unknown-level short.yaml: mid"),
            ("at: \"00:30\", says", "at: \"00:20\", says", "times-fall short.yaml: \"00:20\""),
            ("at: \"00:30\", says", "at: \"0:30\", says", "wrong-type short.yaml: \"0:30\""),
            ("at: \"00:30\", says", "at: 1, says", "wrong-type short.yaml: 1"),
            ("opens: que-001", "opens: que-002", "unknown-part short.yaml: que-002"),
            ("hint: 1", "hint: 9", "unknown-hint short.yaml: 9"),
            ("follow-up: 1", "follow-up: 0", "unknown-hint short.yaml: 0"),
            ("opening }", "opening, hint: 1 }", "unknown-hint short.yaml: 1"),
            ("\"00:30\", signal", "\"00:31\", signal", "mark-without-moment short.yaml: \"00:31\""),
            ("\"00:30\", signal", "\"00:20\", signal", "mark-without-moment short.yaml: \"00:20\""),
            ("\"00:30\", signal", "\"01:00\", signal", "mark-of-other-evidence short.yaml: \"01:00\""),
            ("\"01:00\", signal", "\"00:30\", signal", "mark-of-other-evidence short.yaml: \"00:30\""),
            ("signal: sums-up", "signal: sums", "unknown-signal short.yaml: sums"),
            ("rating: 2", "rating: 4", "rating-off-scale short.yaml: 4"),
            (
                "sum-001, competency: correctness",
                "sum-001, competency: limits",
                "rating-outside short.yaml: limits",
            ),
            (
                "sum-001, competency: correctness",
                "sum-001, competency: limits",
                "rating-missing short.yaml: ratings",
            ),
            ("expect: runs", "expect: walks", "fence-claim short.yaml: walks"),
            ("id: short\n", "id: long\n", "file-name short.yaml: long"),
        ] {
            let problems = with().replace(RECORDING, from, to).found();
            assert!(problems.contains(&found.to_owned()), "{to}: {problems:?}");
        }
        let twice = with().replace(RECORDING, "competency: limits", "competency: correctness");
        assert!(twice.found().contains(&"duplicate-entry short.yaml: correctness".to_owned()));
        let nothing = with().replace(RECORDING, "says: The sum may not fit.", "shouts: The sum may not fit.");
        assert!(nothing.found().iter().any(|found| found.starts_with("missing-field short.yaml: ")));
    }

    #[test]
    fn a_recording_with_errors_is_not_practised_on() {
        let bank = with().replace(RECORDING, "rating: 2", "rating: 9").load().0;
        let refused = bank.sound_recording("short").unwrap_err();
        assert!(refused.to_string().contains("short"), "{refused}");
        assert!(with().load().0.sound_recording("short").is_ok());
    }
}
