/// Marked so that new options are no breaking change. (`#[non_exhaustive]`)
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    pub depth: usize,
    pub follow: bool,
}

#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Opened,
    #[non_exhaustive]
    Moved { x: i32, y: i32 },
    Closed,
}

impl std::fmt::Display for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("depth", &self.depth).finish_non_exhaustive()
    }
}

#[doc = "non_exhaustive"]
pub fn describe(e: Event) -> &'static str {
    match e {
        Event::Opened => "opened",
        Event::Moved { .. } => "moved",
        Event::Closed => "closed",
    }
}
