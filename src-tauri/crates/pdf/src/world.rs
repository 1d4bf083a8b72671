//! All that the compiler may read: one template, one file of data, and the fonts.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};

use crate::Fonts;

const TEMPLATE: &str = include_str!("scorecard.typ");
/// The name under which the template reads its data.
const DATA: &str = "scorecard.json";

/// A world without a file system, packages, a network or a clock.
pub(crate) struct Desk<'f> {
    template: Source,
    data_id: FileId,
    data: Bytes,
    fonts: &'f Fonts,
}

/// With the tags for headers of rows, which the library still counts among its extras.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

impl<'f> Desk<'f> {
    /// The world in which the template finds this data. None should the names of its files be no names.
    pub(crate) fn new(data: Vec<u8>, fonts: &'f Fonts) -> Option<Self> {
        let id = |name| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
        let template = Source::new(id("scorecard.typ")?, TEMPLATE.to_owned());
        Some(Self { template, data_id: id(DATA)?, data: Bytes::new(data), fonts })
    }

    /// Where in the template something went wrong, from 1.
    pub(crate) fn line_of(&self, diagnostic: &SourceDiagnostic) -> Option<usize> {
        let range = self.range(diagnostic.span)?;
        self.template.lines().byte_to_line(range.start).map(|line| line.saturating_add(1))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
