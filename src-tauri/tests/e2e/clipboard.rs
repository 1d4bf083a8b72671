//! There is one clipboard on a display: tests that use it take turns.

use tokio::sync::{Mutex, MutexGuard};

static CLIPBOARD: Mutex<()> = Mutex::const_new(());

/// Has the clipboard to itself as long as the guard lives.
pub(crate) async fn alone() -> MutexGuard<'static, ()> {
    CLIPBOARD.lock().await
}
