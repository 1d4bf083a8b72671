//! `touchstone live`: actions in, answers out, in order.

use std::io::{self, BufRead, Read};
use std::process::ExitCode;

use desk::{Answer, Asked, Caller, Desk, Fault, Purpose, Surroundings, System};
use interview::{Action, ActionId, Envelope, InterviewId};
use serde::Serialize;
use serde_json::Value;

use crate::args::Args;
use crate::output;
use crate::show::parse_id;

/// A line may hold a whole file of captured code, and no more.
const LINE: usize = 2 * 1024 * 1024;

/// The answer to one line.
#[derive(Serialize)]
struct Reply {
    id: Option<ActionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ok: Option<Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<Fault>,
}

pub(crate) fn run(args: &Args, interview: Option<&str>) -> Result<ExitCode, Fault> {
    let mut current = interview.map(parse_id).transpose()?;
    let mut desk = Doer::open(args)?;
    let mut input = io::stdin().lock();
    let mut out = io::stdout().lock();
    let mut number = 0;
    loop {
        let line = match next_line(&mut input) {
            Ok(None) => return Ok(ExitCode::SUCCESS),
            Ok(Some(line)) => line,
            Err(error) => {
                return Err(Fault::new(
                    "io",
                    format!("reading line {} failed: {error}", number + 1),
                    "What was answered is safe; send the rest again.",
                ));
            }
        };
        number += 1;
        let reply = match &line {
            Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => continue,
            Line::Text(text) => reply(&mut desk, &mut current, text, number),
            Line::TooLong(bytes) => Reply {
                id: None,
                line: Some(number),
                ok: None,
                fault: Some(Fault::new(
                    "line-too-long",
                    format!("line {number} has {bytes} bytes; at most {LINE} are read"),
                    "Send one action a line; capture the part of the code that matters.",
                )),
            },
        };
        if let Err(error) = output::json_line(&mut out, &reply) {
            return output::done(Err(error)).map(|()| ExitCode::SUCCESS);
        }
    }
}

fn reply(desk: &mut Doer, current: &mut Option<InterviewId>, line: &[u8], number: u64) -> Reply {
    let refused = |id: Option<ActionId>, fault: Fault| Reply {
        line: id.is_none().then_some(number),
        id,
        ok: None,
        fault: Some(fault),
    };
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => {
            return refused(
                None,
                Fault::new(
                    "not-json",
                    format!("line {number} is no JSON: {error}"),
                    "Send one JSON object a line, such as {\"do\":\"start\"}; nothing was done.",
                ),
            );
        }
    };
    let mut envelope = match Envelope::from_json(value.clone()) {
        Ok(envelope) => envelope,
        Err((id, error)) => return refused(id, error.into()),
    };
    let id = *envelope.id.get_or_insert_with(|| desk.new_action_id());
    if envelope.interview.is_none() && !matches!(envelope.action, Action::Plan(_)) {
        envelope.interview = *current;
    }
    match desk.answer(&envelope, value) {
        Ok(answer) => {
            if matches!(envelope.action, Action::Plan(_)) {
                *current = Some(answer.interview);
            }
            Reply { id: Some(id), line: None, ok: Some(answer), fault: None }
        }
        Err(fault) => refused(Some(id), fault),
    }
}

/// Whoever does what the lines ask: a desk of our own, or the app that holds the workspace.
enum Doer {
    Desk(Box<Desk>),
    App(Caller),
}

impl Doer {
    fn open(args: &Args) -> Result<Self, Fault> {
        let busy = match crate::open(args, Purpose::ActOnly) {
            Ok(desk) => return Ok(Self::Desk(Box::new(desk))),
            Err(fault) if fault.code == "workspace-busy" => fault,
            Err(fault) => return Err(fault),
        };
        // Another program than the app holds it: then that is what there is to say.
        Caller::at(&args.folder()?).map(Self::App).map_err(|_no_app| busy)
    }

    fn new_action_id(&self) -> ActionId {
        match self {
            Self::Desk(desk) => desk.new_action_id(),
            Self::App(_) => ActionId(System::new().new_id()),
        }
    }

    /// Does it and answers when it is durable. `line` is the envelope as it came.
    fn answer(&mut self, envelope: &Envelope, line: Value) -> Result<Answer, Fault> {
        let app = match self {
            Self::Desk(desk) => return desk.answer(envelope),
            Self::App(app) => app,
        };
        let mut line = line;
        if let Value::Object(fields) = &mut line {
            let ids = [
                ("id", envelope.id.map(|id| id.to_string())),
                ("interview", envelope.interview.map(|id| id.to_string())),
            ];
            for (name, id) in ids {
                if let Some(id) = id {
                    fields.insert(name.to_owned(), id.into());
                }
            }
        }
        let answer = app.ask(&Asked::Act { line })?;
        serde_json::from_value(answer).map_err(|error| {
            Fault::new(
                "unknown",
                format!("the answer of the app cannot be read: {error}"),
                "Update both Touchstone and its command line; the same id again is not done twice.",
            )
        })
    }
}

enum Line {
    Text(Vec<u8>),
    TooLong(u64),
}

/// The next line without its end. One that is too long is passed over to its end, never kept whole.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let limit = u64::try_from(LINE).unwrap_or(u64::MAX).saturating_add(1);
    let mut read = u64::try_from(input.take(limit).read_until(b'\n', &mut line)?).unwrap_or(u64::MAX);
    if read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(Line::Text(line)));
    }
    if read < limit {
        return Ok(Some(Line::Text(line)));
    }
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(Some(Line::TooLong(read)));
        }
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(chunk.len(), |at| at + 1);
        read = read.saturating_add(u64::try_from(used).unwrap_or(u64::MAX));
        input.consume(used);
        if end.is_some() {
            return Ok(Some(Line::TooLong(read.saturating_sub(1))));
        }
    }
}
