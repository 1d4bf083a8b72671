//! Telling Rust from other text, for those who take code without being asked.
//!
//! Rather nothing than something that is none: whoever has code can always capture it by hand.

use std::sync::LazyLock;

use regex::RegexSet;

/// What hardly anything but Rust has.
const STRONG: [&str; 15] = [
    r"\bfn\s+\w+\s*[<(]",
    r"\bimpl\b(?:<.*>)?\s+[\w:]+(?:<.*>)?\s*(?:\{|for\b|where\b)",
    r"\blet\s+mut\b|\blet\s+\w+\s*:\s*&?[\w<:]+.*=|\blet\s+(?:Some|Ok|Err)\(",
    r"\b(?:println|eprintln|print|format|write|writeln|vec|assert|assert_eq|panic|todo|matches|dbg)!\s*[(\[]",
    r"(?m)^\s*#!?\[[a-z_]\w*(?:\(|\]|\s*=|::)",
    r"&mut\s+\w|&'\w+\s|&str\b|<'\w+[,>]",
    r"\b(?:u8|u16|u32|u64|u128|usize|i8|i16|i32|i64|i128|isize|f32|f64)\b",
    r"\)\?[;.)]|\.unwrap\(\)|\.expect\(|\.clone\(\)|\.iter\(\)|\.into_iter\(\)|\.collect\(\)|::<",
    r"\b(?:Some|Ok|Err)\(|\b(?:Vec|Option|Result|Box|Rc|Arc|HashMap)<",
    r"(?m)^\s*(?:pub(?:\(crate\))?\s+)?use\s+(?:std|crate|super|self|\w+)(?:::[\w{*]+)+",
    r"\bmatch\s+[^\n]+\{",
    r"\bpub(?:\(crate\))?\s+(?:fn|struct|enum|trait|mod|const|async|type)\b",
    r"\|\s*&?(?:mut\s+)?\w+(?:,\s*&?\w+)*\s*\|",
    r"->\s*(?:Self|Result|Option|impl|Box|Vec|String|bool|\(\)|&)",
    r"\basync\s+(?:fn|move)\b|\.await\b|\bunsafe\s*\{|\bmove\s*\|",
];

/// What other languages have, and Rust has not.
const OTHERS: [&str; 10] = [
    r"(?m)^\s*(?:def|class)\s+\w+.*:\s*$|(?m)^\s*(?:elif|except)\b.*:\s*$",
    r"(?m)^\s*#\s*include\s*[<\x22]|\bstd::(?:cout|endl|vector|string|unique_ptr)\b",
    r"\bfunction\b\s*\w*\s*\(|\bconsole\.log\(|===|\bconst\s+\w+\s*=\s*(?:async\s*)?\(",
    r"(?m)^\s*(?:public|private|protected)\s+(?:static\s+|final\s+|override\s+)*\w+|\bSystem\.out\.",
    r"(?m)^\s*package\s+\w+\s*;?\s*$|(?m)^\s*func\s+[\w(]|:=\s",
    r"(?m)^\s*(?:import|from)\s+[\w.]+(?:\s+import\b|\s+from\b|;?\s*$)",
    r"(?i)<!doctype|<html|</\w+>|\bselect\s+.+\bfrom\b",
    r"(?m)^\s*(?:fun|val|var)\s+\w+|\bfunc\s+\w+\(",
    r"(?m)^-----BEGIN |(?m)^\s*[A-Z][A-Z0-9_]{2,}=\S",
    r"(?m)^\s*\$\s+\w|<\?php",
];

/// A text that has fewer letters and signs says too little of itself.
const SHORTEST: usize = 24;

static SIGNS: LazyLock<Option<(RegexSet, RegexSet)>> =
    LazyLock::new(|| Some((RegexSet::new(STRONG).ok()?, RegexSet::new(OTHERS).ok()?)));

/// Whether a text looks like Rust, whole or half finished. Short texts, a word or a key for instance, never do.
#[must_use]
pub fn looks_like_rust(text: &str) -> bool {
    let Some((strong, others)) = &*SIGNS else { return false };
    let signs = text.chars().filter(|c| !c.is_whitespace()).take(SHORTEST).count();
    if signs < SHORTEST || !text.contains(['{', ';', '(']) {
        return false;
    }
    let code = strong.matches(text).iter().count();
    let other = others.matches(text).iter().count();
    code >= 2 && code >= 3 * other
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the corpus is read from its files")]
    fn code_of_many_hands_is_known_as_rust_also_where_it_is_cut() {
        let (mut all, mut known, mut halves) = (0, 0, 0);
        for entry in std::fs::read_dir(CORPUS).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let half: String = text.lines().take(text.lines().count() / 2).collect::<Vec<_>>().join("\n");
            all += 1;
            known += usize::from(looks_like_rust(&text));
            halves += usize::from(looks_like_rust(&half));
        }
        assert!(all >= 150, "{all}");
        assert!(known * 100 >= all * 99, "{known} of {all}");
        assert!(halves * 100 >= all * 90, "{halves} of {all}");
    }

    #[test]
    fn other_languages_prose_and_secrets_are_not() {
        for text in [
            "",
            "hunter2",
            "correct horse battery staple",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "AKIAIOSFODNN7EXAMPLE/wJalrXUtnFEMI(K7MDENG);bPxRfiCYEXAMPLEKEY",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU(=;{\n",
            "DATABASE_URL=postgres://ada:secret@db/app;\nTOKEN=Some(secret)\n",
            "Dear Ada, could we (perhaps) move the call to Tuesday; I have let the panel know. Some(one) said Ok.",
            "def load(path):\n    with open(path) as f:\n        return [int(x) for x in f]\n",
            "import os\nfrom pathlib import Path\n\nclass Ports:\n    def __init__(self):\n        self.ports = []\n",
            "#include <iostream>\nint main() { std::vector<int> v; for (auto& x : v) std::cout << x; return 0; }\n",
            "function load(path) {\n  const text = fs.readFileSync(path);\n  return text.split('\\n').map((x) => Number(x));\n}\n",
            "const a = (x) => x + 1;\nlet b = a(2);\nconsole.log(b);\n",
            "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}\n",
            "public static void main(String[] args) {\n    System.out.println(\"x\");\n}\n",
            "fun main() {\n    val x = listOf(1, 2)\n    println(x.map { it + 1 })\n}\n",
            "SELECT name FROM people WHERE id = (1);",
            "{\"name\": \"demo\", \"port\": 80, \"list\": [1, 2, 3]}",
            "<html><body onclick=\"go();\">{x}</body></html>",
            "https://example.org/a?b=(c);d={e}&f=ghijklmnop",
        ] {
            assert!(!looks_like_rust(text), "{text}");
        }
    }

    #[test]
    fn a_few_lines_of_rust_are() {
        for text in [
            "let first = text.lines().next().unwrap();\nlet port: u16 = first.parse()?;",
            "fn load(path: &str) -> Result<Vec<u16>, Error> {",
            "match fs::read_to_string(path) {\n    Ok(text) => text,\n",
            "#[derive(Debug)]\nstruct Order<'a> { id: u64, name: &'a str }",
        ] {
            assert!(looks_like_rust(text), "{text}");
        }
    }
}
