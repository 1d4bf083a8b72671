//! Exports: a file is whole or not there, and nothing that was there is written over unasked.

use std::fs::{self, File};
use std::path::Path;

use serde_json::json;

use crate::place::{Place, Ran, note, plan};

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A place with an interview, and an empty folder to export into.
fn prepared() -> (Place, String, std::path::PathBuf) {
    let place = Place::new();
    let mut said = note("\u{1b}[31mred\u{7} and \u{202e}reversed");
    said["visibility"] = json!("panel");
    let interview = place.interview(&[plan(), json!({"do": "start"}), said, json!({"do": "submit"})]);
    let folder = place.root().join("out");
    fs::create_dir(&folder).unwrap();
    (place, interview, folder)
}

#[test]
fn a_file_holds_the_same_bytes_as_standard_output() {
    let (place, interview, folder) = prepared();
    for format in ["json", "markdown", "html"] {
        let file = folder.join(format);
        let export = ["export", &interview, "--format", format];
        let ran = place.run(&[&export[..], &["-o", file.to_str().unwrap()]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
        let written = fs::read_to_string(&file).unwrap();
        assert_eq!(ran.err, format!("Wrote {} ({} bytes).\n", file.display(), written.len()));
        assert_eq!(place.done(&export), written);
    }
    assert_eq!(names(&folder), ["html", "json", "markdown"], "something else was left behind");
}

#[test]
fn a_file_that_exists_is_replaced_only_on_demand() {
    let (place, interview, folder) = prepared();
    let file = folder.join("card.md");
    fs::write(&file, "mine").unwrap();
    let export = ["export", &interview, "--format", "markdown", "-o", file.to_str().unwrap()];
    let err = place.run(&export).fault("file-exists");
    assert!(err.contains("card.md") && err.contains("--force"), "{err}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    place.done(&[&export[..], &["--force"]].concat());
    assert!(fs::read_to_string(&file).unwrap().starts_with("# Candidate 7F"));
    assert_eq!(names(&folder), ["card.md"]);
}

#[test]
fn a_place_that_cannot_hold_the_file_is_named() {
    let (place, interview, folder) = prepared();
    let missing = folder.join("not/there/card.md");
    let file = folder.join("file");
    fs::write(&file, "").unwrap();
    for (to, force, code) in [
        (missing.as_path(), false, "no-such-folder"),
        (missing.as_path(), true, "no-such-folder"),
        (folder.as_path(), false, "is-a-folder"),
        (folder.as_path(), true, "is-a-folder"),
        (&file.join("card.md"), false, "no-such-folder"),
    ] {
        let mut args = vec!["export", &interview, "--format", "html", "-o", to.to_str().unwrap()];
        args.extend(force.then_some("--force"));
        let err = place.run(&args).fault(code);
        assert!(err.contains(to.to_str().unwrap()), "{err}");
    }
    assert_eq!(names(&folder), ["file"]);
}

#[test]
fn without_a_folder_before_its_name_the_file_goes_where_one_stands() {
    let (place, interview, _) = prepared();
    place.done(&["export", &interview, "--format", "json", "-o", "card.json"]);
    assert!(place.root().join("card.json").exists());
}

#[test]
fn what_cannot_be_exported_is_said_and_writes_nothing() {
    let (place, interview, folder) = prepared();
    let file = folder.join("card.json");
    let to = ["--format", "json", "-o", file.to_str().unwrap()];
    let other = crate::place::id();
    place.run(&[&["export", &other], &to[..]].concat()).fault("unknown-interview");
    place.run(&[&["export", "ada"], &to[..]].concat()).fault("not-an-id");
    let err =
        place.run(&[&["export", &interview, "--revision", "2"], &to[..]].concat()).fault("unknown-revision");
    assert!(err.contains("1 to 1"), "{err}");
    assert_eq!(names(&folder), [""; 0]);
}

/// A limit on the length of files stands in for the end of a disk; whoever runs the tests needs no
/// right to make a small one.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_written_file() {
    let place = Place::new();
    let mut lines = vec![plan(), json!({"do": "start"})];
    for _ in 0..8 {
        let mut long = note(&"long ".repeat(3000));
        long["visibility"] = json!("panel");
        lines.push(long);
    }
    let interview = place.interview(&lines);
    let folder = place.root().join("out");
    fs::create_dir(&folder).unwrap();
    let old = folder.join("old.json");
    fs::write(&old, "old").unwrap();
    let limited = |file: &Path, kib: u32| {
        // In bash and by the standard a block has 512 or 1,024 bytes; either is below what is written.
        let script = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$0\" \"$@\"");
        let inner = place.command(&["export", &interview, "--format", "json", "--force"]);
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).arg(inner.get_program()).args(inner.get_args()).arg("-o").arg(file);
        command.env("TOUCHSTONE_HOME", place.home()).current_dir(place.root());
        Ran::of(command.output().unwrap())
    };
    for file in [folder.join("new.json"), old.clone()] {
        let err = limited(&file, 80).fault("disk-full");
        assert!(err.contains("Make room") && err.contains(file.to_str().unwrap()), "{err}");
        assert_eq!(names(&folder), ["old.json"]);
        assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    }
    let whole = limited(&old, 10_000);
    assert_eq!(whole.code, Some(0), "{}", whole.err);
    assert!(fs::metadata(&old).unwrap().len() > 100_000);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_cannot_be_written_is_a_fault() {
    let (place, interview, _) = prepared();
    for args in [
        &["export", &interview, "--format", "html"][..],
        &["list", "--format", "json"],
        &["list"],
        &["log", &interview],
        &["completions", "bash"],
        &["man"],
        &["lint", crate::place::BANK],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ran = Ran::of(place.command(args).stdout(full).output().unwrap());
        let misuse = i32::from(args[0] == "lint");
        assert_eq!(ran.code, Some(1 + misuse), "{args:?}: {}", ran.err);
        assert!(ran.err.starts_with("error: writing") && ran.err.contains("[io]"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_pdf_is_a_file_with_the_interviewer_and_the_log_in_it() {
    let (place, interview, folder) = prepared();
    let file = folder.join("card.pdf");
    place.done(&["export", &interview, "--format", "pdf", "-o", file.to_str().unwrap()]);
    let written = fs::read(&file).unwrap();
    assert!(written.starts_with(b"%PDF-1.7"));
    let holds = |text: &str| written.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(&interview), "the keywords name the interview");
    assert_eq!(names(&folder), ["card.pdf"]);
}
