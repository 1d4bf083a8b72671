//! Every text of a sheet, in the order in which it is read.

use super::form::{
    Code, Competencies, Entry, Feedback, Given, Group, Note, Question, Revisions, Row, Said, Section, Sheet,
    Step,
};
use super::text::Text;

type Texts<'s> = Vec<&'s mut Text>;

impl Sheet {
    /// Every text that is seen.
    pub(crate) fn texts(&mut self) -> Texts<'_> {
        let mut texts = vec![&mut self.eyebrow, &mut self.candidate, &mut self.byline];
        texts.extend(self.notices.iter_mut().flat_map(|notice| [&mut notice.label, &mut notice.words]));
        texts.extend(self.conditions.iter_mut().flat_map(|part| [&mut part.heading, &mut part.words]));
        texts.extend([&mut self.verdict.heading, &mut self.verdict.value, &mut self.verdict.reason]);
        texts.extend(&mut self.verdict.consider);
        texts.extend(competencies(&mut self.competencies));
        texts.extend(section(&mut self.evidence, group));
        texts.extend(section(&mut self.questions, question));
        texts.extend(self.notes.iter_mut().flat_map(|notes| section(notes, note)));
        texts.extend(self.feedback.iter_mut().flat_map(feedback));
        texts
            .extend(self.deviations.iter_mut().flat_map(|deviations| section(deviations, |text| vec![text])));
        texts.extend(self.revisions.iter_mut().flat_map(revisions));
        texts.extend(&mut self.imprint);
        texts
    }
}

fn section<'s, T>(section: &'s mut Section<T>, item: fn(&'s mut T) -> Texts<'s>) -> Texts<'s> {
    let mut texts = vec![&mut section.heading];
    texts.extend(&mut section.none);
    texts.extend(section.items.iter_mut().flat_map(item));
    texts
}

fn competencies(competencies: &mut Competencies) -> Texts<'_> {
    let mut texts = vec![&mut competencies.heading];
    texts.extend(&mut competencies.columns);
    texts.extend(competencies.rows.iter_mut().flat_map(row));
    texts.extend(&mut competencies.composite);
    texts.extend(&mut competencies.arithmetic);
    texts.push(&mut competencies.coverage);
    texts
}

fn row(row: &mut Row) -> Texts<'_> {
    let mut texts = vec![&mut row.name, &mut row.weight];
    texts.extend(&mut row.point);
    texts.extend(&mut row.bars);
    texts.push(&mut row.standing);
    texts.extend(&mut row.reason);
    texts.extend(row.given.iter_mut().flat_map(given));
    texts
}

fn given(given: &mut Given) -> Texts<'_> {
    let mut texts = vec![&mut given.place];
    texts.extend(&mut given.anchor);
    texts.extend(&mut given.why);
    texts.extend(&mut given.remarks);
    texts
}

fn group(group: &mut Group) -> Texts<'_> {
    let mut texts = vec![&mut group.heading];
    texts.extend(group.entries.iter_mut().flat_map(entry));
    texts
}

fn entry(entry: &mut Entry) -> Texts<'_> {
    let mut texts = vec![&mut entry.time, &mut entry.told];
    texts.extend(entry.said.iter_mut().flat_map(said));
    texts.extend(entry.code.iter_mut().flat_map(code));
    texts.extend(&mut entry.pointed);
    texts
}

fn said(said: &mut Said) -> Texts<'_> {
    std::iter::once(&mut said.words).chain(&mut said.aside).collect()
}

fn code(code: &mut Code) -> Texts<'_> {
    let lines = code.lines.iter_mut().flat_map(|line| [&mut line.number, &mut line.line]);
    code.named.iter_mut().chain(lines).collect()
}

fn question(question: &mut Question) -> Texts<'_> {
    let mut texts = vec![&mut question.heading, &mut question.minutes];
    texts.extend(question.steps.iter_mut().flat_map(step));
    texts.extend(&mut question.faults);
    texts
}

fn step(step: &mut Step) -> Texts<'_> {
    [&mut step.time, &mut step.what].into_iter().chain(&mut step.said).collect()
}

fn note(note: &mut Note) -> Texts<'_> {
    vec![&mut note.time, &mut note.words, &mut note.aside]
}

fn feedback(feedback: &mut Feedback) -> Texts<'_> {
    vec![&mut feedback.heading, &mut feedback.aside, &mut feedback.words]
}

fn revisions(revisions: &mut Revisions) -> Texts<'_> {
    let mut texts = vec![&mut revisions.heading];
    texts.extend(&mut revisions.columns);
    texts.extend(revisions.rows.iter_mut().flat_map(|row| [&mut row.number, &mut row.at, &mut row.reason]));
    texts
}
