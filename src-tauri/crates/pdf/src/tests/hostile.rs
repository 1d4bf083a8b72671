//! Every text of a scorecard may come from anyone. None of it acts, and all of it is there to be read.

use super::extracted::{assert_told, letters, pages};
use super::filled::Texts;
use super::fixture::rich;
use super::{EMBEDDED, pdf};

const PAYLOADS: [&str; 16] = [
    "#import \"@preview/evil:1.0.0\": *",
    "#read(\"/etc/passwd\")",
    "#include \"/etc/passwd\"",
    "#eval(\"1 + 1\")",
    "#panic(\"stop\") #sys.inputs #context here()",
    "] } ) \" \\\" \\u{41} \\",
    "= x == y - a + b / c : d",
    "$ sum_(i=0)^n x $ @label <label> ~ --- ...",
    "*b* _i_ `r` ```rust fn x() {}``` // c /* d */",
    "https://h.example/?a=1&b=2 mailto:a@h.example",
    "<script>alert(1)</script> &amp; ]]> <!-- x",
    "{\"spans\":[{\"t\":\"x\"}]} %s {0} ${x}",
    "\u{202E}evil\u{202C} \u{2066}x \u{200F} x\u{2069}\u{2069}",
    "\u{0}\u{7}\u{1b}[31m\u{85}\u{9b}\u{FEFF}\u{FFFE}\u{E000}\u{10FFFF}x",
    "(\\) Tj ET Q endstream endobj << /S /JavaScript >>",
    "a\u{301} e\u{308} \u{FE0F}\u{200D} \u{AD}x\u{AD}",
];

#[test]
fn no_text_is_anything_but_text() {
    let texts = Texts::of(&rich());
    for payload in PAYLOADS {
        let card = texts.fill(|number| format!("{payload} {number}")).card;
        assert_told(&pages(&pdf(&card)).concat(), &card, &EMBEDDED);
    }
}

#[test]
fn typst_markup_and_pdf_operators_are_read_as_they_were_typed() {
    let texts = Texts::of(&rich());
    for payload in &PAYLOADS[..8] {
        let card = texts.fill(|number| format!("{payload} {number}")).card;
        let found = letters(&pages(&pdf(&card)).concat());
        assert!(found.matches(&letters(payload)).count() > 40, "{payload:?}");
        assert!(!found.contains("root:x:0"));
    }
}
