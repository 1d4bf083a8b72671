//! Recordings.

use super::fields::{self, Fields};
use super::rubric::list;
use crate::problem::Findings;
use crate::recording::{
    Clock, Cue, Expect, Moment, Printed, Recording, ReferenceMark, ReferenceRating, Snapshot, Speech,
};
use crate::yaml::Node;
use crate::{Code, Id};

/// `rubrics/recordings/<id>.yaml`.
pub(crate) fn recording(root: &Node<'_>, found: &mut Findings<'_>) -> Option<Recording> {
    let mut of = Fields::open(root, "the recording", found)?;
    let (id, name, strength) = (of.text("id"), of.text("name"), of.text("strength"));
    let (kit, level, role) = (of.text("kit"), of.text("level"), of.text("role"));
    let script = of.required("script").map(|node| {
        fields::not_empty(node, "script", of.found);
        list(node, "script", of.found, moment)
    });
    let marks = of.required("marks").map(|node| list(node, "marks", of.found, mark));
    let ratings = of.required("ratings").map(|node| list(node, "ratings", of.found, rating));
    of.close();
    Some(Recording {
        id,
        name,
        strength,
        kit,
        level,
        role,
        script: script.unwrap_or_default(),
        marks: marks.unwrap_or_default(),
        ratings: ratings.unwrap_or_default(),
    })
}

/// What happens is told by the field that is there; whatever else stands beside it is unknown there. Where
/// none is, or the time cannot be read, the moment is left out.
fn moment(node: &Node<'_>, found: &mut Findings<'_>) -> Option<Moment> {
    let mut of = Fields::open(node, "the moment", found)?;
    let at = time(&mut of);
    let moment = if node.get("says").is_some() {
        let says = of.text("says");
        at.map(|at| Moment::Says(Speech { at, says }))
    } else if node.get("cue").is_some() {
        let cue = of.text("cue");
        let opens: Option<Id> = of.optional_text("opens");
        let mut nth = |field| of.optional(field).and_then(|node| fields::number(node, field, of.found));
        let (hint, follow_up) = (nth("hint"), nth("follow-up"));
        at.map(|at| Moment::Cue(Cue { at, cue, opens, hint, follow_up }))
    } else if node.get("code").is_some() {
        let expect = expect(&mut of);
        let code = of.text("code");
        let line = of.found.line_of(node.place().key("code").range().start);
        at.zip(expect).map(|(at, expect)| Moment::Code(Snapshot { at, expect, code: code + "\n", line }))
    } else if node.get("output").is_some() {
        let output = of.text("output");
        at.map(|at| Moment::Output(Printed { at, output }))
    } else {
        let message = "nothing is said to happen at this moment";
        let hint = "Add `says:`, `cue:`, `code:` with `expect:`, or `output:`.";
        of.found.report(Code::MissingField, node.range.clone(), message, hint);
        return None;
    };
    of.close();
    moment
}

fn mark(node: &Node<'_>, found: &mut Findings<'_>) -> Option<ReferenceMark> {
    let mut of = Fields::open(node, "the mark", found)?;
    let at = time(&mut of);
    let signal = of.text("signal");
    let shown = of.optional_word("shown").unwrap_or_default();
    let why = of.text("why");
    of.close();
    at.map(|at| ReferenceMark { at, signal, shown, why })
}

fn rating(node: &Node<'_>, found: &mut Findings<'_>) -> Option<ReferenceRating> {
    let mut of = Fields::open(node, "the rating", found)?;
    let (question, competency) = (of.text("question"), of.text("competency"));
    let rating = of.number("rating");
    let why = of.text("why");
    of.close();
    rating.map(|rating| ReferenceRating { question, competency, rating, why })
}

fn time(of: &mut Fields<'_, '_, '_, '_>) -> Option<Clock> {
    let node = of.required("at")?;
    let read = match node.plain() {
        Some(crate::yaml::Plain::Text(text)) => Clock::parse(text),
        _ => None,
    };
    if read.is_none() {
        let hint = "Write minutes and seconds in quotes, such as \"03:10\".";
        fields::wrong_type(node, "at", "a time", hint, of.found);
    }
    read
}

fn expect(of: &mut Fields<'_, '_, '_, '_>) -> Option<Expect> {
    let node = of.required("expect")?;
    let text = fields::text(node, "expect", of.found)?;
    let read = Expect::parse(&text);
    if let Err(why) = &read {
        let hint = "It takes runs, hangs, panics(\"…\"), prints(\"…\"), or error codes such as E0382,E0499.";
        of.found.report(Code::FenceClaim, node.range.clone(), why.clone(), hint);
    }
    read.ok()
}
