//! The command as people meet it: help, completions, the man page, colours, and output that ends early.

use std::io::{BufRead, BufReader, Read, pipe};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::place::{Place, Ran, note, plan};

const COMMANDS: [&[&str]; 12] = [
    &[],
    &["lint"],
    &["list"],
    &["show"],
    &["live"],
    &["log"],
    &["export"],
    &["store"],
    &["store", "check"],
    &["store", "rebuild"],
    &["completions"],
    &["man"],
];

#[test]
fn help_is_as_it_was_read_last() {
    let place = Place::new();
    let mut pages = String::new();
    for args in COMMANDS {
        let ran = Ran::of(place.bare(&[args, &["--help"]].concat()).output().unwrap());
        assert_eq!(ran.err, "");
        let page = ran.done();
        // The table of actions has a test of its own.
        let page = page.split("\nActions (").next().unwrap();
        pages.push_str(&format!("$ touchstone {}--help\n{page}\n", [args, &[""]].concat().join(" ")));
    }
    insta::assert_snapshot!("help", pages);
}

#[test]
fn the_help_of_live_ends_with_every_action() {
    let help = Place::new().bare(&["live", "--help"]).output().unwrap();
    // Long lines are broken to the width of the terminal.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let help = words(&Ran::of(help).done());
    for action in interview::ACTIONS {
        let told = words(&format!("{} {} {}", action.name, action.does, action.takes));
        assert!(help.contains(&told), "{told}");
    }
}

#[test]
fn misuse_exits_2_and_says_how_it_is_used() {
    let place = Place::new();
    for args in [
        &[][..],
        &["fly"],
        &["show"],
        &["list", "--format", "xml"],
        &["export", "0197f000-0000-7000-8000-000000000001"],
        &["export", "0197f000-0000-7000-8000-000000000001", "--format", "json", "--force"],
        &["live", "--loud"],
        &["store"],
        &["completions", "cmd"],
    ] {
        let ran = Ran::of(place.bare(args).output().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains("Usage: touchstone") || ran.err.contains("--help"), "{args:?}: {}", ran.err);
    }
    let version = Ran::of(place.bare(&["--version"]).output().unwrap()).done();
    assert_eq!(version, format!("touchstone {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_name_every_command_and_run_where_the_shell_is() {
    let place = Place::new();
    let mut ran_in = Vec::new();
    for (shell, check) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        let script = place.done(&["completions", shell]);
        for command in ["lint", "live", "export", "rebuild"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
        let file = place.root().join(shell);
        std::fs::write(&file, &script).unwrap();
        let parsed = Command::new(shell).arg(check).arg(&file).output();
        if let Ok(parsed) = parsed {
            assert!(parsed.status.success(), "{shell}: {}", String::from_utf8_lossy(&parsed.stderr));
            ran_in.push(shell);
        }
    }
    println!("parsed by {ran_in:?}");
    for shell in ["elvish", "powershell"] {
        assert!(place.done(&["completions", shell]).contains("export"));
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_a_command_from_its_beginning() {
    let place = Place::new();
    let script = place.root().join("completions");
    std::fs::write(&script, place.done(&["completions", "bash"])).unwrap();
    let ask = "source \"$0\"; COMP_WORDS=(touchstone exp); COMP_CWORD=1; _touchstone touchstone exp touchstone; \
               printf '%s\\n' \"${COMPREPLY[@]}\"";
    let Ok(answered) = Command::new("bash").args(["-c", ask]).arg(&script).output() else {
        println!("there is no bash here");
        return;
    };
    assert_eq!(Ran::of(answered).done(), "export\n");
}

#[test]
fn the_man_page_is_one() {
    let page = Place::new().done(&["man"]);
    assert!(page.contains(".TH touchstone 1") && page.contains(".SH NAME"), "{page}");
    for command in ["lint", "live", "export", "store"] {
        assert!(page.contains(command), "{command}");
    }
}

#[test]
fn words_for_people_go_to_standard_error_and_data_to_standard_output() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"})]);
    for args in [
        &["list"][..],
        &["show", &interview],
        &["log", &interview],
        &["log", &interview, "--format", "text"],
        &["export", &interview, "--format", "markdown"],
    ] {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(!ran.out.is_empty());
    }
    let check = place.run(&["store", "check"]);
    assert_eq!(
        (check.out.as_str(), check.err.as_str()),
        ("", "Checked 1 interview, 2 events and 6 snapshots: all sound.\n")
    );
}

#[test]
fn colours_are_for_terminals_and_not_for_those_who_refuse_them() {
    let place = Place::new();
    let spoiled = place.copied_bank();
    std::fs::write(spoiled.join("questions/two-001-empty.md"), "").unwrap();
    let run = |args: &[&str], env: &[(&str, &str)]| {
        let mut command = place.bare(args);
        Ran::of(command.envs(env.iter().copied()).output().unwrap())
    };
    let forced = ("CLICOLOR_FORCE", "1");
    for (args, on_stdout) in [(&["show", "ada"][..], false), (&["lint", spoiled.to_str().unwrap()], true)] {
        let text = |env: &[(&str, &str)]| {
            let ran = run(args, env);
            if on_stdout { ran.out } else { ran.err }
        };
        let plain = text(&[]);
        assert!(!plain.is_empty() && !plain.contains('\u{1b}'), "{plain:?}");
        assert!(text(&[forced]).contains("\u{1b}["), "{:?}", text(&[forced]));
        assert_eq!(text(&[forced, ("NO_COLOR", "1")]), plain);
    }
}

#[test]
fn what_somebody_wrote_does_nothing_to_a_terminal() {
    let place = Place::new();
    let mut planned = plan();
    planned["candidate"] = json!({"name": "Ada\n\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m"});
    planned["role"] = json!("systems\r\nfake line");
    let interview = place.interview(&[planned, note("\u{1b}[2J gone")]);
    for args in [&["list"][..], &["show", &interview], &["log", &interview, "--format", "text"]] {
        let out = place.done(args);
        let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(acts), "{args:?}: {out:?}");
    }
    assert_eq!(place.done(&["list"]).lines().count(), 1);
    let err = place.run(&["show", "\u{1b}[31m\nerror: all is lost"]).fault("not-an-id");
    assert!(!err.contains('\u{1b}') && err.lines().count() == 2, "{err:?}");
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_output_quietly() {
    let place = Place::new();
    let mut lines = vec![plan()];
    lines.extend((0..20).map(|_| note(&"long ".repeat(3000))));
    let interview = place.interview(&lines);
    let mut log =
        place.command(&["log", &interview]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    let mut out = BufReader::with_capacity(512, log.stdout.take().unwrap());
    out.read_line(&mut first).unwrap();
    drop(out);
    assert!(first.starts_with("{\"interview\":"), "{first}");
    assert!(log.wait().unwrap().success());
    let mut err = String::new();
    log.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(err, "");

    // Nobody listens from the start.
    for args in [
        &["log", &interview][..],
        &["list", "--format", "json"],
        &["show", &interview],
        &["export", &interview, "--format", "html"],
        &["completions", "bash"],
        &["man"],
        &["lint", crate::place::BANK],
        &["lint", crate::place::BANK, "--format", "json"],
        &["--help"],
    ] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let ran = Ran::of(place.command(args).stdout(writer).output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn live_ends_when_nobody_takes_its_answers_and_what_it_did_is_kept() {
    let place = Place::new();
    let planned = plan();
    let input = place.root().join("lines");
    std::fs::write(&input, format!("{planned}\n{{\"do\":\"start\"}}\n")).unwrap();
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let mut live = place.command(&["live"]);
    let ran = Ran::of(live.stdin(std::fs::File::open(input).unwrap()).stdout(writer).output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(place.log(planned["id"].as_str().unwrap())[0]["kind"], "planned");
}

#[cfg(unix)]
#[test]
fn input_that_cannot_be_read_is_a_fault() {
    let place = Place::new();
    let folder = std::fs::File::open(place.root()).unwrap();
    let ran = Ran::of(place.command(&["live"]).stdin(folder).output().unwrap());
    let err = ran.fault("io");
    assert!(err.contains("line 1"), "{err}");
}
