//! Every state of the library, light and dark, in every size: axe-core finds nothing serious there, and a
//! picture is taken to be looked at.

use std::fs;

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::laptop::Laptop;
use crate::{team_pack, week};

#[tokio::test]
async fn no_page_of_the_library_has_a_serious_barrier_in_the_light() {
    reads_everything(Theme::Light).await;
}

#[tokio::test]
async fn no_page_of_the_library_has_a_serious_barrier_in_the_dark() {
    reads_everything(Theme::Dark).await;
}

async fn reads_everything(theme: Theme) {
    let laptop = Laptop::new();
    let _week = week::held_on(&laptop);
    let sound = team_pack::checked_out(&laptop, "crane team");
    let file = team_pack::question(&sound);
    let long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, section by section";
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("title: Add up", &format!("title: {long}"))
            .replace("label: folds", "label: folds the whole thing up"),
    )
    .unwrap();
    team_pack::linked(&laptop, &[&sound, &laptop.root().join("a folder on a stick that was pulled")]);

    let app = App::open_in(&laptop, theme).await;
    let mut walk = Walk::begins(theme);
    app.press("l").await;
    app.focuses("[data-testid=rows] button").await;
    let found = async || {
        back_to_the_list(&app).await;
        app.clicks("[data-testid=find]").await;
        app.press("Mod+a").await;
        app.types("ownership").await;
        goes_to(&app, "question", "own-001").await;
    };
    walk.stops_after(&app, "library", found).await;
    back_to_the_list(&app).await;
    app.clicks("[data-testid=clear]").await;
    for tab in ["prompt", "guide", "code", "rating", "use"] {
        let shown = async || {
            goes_to(&app, "question", "own-001").await;
            app.clicks(&format!("[data-testid=tab-{tab}]")).await;
        };
        walk.stops_after(&app, &format!("library-{tab}"), shown).await;
    }
    for (sort, address) in [
        ("question", "harbour/sum-001"),
        ("kit", "phone-screen"),
        ("loop", "senior-systems"),
        ("competency", "error-handling"),
        ("pack", "touchstone"),
        ("pack", "harbour"),
    ] {
        let name = format!("library-{sort}-{}", address.replace('/', "-"));
        walk.stops_after(&app, &name, async || goes_to(&app, sort, address).await).await;
    }
    let vanished = async || {
        back_to_the_list(&app).await;
        app.clicks("[data-testid=sort-pack]").await;
        app.clicks("[data-testid^=row-unreadable]").await;
        app.says("[data-testid=page]", "is not there").await;
    };
    walk.stops_after(&app, "library-vanished", vanished).await;
    let nothing = async || {
        back_to_the_list(&app).await;
        app.clicks("[data-testid=sort-question]").await;
        app.clicks("[data-testid=find]").await;
        app.press("Mod+a").await;
        app.types("zzz").await;
        app.says("[data-testid=list]", "Nothing passes").await;
    };
    walk.stops_after(&app, "library-nothing-found", nothing).await;
    walk.ends(30);
}

/// Shows one page; where the window is narrow it covers the list.
async fn goes_to(app: &App, sort: &str, address: &str) {
    back_to_the_list(app).await;
    app.clicks(&format!("[data-testid=sort-{sort}]")).await;
    app.clicks(&format!("[data-testid='row-{address}']")).await;
    let id = address.rsplit('/').next().unwrap();
    app.says("[data-testid=page] .faint", id).await;
}

async fn back_to_the_list(app: &App) {
    app.until("the list", async || {
        let covered = "document.querySelector('[data-testid=back-to-list]')?.click()";
        app.read(covered).await;
        // A window that was just made narrow shows both for a moment.
        let narrow = app.read("matchMedia('(max-width: 860px)').matches").await == true;
        let beside = app.count("[data-testid=page]").await > 0;
        (app.count("[data-testid=find]").await > 0 && beside != narrow).then_some(())
    })
    .await;
}
