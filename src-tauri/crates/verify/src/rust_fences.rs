//! Which Rust fences a file has, read from its text alone.
//!
//! The bank reads fences where a question has a place for them. A Rust fence anywhere else would be shown to
//! people and never checked, so the two lists are compared.

/// The line of each Rust fence, from 1.
pub(crate) fn rust_fences(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start();
        let Some(mark) = line.chars().next().filter(|mark| ['`', '~'].contains(mark)) else { continue };
        let length = line.chars().take_while(|c| *c == mark).count();
        let info = line.trim_start_matches(mark).trim();
        match open {
            Some((opened_by, least)) if mark == opened_by && length >= least && info.is_empty() => {
                open = None;
            }
            None if length >= 3 && !(mark == '`' && info.contains('`')) => {
                open = Some((mark, length));
                if info.split([' ', ',', '\t']).next() == Some("rust") {
                    found.push(number);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_fences_are_found_at_any_depth_of_a_list() {
        let text = "text\n```rust expect=runs\nfn main() {}\n```\n- item\n  ```rust wrong passes\n  ```\n~~~rust\n~~~\n";
        assert_eq!(rust_fences(text), [2, 6, 8]);
    }

    #[test]
    fn other_fences_inline_code_and_fences_within_fences_are_not() {
        let text = "```toml\n```\n```rust``` inline\n````markdown\n```rust\n```\n````\n`rust`\n";
        assert!(rust_fences(text).is_empty());
    }
}
