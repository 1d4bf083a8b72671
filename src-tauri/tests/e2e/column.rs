//! The main window as a column beside the call: on top, and the focus stays where it was but for words.

use crate::app::{App, LOOK_AGAIN, Theme};
use crate::desktop::Desktop;
use crate::laptop::Laptop;
use crate::other_window::{OtherWindow, xkey};
use crate::{clicking_manager, ledger};

const TITLE: &str = "Touchstone";

#[tokio::test]
async fn a_click_on_the_column_marks_and_words_alone_take_the_focus_and_give_it_back() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    clicking_manager::manage(&desktop);
    let app = App::open_on(&laptop, Theme::Light, &desktop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to("Receipt, then archive").await;
    let before = app.until("the window", async || desktop.area_of(TITLE)).await;
    app.press("o c").await;
    app.until("the column", async || {
        desktop.area_of(TITLE).filter(|area| (area.0, area.2) == (980, 420) && area.3 > 600).map(drop)
    })
    .await;
    let mut other = OtherWindow::open_on(&desktop);
    let spot = async |css: &str| {
        let (x, y) = app.middle_of(css).await;
        (980 + x, y)
    };
    other.clicks_at(spot("[data-testid=signal-1]").await);
    app.counts("[data-testid=signal-1] svg", 1).await;
    assert!(other.has_the_focus(), "a click on the column moves no focus");
    assert_eq!(other.arrived().focus_lost, 0);

    other.clicks_at(spot("[data-testid=note-open]").await);
    app.until("the focus to come to the note", async || (!other.has_the_focus()).then_some(())).await;
    other.types("said why");
    app.until("the words in the note line", async || {
        (app.read("document.querySelector('[data-testid=note-input]')?.value").await == "said why")
            .then_some(())
    })
    .await;
    other.chord(&[xkey::ENTER]);
    app.until("the focus to go back", async || other.has_the_focus().then_some(())).await;
    app.says("[data-testid=notes]", "said why").await;
    other.clicks_at(spot("[data-testid=signal-2]").await);
    app.counts("[data-testid=signal-2] svg", 1).await;
    assert!(other.has_the_focus());
    other.types("on it goes");
    let mut arrived = String::new();
    while arrived != "on it goes" {
        arrived.push_str(&other.arrived().text);
        assert!("on it goes".starts_with(&arrived), "{arrived:?} arrived");
        tokio::time::sleep(LOOK_AGAIN).await;
    }

    app.press("o c").await;
    app.until("the place of before", async || desktop.area_of(TITLE).filter(|now| *now == before).map(drop))
        .await;
    assert_eq!(ledger::standing(&ledger::log(&laptop, ledger::only_interview(&laptop)), "marked").len(), 2);
    app.press("o c").await;
    app.until("the column again", async || desktop.area_of(TITLE).filter(|area| area.2 == 420).map(drop))
        .await;
    app.press("e").await;
    app.clicks("[data-testid=end-yes]").await;
    app.shows("[data-testid=wrap-up]").await;
    app.until("the place of before", async || desktop.area_of(TITLE).filter(|now| *now == before).map(drop))
        .await;
}
