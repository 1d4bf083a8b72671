//! Changes, announced between windows: whoever acts, in whatever window or from outside, the others take
//! their own view anew. The small windows wait for news by asking for what comes after a number, so that
//! they need to hear nothing, and can.

use std::time::Duration;

use desk::Knock;
use interview::InterviewId;
use tauri::{AppHandle, Manager};
use tokio::sync::watch;

use crate::outside::knock;

/// Words that depend on the clock are read again after so long.
const CLOCK: Duration = Duration::from_secs(10);

/// How often something changed.
#[derive(Debug)]
pub(crate) struct News(watch::Sender<u64>);

impl Default for News {
    fn default() -> Self {
        Self(watch::Sender::new(1))
    }
}

impl News {
    /// Something changed that the small windows show.
    pub(crate) fn changed(&self) {
        self.0.send_modify(|n| *n += 1);
    }

    /// Waits for what comes after a number, and no longer than words stay true; answers its number.
    pub(crate) async fn after(&self, seen: Option<u64>) -> u64 {
        let mut news = self.0.subscribe();
        if let Some(seen) = seen {
            // The clock went on, or the program ends: either way there is something to look at.
            drop(tokio::time::timeout(CLOCK, news.wait_for(|n| *n != seen)).await.map(|_changed| ()));
        }
        *news.borrow()
    }
}

/// The main window changed an interview: the small ones take their view anew.
pub(crate) fn from_main(app: &AppHandle) {
    app.state::<News>().changed();
}

/// Somebody outside changed an interview: all windows take their view anew.
pub(crate) fn from_outside(app: &AppHandle, interview: InterviewId) {
    knock(app, Knock::Changed { interview });
    from_main(app);
}
