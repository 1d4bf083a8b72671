//! Where a test runs the command: a folder of its own with a data folder in it, a small bank, and no
//! settings of whoever runs the tests.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A bank of two questions, without problems.
pub(crate) const BANK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../bank/tests/good");

/// A folder of the test's own.
pub(crate) struct Place {
    root: TempDir,
}

/// What one run of the command left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    /// The data folder; its name has spaces and letters beyond ASCII.
    pub(crate) fn home(&self) -> PathBuf {
        self.root().join("Gespräche & data")
    }

    /// A file of the workspace.
    pub(crate) fn workspace(&self, name: &str) -> PathBuf {
        self.home().join("workspace").join(name)
    }

    /// The command with the small bank.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.bare(args);
        command.args(["--bank", BANK]);
        command
    }

    /// The command with the bank that is inside it.
    pub(crate) fn bare(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        command
            .args(args)
            .env_clear()
            .env("TOUCHSTONE_HOME", self.home())
            .env("TZ", "UTC")
            .current_dir(self.root())
            .stdin(Stdio::null());
        command
    }

    /// Runs the command to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Runs the command and expects it to do what it was told.
    pub(crate) fn done(&self, args: &[&str]) -> String {
        self.run(args).done()
    }

    /// Runs the command and expects JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.done(args)).unwrap()
    }

    /// Runs `live` on these bytes and answers what it did.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) -> Ran {
        let path = self.root().join("input");
        let mut file = File::create(&path).unwrap();
        file.write_all(input).unwrap();
        Ran::of(self.command(args).stdin(File::open(path).unwrap()).output().unwrap())
    }

    /// The answers of `live` to these lines, which must all be answered.
    pub(crate) fn live(&self, lines: &[Value]) -> Vec<Value> {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let answers = self.feed(&["live"], input.as_bytes()).answers();
        assert_eq!(answers.len(), lines.len());
        answers
    }

    /// Does these actions, none of which may be refused, and answers the interview's id.
    pub(crate) fn interview(&self, lines: &[Value]) -> String {
        let answers = self.live(lines);
        for answer in &answers {
            assert!(answer["fault"].is_null(), "{answer}");
        }
        answers[0]["ok"]["interview"].as_str().unwrap().to_owned()
    }

    /// The events of an interview, as `log` prints them.
    pub(crate) fn log(&self, interview: &str) -> Vec<Value> {
        self.run(&["log", interview]).answers()
    }

    /// Makes a copy of the small bank that may be edited.
    pub(crate) fn copied_bank(&self) -> PathBuf {
        let to = self.root().join("bank");
        copy(Path::new(BANK), &to);
        to
    }
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a run that went well wrote to standard output.
    pub(crate) fn done(self) -> String {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self.out
    }

    /// The JSON lines of a run that went well and had nothing to say to people.
    pub(crate) fn answers(self) -> Vec<Value> {
        assert_eq!(self.err, "");
        let lines = self.done();
        lines.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// Expects a fault, told to people only: its code, the message before and the hint below it.
    pub(crate) fn fault(self, code: &str) -> String {
        assert_eq!(self.code, Some(1), "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        let (message, hint) = self.err.split_once('\n').unwrap();
        assert!(message.starts_with("error: ") && message.ends_with(&format!(" [{code}]")), "{}", self.err);
        assert!(hint.starts_with("  ") && hint.trim().len() > 10, "{}", self.err);
        self.err
    }
}

/// A new id, as callers mint them.
pub(crate) fn id() -> String {
    Uuid::now_v7().to_string()
}

/// An action that plans an interview on the small bank.
pub(crate) fn plan() -> Value {
    json!({
        "id": id(), "do": "plan", "candidate": {"name": "Ada Example", "alias": "7F"}, "role": "systems",
        "level": "senior", "kit": "short-talk", "loop": "junior-systems", "interviewer": {"name": "Kim"},
    })
}

pub(crate) fn note(text: &str) -> Value {
    json!({"id": id(), "do": "note", "text": text})
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
