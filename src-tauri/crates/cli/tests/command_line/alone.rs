//! One writer at a time, and what is left to those who may only read.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::place::{Place, Ran, note, plan};

/// A `live` that goes on running.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) input: ChildStdin,
    pub(crate) answers: Lines<BufReader<ChildStdout>>,
}

impl Running {
    pub(crate) fn start(place: &Place, args: &[&str]) -> Self {
        let mut child = place.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, input, answers }
    }

    pub(crate) fn ask(&mut self, line: &Value) -> Value {
        writeln!(self.input, "{line}").unwrap();
        serde_json::from_str(&self.answers.next().unwrap().unwrap()).unwrap()
    }

    /// Ends the stream and waits for the end of the process.
    pub(crate) fn end(mut self) {
        drop(self.input);
        assert!(self.child.wait().unwrap().success());
        assert!(self.answers.next().is_none());
    }

    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_second_writer_is_told_who_holds_the_workspace_and_readers_read_on() {
    let place = Place::new();
    let planned = plan();
    let mut first = Running::start(&place, &["live"]);
    let answered = first.ask(&planned);

    // The same action at the same moment from elsewhere: it is done once, here.
    let err = place.feed(&["live"], format!("{planned}\n").as_bytes()).fault("workspace-busy");
    assert!(err.contains(&format!("touchstone (process {}, since 20", first.child.id())), "{err}");
    place.run(&["store", "rebuild"]).fault("workspace-busy");

    let interview = planned["id"].as_str().unwrap();
    let noted = first.ask(&note("while others read"));
    assert_eq!(noted["ok"]["seq"], 2);
    assert_eq!(place.log(interview).len(), 2);
    assert_eq!(place.json(&["list", "--format", "json"])[0]["state"], "planned");
    place.done(&["export", interview, "--format", "json"]);
    assert_eq!(place.run(&["store", "check"]).code, Some(0));
    first.end();

    assert_eq!(place.live(std::slice::from_ref(&planned)), [answered]);
    assert_eq!(place.log(interview).len(), 2);
}

#[test]
fn a_lock_left_by_a_killed_process_holds_nobody_up() {
    let place = Place::new();
    let planned = plan();
    let mut first = Running::start(&place, &["live"]);
    first.ask(&planned);
    first.kill();
    assert!(fs::metadata(place.workspace("workspace.lock")).unwrap().len() > 0);
    let again =
        place.feed(&["live", "--interview", planned["id"].as_str().unwrap()], b"{\"do\":\"start\"}\n");
    assert_eq!(again.answers()[0]["ok"]["seq"], 2);
}

/// The database behind the store's back, with its key.
pub(crate) fn database(place: &Place) -> Connection {
    let key = fs::read(place.workspace("workspace.key")).unwrap();
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let connection = Connection::open(place.workspace("touchstone.db")).unwrap();
    connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
    connection
}

#[test]
fn a_workspace_of_a_newer_version_can_be_read_and_is_not_written() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"})]);
    database(&place).pragma_update(None, "user_version", 1000).unwrap();
    let before = place.log(&interview);

    let err =
        place.feed(&["live", "--interview", &interview], b"{\"do\":\"submit\"}\n").fault("newer-schema");
    assert!(err.contains("1000") && err.contains("read-only"), "{err}");
    place.run(&["store", "rebuild"]).fault("newer-schema");
    assert_eq!(place.json(&["list", "--format", "json"])[0]["state"], "live");
    assert_eq!(place.log(&interview), before);
    place.done(&["export", &interview, "--format", "html"]);
}

#[test]
fn reading_makes_nothing_where_nothing_is() {
    let place = Place::new();
    for args in [
        &["log", "0197f000-0000-7000-8000-000000000001"][..],
        &["show", "0197f000-0000-7000-8000-000000000001"],
        &["export", "0197f000-0000-7000-8000-000000000001", "--format", "json"],
        &["store", "check"],
    ] {
        place.run(args).fault("no-workspace");
    }
    let listed = place.run(&["list"]);
    assert_eq!((listed.code, listed.out.as_str()), (Some(0), ""));
    assert!(listed.err.starts_with("No interviews yet"), "{}", listed.err);
    assert!(!place.home().exists());
}

#[test]
fn a_folder_of_other_things_is_left_alone() {
    let place = Place::new();
    let file = place.workspace("thesis.txt");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "do not touch").unwrap();
    let err = place.feed(&["live"], format!("{}\n", plan()).as_bytes()).fault("not-a-workspace");
    assert!(err.contains("thesis.txt"), "{err}");
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(place.home()).unwrap().count(), 1);
}

#[test]
fn home_on_the_command_line_wins_over_the_environment() {
    let place = Place::new();
    let other = place.root().join("elsewhere");
    let other = other.to_str().unwrap();
    let answers = place.feed(&["live", "--home", other], format!("{}\n", plan()).as_bytes()).answers();
    assert!(answers[0]["fault"].is_null(), "{}", answers[0]);
    assert!(!place.home().exists());
    assert_eq!(place.json(&["--home", other, "list", "--format", "json"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_workspace_carried_to_another_machine_is_gone_on_with_by_taking_its_interview_over() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"}), note("on the first machine")]);
    let other = Place::new();
    crate::place::copy(&place.home().join("workspace"), &other.home().join("workspace"));

    let there = |line: Value| {
        let ran = other.feed(&["live", "--interview", &interview], format!("{line}\n").as_bytes());
        ran.answers().remove(0)
    };
    let refused = there(note("on the second"));
    assert_eq!(refused["fault"]["code"], "other-device");
    let head = place.log(&interview)[2]["hash"].clone();
    let hint = refused["fault"]["hint"].as_str().unwrap();
    let (_, action) = hint.split_once(", send ").unwrap();
    let action: Value = serde_json::from_str(action.split_once(';').unwrap().0).unwrap();
    assert_eq!(action, json!({"do": "take-over", "head": head}));
    assert_eq!(there(action)["ok"]["events"], json!(["taken-over"]));
    assert_eq!(there(note("on the second"))["ok"]["seq"], 5);
    let text = other.done(&["log", &interview, "--format", "text"]);
    let numbers: Vec<&str> = text.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5"]);
    assert!(text.contains("taken over on another device"), "{text}");
    assert_eq!(other.run(&["store", "check"]).code, Some(0));
}

/// Rights do not bind root: run as root, the command is run as somebody else, for whom it is put in
/// reach.
#[cfg(unix)]
#[test]
fn a_workspace_without_the_right_to_write_can_be_read() {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;

    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"})]);
    let program = place.root().join("touchstone");
    fs::copy(env!("CARGO_BIN_EXE_touchstone"), &program).unwrap();
    let mode = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&program, 0o755);
    mode(place.root(), 0o755);
    let owner = std::os::unix::fs::MetadataExt::uid(&fs::metadata(&program).unwrap());
    let nobody = (owner == 0).then_some(65534);
    let folder = place.home().join("workspace");
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let folders = [(&*folder, 0o500), (&*place.home(), 0o700)];
    for (path, bits) in files.iter().map(|path| (path.as_path(), 0o400)).chain(folders) {
        chown(path, nobody, nobody).unwrap();
        mode(path, bits);
    }
    let run = |args: &[&str], input: Stdio| {
        let mut command = std::process::Command::new(&program);
        command.args(args).env_clear().env("TOUCHSTONE_HOME", place.home()).stdin(input);
        if let Some(nobody) = nobody {
            command.uid(nobody).gid(nobody);
        }
        Ran::of(command.output().unwrap())
    };
    let err = run(&["live"], Stdio::null()).fault("workspace-not-writable");
    assert!(err.contains("workspace"), "{err}");
    assert_eq!(run(&["log", &interview], Stdio::null()).answers().len(), 2);
    assert!(run(&["list"], Stdio::null()).done().contains("Ada Example"));
    run(&["export", &interview, "--format", "markdown"], Stdio::null()).done();
    assert_eq!(run(&["store", "check"], Stdio::null()).code, Some(0));
    mode(&folder, 0o700);
}
