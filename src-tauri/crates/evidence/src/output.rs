//! Telling what the compiler said from code, so that one key captures both.

use std::sync::LazyLock;

use regex::RegexSet;

/// Lines that compilers, linters and test runs write, and hardly anybody else: heads, places, gutters, notes,
/// what is being done, how tests went, and their JSON. Another tool may have put something before a bar.
const LINES: [&str; 7] = [
    r"^(?:[^|/]{1,40}[|>\])] ?)?(?:error|warning|note|help)(?:\[\w+\])?: ",
    r"^(?:[^|/]{1,40}\| ?)?\s*(?:-->|:::) .+:\d+:\d+\s*$",
    r"^(?:[^|/]{1,40}\| ?)?\s*(?:\d+\s*\||\d+\s*[+~-] |\|(?:\s|$)|\.\.\.\s*$|= (?:note|help): )",
    r"^\s*(?:Compiling|Checking|Finished|Running|Blocking|Updating|Downloading|Downloaded|Locking|Building|Fresh|Dirty|Doc-tests|Adding|Removing) [`\w]",
    r"^(?:For more information about |Some errors have detailed explanations|error: could not compile)",
    r"^(?:running \d+ tests?$|test result: |test \S+ \.\.\. (?:ok|FAILED|ignored)|thread '.*' (?:\(\d+\) )?panicked at )",
    r#"^\s*\{.*"(?:\$message_type|reason|rendered)":"#,
];

/// What acts on a terminal instead of being read.
const SEQUENCE: &str = r"\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\-_]";

static OF_OUTPUT: LazyLock<Option<RegexSet>> = LazyLock::new(|| RegexSet::new(LINES).ok());
static SEQUENCES: LazyLock<Option<regex::Regex>> = LazyLock::new(|| regex::Regex::new(SEQUENCE).ok());

/// Whether a text is what a compiler, a linter or a test run said, rather than code: at least half of its
/// lines look like it. Code with an error pasted into a comment is code.
#[must_use]
pub fn is_output(text: &str) -> bool {
    let (Some(of_output), Some(sequences)) = (&*OF_OUTPUT, &*SEQUENCES) else { return false };
    let text = sequences.replace_all(text, "");
    let (mut lines, mut like) = (0_usize, 0_usize);
    for line in text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
        lines += 1;
        like += usize::from(of_output.is_match(line));
    }
    like > 0 && like * 2 >= lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERROR: &str = "error[E0382]: borrow of moved value: `order`\n  --> src/main.rs:12:20\n   |\n10 |     let order = take();\n   |         ----- move occurs\n...\n12 |     println!(\"{order}\");\n   |                ^^^^^ value borrowed here\n   |\n   = note: this error originates in a macro\nhelp: consider cloning\n   |\n11 |     drop(order.clone());\n   |               ++++++++\n\nFor more information about this error, try `rustc --explain E0382`.\n";

    #[test]
    fn what_the_compiler_or_cargo_said_is_output_however_it_was_copied() {
        let noisy: String = ERROR.lines().map(|line| format!("12:00:01 app | {line}\r\n")).collect();
        let coloured = ERROR.replace("error[E0382]", "\u{1b}[0m\u{1b}[1m\u{1b}[38;5;9merror[E0382]\u{1b}[0m");
        for text in [
            ERROR,
            &noisy,
            &coloured,
            "error[E0382]: borrow of moved value: `order`",
            "    Finished `dev` profile [unoptimized + debuginfo] target(s) in 0.42s\n     Running `target/debug/demo`\n",
            "   Compiling demo v0.1.0 (/home/ada/demo)\n",
            "running 2 tests\ntest a ... ok\ntest tests::b ... FAILED\n\ntest result: FAILED. 1 passed\n",
            "{\"reason\":\"compiler-message\",\"message\":{}}\n",
        ] {
            assert!(is_output(text), "{text}");
        }
    }

    #[test]
    fn code_is_code_whatever_is_written_in_it() {
        let commented: String = ERROR.lines().map(|line| format!("// {line}\n")).collect();
        let half = format!(
            "fn main() {{\n    let a = 1;\n    println!(\"error: {{a}}\");\n}}\n/*\n{}*/\n",
            "x\n".repeat(3)
        );
        for text in [
            "",
            "fn main() {}\n",
            &commented,
            &half,
            "match x {\n    1 | 2 => a,\n    3\n    | 4 => b,\n    _ => c,\n}\n",
            "let f = |x| x + 1;\nfold(0, |sum, x| sum + x)\n",
            "struct Failed {\n    error: String,\n    note: String,\n}\n",
            "error",
            "# Notes\nerror handling is fine\n",
        ] {
            assert!(!is_output(text), "{text}");
        }
    }
}
