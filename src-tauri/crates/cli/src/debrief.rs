//! `touchstone debrief`: scorecards of one candidate beside each other.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use ::debrief::{Action, Cell, DebriefView, DecisionView, Person, Row, Table};
use clap::Subcommand;
use desk::{DebriefEnvelope, DebriefListed, DebriefScreen, Fault, Purpose, Target};

use crate::args::{Args, TextOrJson};
use crate::card::parse_debrief;
use crate::output::{self, legible};
use crate::show::parse_id;

/// Bytes of an action that are read.
const ACTION: u64 = 32 * 1024 * 1024;

#[derive(Debug, Subcommand)]
pub(crate) enum DebriefCommand {
    /// Open a debrief over the candidate of an interview; prints its id
    Open {
        /// An interview's id
        interview: String,
    },
    /// List debriefs, the latest first
    List {
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Show a debrief: before your own scorecard is submitted, only who has submitted
    Show {
        /// The debrief's id
        debrief: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Write a debrief as one Markdown document
    Export {
        /// The debrief's id
        debrief: String,
        /// The file [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
    },
    /// Do one thing, read from standard input as JSON: `revise`, `decide` or `take-back`
    #[command(after_long_help = ACTIONS)]
    Act {
        /// The debrief's id
        debrief: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
}

const ACTIONS: &str = r#"Actions, one JSON object:
  {"do":"revise","interview":ID,"competency":ID,"rating":3,"reason":"…"}
  {"do":"decide","outcome":"…","by":"…","why":"…","dissent":[{"who":"…","why":"…"}]}
  {"do":"take-back","entry":ID}"#;

pub(crate) fn run(args: &Args, command: &DebriefCommand) -> Result<ExitCode, Fault> {
    match command {
        DebriefCommand::Open { interview } => {
            let id = parse_id(interview)?;
            let mut desk = crate::open(args, Purpose::ActOnly)?;
            let action = desk.debrief_over(id)?;
            let opened = desk.act_on_debrief(&DebriefEnvelope { id: None, debrief: None, action })?;
            output::bytes(format!("{}\n", opened.view.id).as_bytes())?;
        }
        DebriefCommand::List { format } => {
            let listed = crate::open(args, Purpose::Read)?.debriefs()?;
            match format {
                TextOrJson::Json => output::json(&listed)?,
                TextOrJson::Text => output::bytes(list(&listed).as_bytes())?,
            }
        }
        DebriefCommand::Show { debrief, format } => {
            let id = parse_debrief(debrief)?;
            show(&crate::open(args, Purpose::Read)?.debrief(id)?, *format)?;
        }
        DebriefCommand::Export { debrief, output, force } => {
            let id = parse_debrief(debrief)?;
            let mut desk = crate::open(args, Purpose::Read)?;
            match output {
                None => output::bytes(desk.debrief_document(id)?.as_bytes())?,
                Some(path) => {
                    let target = Target::File { path: path.clone(), replace: *force };
                    let exported = desk.export_debrief(id, &target)?;
                    output::say(&format!("Wrote {} ({} bytes).", exported.path, exported.bytes));
                }
            }
        }
        DebriefCommand::Act { debrief, format } => {
            let id = parse_debrief(debrief)?;
            let mut text = String::new();
            let read = io::stdin().lock().take(ACTION).read_to_string(&mut text);
            read.map_err(|error| {
                Fault::new("io", format!("reading the action failed: {error}"), "Send it again.")
            })?;
            let action: Action = serde_json::from_str(&text).map_err(|error| {
                Fault::new(
                    "malformed",
                    format!("standard input holds no action: {error}"),
                    "See `touchstone debrief act --help`.",
                )
            })?;
            let mut desk = crate::open(args, Purpose::ActOnly)?;
            show(&desk.act_on_debrief(&DebriefEnvelope { id: None, debrief: Some(id), action })?, *format)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(listed: &[DebriefListed]) -> String {
    listed.iter().fold(String::new(), |mut text, one| {
        let state = if one.decided { "decided" } else { "open" };
        let day = one.opened_at.format("%Y-%m-%d");
        let (candidate, level, role) = (legible(&one.candidate), legible(&one.level), legible(&one.role));
        text.push_str(&format!("{}  {day}  {state:<7}  {candidate}, {level}, {role}\n", one.id));
        text
    })
}

fn show(screen: &DebriefScreen, format: TextOrJson) -> Result<(), Fault> {
    match format {
        TextOrJson::Json => output::json(screen),
        TextOrJson::Text => output::bytes(text(screen).as_bytes()),
    }
}

fn text(screen: &DebriefScreen) -> String {
    let view = &screen.view;
    let mut lines =
        vec![format!("Debrief over {}, {}, {}", view.candidate, view.level, view.role), String::new()];
    lines.extend(view.people.iter().map(person));
    if view.sealed {
        lines.extend([String::new(), "Sealed until your own scorecard is submitted.".to_owned()]);
    }
    if let Some(table) = &view.table {
        lines.extend(on_table(view, table, &screen.conditions));
    }
    for level in &view.levels {
        let below: Vec<String> =
            level.below.iter().map(|one| format!("{} by {}", one.name, number(one.by))).collect();
        let below = if below.is_empty() { String::new() } else { format!("; below: {}", below.join(", ")) };
        let unknown = if level.unknown.is_empty() {
            String::new()
        } else {
            format!("; unknown: {}", level.unknown.join(", "))
        };
        lines
            .push(format!("{}: reaches {} of {} bars{below}{unknown}", level.level, level.reached, level.of));
    }
    lines.extend(view.decision.iter().flat_map(decision));
    lines.iter().fold(String::new(), |mut text, line| {
        text.push_str(legible(line).trim_end());
        text.push('\n');
        text
    })
}

fn person(person: &Person) -> String {
    let name = if person.own { "you".to_owned() } else { person.interviewer.clone() };
    let state = match (person.submitted_at, person.here) {
        (None, _) => "not submitted",
        (Some(_), true) => "submitted, here",
        (Some(_), false) => "submitted, promised",
    };
    let kept = match person.promised {
        Some(true) => ", as promised",
        Some(false) => ", not promised before",
        None => "",
    };
    let part = match person.part {
        Some(interview::Part::Shadow) => " (shadow)",
        Some(interview::Part::ReverseShadow) => " (reverse shadow)",
        Some(interview::Part::Lead) | None => "",
    };
    format!("{name}{part}: {state}{kept}")
}

fn on_table(view: &DebriefView, table: &Table, conditions: &[Vec<String>]) -> Vec<String> {
    let name = |id: &interview::InterviewId| {
        let person = view.people.iter().find(|person| person.interview == *id);
        person.map(|person| person.interviewer.clone()).unwrap_or_default()
    };
    let mut lines = vec![String::new()];
    lines.extend(table.caveats.iter().map(|caveat| format!("Note: {caveat}")));
    for (id, said) in table.interviews.iter().zip(conditions) {
        lines.extend(said.iter().map(|condition| format!("{}: {condition}", name(id))));
    }
    lines.push(String::new());
    for row in &table.rows {
        lines.push(head(row));
        for (id, cell) in table.interviews.iter().zip(&row.cells) {
            lines.extend(cell.iter().map(|cell| format!("    {}: {}", name(id), said(cell))));
        }
    }
    lines.extend(table.gaps.iter().map(|gap| format!("Nobody assessed {}.", gap.name)));
    for one in &table.only_seen {
        let could = if one.others_could { ", and others could have" } else { "" };
        lines.push(format!("Only {} saw{could}: {}", name(&one.interview), one.observe));
    }
    lines.push(String::new());
    lines
}

fn head(row: &Row) -> String {
    match row.spread {
        Some(spread) if spread > 0.0 => format!("{}: {} apart", row.name, number(spread)),
        Some(_) => format!("{}: alike", row.name),
        None => row.name.clone(),
    }
}

fn said(cell: &Cell) -> String {
    let rating = match (cell.rating, &cell.without) {
        (Some(rating), _) => number(rating),
        (None, without) => without.as_deref().unwrap_or_default().replace('-', " "),
    };
    let given = cell.given.as_ref().map(|given| {
        let was = given.rating.map_or_else(|| "nothing".to_owned(), number);
        format!(" (first {was}: {})", given.reason)
    });
    let why: Vec<&str> = cell.words.iter().filter_map(|words| words.why.as_deref()).collect();
    let why = if why.is_empty() { String::new() } else { format!(", {}", why.join("; ")) };
    format!("{rating}{}{why}", given.unwrap_or_default())
}

fn decision(decision: &DecisionView) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        format!("Decided by {} on {}: {}", decision.by, decision.at.format("%Y-%m-%d"), decision.outcome),
        format!("    {}", decision.why),
    ];
    lines.extend(decision.dissent.iter().map(|one| format!("    {} saw it otherwise: {}", one.who, one.why)));
    if decision.outdated {
        lines.push("    A scorecard came or changed since.".to_owned());
    }
    lines
}

/// At most two decimals, none that say nothing.
fn number(value: f64) -> String {
    let two = format!("{value:.2}");
    two.trim_end_matches('0').trim_end_matches('.').to_owned()
}
