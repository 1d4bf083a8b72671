//! Every text of a scorecard may come from anyone.

use interview::{Privacy, Scorecard};
use pulldown_cmark::{Event, Options, Parser};
use report::{Format, render};
use scraper::{Html, Node};

use crate::filled::{Filled, Texts};
use crate::fixture::{berlin, rich};

/// Each is one line, so that a scorecard full of it has the shape of one full of plain words.
const PAYLOADS: [&str; 22] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea><script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "]]> <!-- x",
    "&lt;b&gt; &#60;i&#62; &amp;",
    "<a href=javascript:alert(1)>x</a>",
    "{{x}} ${x} <%= x %>",
    "a | b || c",
    "| --- | --- |",
    "# x #",
    "- x",
    "1. x",
    "> x",
    "=== x",
    "~~~ x",
    "[x]: http://h.example",
    "[^x] [x](http://h.example) ![x](http://h.example/i.png)",
    "*x* __x__ ~~x~~ $x$ \\",
    "\u{202E}evil\u{202C} \u{2066}x \u{200F} שלום",
    "\u{0}\u{7}\u{1b}[31m\u{85}\u{9b}x 🦀",
];

/// Elements with their attributes, in order; without emphasis, which the bank's Markdown may have.
fn skeleton(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.tree
        .nodes()
        .filter_map(|node| match node.value() {
            Node::Element(element) if matches!(element.name(), "em" | "strong") => None,
            Node::Element(element) => {
                let mut attributes: Vec<_> =
                    element.attrs().map(|(name, value)| format!("{name}={value:?}")).collect();
                attributes.sort();
                Some(format!("{} {}", element.name(), attributes.join(" ")))
            }
            Node::Comment(comment) => Some(format!("comment {}", &**comment)),
            _ => None,
        })
        .collect()
}

/// What is read on a page, without the head.
fn read(html: &str) -> String {
    let page = Html::parse_document(html);
    let body = scraper::Selector::parse("body").unwrap();
    page.select(&body).flat_map(|body| body.text()).collect()
}

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION)
}

/// Blocks and emphasis, in order, without their text.
fn outline(markdown: &str) -> Vec<String> {
    parser(markdown)
        .filter(|event| !matches!(event, Event::Text(_) | Event::Code(_)))
        .map(|event| format!("{event:?}"))
        .collect()
}

fn everything(card: &Scorecard, format: Format) -> String {
    render(card, Privacy { include_private: true, alias: false }, format, berlin()).unwrap()
}

fn filled(text: impl Fn(usize) -> String) -> Filled {
    Texts::of(&rich()).fill(text)
}

fn plain(texts: &Texts) -> Scorecard {
    texts.fill(|number| format!("Text {number}")).card
}

#[test]
fn no_text_becomes_an_element_or_an_attribute() {
    let texts = Texts::of(&rich());
    let expected = skeleton(&everything(&plain(&texts), Format::Html));
    for payload in PAYLOADS {
        let hostile = texts.fill(|number| format!("{payload} {number}"));
        assert!(hostile.texts.len() > 60, "only {} texts were found", hostile.texts.len());
        pretty(&skeleton(&everything(&hostile.card, Format::Html)), &expected, payload);
    }
}

#[test]
fn no_text_changes_the_outline_of_the_markdown() {
    let texts = Texts::of(&rich());
    let expected = outline(&everything(&plain(&texts), Format::Markdown));
    for payload in PAYLOADS {
        let hostile = texts.fill(|number| format!("{payload} {number}"));
        pretty(&outline(&everything(&hostile.card, Format::Markdown)), &expected, payload);
        let hostile = texts.fill(|number| format!("{number} {payload}"));
        pretty(&outline(&everything(&hostile.card, Format::Markdown)), &expected, payload);
    }
}

fn pretty(found: &[String], expected: &[String], payload: &str) {
    let differs = found.iter().zip(expected).position(|(found, expected)| found != expected);
    assert!(
        found == expected,
        "{payload:?}: {} for {} parts, first at {differs:?}: {:?} in place of {:?}",
        found.len(),
        expected.len(),
        differs.map(|at| &found[at]),
        differs.map(|at| &expected[at]),
    );
}

#[test]
fn backticks_and_line_ends_make_nothing_but_code_and_lines() {
    let hostile =
        filled(|number| format!("`{number} ``` <script>`\n\n```\n<img src=x>\r\n    | a |\n- b\n# c\n~~~\n"));
    let page = everything(&hostile.card, Format::Html);
    let known = [
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2",
        "h3", "p", "b", "small", "bdi", "span", "div", "code", "time", "ol", "ul", "li", "table", "thead",
        "tbody", "tr", "th", "td", "svg", "rect", "circle", "polygon",
    ];
    let attributes = [
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "id",
        "role",
        "aria-label",
        "aria-labelledby",
        "aria-hidden",
        "dir",
        "start",
        "scope",
        "colspan",
        "datetime",
        "width",
        "height",
        "viewBox",
        "x",
        "y",
        "rx",
        "cx",
        "cy",
        "r",
        "points",
    ];
    for node in Html::parse_document(&page).tree.nodes() {
        if let Node::Element(element) = node.value() {
            assert!(known.contains(&element.name()), "<{}> came of a text", element.name());
            for (name, _) in element.attrs() {
                assert!(attributes.contains(&name), "{name} came of a text in <{}>", element.name());
            }
        }
    }
    let markdown = everything(&hostile.card, Format::Markdown);
    for event in parser(&markdown) {
        let raw = matches!(event, Event::Html(_) | Event::InlineHtml(_));
        assert!(!raw, "{event:?} came of a text");
    }
    let headings = |markdown: &str| markdown.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings(&markdown), headings(&everything(&plain(&Texts::of(&rich())), Format::Markdown)));
}

#[test]
fn no_text_is_lost() {
    let filled = filled(|number| format!("<Text {number}> & \"more\" \\ |"));
    let html = read(&everything(&filled.card, Format::Html));
    let markdown: String = parser(&everything(&filled.card, Format::Markdown))
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    // What words and numbers stand for: names of things that have a name for people too, and a hash
    // that is shortened. The alias stands for a name that is told, and two points were not given.
    let untold = |place: &str| {
        let names = ["/schema", "/interview/state", "/interview/kit/hash", "/interview/candidate/alias"];
        let parts: Vec<&str> = place.split('/').collect();
        names.contains(&place)
            || matches!(
                parts[..],
                ["", "competencies" | "signals", _, "id"]
                    | ["", "interview", "scale", _]
                    | ["", "findings", _, "signals", _]
            )
    };
    for (form, document) in [("HTML", html), ("Markdown", markdown)] {
        let lost: Vec<&String> = filled
            .texts
            .iter()
            .filter(|(place, text)| !untold(place) && !document.contains(text.as_str()))
            .map(|(place, _)| place)
            .collect();
        assert!(lost.is_empty(), "{form} lost {lost:?}");
    }
}

#[test]
fn nothing_is_loaded_and_no_script_runs() {
    let page = everything(&rich(), Format::Html);
    assert!(page.contains("default-src 'none'"));
    for loads in ["src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "http://", "https://"] {
        assert!(!page.contains(loads), "{loads} stands in the page");
    }
}

#[test]
fn control_characters_reach_no_terminal() {
    let hostile = filled(|number| format!("{number}\u{1b}]0;x\u{7}\u{9b}\u{0}\r"));
    for format in Format::TEXTS {
        let text = everything(&hostile.card, format);
        let control = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert!(format == Format::Json || control.is_none(), "{format}: {control:?}");
    }
}
