//! Reading the page, and waiting for what it comes to say. Nothing here changes anything.

use std::fmt::Display;
use std::path::PathBuf;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::app::{App, LIMIT, LOOK_AGAIN};

impl App {
    /// The value of an expression on the page.
    pub(crate) async fn read(&self, expression: &str) -> Value {
        self.client.execute(&format!("return ({expression})"), Vec::new()).await.unwrap()
    }

    /// The words of the first element that matches; none where there is no such element.
    pub(crate) async fn words(&self, css: &str) -> Option<String> {
        let read = "return document.querySelector(arguments[0])?.innerText ?? null";
        let words = self.client.execute(read, vec![json!(css)]).await.unwrap();
        words.as_str().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// How many elements match.
    pub(crate) async fn count(&self, css: &str) -> usize {
        let read = "return document.querySelectorAll(arguments[0]).length";
        let count = self.client.execute(read, vec![json!(css)]).await.unwrap();
        usize::try_from(count.as_u64().unwrap()).unwrap()
    }

    /// Waits until `probe` finds what it looks for.
    pub(crate) async fn until<T>(&self, what: impl Display, probe: impl AsyncFn() -> Option<T>) -> T {
        let since = Instant::now();
        loop {
            if let Some(found) = probe().await {
                return found;
            }
            if since.elapsed() > LIMIT {
                self.fail(&format!("waited {} s for {what}", LIMIT.as_secs())).await;
            }
            sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until an element is in the page.
    pub(crate) async fn shows(&self, css: &str) {
        self.until(format_args!("{css}"), async || (self.count(css).await > 0).then_some(())).await;
    }

    /// Waits until no such element is in the page.
    pub(crate) async fn hides(&self, css: &str) {
        self.until(format_args!("{css} to go"), async || (self.count(css).await == 0).then_some(())).await;
    }

    /// Waits until an element holds these words, and answers all it says.
    pub(crate) async fn says(&self, css: &str, words: &str) -> String {
        self.until(format_args!("{words:?} in {css}"), async || {
            self.words(css).await.filter(|said| said.contains(words))
        })
        .await
    }

    /// Waits until as many elements match.
    pub(crate) async fn counts(&self, css: &str, wanted: usize) {
        self.until(format_args!("{wanted} of {css}"), async || {
            (self.count(css).await == wanted).then_some(())
        })
        .await;
    }

    /// Waits until the keyboard's focus is on an element that matches.
    pub(crate) async fn focuses(&self, css: &str) {
        self.until(format_args!("the focus on {css}"), async || self.has_focus(css).await.then_some(()))
            .await;
    }

    pub(crate) async fn has_focus(&self, css: &str) -> bool {
        let read = "return document.activeElement?.matches(arguments[0]) ?? false";
        self.client.execute(read, vec![json!(css)]).await.unwrap() == json!(true)
    }

    /// Ends the test with what the window shows.
    pub(crate) async fn fail(&self, why: &str) -> ! {
        let shown = self.words("body").await.unwrap_or_default();
        let focus = self.read("document.activeElement?.outerHTML?.slice(0, 200)").await;
        let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!(
            "failed-{}.png",
            std::thread::current().name().unwrap_or("test").replace("::", "-")
        ));
        if let Ok(bytes) = self.client.screenshot().await {
            std::fs::write(&picture, bytes).unwrap();
        }
        panic!("{why}\nfocus: {focus}\nthe window, as in {}: {shown}", picture.display());
    }
}
