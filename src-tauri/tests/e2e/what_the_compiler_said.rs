//! What the compiler said: legible beside the code, and an error's moments in the window and in the scorecard.

use std::fs;

use serde_json::{Value, json};

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::evidence_from_code::drops_text;
use crate::laptop::Laptop;
use crate::whole_interview::exports;

const QUESTION: &str = "Receipt, then archive";
const CODE: &str =
    "fn main() {\n    let order = take();\n    archive(order);\n    println!(\"{}\", order.id);\n}\n";
const SAID: &str = "   Compiling demo v0.1.0 (/home/ada/demo)\n\u{1b}[0m\u{1b}[1m\u{1b}[38;5;9merror[E0382]\u{1b}[0m\u{1b}[1m: borrow of moved value: `order`\u{1b}[0m\n  --> src/main.rs:4:20\n   |\n2  |     let order = take();\n   |         ----- move occurs because `order` has type `Order`\n3  |     archive(order);\n   |             ----- value moved here\n4  |     println!(\"{}\", order.id);\n   |                    ^^^^^^^^ value borrowed here after move\n\nFor more information about this error, try `rustc --explain E0382`.\nerror: could not compile `demo` (bin \"demo\") due to 1 previous error\n";
const DONE: &str = "   Compiling demo v0.1.0 (/home/ada/demo)\n    Finished `dev` profile [unoptimized] target(s) in 0.42s\n";

#[tokio::test]
async fn an_error_that_was_seen_and_is_gone_shows_with_both_times_in_the_window_and_in_the_scorecard() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    let mut walk = Walk::begins(Theme::Light);
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    drops_text(&app, CODE).await;
    app.says("[data-testid=status]", "Code captured, 5 lines.").await;
    drops_text(&app, SAID).await;
    app.says("[data-testid=status]", "The compiler’s words are kept").await;
    app.clicks("[data-testid=tab-code]").await;
    let told = app.says("[data-testid=moments]", "E0382").await;
    assert!(told.contains("still there") && told.contains("borrow of moved value"), "{told}");
    let shown = app.says("[data-testid=output-1]", "value borrowed here after move").await;
    assert!(!shown.contains('\u{1b}') && !shown.contains("[0m"), "{shown}");
    assert_eq!(app.count("[data-testid=output-1] .head").await, 2);
    walk.stops(&app, "findings-output").await;
    app.clicks("[data-testid=to-line-4]").await;
    app.focuses("[data-testid=code-lines]").await;
    app.says("[data-testid=pointed]", "Line 4:").await;
    app.press("Escape").await;

    drops_text(&app, DONE).await;
    let told = app.says("[data-testid=moments]", "gone at").await;
    assert!(!told.contains("still there"), "{told}");
    walk.stops(&app, "findings-moment").await;
    app.ends().await;
    app.submits_anyway().await;
    let (card, html) = exports(&app, &laptop).await;
    drop(app);
    let card: Value = serde_json::from_str(&fs::read_to_string(card).unwrap()).unwrap();
    let moment = &card["moments"][0];
    assert_eq!((&moment["code"], &moment["line"]), (&json!("E0382"), &json!(4)));
    assert!(moment["first_at_ms"].as_u64() < moment["gone_at_ms"].as_u64(), "{moment}");
    let html = fs::read_to_string(html).unwrap();
    assert!(
        html.contains("E0382") && html.contains("compiler error") && html.contains("gone at"),
        "the moment is told"
    );
    walk.ends(5);
}
