//! The table of all actions, for the README, the command line's help and error messages.

use crate::Action;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionDoc {
    /// The value of `do`.
    pub name: &'static str,
    /// What it takes, in short.
    pub takes: &'static str,
    /// What it does.
    pub does: &'static str,
}

const fn row(name: &'static str, takes: &'static str, does: &'static str) -> ActionDoc {
    ActionDoc { name, takes, does }
}

/// All actions, in the order in which an interview meets them.
pub const ACTIONS: &[ActionDoc] = &[
    row(
        "plan",
        "candidate, role, level, kit, interviewer, loop?, variants?, practice?, recording?, starts_at?, meeting?",
        "prepares an interview",
    ),
    row("keep-cv", "name, text | base64", "keeps the candidate's CV, locked from the start until submission"),
    row("probes", "probes", "what to ask about the CV; noted before the start"),
    row("start", "", "the conversation begins; the clock runs"),
    row("pause", "reason?", "the clock stands still"),
    row("resume", "", "the clock runs again, after a pause or the end"),
    row("open-block", "block", "goes to a part outside the questions"),
    row("open-question", "question", "goes to a question; an open one is closed"),
    row("close-question", "", "leaves the open question"),
    row("replan", "minutes?, drop?, reason?", "goes on with fewer minutes and fewer questions"),
    row("drop-question", "question, reason?", "a question will not be asked; opening it takes that back"),
    row("shorten-question", "question, minutes, reason?", "gives a question fewer minutes"),
    row("swap-question", "question, by, reason?", "asks another question in its place"),
    row("mark", "signal, question?, shown?, note?, lines?, snapshot?, bookmark?", "a signal was observed"),
    row("unmark", "mark", "takes a mark back"),
    row("qualify", "mark, shown", "says better how a signal was observed"),
    row("retarget", "mark, signal", "moves a mark to another signal"),
    row("bookmark", "seconds_ago?, note?, remarkable?", "something happened; settled later"),
    row("settle", "bookmark, note?", "keeps a bookmark as a note, or waives it"),
    row("hint", "n | text, cap?, question?", "a hint was said"),
    row("follow-up", "n, question?", "a follow-up was asked"),
    row("milestone", "kind, question?", "a point that gives a time, such as working"),
    row("note", "text, visibility?, mark?, question?, seconds_ago?", "a note"),
    row("capture-code", "text, question?", "keeps the candidate's code as it is now"),
    row("capture-output", "text, question?", "keeps what the compiler said of the candidate's code"),
    row("finding", "finding, decision, signal?, shown?", "attaches, dismisses or asks about a finding"),
    row(
        "import-transcript",
        "name, text | base64, consent, offset_ms?, replaces?",
        "keeps a transcript of the call to quote from",
    ),
    row(
        "align-transcript",
        "offset_ms | line, event?, transcript?",
        "says better where a transcript lies on the call",
    ),
    row(
        "quote",
        "lines, signal, transcript?, question?, shown?",
        "attaches words of a transcript to a signal",
    ),
    row("condition", "kind, minutes?, text?", "a circumstance readers must know"),
    row("explain", "condition, minutes?, text?", "says more of a circumstance that was noted"),
    row("discount-absence", "", "the time the app or the laptop was away last does not count"),
    row("fault", "text, question?", "something is wrong with the question"),
    row("rate", "competency, rating, question?, why?, despite?", "rates; the last one counts"),
    row("take-over", "head", "goes on with an interview that was written on another device"),
    row("undo", "action?", "retracts an action and all its events"),
    row("redo", "", "restores what was undone last"),
    row("end", "", "the conversation is over; the scorecard stays open"),
    row("feedback", "text", "words for the candidate"),
    row("recommend", "recommendation, reason?, consider?", "the interviewer's recommendation"),
    row("submit", "", "the scorecard is done"),
    row("amend", "reason, actions", "changes a submitted scorecard; a new revision"),
];

impl Action {
    /// The name it goes by in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Start {} => "start",
            Self::Pause { .. } => "pause",
            Self::Resume {} => "resume",
            Self::End {} => "end",
            Self::OpenBlock { .. } => "open-block",
            Self::OpenQuestion { .. } => "open-question",
            Self::CloseQuestion {} => "close-question",
            Self::Replan { .. } => "replan",
            Self::DropQuestion { .. } => "drop-question",
            Self::ShortenQuestion { .. } => "shorten-question",
            Self::SwapQuestion { .. } => "swap-question",
            Self::Mark { .. } => "mark",
            Self::Unmark { .. } => "unmark",
            Self::Qualify { .. } => "qualify",
            Self::Retarget { .. } => "retarget",
            Self::Bookmark { .. } => "bookmark",
            Self::Settle { .. } => "settle",
            Self::Hint { .. } => "hint",
            Self::FollowUp { .. } => "follow-up",
            Self::Milestone { .. } => "milestone",
            Self::Note { .. } => "note",
            Self::CaptureCode { .. } => "capture-code",
            Self::CaptureOutput { .. } => "capture-output",
            Self::Finding { .. } => "finding",
            Self::ImportTranscript { .. } => "import-transcript",
            Self::AlignTranscript { .. } => "align-transcript",
            Self::Quote { .. } => "quote",
            Self::Condition { .. } => "condition",
            Self::Explain { .. } => "explain",
            Self::DiscountAbsence {} => "discount-absence",
            Self::Fault { .. } => "fault",
            Self::Rate { .. } => "rate",
            Self::TakeOver { .. } => "take-over",
            Self::Undo { .. } => "undo",
            Self::Redo {} => "redo",
            Self::KeepCv { .. } => "keep-cv",
            Self::Probes { .. } => "probes",
            Self::Feedback { .. } => "feedback",
            Self::Recommend { .. } => "recommend",
            Self::Submit {} => "submit",
            Self::Amend { .. } => "amend",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::schema_for;
    use serde_json::Value;

    use super::*;

    /// Each action's JSON form: its name, all its fields, and those that may not be left out.
    fn forms() -> Vec<(String, BTreeSet<String>, BTreeSet<String>)> {
        let schema = schema_for!(Action);
        let whole = schema.as_value();
        whole["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|form| {
                let parts = [
                    form,
                    whole.pointer(form["$ref"].as_str().unwrap_or("#").trim_start_matches('#')).unwrap(),
                ];
                let name = form["properties"]["do"]["const"].as_str().unwrap().to_owned();
                let fields = parts
                    .iter()
                    .filter_map(|part| part["properties"].as_object())
                    .flat_map(|fields| fields.keys().cloned());
                let needed = parts
                    .iter()
                    .filter_map(|part| part["required"].as_array())
                    .flatten()
                    .filter_map(Value::as_str)
                    .map(str::to_owned);
                let without =
                    |names: BTreeSet<String>| names.into_iter().filter(|name| name != "do").collect();
                (name, without(fields.collect()), without(needed.collect()))
            })
            .collect()
    }

    #[test]
    fn the_table_lists_every_action_once() {
        let listed: Vec<&str> = ACTIONS.iter().map(|action| action.name).collect();
        let forms = forms();
        let existing: BTreeSet<&str> = forms.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), existing);
        assert_eq!(listed.len(), existing.len());
    }

    #[test]
    fn the_table_names_every_field_and_which_may_be_left_out() {
        for (name, fields, needed) in forms() {
            let row = ACTIONS.iter().find(|action| action.name == name).unwrap();
            let mut listed = BTreeSet::new();
            for field in row.takes.split(',').map(str::trim).filter(|field| !field.is_empty()) {
                // Of `a | b` one is needed, which a schema of fields does not say.
                let alternatives: Vec<&str> = field.split('|').map(str::trim).collect();
                for alternative in &alternatives {
                    let field = alternative.trim_end_matches('?');
                    let optional = alternative.ends_with('?') || alternatives.len() > 1;
                    assert_eq!(needed.contains(field), !optional, "{name}: {field}");
                    listed.insert(field.to_owned());
                }
            }
            assert_eq!(listed, fields, "{name}");
        }
    }
}
