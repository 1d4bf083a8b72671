//! There is one clipboard on a display: tests that use it take turns.

use std::sync::Mutex as Kept;

use arboard::{Clipboard, Error};
use tokio::sync::{Mutex, MutexGuard};

static CLIPBOARD: Mutex<()> = Mutex::const_new(());

/// Has the clipboard to itself as long as the guard lives.
pub(crate) async fn alone() -> MutexGuard<'static, ()> {
    CLIPBOARD.lock().await
}

/// Somebody copied this text.
pub(crate) fn holds(text: &str) {
    becomes(|clipboard| clipboard.set_text(text));
}

/// The clipboard of the display, kept open so that what is put there stays.
pub(crate) fn becomes(put: impl FnOnce(&mut Clipboard) -> Result<(), Error>) {
    static OPEN: Kept<Option<Clipboard>> = Kept::new(None);
    let mut open = OPEN.lock().unwrap();
    let clipboard = open.get_or_insert_with(|| Clipboard::new().unwrap());
    put(clipboard).unwrap();
}
