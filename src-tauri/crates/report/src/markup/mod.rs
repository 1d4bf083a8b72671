//! Markdown from the bank as HTML or plain words. Its text is hostile: it comes from files that anyone
//! may have written.
//!
//! Raw HTML is shown as the text it is; an image is its description and its address; a link is its
//! words and its address, so that nothing is loaded and nothing is clicked by mistake. A heading is a
//! paragraph in bold type, because the page it lands on has an outline of its own. Whatever comes out
//! is passed through an allow-list of bare elements without any attribute.

mod events;
mod plain;
mod runs;

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, html};

pub use plain::to_text;
pub use runs::{Run, inline_to_runs};

use events::block_events;
pub(crate) use events::inline_events;

/// Paragraphs, lists, quotations and code as HTML.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    written(block_events(markdown))
}

/// Emphasis and code within one line as HTML, without a paragraph around it. Line breaks are spaces;
/// what would begin a list or a heading is text.
#[must_use]
pub fn inline_to_html(markdown: &str) -> String {
    written(inline_events(markdown))
}

fn written(events: Vec<Event<'_>>) -> String {
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    ALLOWED.clean(&page).to_string()
}

/// The second line of defence: should the events above ever let an element through, it ends here.
static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed.tags(HashSet::from([
        "p",
        "br",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
    ]));
    // The number a list begins with is part of what was written.
    allowed.add_tag_attributes("ol", ["start"]);
    allowed
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_emphasis_and_code_are_kept() {
        assert_eq!(
            to_html("One *two* **three** `four <T>`.\n\n- a\n- b\n\n3. c\n\n> q\n\n---\n"),
            "<p>One <em>two</em> <strong>three</strong> <code>four &lt;T&gt;</code>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n"
        );
    }

    #[test]
    fn a_fence_keeps_its_code_and_loses_its_info() {
        assert_eq!(
            to_html("```rust\" onload=\"x\nlet a = b < c && d;\n```"),
            "<pre><code>let a = b &lt; c &amp;&amp; d;\n</code></pre>\n"
        );
    }

    #[test]
    fn a_heading_is_a_paragraph_in_bold_type() {
        assert_eq!(
            to_html("# Big `code`\ntext"),
            "<p><strong>Big <code>code</code></strong></p>\n<p>text</p>\n"
        );
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(
            to_html(
                "a <b onclick=\"x\">b</b> <script>alert(1)</script>\n\n<div>\n<img src=x onerror=alert(1)>\n</div>\n"
            ),
            "<p>a &lt;b onclick=\"x\"&gt;b&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;div&gt;\n&lt;img src=x onerror=alert(1)&gt;\n&lt;/div&gt;\n</p>\n"
        );
    }

    #[test]
    fn links_and_images_are_words_and_an_address() {
        assert_eq!(
            to_html(
                "[the *book*](https://a.example/?a&b \"t\") ![cat](javascript:alert(1)) <https://b.example>"
            ),
            "<p>the <em>book</em> (https://a.example/?a&amp;b) cat (javascript:alert(1)) https://b.example</p>\n"
        );
        assert_eq!(
            to_html(
                "[![logo](https://a.example/l.png)](https://a.example)\n\n<me@a.example>\n\n[r][r]\n\n[r]: /x"
            ),
            "<p>logo (https://a.example/l.png) (https://a.example)</p>\n<p>me@a.example</p>\n<p>r (/x)</p>\n"
        );
    }

    #[test]
    fn inline_markdown_never_begins_a_block() {
        assert_eq!(inline_to_html("# not a heading"), "# not a heading");
        assert_eq!(inline_to_html("1. not a list"), "1. not a list");
        assert_eq!(inline_to_html("- no\n- list\n\n    no code"), "- no - list no code");
        assert_eq!(inline_to_html("[a]: /b"), "[a]: /b");
        assert_eq!(inline_to_html("```\nx\n```"), "<code>x</code>");
        assert_eq!(inline_to_html("<div>"), "&lt;div&gt;");
        assert_eq!(inline_to_html(""), "");
    }

    #[test]
    fn inline_markdown_keeps_emphasis_and_code_also_at_its_beginning() {
        assert_eq!(inline_to_html("`Arc<T>` shares"), "<code>Arc&lt;T&gt;</code> shares");
        assert_eq!(inline_to_html("_so_ **\"it\"** goes"), "<em>so</em> <strong>\"it\"</strong> goes");
        assert_eq!(inline_to_html("*a* [b](c)"), "<em>a</em> b (c)");
    }

    #[test]
    fn control_characters_do_nothing() {
        assert_eq!(inline_to_html("a\u{1b}[2Jb `c\u{202E}d`"), "a␛[2Jb <code>c⟨U+202E⟩d</code>");
    }

    #[test]
    fn deep_nesting_stays_as_text_and_costs_no_time() {
        let quoted = to_html(&format!("{}end", "> ".repeat(20_000)));
        assert_eq!(quoted.matches("<blockquote>").count(), 24);
        assert_eq!(quoted.matches("</blockquote>").count(), 24);
        assert!(quoted.contains("end"));
        let listed = to_html(&format!("{}end", "- ".repeat(20_000)));
        assert_eq!(listed.matches("<li>").count(), listed.matches("</li>").count());
        assert!(listed.contains("end"));
    }
}
