//! The live desk: the frozen texts once, then views; drafts, and what is copied.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id, Question, SpokenItem};
use interview::view::anchors;
use interview::{InterviewId, State};
use report::markup;
use store::Draft;

use crate::prepare::{name_of, rules};
use crate::{Desk, Fault, HintHtml, LiveDesk, LiveKit, LiveQuestion, ReferenceText, SpokenHtml};

/// Half-typed words kept at most, in bytes.
const DRAFT: usize = 16 * 1024;

impl Desk {
    /// Everything a window needs when it opens an interview. One that was under way when the app went
    /// away goes on from here, and its view says what happened.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn live(&mut self, id: InterviewId) -> Result<LiveDesk, Fault> {
        // What still keeps the desk from writing is told to whoever acts.
        drop(self.write_again());
        self.load(id)?;
        self.come_back(id, true)?;
        // Made ready now, so that the first capture is as quick as the others.
        self.detectors_of(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let kit = live_kit(opened.interview.kit(), opened.interview.state());
        let drafts = self.store.drafts(id.0)?.into_iter().map(|draft| (draft.field, draft.text)).collect();
        let unused_rules = self.unused_rules(id)?;
        let script = self.script(id)?;
        Ok(LiveDesk { kit, view: self.view(id)?, drafts, unused_rules, script })
    }

    /// Keeps half-typed words; empty text forgets them.
    ///
    /// # Errors
    /// When they cannot be written, or are longer than a note can be.
    pub fn save_draft(&mut self, id: InterviewId, field: &str, text: &str) -> Result<(), Fault> {
        self.write_again()?;
        if text.is_empty() {
            return Ok(self.store.clear_draft(id.0, field)?);
        }
        if text.len() > DRAFT || field.len() > 100 {
            return Err(Fault::new(
                "too-long",
                format!("the words typed are too long to be kept: {} bytes, at most {DRAFT}", text.len()),
                "Save them as several notes.",
            ));
        }
        Ok(self.store.put_draft(id.0, &Draft { field: field.to_owned(), text: text.to_owned() })?)
    }

    /// The frozen kit of an interview.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn kit_of(&mut self, id: InterviewId) -> Result<&FrozenKit, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        Ok(opened.interview.kit())
    }
}

pub(crate) fn live_kit(kit: &FrozenKit, state: &State) -> LiveKit {
    let name = |id: &str| kit.competency(id).map_or_else(|| id.to_owned(), |known| known.name.clone());
    let of = |question: Option<&str>, competencies: &mut dyn Iterator<Item = &Id>| {
        competencies.map(|id| (id.clone(), anchors(kit, question, id))).collect::<BTreeMap<_, _>>()
    };
    let planned = state.questions_of(kit);
    let left = kit.questions.iter().filter(|question| {
        state.questions.contains_key(&question.id) && !planned.iter().any(|planned| planned.id == question.id)
    });
    let questions = planned
        .iter()
        .filter_map(|planned| Some((kit.question(&planned.id)?, planned.planned_minutes)))
        .chain(left.map(|question| (question, question.minutes)));
    LiveKit {
        id: kit.kit.id.clone(),
        name: name_of(&kit.kit.id),
        opening_html: markup::to_html(&kit.kit.opening),
        rules: rules(&kit.kit),
        questions: questions
            .map(|(question, minutes)| LiveQuestion {
                anchors: of(Some(&question.id), &mut question.competencies.iter()),
                ..live_question(question, minutes, name)
            })
            .collect(),
        anchors: of(None, &mut kit.kit.competencies.iter().map(|in_kit| &in_kit.id)),
        recommendations: kit.scale.recommendations.clone(),
        top: kit.scale.top(),
    }
}

/// A question's texts as the live desk shows them; `name` gives a competency's name.
pub(crate) fn live_question(
    question: &Question,
    minutes: u32,
    name: impl Fn(&str) -> String,
) -> LiveQuestion {
    let spoken = |items: &[SpokenItem]| {
        items
            .iter()
            .map(|item| SpokenHtml {
                ask_html: markup::inline_to_html(&item.ask),
                answer_html: markup::to_html(&item.answer),
            })
            .collect::<Vec<_>>()
    };
    let mut follow_ups = spoken(&question.follow_ups);
    follow_ups.extend(spoken(&question.if_time_remains));
    LiveQuestion {
        id: question.id.clone(),
        title: question.title.clone(),
        kind: question.kind,
        language: question.language,
        crates: question.crates.clone(),
        minutes,
        blocks: question
            .blocks
            .iter()
            .map(|block| format!("{} {}", block.name, block.minutes))
            .collect::<Vec<_>>()
            .join(", "),
        prompt_html: markup::to_html(&question.prompt),
        do_not_say_html: markup::to_html(&question.do_not_say),
        clarifications: spoken(&question.clarifications),
        starter: question.starter.iter().map(|fence| fence.code.as_str()).collect::<Vec<_>>().join("\n"),
        hints: question
            .hints
            .iter()
            .map(|hint| HintHtml {
                text_html: markup::inline_to_html(&hint.text),
                caps: (!hint.caps.is_empty()).then(|| caps(&hint.caps, &name)),
            })
            .collect(),
        rescue_html: markup::to_html(&question.rescue),
        if_time_remains: u32::try_from(question.if_time_remains.len()).unwrap_or(u32::MAX),
        follow_ups,
        wrong_answers_html: question.wrong_answers.iter().map(|wrong| markup::to_html(&wrong.text)).collect(),
        references: question
            .references
            .iter()
            .map(|reference| ReferenceText {
                level: reference.level.clone(),
                code: reference.fence.code.clone(),
            })
            .collect(),
        anchors: BTreeMap::new(),
    }
}

fn caps(caps: &BTreeMap<Id, u8>, name: impl Fn(&str) -> String) -> String {
    let named: Vec<String> =
        caps.iter().map(|(id, cap)| format!("{} at {cap}", name(id).to_lowercase())).collect();
    format!("caps {}", named.join(", "))
}
