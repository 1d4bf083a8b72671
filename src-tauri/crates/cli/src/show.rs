//! `touchstone show`.

use std::process::ExitCode;

use bank::{FrozenKit, KeyedSignal};
use desk::{Fault, InterviewRow, Purpose};
use interview::InterviewId;
use serde::Serialize;

use crate::args::{Args, TextOrJson};
use crate::output;

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: InterviewRow,
    kit_hash: String,
    questions: Vec<ShownQuestion>,
    throughout: Vec<ShownSignal>,
}

#[derive(Serialize)]
struct ShownQuestion {
    id: String,
    title: String,
    minutes: u32,
    competencies: Vec<String>,
    signals: Vec<ShownSignal>,
}

#[derive(Serialize)]
struct ShownSignal {
    id: String,
    key: String,
    label: String,
    must: bool,
}

pub(crate) fn run(args: &Args, interview: &str, format: TextOrJson) -> Result<ExitCode, Fault> {
    let id = parse_id(interview)?;
    let mut desk = crate::open(args, Purpose::Read)?;
    let row = desk.row(id)?;
    let shown = shown(row, desk.kit_of(id)?);
    match format {
        TextOrJson::Json => output::json(&shown)?,
        TextOrJson::Text => output::bytes(words(&shown).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads an interview's id.
pub(crate) fn parse_id(text: &str) -> Result<InterviewId, Fault> {
    text.parse().map_err(|error| {
        Fault::new(
            "not-an-id",
            format!("{text:?} is no interview's id: {error}"),
            "Run `touchstone list` to see the ids.",
        )
    })
}

fn shown(row: InterviewRow, kit: &FrozenKit) -> Shown {
    let questions = kit
        .kit
        .questions
        .iter()
        .filter_map(|planned| {
            let question = kit.question(&planned.id)?;
            Some(ShownQuestion {
                id: question.id.clone(),
                title: question.title.clone(),
                minutes: planned.minutes,
                competencies: question.competencies.clone(),
                signals: kit.signals_of(question).iter().map(signal).collect(),
            })
        })
        .collect();
    let throughout = kit.throughout().iter().map(signal).collect();
    Shown { row, kit_hash: kit.hash.clone(), questions, throughout }
}

fn signal(keyed: &KeyedSignal<'_>) -> ShownSignal {
    ShownSignal {
        id: keyed.signal.id.clone(),
        key: keyed.key.clone(),
        label: keyed.signal.label.clone(),
        must: keyed.must,
    }
}

fn words(shown: &Shown) -> String {
    let row = &shown.row;
    let mut lines = vec![
        row.candidate.clone(),
        format!("{}, {} {}, {} · {}", row.kit, row.level, row.role, row.state, row.id),
    ];
    let signals = |lines: &mut Vec<String>, signals: &[ShownSignal]| {
        for signal in signals {
            let must = if signal.must { "  must" } else { "" };
            lines.push(format!("  {:>2}  {:<18}  {}{must}", signal.key, signal.label, signal.id));
        }
    };
    for question in &shown.questions {
        lines.push(String::new());
        lines.push(format!("{}  {}, {} min", question.id, question.title, question.minutes));
        signals(&mut lines, &question.signals);
    }
    if !shown.throughout.is_empty() {
        lines.extend([String::new(), "throughout".to_owned()]);
        signals(&mut lines, &shown.throughout);
    }
    lines.iter().map(|line| format!("{}\n", output::legible(line))).collect()
}
