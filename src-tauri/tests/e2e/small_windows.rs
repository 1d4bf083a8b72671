//! The strip in both shapes and the window for the candidate, light and dark, as they are when it matters:
//! axe-core finds nothing serious there, and a picture is taken of each.

use serde_json::json;

use crate::app::{App, Theme};
use crate::laptop::Laptop;

/// A label as long as the bank allows.
const LONG: &str = "splits what can be missing from what must not be missing at all";
const RIGHT_TO_LEFT: &str = "يفصل الملف الناقص عن الخطأ الحقيقي";

#[tokio::test]
async fn the_small_windows_have_no_serious_barrier_in_the_light() {
    looks_at(Theme::Light).await;
}

#[tokio::test]
async fn the_small_windows_have_no_serious_barrier_in_the_dark() {
    looks_at(Theme::Dark).await;
}

async fn looks_at(theme: Theme) {
    let laptop = Laptop::new();
    let app = App::open_in(&laptop, theme).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to("Receipt, then archive").await;
    app.press("1").await;
    app.press("2 x").await;
    app.marks("3", "3").await;
    app.clicks("[data-testid=windows]").await;
    app.shows("[data-testid=window-strip]").await;
    app.picture("live-windows-menu", (1280, 800), theme).await;
    let mut barriers = app.barriers().await;
    app.press("Escape").await;
    app.hides("[data-testid=window-strip]").await;
    for (shape, size) in [("bar", (1400, 72)), ("card", (360, 220))] {
        if shape == "card" {
            app.press("o s").await;
            app.until("the bar to close", async || {
                (app.client.windows().await.unwrap().len() == 1).then_some(())
            })
            .await;
        }
        app.press(if shape == "bar" { "o s" } else { "o f" }).await;
        let main = app.turns_to("strip.html").await;
        app.until("the strip's size", async || {
            (app.read("[innerWidth, innerHeight]").await == json!([size.0, size.1])).then_some(())
        })
        .await;
        app.shows("[data-testid=strip-signal-1] svg").await;
        let mut look = async |state: &str| {
            app.picture(&format!("strip-{shape}-{state}"), size, theme).await;
            let outside = app.read(OUTSIDE).await;
            assert_eq!(outside, json!([]), "strip-{shape}-{state}: outside of the window");
            let found = app.barriers().await;
            barriers.extend(found.into_iter().map(|barrier| format!("strip-{shape}-{state}: {barrier}")));
        };
        look("question").await;
        app.clicks("[data-testid=strip-signal-1]").await;
        app.shows("[data-testid=strip-with-help]").await;
        look("marked").await;
        app.turns_back_to(main.clone()).await;
        app.press("p").await;
        app.shows("[data-testid=desk][data-phase=paused]").await;
        app.turns_to("strip.html").await;
        app.says("[data-testid=strip-stop]", "paused").await;
        look("paused").await;
        app.turns_back_to(main.clone()).await;
        app.press("p").await;
        app.shows("[data-testid=desk][data-phase=live]").await;
        app.turns_to("strip.html").await;
        app.says("[data-testid=strip-stop]", "left").await;
        // Words of any length and script stand where the bank's are.
        for (name, words) in [("long", LONG), ("right-to-left", RIGHT_TO_LEFT)] {
            let write = "for (const word of document.querySelectorAll('bdi, .lead')) word.textContent = arguments[0]; \
                const ul = document.querySelector('ul'); while (ul.children.length < 10) \
                ul.append(ul.lastElementChild.cloneNode(true)); ul.style.setProperty('--lines', 5); \
                document.querySelector('[data-testid=strip-stop] span').textContent = '14 min over';";
            app.client.execute(write, vec![json!(words)]).await.unwrap();
            look(name).await;
        }
        app.turns_back_to(main).await;
    }
    app.press("o q").await;
    app.turns_to("candidate.html").await;
    app.shows("[data-testid=candidate-prompt]").await;
    app.picture("candidate", (820, 900), theme).await;
    barriers.extend(app.barriers().await);
    assert!(app.sees_a_barrier_that_is_there().await, "axe-core is blind here");
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

/// Controls that cannot be seen whole, by what they say.
const OUTSIDE: &str = "[...document.querySelectorAll('button, [data-testid]')].filter((one) => { \
    const box = one.getBoundingClientRect(); \
    return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight; \
    }).map((one) => one.textContent)";
