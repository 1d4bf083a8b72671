//! What an interviewer does at the keyboard.

use fantoccini::Locator;

use crate::app::App;
use crate::keys;

impl App {
    /// Presses keys, written as the key table writes them: "h 2", "Mod+z", "PageDown".
    pub(crate) async fn press(&self, keys: &str) {
        self.client.perform_actions(keys::strokes(keys)).await.unwrap();
    }

    /// Types words into what has the focus.
    pub(crate) async fn types(&self, words: &str) {
        self.client.perform_actions(keys::typing(words)).await.unwrap();
    }

    /// Rests as long as it takes a person to go from a command to words: without it they are one run of
    /// keys, and somebody typing.
    pub(crate) async fn rests(&self) {
        self.client.perform_actions(keys::rest()).await.unwrap();
    }

    /// Clicks.
    pub(crate) async fn clicks(&self, css: &str) {
        self.shows(css).await;
        let clicked = self.client.find(Locator::Css(css)).await.unwrap().click().await;
        if let Err(error) = clicked {
            self.fail(&format!("{css} cannot be clicked: {error}")).await;
        }
    }

    /// Goes on by Tab until the focus is on an element that matches.
    pub(crate) async fn tab_to(&self, css: &str) {
        self.walk_to("Tab", css).await;
    }

    /// Goes back by Shift and Tab.
    pub(crate) async fn tab_back_to(&self, css: &str) {
        self.walk_to("Shift+Tab", css).await;
    }

    async fn walk_to(&self, key: &str, css: &str) {
        for _step in 0..80 {
            if self.has_focus(css).await {
                return;
            }
            self.press(key).await;
        }
        self.fail(&format!("{key} never reaches {css}")).await;
    }

    /// Gives the window another size.
    pub(crate) async fn resizes(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let wanted = serde_json::json!([width, height]);
        self.until(format_args!("the size {wanted}"), async || {
            (self.read("[innerWidth, innerHeight]").await == wanted).then_some(())
        })
        .await;
    }

    /// Prepares an interview from the first screen and stays at what follows.
    pub(crate) async fn prepares(&self, name: &str, kit: &str) {
        self.shows("[data-testid=home]").await;
        self.press("n").await;
        self.focuses("[data-testid=candidate]").await;
        self.types(name).await;
        self.chooses_kit(kit).await;
        self.press("Enter").await;
        self.focuses("[data-testid=prepared] [data-testid=start]").await;
    }

    /// Goes to the kits and on to this one.
    pub(crate) async fn chooses_kit(&self, kit: &str) {
        self.tab_to("[data-testid=kits] input").await;
        let chosen = format!("[data-testid='kit-{kit}']");
        for _kit in 0..40 {
            if self.has_focus(&chosen).await {
                break;
            }
            self.press("ArrowDown").await;
        }
        self.focuses(&chosen).await;
    }

    /// Starts the interview that was just prepared.
    pub(crate) async fn starts(&self) {
        self.press("Enter").await;
        self.shows("[data-testid=desk][data-phase=live]").await;
    }

    /// Goes to the next part until this question is open.
    pub(crate) async fn goes_to(&self, title: &str) {
        for _part in 0..8 {
            let now = self.words("main h1").await.unwrap_or_default();
            if now == title {
                return self.shows("[data-testid=signal-1]").await;
            }
            self.press("PageDown").await;
            self.until("the next part", async || {
                (self.words("main h1").await.unwrap_or_default() != now).then_some(())
            })
            .await;
        }
        self.fail(&format!("no part is called {title:?}")).await;
    }

    /// Presses the keys of one mark and waits until it stands in its row.
    pub(crate) async fn marks(&self, row: &str, keys: &str) {
        let marks = format!("[data-testid=signal-{row}] svg");
        let before = self.count(&marks).await;
        self.press(keys).await;
        self.counts(&marks, before + 1).await;
    }

    /// Ends the conversation.
    pub(crate) async fn ends(&self) {
        self.press("e").await;
        self.focuses("[data-testid=end-yes]").await;
        self.press("Enter").await;
    }

    /// Submits the scorecard though something is missing.
    pub(crate) async fn submits_anyway(&self) {
        self.clicks("[data-testid=submit]").await;
        self.clicks("[data-testid=submit-anyway]").await;
        self.says("[data-testid=state]", "submitted").await;
    }

    /// Answers the short line that asks for words.
    pub(crate) async fn answers(&self, words: &str) {
        self.focuses("[data-testid=ask] input").await;
        self.rests().await;
        self.types(words).await;
        self.press("Enter").await;
        self.hides("[data-testid=ask]").await;
    }

    /// Writes in the open note line and saves.
    pub(crate) async fn notes(&self, words: &str) {
        self.focuses("[data-testid=note-input]").await;
        self.types(words).await;
        self.press("Enter").await;
        self.says("[data-testid=notes]", words).await;
    }
}
