//! Files made to be costly: they are refused or cut short, with few problems, in little time.

use std::borrow::Cow;

use bank::{Bank, Problem, bundled_files};

/// The problems of the bundled rubrics with one file added or replaced.
fn problems(name: &str, text: String) -> Vec<Problem> {
    let rubrics = bundled_files().filter(|(other, _)| other.starts_with("rubrics/") && *other != name);
    let rubrics = rubrics.map(|(other, bytes)| (other.to_owned(), Cow::Borrowed(bytes)));
    Bank::from_files(rubrics.chain([(name.to_owned(), Cow::Owned(text.into_bytes()))])).1
}

const FRONT: &str = "---
id: x-001
title: X
kind: coding
competencies: [ownership]
stages: [phone-screen]
levels: [mid]
roles: [systems]
minutes: 1
blocks: { all: 1 }
language: rust-only
crates: std
signals: []
bar: { mid: { ownership: 3 } }
sources: [us]
---
";

/// A megabyte of what `line` gives for rising numbers, after `head`.
fn full(head: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        let line = line(number);
        if text.len() + line.len() > 1 << 20 {
            break;
        }
        text.push_str(&line);
    }
    text
}

#[test]
fn a_megabyte_of_anything_gives_few_problems() {
    let repeated = |line: &'static str| move |_: usize| line.to_owned();
    let question = |section: &str, line: &'static str| full(&format!("{FRONT}{section}"), repeated(line));
    let files = [
        ("rubrics/kits/x.yaml", full("", |number| format!("x{number}: 1\n"))),
        ("rubrics/kits/x.yaml", full("", repeated("x: 1\n"))),
        ("rubrics/kits/x.yaml", full("", repeated("x: : 1\n"))),
        ("rubrics/kits/x.yaml", full("signals: [", repeated("a, "))),
        ("rubrics/kits/x.yaml", full("signals: ", repeated("["))),
        ("rubrics/kits/x.yaml", full("a: &a [x]\nb: [", repeated("*a, "))),
        ("rubrics/kits/x.yaml", full("id: \"", repeated("a"))),
        ("rubrics/loops/x.yaml", full("id: x\nrole: ", repeated("a"))),
        ("rubrics/competencies/x.yaml", full("signals:\n", repeated("- id: x\n"))),
        ("questions/x.md", full("---\n", repeated("a"))),
        ("questions/x.md", question("", "## \n")),
        ("questions/x.md", question("", "## Prompt\n")),
        ("questions/x.md", question("## Hints\n", "1. x\n")),
        ("questions/x.md", question("## Hints\n", "1. [ownership ≤ 9] x\n")),
        ("questions/x.md", question("## Prompt\n", "<b>")),
        ("questions/x.md", question("## Prompt\n", "> ")),
        ("questions/x.md", question("## Prompt\n", "- ")),
        ("questions/x.md", question("## Prompt\n", "*a **b ")),
        ("questions/x.md", question("## Prompt\n", "[a](")),
        ("questions/x.md", question("## Prompt\n", "```\n\n")),
        ("questions/x.md", question("## Starter\n", "```rust expect=prints(\"a\n```\n")),
        ("questions/x.md", question("## Wrong answers\n- x\n", "  ```\n  ```\n")),
        ("questions/x.md", question("## Anchors\n", "### a\n")),
        ("questions/x.md", question("## Anchors\n### ownership\n", "1. a\n")),
        ("questions/x.md", question("## Tests\n```rust tests\n", "fn a")),
    ];
    for (name, text) in files {
        let begins = text.lines().last().unwrap_or_default().chars().take(30).collect::<String>();
        let problems = problems(name, text);
        let own = problems.iter().filter(|problem| problem.span.file == name).count();
        assert!((1..=5100).contains(&own), "{own} problems of {name}, {begins:?}");
        let shown: usize = problems.iter().map(|problem| problem.excerpt.len()).sum();
        assert!(shown < 20 << 20, "{shown} bytes to show of {name}, {begins:?}");
    }
}
