//! The window comes back as it was left.

use serde_json::json;

use crate::app::App;
use crate::laptop::Laptop;

#[tokio::test]
async fn the_window_remembers_its_size() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    assert_eq!(app.read("[innerWidth, innerHeight]").await, json!([1280, 800]), "the size it has at first");
    app.resizes(1000, 700).await;
    app.close_window().await;

    let app = App::open(&laptop).await;
    app.until("the size of before", async || {
        (app.read("[innerWidth, innerHeight]").await == json!([1000, 700])).then_some(())
    })
    .await;
}
