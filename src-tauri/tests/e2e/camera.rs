//! Pictures of the window, below the target folder; the best of them for the README when asked for.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::sync::{Mutex, MutexGuard};

use crate::app::{App, Theme};
use crate::window_manager;

/// The window beside a call, a small one, and the usual one, which it is left in.
pub(crate) const SIZES: [(u32, u32); 3] = [(420, 860), (1000, 700), (1280, 800)];

/// README's pictures: the screen, its width, its theme, and the picture's name.
const FOR_README: [(&str, u32, Theme, &str); 8] = [
    ("live-question", 1280, Theme::Light, "live-light.png"),
    ("live-question", 1280, Theme::Dark, "live-dark.png"),
    ("live-question", 420, Theme::Light, "column.png"),
    ("strip-bar-question", 1400, Theme::Light, "strip.png"),
    ("prepare", 1280, Theme::Light, "prepare.png"),
    ("library", 1280, Theme::Light, "library.png"),
    ("wrap-up-ratings", 1280, Theme::Light, "wrap-up.png"),
    ("scorecard", 1280, Theme::Light, "scorecard.png"),
];

/// Pictures in a README are loaded by everybody who looks at it.
const README_BYTES: usize = 200_000;

/// Two frames later everything that was to be drawn is drawn.
const DRAWN: &str = "const done = arguments[0]; document.fonts.ready.then(() => \
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// One window at a time has the keyboard; only there is the focus shown.
static IN_FRONT: Mutex<()> = Mutex::const_new(());

impl App {
    /// Turns to this window, until the answer is dropped.
    pub(crate) async fn comes_to_the_front(&self) -> MutexGuard<'static, ()> {
        let turn = IN_FRONT.lock().await;
        window_manager::turn_to_window_of(self.pid());
        self.until("the window to have the keyboard", async || {
            (self.read("document.hasFocus()").await == true).then_some(())
        })
        .await;
        turn
    }

    /// Takes a picture of the window as it is.
    pub(crate) async fn picture(&self, screen: &str, (width, height): (u32, u32), theme: Theme) {
        self.client.execute_async(DRAWN, Vec::new()).await.unwrap();
        let picture = self.client.screenshot().await.unwrap();
        let folder = folder();
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{screen}-{width}x{height}-{}.png", theme.name())), &picture).unwrap();
        let chosen = FOR_README.iter().find(|known| (known.0, known.1, known.2) == (screen, width, theme));
        if let Some((.., name)) = chosen
            && std::env::var_os("UPDATE_SCREENSHOTS").is_some_and(|wanted| wanted == "1")
        {
            assert!(picture.len() < README_BYTES, "{name} has {} bytes", picture.len());
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/screenshots");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name), &picture).unwrap();
        }
    }
}

/// `screenshots` in the target folder.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots")
}
