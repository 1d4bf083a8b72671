//! The tags, looked at in the file itself.

use lopdf::{Dictionary, Document, Object};

use super::fixture::{draft, rich};
use super::pdf;

/// An element of the structure: its kind, its words for those who cannot see, and its children.
#[derive(Debug)]
struct Element {
    kind: String,
    alt: Option<String>,
    scope: Option<String>,
    children: Vec<Element>,
}

impl Element {
    fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.children.iter().flat_map(Self::all)).collect()
    }

    fn kinds(&self) -> Vec<&str> {
        self.all().into_iter().map(|element| element.kind.as_str()).collect()
    }
}

fn read(pdf: &[u8]) -> Document {
    Document::load_mem(pdf).unwrap()
}

fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().unwrap().to_vec()).unwrap()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn followed<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).unwrap().1
}

fn element(document: &Document, dictionary: &Dictionary) -> Element {
    let children = match dictionary.get(b"K").map(|kids| followed(document, kids)) {
        Ok(Object::Array(kids)) => kids.iter().map(|kid| followed(document, kid)).collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    };
    let scope = dictionary.get(b"A").ok().and_then(|attributes| {
        let attributes = followed(document, attributes);
        let all = attributes.as_array().map_or_else(|_| vec![attributes], |all| all.iter().collect());
        all.iter().find_map(|one| followed(document, one).as_dict().ok()?.get(b"Scope").ok().map(name))
    });
    Element {
        kind: name(dictionary.get(b"S").unwrap()),
        alt: dictionary.get(b"Alt").ok().map(text),
        scope,
        children: children
            .into_iter()
            .filter_map(|kid| kid.as_dict().ok())
            .filter(|kid| kid.has(b"S"))
            .map(|kid| element(document, kid))
            .collect(),
    }
}

fn structure(pdf: &[u8]) -> Element {
    let document = read(pdf);
    let tree = followed(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut root = tree.as_dict().unwrap().clone();
    root.set("S", Object::Name(b"Root".to_vec()));
    element(&document, &root)
}

fn information(pdf: &[u8], key: &[u8]) -> String {
    let document = read(pdf);
    let info = followed(&document, document.trailer.get(b"Info").unwrap()).as_dict().unwrap();
    text(followed(&document, info.get(key).unwrap()))
}

pub(super) fn keywords(pdf: &[u8]) -> String {
    information(pdf, b"Keywords")
}

fn metadata(pdf: &[u8]) -> String {
    let document = read(pdf);
    let stream = followed(&document, document.catalog().unwrap().get(b"Metadata").unwrap());
    String::from_utf8(stream.as_stream().unwrap().content.clone()).unwrap()
}

#[test]
fn the_file_says_that_it_is_tagged_in_which_language_and_by_which_standards() {
    let written = pdf(&rich());
    let document = read(&written);
    let catalog = document.catalog().unwrap();
    let marked = followed(&document, catalog.get(b"MarkInfo").unwrap()).as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "en");
    let metadata = metadata(&written);
    for said in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Ines Okafor-Lindqvist · Phone screen · 20 November 2026 · Touchstone scorecard",
    ] {
        assert!(metadata.contains(said), "{said} is not in {metadata}");
    }
}

#[test]
fn title_author_moment_and_what_to_check_it_by_are_told() {
    let written = pdf(&rich());
    assert_eq!(information(&written, b"Author"), "Kim Abara");
    assert_eq!(information(&written, b"CreationDate"), "D:20261121091400+01'00");
    let keywords = keywords(&written);
    for told in [
        "touchstone.scorecard/1",
        "interview 01970000-0000-7000-8000-000000000001",
        "revision 2",
        "log 5b9e0c4f7a1d4c3e9b8a6f2d1c0b9a8e7f6d5c4b3a29181706f5e4d3c2b1a021",
        "events 63",
        "kit phone-screen 8c41f09a7d0e",
    ] {
        assert!(keywords.contains(told), "{told} is not in {keywords}");
    }
    assert_eq!(information(&pdf(&draft()), b"CreationDate"), "D:20261119100000+01'00");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let structure = structure(&pdf(&rich()));
    let kinds = structure.kinds();
    let levels: Vec<u8> =
        kinds.iter().filter_map(|kind| kind.strip_prefix('H').and_then(|level| level.parse().ok())).collect();
    assert_eq!(levels.first(), Some(&1));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert_eq!(levels.iter().filter(|level| **level == 2).count(), 9);
}

#[test]
fn every_drawing_has_words() {
    let structure = structure(&pdf(&rich()));
    let all = structure.all();
    let drawings: Vec<_> = all.iter().filter(|element| element.kind == "Figure").collect();
    let alt: Vec<&str> = drawings.iter().map(|drawing| drawing.alt.as_deref().unwrap()).collect();
    for words in ["4 of 4, the bar is 3", "2.5 of 4, the bar is 3", "for", "against", "for, with help"] {
        assert!(alt.contains(&words), "{words} is not among {alt:?}");
    }
}

#[test]
fn tables_have_headers_of_columns_and_rows() {
    let structure = structure(&pdf(&rich()));
    let all = structure.all();
    let tables: Vec<_> = all.iter().filter(|element| element.kind == "Table").collect();
    assert_eq!(tables.len(), 2);
    for table in tables {
        let scopes = |scope: &str| {
            let headers = table.all().into_iter().filter(|element| element.kind == "TH");
            headers.filter(|header| header.scope.as_deref() == Some(scope)).count()
        };
        assert!(scopes("Column") >= 3 && scopes("Row") >= 2, "{} {}", scopes("Column"), scopes("Row"));
        assert!(table.kinds().contains(&"TD"));
    }
}

#[test]
fn what_was_seen_is_a_list_with_an_item_a_mark() {
    let card = rich();
    let marks: usize =
        card.signals.iter().map(|signal| signal.marks.len().max(usize::from(signal.must))).sum();
    let steps: usize = 4 + 6;
    let notes = card.notes.iter().filter(|note| note.mark.is_none()).count();
    let structure = structure(&pdf(&card));
    let items = structure.kinds().into_iter().filter(|kind| *kind == "LI").count();
    assert_eq!(items, marks + steps + notes + card.deviations.len());
    assert!(structure.kinds().contains(&"Code"));
}

#[test]
fn nothing_acts_and_nothing_is_loaded() {
    let document = read(&pdf(&rich()));
    for object in document.objects.values() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for acting in ["JS", "JavaScript", "OpenAction", "AA", "EmbeddedFiles", "URI", "Launch"] {
            assert!(!dictionary.has(acting.as_bytes()), "{acting} in {dictionary:?}");
        }
    }
}
