//! What holds of any text whatever. The fuzzers and the tests of generated texts look at it with these same eyes.

use evidence::{
    Diagnostic, Engine, Finding, MAX_BYTES, Place, changed_lines, definitions_of, diagnostics, follow,
    highlight, is_output,
};

/// The characters of code that a finding carries at most.
const SHOWN: usize = 200;

/// All detectors of the bundled rubrics.
pub(crate) fn bundled() -> Engine {
    let library = bank::Library::bundled();
    let home = library.home().expect("the bundled bank is there");
    Engine::of(&definitions_of(&home.bank)).0
}

/// Looking at a text as code: the same again each time, and nothing found that is not there.
pub(crate) fn of_code(engine: &Engine, code: &str) {
    let scan = engine.scan(code, None);
    assert_eq!(engine.scan(code, None), scan, "a second look sees something else");
    let shown = highlight(code, None);
    let text = Text::of(code);
    assert!(shown.len() <= text.starts.len(), "more lines are drawn than there are");
    for (line, spans) in shown.iter().enumerate() {
        let units = text.line(line).iter().map(|c| c.len_utf16()).sum::<usize>();
        assert!(spans.iter().all(|span| span.start < span.end && span.end as usize <= units), "{spans:?}");
        assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "{spans:?}");
    }
    let Ok(scan) = scan else { return };
    assert!(code.len() <= MAX_BYTES);
    assert!(scan.syntax_errors <= code.len() + 1);
    let order = |one: &Finding, next: &Finding| (one.place, &one.detector) < (next.place, &next.detector);
    assert!(scan.findings.is_sorted_by(order), "findings are out of order, or one is there twice");
    for found in &scan.findings {
        let there: String = text.at(found.place).iter().take(SHOWN).collect();
        assert_eq!(found.text, there, "{found:?} is not what stands at its place");
        assert!(found.item.chars().count() <= SHOWN, "{found:?} carries too much");
        assert!(engine.about(&found.detector).is_some_and(|about| !about.reads_compiler), "{found:?}");
    }
    // Every second line goes: what is left is followed into the whole.
    let before: String = code.split_inclusive('\n').step_by(2).collect();
    let changed = changed_lines(&before, code);
    assert!(changed.iter().all(|run| run.start >= 1 && run.start < run.end), "{changed:?}");
    assert!(changed.is_sorted_by(|one, next| one.end < next.start), "{changed:?}");
    assert!(changed.last().is_none_or(|run| run.end as usize <= text.starts.len() + 1), "{changed:?}");
    if let Ok(earlier) = engine.scan(&before, None) {
        let mut taken: Vec<usize> =
            follow((&before, &earlier.findings), (code, &scan.findings)).into_iter().flatten().collect();
        taken.sort_unstable();
        assert!(taken.is_sorted_by(|one, next| one < next), "one earlier finding is two later ones");
        assert!(taken.last().is_none_or(|last| *last < earlier.findings.len()));
    }
}

/// Looking at a text as what a compiler said: nothing is read into it, and it grows to nothing larger.
pub(crate) fn of_output(engine: &Engine, text: &str) {
    assert_eq!(is_output(text), is_output(text));
    let read = diagnostics(text);
    assert_eq!(diagnostics(text), read, "a second reading says something else");
    let Ok(read) = read else {
        assert!(text.len() > MAX_BYTES);
        return;
    };
    let lines = text.split(['\n', '\r']).count();
    assert!(read.len() <= lines, "{} errors and warnings in {lines} lines", read.len());
    let size = |one: &Diagnostic| {
        one.message.len()
            + one.code.as_ref().map_or(0, String::len)
            + one.file.as_ref().map_or(0, String::len)
    };
    assert!(read.iter().map(size).sum::<usize>() <= text.len(), "more was read than is there");
    for one in &read {
        assert!(!one.message.contains(['\n', '\r']), "{one:?} has more than one line");
        assert!(one.line != Some(0) && one.column != Some(0), "{one:?}: places count from 1");
    }
    let found = engine.read_diagnostics(&read);
    assert!(found.is_sorted_by_key(|(number, _)| *number));
    for (number, found) in &found {
        let of = read.get(*number).expect("a finding is of one that was read");
        assert_eq!(found.place.line, of.line.unwrap_or(1));
        assert!(found.text.chars().count() <= SHOWN);
        assert!(engine.about(&found.detector).is_some_and(|about| about.reads_compiler), "{found:?}");
    }
    let same: Vec<Finding> = found.into_iter().map(|(_, found)| found).collect();
    assert_eq!(engine.read_output(text), Ok(same));
}

/// A text by characters, so that places are looked up by other means than they were made.
struct Text {
    chars: Vec<char>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Text {
    fn of(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let ends = |at: &usize| match chars.get(*at) {
            Some('\n') => true,
            Some('\r') => chars.get(at + 1) != Some(&'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..chars.len()).filter(ends).map(|at| at + 1)).collect();
        Self { chars, starts }
    }

    /// A line, from 0, with its end.
    fn line(&self, line: usize) -> &[char] {
        let start = self.starts.get(line).copied().expect("the line is there");
        let end = self.starts.get(line + 1).copied().unwrap_or(self.chars.len());
        self.chars.get(start..end).expect("lines follow each other")
    }

    fn at(&self, place: Place) -> &[char] {
        let offset = |line: u32, column: u32| {
            assert!(line >= 1 && column >= 1, "{place:?}: places count from 1");
            let before = self.line(line as usize - 1).len();
            assert!(column as usize <= before + 1, "{place:?} is behind the end of its line");
            self.starts.get(line as usize - 1).copied().unwrap_or_default() + column as usize - 1
        };
        let range = offset(place.line, place.column)..offset(place.end_line, place.end_column);
        assert!(range.start <= range.end, "{place:?} ends before it begins");
        self.chars.get(range).expect("both ends are in the text")
    }
}
