//! How problems look, as text and as JSON.

use std::borrow::Cow;

use bank::{Bank, Listing, Problem, render, render_all};

/// The problems of a bank that has only these files and a scale.
fn problems(files: &[(&str, &[u8])]) -> Vec<Problem> {
    let scale = ("rubrics/scale.yaml", include_bytes!("good/rubrics/scale.yaml").as_slice());
    let files = files.iter().chain([&scale]);
    Bank::from_files(files.map(|(name, bytes)| ((*name).to_owned(), Cow::Owned(bytes.to_vec())))).1
}

const KIT: &str = "\
id: short-talk
stage: phone-screen
levels: [junior]
roles: [systems]
minutes: 30
opening: Hello.
blocks: { opening: 11 }
questions: [ { id: err-001, minutes: 20 } ]
competencies: [ { id: error-handling, wieght: 1 } ]
";

#[test]
fn problems_show_their_line_and_what_to_do() {
    let found = problems(&[("rubrics/kits/short-talk.yaml", KIT.as_bytes())]);
    insta::assert_snapshot!(render_all(&found, false));
}

#[test]
fn a_problem_over_several_lines_shows_them() {
    let text = "---\nid: a-001\n---\nwords\nover\nlines\n";
    let found = problems(&[("questions/a-001.md", text.as_bytes())]);
    let stray = found.iter().find(|problem| problem.code.name() == "stray-text").unwrap();
    insta::assert_snapshot!(render(stray, false));
}

#[test]
fn a_problem_stands_below_its_characters_however_wide_they_are() {
    let text = "id: junior-systems\nrole: \"日本 é\"\nlevel: \"junior 👩‍🚀\"   # 日本\nstages: []\n";
    let found = problems(&[("rubrics/loops/junior-systems.yaml", text.as_bytes())]);
    insta::assert_snapshot!(render_all(&found, false));
}

#[test]
fn a_problem_of_a_whole_file_has_no_line_to_show() {
    let found = problems(&[("questions/a.md", b""), ("questions/b.md", b"ok\ncaf\xe9")]);
    insta::assert_snapshot!(render_all(&found, false));
}

#[test]
fn what_stands_in_a_file_cannot_colour_or_move_the_terminal() {
    let text = "id: \"\\e[31mred\"\nrole: systems\nlevel: junior\nstages: []\n";
    let found = problems(&[("rubrics/loops/red.yaml", text.as_bytes())]);
    assert!(!render_all(&found, false).contains('\u{1b}'));
    let raw = "id: red\nrole: \u{1b}[31msystems\n";
    let found = problems(&[("rubrics/loops/red.yaml", raw.as_bytes())]);
    assert!(!found.is_empty());
    assert!(!render_all(&found, false).contains('\u{1b}'));
}

#[test]
fn a_line_too_long_to_help_is_left_out() {
    let text = format!("id: a\nrole: [{}]\nlevel: junior\nstages: []\n", "x, ".repeat(2000));
    let found = problems(&[("rubrics/loops/a.yaml", text.as_bytes())]);
    let shown = render_all(&found, false);
    assert!(shown.contains("--> rubrics/loops/a.yaml:2:7") && shown.len() < 1000, "{shown}");
}

#[test]
fn colours_are_there_when_asked_for() {
    let found = problems(&[("rubrics/kits/short-talk.yaml", KIT.as_bytes())]);
    assert!(render_all(&found, true).contains("\u{1b}["));
    assert!(!render_all(&found, false).contains("\u{1b}["));
}

#[test]
fn no_problems_are_said_to_be_none() {
    assert_eq!(render_all(&[], false), "no errors, no warnings\n");
}

#[test]
fn problems_are_listed_as_json() {
    let found = problems(&[("rubrics/kits/short-talk.yaml", KIT.as_bytes())]);
    insta::assert_json_snapshot!(Listing { problems: &found });
}
