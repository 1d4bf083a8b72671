//! Rust, as the rule engine needs to know it.

use std::borrow::Cow;

use ast_grep_core::Language;
use ast_grep_core::matcher::{Pattern, PatternBuilder, PatternError};
use ast_grep_core::tree_sitter::{LanguageExt, StrDoc, TSLanguage};

/// A letter that Rust takes in a name and that nobody writes there: it stands for `$` in parsed patterns.
const EXPANDO: char = 'µ';

/// The Rust language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rust;

/// The grammar.
pub(crate) fn grammar() -> TSLanguage {
    tree_sitter_rust::LANGUAGE.into()
}

impl Language for Rust {
    fn pre_process_pattern<'q>(&self, query: &'q str) -> Cow<'q, str> {
        if query.contains('$') { Cow::Owned(with_expando(query)) } else { Cow::Borrowed(query) }
    }

    fn expando_char(&self) -> char {
        EXPANDO
    }

    fn kind_to_id(&self, kind: &str) -> u16 {
        grammar().id_for_node_kind(kind, true)
    }

    fn field_to_id(&self, field: &str) -> Option<u16> {
        grammar().field_id_for_name(field).map(Into::into)
    }

    fn build_pattern(&self, builder: &PatternBuilder) -> Result<Pattern, PatternError> {
        builder.build(|source| StrDoc::try_new(source, *self))
    }
}

impl LanguageExt for Rust {
    fn get_ts_language(&self) -> TSLanguage {
        grammar()
    }
}

/// The dollars that begin a metavariable, as letters: those before a capital or `_`, and every three in a row.
fn with_expando(query: &str) -> String {
    let mut text = String::with_capacity(query.len() * 2);
    let mut dollars = 0;
    for c in query.chars().map(Some).chain([None]) {
        if c == Some('$') {
            dollars += 1;
            continue;
        }
        let begins = dollars == 3 || c.is_some_and(|c| c.is_ascii_uppercase() || c == '_');
        let sign = if begins { EXPANDO } else { '$' };
        text.extend(std::iter::repeat_n(sign, dollars));
        text.extend(c);
        dollars = 0;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_of_metavariables_alone_are_replaced() {
        assert_eq!(with_expando("$E.unwrap()"), "µE.unwrap()");
        assert_eq!(with_expando("f($$$ARGS)"), "f(µµµARGS)");
        assert_eq!(with_expando("f($$$)"), "f(µµµ)");
        assert_eq!(with_expando("$_ => $x"), "µ_ => $x");
    }
}
