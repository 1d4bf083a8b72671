//! `touchstone live`: actions in, answers out, in order.

use std::io::{self, BufRead, Read};
use std::process::ExitCode;

use desk::{Answer, Desk, Fault, Purpose};
use interview::{Action, ActionId, Envelope, InterviewId};
use serde::Serialize;

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
    let mut desk = crate::open(args, Purpose::ActOnly)?;
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

fn reply(desk: &mut Desk, current: &mut Option<InterviewId>, line: &[u8], number: u64) -> Reply {
    let refused = |id: Option<ActionId>, fault: Fault| Reply {
        line: id.is_none().then_some(number),
        id,
        ok: None,
        fault: Some(fault),
    };
    let value = match serde_json::from_slice(line) {
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
    let mut envelope = match Envelope::from_json(value) {
        Ok(envelope) => envelope,
        Err((id, error)) => return refused(id, error.into()),
    };
    let id = *envelope.id.get_or_insert_with(|| desk.new_action_id());
    if envelope.interview.is_none() && !matches!(envelope.action, Action::Plan(_)) {
        envelope.interview = *current;
    }
    match desk.answer(&envelope) {
        Ok(answer) => {
            if matches!(envelope.action, Action::Plan(_)) {
                *current = Some(answer.interview);
            }
            Reply { id: Some(id), line: None, ok: Some(answer), fault: None }
        }
        Err(fault) => refused(Some(id), fault),
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
