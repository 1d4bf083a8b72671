//! The window that is safe to share: what a candidate may read, following the question, and no way to more.

use serde_json::json;

use crate::app::{App, Theme};
use crate::desktop::Desktop;
use crate::laptop::Laptop;
use crate::ledger;

#[tokio::test]
async fn the_candidates_window_follows_the_question_and_shows_nothing_of_the_guide() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let app = App::open_on(&laptop, Theme::Light, &desktop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.press("o q").await;
    let main = app.turns_to("candidate.html").await;
    app.says("[data-testid=candidate-page]", "The question will be shown here.").await;
    let interview = ledger::only_interview(&laptop);
    let kit = ledger::reader(&laptop).kit_of(interview).unwrap().clone();
    for question in &kit.questions {
        app.turns_back_to(main.clone()).await;
        app.goes_to(&question.title).await;
        app.press("1").await;
        app.shows("[data-testid=signal-1] svg").await;
        let labels = app
            .read("[...document.querySelectorAll('[data-testid^=signal-] .label')].map((l) => l.title)")
            .await;
        app.turns_to("candidate.html").await;
        let first: String = question.prompt.split(['.', '`', '*']).next().unwrap().to_owned();
        let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
        app.says("[data-testid=candidate-prompt]", &first).await;
        let page = app.read("document.documentElement.outerHTML").await.as_str().unwrap().to_owned();
        let mut secret = vec!["Ada Example", question.do_not_say.as_str(), question.rescue.as_str()];
        secret.extend(question.hints.iter().map(|hint| hint.text.as_str()));
        secret.extend(question.follow_ups.iter().map(|spoken| spoken.ask.as_str()));
        secret.extend(labels.as_array().unwrap().iter().map(|label| label.as_str().unwrap()));
        assert!(secret.len() > 8, "the guide of {} says little", question.id);
        for part in secret.into_iter().filter(|part| !part.trim().is_empty()) {
            assert!(!page.contains(part.trim()), "{part:?} of the guide to {} is shown", question.id);
        }
    }
    for (command, arguments) in [
        ("view", json!({ "interview": interview, "elapsedMs": null })),
        ("live", json!({ "interview": interview })),
        ("home", json!({})),
        ("strip_news", json!({ "seen": null })),
        ("plugin:event|listen", json!({ "event": "knock", "target": { "kind": "Any" }, "handler": 1 })),
    ] {
        let calls = "const done = arguments[2]; window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]) \
            .then(() => done('answered'), (error) => done(String(error)));";
        let answer = app.client.execute_async(calls, vec![json!(command), arguments]).await.unwrap();
        assert!(answer.as_str().unwrap().contains("not allowed"), "{command}: {answer}");
    }
    app.turns_back_to(main.clone()).await;
    app.press("e").await;
    app.clicks("[data-testid=end-yes]").await;
    app.shows("[data-testid=wrap-up]").await;
    app.turns_to("candidate.html").await;
    app.says("[data-testid=candidate-page]", "The question will be shown here.").await;
}
