//! Packs for people and for programs.

use bank::{Difference, Library, Origin, Pack, Problem, Verification, summary, verification};
use desk::Fault;
use serde::Serialize;
use serde_json::{Value, json};

use super::Named;
use crate::args::TextOrJson;
use crate::output::{self, legible};

/// How much of a pack was compiled and run, as its record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Verified {
    compiler: Option<String>,
    /// Questions of which every claim was found true, as they stand.
    holds: usize,
    /// Questions that were changed since.
    changed: Vec<String>,
    /// Questions nobody says they have run.
    never: Vec<String>,
    /// Questions that claim nothing.
    nothing_to_run: usize,
}

impl Verified {
    pub(crate) fn of(pack: &Pack) -> Self {
        let record = pack.verified.as_ref();
        let mut verified = Self {
            compiler: record.map(|record| record.compiler.clone()),
            holds: 0,
            changed: Vec::new(),
            never: Vec::new(),
            nothing_to_run: 0,
        };
        for question in pack.bank.questions() {
            match verification(record, question) {
                Verification::Holds { .. } => verified.holds += 1,
                Verification::Changed => verified.changed.push(question.id.clone()),
                Verification::Never => verified.never.push(question.id.clone()),
                Verification::NothingToRun => verified.nothing_to_run += 1,
            }
        }
        verified
    }

    pub(crate) fn say(&self) {
        let Self { compiler, holds, changed, never, nothing_to_run } = self;
        let by = compiler.as_ref().map(|compiler| format!(" by {compiler}")).unwrap_or_default();
        output::say(&format!("Of {holds} questions every claim was compiled and run{by}."));
        if !changed.is_empty() {
            output::say(&format!("Changed since: {}.", changed.join(", ")));
        }
        if !never.is_empty() {
            output::say(&format!("Nobody says they have run: {}.", never.join(", ")));
        }
        if *nothing_to_run > 0 {
            output::say(&format!("{nothing_to_run} claim nothing that could be run."));
        }
    }
}

pub(super) fn inspect(named: &Named, format: TextOrJson) -> Result<(), Fault> {
    let Named { files, pack, file } = named;
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if format == TextOrJson::Json {
        let mut value = row(pack);
        let questions: Vec<Value> = pack
            .bank
            .questions()
            .map(|question| json!({"id": question.id, "title": question.title, "minutes": question.minutes}))
            .collect();
        let ids = |ids: Vec<&String>| json!(ids);
        let more = [
            ("manifest", json!(pack.manifest)),
            ("file", json!(file.as_ref().map(|file| file.display().to_string()))),
            (
                "files",
                json!(
                    files
                        .iter()
                        .map(|(name, bytes)| json!({"name": name, "bytes": bytes.len()}))
                        .collect::<Vec<_>>()
                ),
            ),
            ("questions", json!(questions)),
            ("kits", ids(pack.bank.kits().map(|kit| &kit.id).collect())),
            ("loops", ids(pack.bank.loops().map(|role_loop| &role_loop.id).collect())),
            ("recordings", ids(pack.bank.recordings().map(|recording| &recording.id).collect())),
            ("competencies", ids(pack.bank.competencies().map(|competency| &competency.id).collect())),
            ("verified", json!(Verified::of(pack))),
        ];
        if let Value::Object(fields) = &mut value {
            if file.is_some() {
                fields.extend([("origin".to_owned(), json!("file")), ("folder".to_owned(), Value::Null)]);
            }
            fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
        }
        return output::json(&value);
    }
    let manifest = &pack.manifest;
    let mut lines = vec![
        format!("{} ({}), version {}", manifest.name, manifest.id, manifest.version),
        format!("by {}; licence {}", manifest.authors.join(", "), manifest.license),
    ];
    lines.extend(manifest.description.clone());
    if !manifest.needs.is_empty() {
        lines.push(format!("needs {}", manifest.needs.join(", ")));
    }
    lines.push(format!("hash {}", pack.hash));
    lines.push(place(pack, file.is_some()));
    lines.push(format!("{} files, {size} bytes; {}", files.iter().count(), summary(&pack.problems)));
    lines.push(String::new());
    let list = |what: &str, ids: Vec<&str>| format!("{} {what}: {}", ids.len(), ids.join(", "));
    lines.push(list("kits", pack.bank.kits().map(|kit| kit.id.as_str()).collect()));
    lines.push(list("loops", pack.bank.loops().map(|role_loop| role_loop.id.as_str()).collect()));
    if pack.bank.recordings().next().is_some() {
        let recordings = pack.bank.recordings().map(|recording| recording.id.as_str()).collect();
        lines.push(list("recordings", recordings));
    }
    lines.push(list("competencies", pack.bank.competencies().map(|known| known.id.as_str()).collect()));
    lines.push(format!("{} questions:", pack.bank.questions().count()));
    let width = pack.bank.questions().map(|question| question.id.len()).max().unwrap_or_default();
    lines.extend(
        pack.bank.questions().map(|question| {
            format!("  {:<width$}  {} ({} min)", question.id, question.title, question.minutes)
        }),
    );
    text(&lines)
}

fn place(pack: &Pack, in_a_file: bool) -> String {
    match &pack.origin {
        _ if in_a_file => "in a file that was not added".to_owned(),
        Origin::Bundled => "inside the program".to_owned(),
        Origin::Installed(folder) => format!("a copy, in {}", folder.display()),
        Origin::Linked(folder) => format!("read in {}", folder.display()),
    }
}

pub(super) fn list(library: &Library, unreadable: &[Problem], format: TextOrJson) -> Result<(), Fault> {
    for problem in unreadable {
        output::say(&format!("warning: {}: {} [{}]", problem.span.file, problem.message, problem.code));
        output::say(&format!("  {}", problem.hint));
    }
    if format == TextOrJson::Json {
        return output::json(&library.packs().map(row).collect::<Vec<_>>());
    }
    let width =
        |of: fn(&Pack) -> &str| library.packs().map(|pack| of(pack).chars().count()).max().unwrap_or(0);
    let (id, version) = (width(|pack| &pack.manifest.id), width(|pack| &pack.manifest.version));
    let line = |pack: &Pack| {
        let hash = pack.hash.get(..12).unwrap_or_default();
        format!(
            "{:<id$}  {:<version$}  {hash}  {} questions, {} kits, {}; {}",
            pack.manifest.id,
            pack.manifest.version,
            pack.bank.questions().count(),
            pack.bank.kits().count(),
            summary(&pack.problems),
            place(pack, false),
        )
    };
    text(&library.packs().map(line).collect::<Vec<_>>())
}

/// A pack in a list of packs.
fn row(pack: &Pack) -> Value {
    let errors = pack.problems.iter().filter(|problem| problem.is_error()).count();
    json!({
        "id": pack.manifest.id,
        "name": pack.manifest.name,
        "version": pack.manifest.version,
        "hash": pack.hash,
        "origin": pack.origin.name(),
        "folder": pack.origin.folder().map(|folder| folder.display().to_string()),
        "question_count": pack.bank.questions().count(),
        "kit_count": pack.bank.kits().count(),
        "errors": errors,
        "warnings": pack.problems.len() - errors,
    })
}

pub(super) fn diff(differences: &[Difference], format: TextOrJson) -> Result<(), Fault> {
    if format == TextOrJson::Json {
        return output::json(&json!({ "differences": differences }));
    }
    if differences.is_empty() {
        return text(&["Nothing that an interview uses is different.".to_owned()]);
    }
    let mut lines = Vec::new();
    for difference in differences {
        let name = match difference.sort {
            "question" | "competency" => format!(", {}", difference.name),
            _ => String::new(),
        };
        lines.push(format!("{}{name}", difference.about()));
        lines.extend(difference.changes.iter().map(|change| format!("  {change}")));
    }
    text(&lines)
}

/// Lines on standard output; what somebody wrote cannot act on a terminal.
fn text(lines: &[String]) -> Result<(), Fault> {
    let text: String = lines.iter().map(|line| format!("{}\n", legible(line))).collect();
    output::bytes(text.as_bytes())
}
