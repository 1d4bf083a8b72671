//! The windows beside the main one, looked at through the driver: their pages, and where they are on the
//! display.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::app::App;
use crate::desktop::Desktop;
use crate::other_window::OtherWindow;

impl App {
    /// Goes on in the window that shows this page, once there is one; answers the window it comes from.
    pub(crate) async fn turns_to(&self, page: &str) -> WindowHandle {
        let before = self.client.window().await.unwrap();
        self.until(format_args!("a window with {page}"), async || {
            for window in self.client.windows().await.unwrap() {
                // One that is just being closed is none.
                if self.client.switch_to_window(window).await.is_ok()
                    && self.shown_page().await.is_some_and(|shown| shown == page)
                {
                    return Some(());
                }
            }
            None
        })
        .await;
        before
    }

    async fn shown_page(&self) -> Option<String> {
        let path = self.client.execute("return location.pathname.slice(1)", Vec::new()).await.ok()?;
        path.as_str().map(|path| if path.is_empty() { "index.html" } else { path }.to_owned())
    }

    /// Goes back to a window.
    pub(crate) async fn turns_back_to(&self, window: WindowHandle) {
        self.client.switch_to_window(window).await.unwrap();
    }

    /// The middle of an element in its window.
    pub(crate) async fn middle_of(&self, css: &str) -> (i16, i16) {
        self.shows(css).await;
        let read = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); \
            return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)";
        let middle = self.client.execute(read, vec![json!(css)]).await.unwrap();
        let at = |n: usize| i16::try_from(middle[n].as_i64().unwrap()).unwrap();
        (at(0), at(1))
    }

    /// Where elements are on the display: in the window of this title.
    pub(crate) async fn spots(&self, desktop: &Desktop, title: &str, of: &[String]) -> Vec<(i16, i16)> {
        let window = self
            .until(format_args!("the window {title:?} on the display"), async || desktop.area_of(title))
            .await;
        let mut spots = Vec::new();
        for css in of {
            let (x, y) = self.middle_of(css).await;
            spots.push((window.0 + x, window.1 + y));
        }
        spots
    }
}

impl OtherWindow {
    /// Clicks wherever the display shows that spot.
    pub(crate) fn clicks_at(&self, (x, y): (i16, i16)) {
        self.points_at(x, y);
        self.presses_the_button();
    }
}
