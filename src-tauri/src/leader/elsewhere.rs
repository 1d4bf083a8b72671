//! Systems on which no program listens for the leader yet.

use std::sync::{Arc, Mutex};

use desk::Fault;

use super::{Page, Tell, Trouble};

pub(crate) fn start(_page: Page, _trouble: Arc<Mutex<Trouble>>) -> Result<Tell, Fault> {
    Err(Fault::new(
        "not-served",
        "shortcuts that work from other windows are served on X11 only so far",
        "Bind `touchstone poke` to a key of your desktop instead.",
    ))
}

pub(crate) fn keeps_pictures() -> bool {
    false
}
