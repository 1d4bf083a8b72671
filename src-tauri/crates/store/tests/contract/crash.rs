//! What only a process of its own can show: being killed, running into a full disk, having no rights,
//! and holding the lock. The tests start this same program again for one of the ignored tests below.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Lines};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, getuid, setrlimit};
use store::{Batch, NoteRow, StoreError};
use uuid::Uuid;

use crate::scene::{Scene, Series, bodies, reader, writer};

const FOLDER: &str = "TOUCHSTONE_STORE_TEST_FOLDER";
const INTERVIEW: Uuid = Uuid::from_u128(0x0195_5000_0000_7000_8000_0000_0000_0001);
const DEVICE: Uuid = Uuid::from_u128(2);

/// This program again, for one ignored test on this workspace.
fn child(program: &Path, test: &str, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]).env(FOLDER, dir);
    command
}

fn this_program() -> PathBuf {
    std::env::current_exe().unwrap()
}

/// A child's side: the workspace it was started for.
fn folder() -> PathBuf {
    std::env::var_os(FOLDER).map(PathBuf::from).expect("started by another test of this file")
}

fn body(seq: u64) -> String {
    let padding = "x".repeat(usize::from(seq % 7 == 3) * 1500);
    format!("{{\"n\":{seq},\"padding\":\"{padding}\"}}")
}

/// The next action of the endless stream: one to three events, every other one with a note.
fn next(series: &Series) -> Batch {
    let texts: Vec<String> = (series.seq + 1..=series.seq + 1 + series.seq % 3).map(body).collect();
    let mut batch = series.batch(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    if series.seq.is_multiple_of(2) {
        batch.notes = vec![NoteRow { event: batch.events[0].id, text: format!("note {}", series.seq) }];
    }
    batch
}

struct Acknowledging {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Acknowledging {
    fn start(test: &str, dir: &Path) -> Self {
        let mut child = child(&this_program(), test, dir)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The number in the next acknowledgement; none at the end of the stream, or for half a line.
    fn next(&mut self) -> Option<u64> {
        self.lines.find_map(|line| line.unwrap().strip_prefix("ack ")?.strip_suffix('.')?.parse().ok())
    }

    /// Kills the child and reads what it had acknowledged: the last number, if there was one.
    fn kill(mut self) -> Option<u64> {
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        assert_eq!(status.signal(), Some(9), "the child ended by itself: {status}");
        std::iter::from_fn(|| self.next()).last()
    }
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    const ROUNDS: u32 = 40;
    let scene = Scene::new();
    let (mut mid_stream, mut unacknowledged, mut acknowledged) = (0, 0, 0);
    for _ in 0..ROUNDS {
        let mut stream = Acknowledging::start("crash::appends_without_end", &scene.dir());
        let first = stream.next().expect("the child acknowledges");
        std::thread::sleep(random_up_to(Duration::from_millis(25)));
        let last = stream.kill().unwrap_or(first);
        assert!(last > acknowledged);
        acknowledged = last;
        mid_stream += 1;

        let store = scene.writer();
        assert_eq!(store.problems(), []);
        let present = bodies(&store, INTERVIEW);
        assert!(present.len() as u64 >= acknowledged, "{} of {acknowledged}", present.len());
        unacknowledged += u32::from(present.len() as u64 > acknowledged);
        assert!(present.iter().zip(1..).all(|(found, seq)| *found == body(seq)));
        assert_eq!(store.check().unwrap().problems, []);
    }
    println!(
        "{mid_stream} of {ROUNDS} kills struck mid-stream, {unacknowledged} between a commit's write and \
         its acknowledgement; {acknowledged} events acknowledged, all present"
    );
    assert!(mid_stream > 0);
}

#[test]
fn a_workspace_whose_making_was_killed_can_be_opened() {
    const ROUNDS: u32 = 25;
    let mut struck = 0;
    for _ in 0..ROUNDS {
        let scene = Scene::new();
        let stream = Acknowledging::start("crash::appends_without_end", &scene.dir());
        std::thread::sleep(random_up_to(Duration::from_millis(12)));
        let acknowledged = stream.kill().unwrap_or_default();
        struck += u32::from(acknowledged == 0 && scene.dir().exists());

        let store = scene.writer();
        assert!(bodies(&store, INTERVIEW).len() as u64 >= acknowledged);
        assert_eq!(store.check().unwrap().problems, []);
    }
    println!("{struck} of {ROUNDS} kills struck while the workspace was made");
    assert!(struck > 0, "no kill struck");
}

#[test]
#[ignore = "the child of the tests above"]
fn appends_without_end() {
    let mut store = writer(&folder()).unwrap();
    let seq = store.interview_events(INTERVIEW).unwrap().len() as u64;
    let mut series = Series { interview: INTERVIEW, device: DEVICE, seq };
    loop {
        series.seq = store.append(&next(&series)).unwrap().last().unwrap().seq;
        println!("ack {}.", series.seq);
    }
}

#[test]
fn another_process_holds_the_lock_until_it_ends() {
    let scene = Scene::new();
    let mut stream = Acknowledging::start("crash::appends_without_end", &scene.dir());
    stream.next().expect("the child acknowledges");
    let error = writer(&scene.dir()).unwrap_err();
    let StoreError::Busy { holder: Some(holder) } = &error else { panic!("{error}") };
    assert_eq!(holder.pid, stream.child.id());
    assert!(error.to_string().contains(&format!("process {}", holder.pid)), "{error}");

    let mut seen = 0;
    for _ in 0..10 {
        let acknowledged = stream.next().expect("the child acknowledges");
        let present = bodies(&scene.reader(), INTERVIEW).len() as u64;
        assert!(present >= acknowledged.max(seen));
        seen = present;
    }
    stream.kill();
    drop(scene.writer());
}

#[test]
fn a_full_disk_loses_nothing_and_the_same_action_goes_through_once_there_is_room() {
    let scene = Scene::new();
    // A process that ignores SIGXFSZ gets an error from a write past the limit instead of dying.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]);
    let program = child(&this_program(), "crash::runs_into_the_end_of_the_disk", &scene.dir());
    command.arg(program.get_program()).args(program.get_args()).env(FOLDER, scene.dir());
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    println!("{}", said.lines().find(|line| line.contains("struck")).expect("the disk was full"));

    let store = scene.writer();
    let present = bodies(&store, INTERVIEW);
    assert!(present.iter().zip(1..).all(|(found, seq)| *found == body(seq)));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
#[ignore = "the child of the test above"]
fn runs_into_the_end_of_the_disk() {
    const ROUNDS: u32 = 5;
    let mut store = writer(&folder()).unwrap();
    let mut series = Series { interview: INTERVIEW, device: DEVICE, seq: 0 };
    let unlimited = getrlimit(Resource::Fsize);
    let log = folder().join("touchstone.db-wal");
    for round in 1..=ROUNDS {
        series.seq = store.append(&next(&series)).unwrap().last().unwrap().seq;
        let room = fs::metadata(&log).unwrap().len() + 20_000 * u64::from(round);
        setrlimit(Resource::Fsize, Rlimit { current: Some(room), ..unlimited }).unwrap();
        let refused = loop {
            let batch = next(&series);
            match store.append(&batch) {
                Ok(stored) => series.seq = stored.last().unwrap().seq,
                Err(error) => {
                    assert_eq!(error.code(), "unknown", "{error}");
                    assert!(error.hint().contains("stored once"), "{}", error.hint());
                    break batch;
                }
            }
        };
        // Nothing is left open, whatever is tried; reading goes on.
        assert_eq!(store.append(&refused).unwrap_err().code(), "unknown");
        assert_eq!(bodies(&store, INTERVIEW).len() as u64, series.seq);
        assert_eq!(store.answer(refused.action.id).unwrap(), None);

        setrlimit(Resource::Fsize, unlimited).unwrap();
        series.seq = store.append(&refused).unwrap().last().unwrap().seq;
        assert_eq!(store.append(&refused).unwrap_err().code(), "action-exists");
        assert_eq!(bodies(&store, INTERVIEW).len() as u64, series.seq);
    }
    assert_eq!(store.check().unwrap().problems, []);
    println!("the limit struck {} times within {} events", 2 * ROUNDS, series.seq);
}

#[test]
fn without_the_right_to_write_the_workspace_can_be_read() {
    let scene = Scene::new();
    let mut series = Series { interview: INTERVIEW, device: DEVICE, seq: 0 };
    series.append(&mut scene.writer(), &["\"kept\""]);
    // Rights do not bind root, so the child is somebody else, for whom a program is put in reach.
    let program = scene.root().join("program");
    fs::copy(this_program(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(scene.root(), fs::Permissions::from_mode(0o755)).unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let files = ["touchstone.db", "workspace.key", "workspace.lock", "workspace.witness"];
    let nobody = getuid().is_root().then_some(65534);
    for path in files.iter().map(|name| scene.file(name)).chain([scene.dir()]) {
        chown(path, nobody, nobody).unwrap();
    }

    for (folder, file) in [(0o500, 0o400), (0o500, 0o600), (0o700, 0o400)] {
        files.iter().for_each(|name| mode(&scene.file(name), file));
        mode(&scene.dir(), folder);
        let mut command = child(&program, "crash::reads_without_the_right_to_write", &scene.dir());
        if let Some(id) = nobody {
            command.uid(id).gid(id);
        }
        let output = command.current_dir("/").output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert!(output.status.success(), "folder {folder:o}, files {file:o}: {}", said.concat());
    }
    mode(&scene.dir(), 0o700);
}

#[test]
#[ignore = "the child of the test above"]
fn reads_without_the_right_to_write() {
    let error = writer(&folder()).unwrap_err();
    assert_eq!(error.code(), "workspace-not-writable", "{error}");
    assert!(error.hint().contains("read-only"), "{}", error.hint());
    let store = reader(&folder()).unwrap();
    assert_eq!(bodies(&store, INTERVIEW), ["\"kept\""]);
    assert_eq!(store.check().unwrap().problems, []);
}

/// A duration that is different each time.
fn random_up_to(most: Duration) -> Duration {
    let share = (RandomState::new().hash_one(0) % 10_000) as f64 / 10_000.0;
    most.mul_f64(share)
}
