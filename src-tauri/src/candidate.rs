//! The window that is safe to share: prompt, starter and the clock. It may ask for its view and for nothing
//! else, and no key does anything in it. Blanking leaves it as it is: it holds nothing that is secret, and a
//! page that goes out while it is shared asks for attention.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use desk::{CandidateNews, CandidateView, DeskThread};
use tauri::State;

use crate::commands::Answer;
use crate::news::News;
use crate::outside::Outside;

/// The window's label.
pub(crate) const LABEL: &str = "candidate";
/// Its page.
pub(crate) const PAGE: &str = "candidate.html";

/// All that this window may ask: what comes after what it has seen.
#[tauri::command]
pub(crate) async fn candidate_news(
    desk: State<'_, DeskThread>,
    outside: State<'_, Outside>,
    news: State<'_, News>,
    seen: Option<u64>,
) -> Answer<CandidateNews> {
    let n = news.after(seen).await;
    let view = match outside.live() {
        Some(live) => desk.ask(move |desk| desk.for_candidate(live)).await?,
        None => CandidateView::default(),
    };
    Ok(CandidateNews { n, view })
}

#[cfg(test)]
mod tests {
    /// What a window may do, as the shell is built with it.
    fn permissions(capability: &str) -> Vec<String> {
        let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
        let listed = capability["permissions"].as_array().unwrap();
        listed.iter().map(|permission| permission.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_window_for_the_candidate_may_ask_for_its_view_and_hears_nothing() {
        assert_eq!(permissions(include_str!("../capabilities/candidate.json")), ["allow-candidate-news"]);
    }

    #[test]
    fn the_strip_can_act_only_as_the_live_desk_would() {
        assert_eq!(
            permissions(include_str!("../capabilities/strip.json")),
            ["allow-strip-news", "allow-strip-does", "allow-strip-shows-again", "allow-strip-moves"]
        );
    }
}
