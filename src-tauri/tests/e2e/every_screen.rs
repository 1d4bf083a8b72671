//! Every screen full of data, light and dark, in every size: axe-core finds nothing serious there, and
//! a picture is taken to be looked at.

use interview::InterviewId;

use crate::app::{App, Theme};
use crate::camera::SIZES;
use crate::laptop::Laptop;
use crate::shortage::Shortage;
use crate::week::{self, Week};

#[tokio::test]
async fn no_screen_has_a_serious_barrier_in_the_light() {
    walks_through(Theme::Light).await;
}

#[tokio::test]
async fn no_screen_has_a_serious_barrier_in_the_dark() {
    walks_through(Theme::Dark).await;
}

async fn walks_through(theme: Theme) {
    let mut walk = Walk::begins(theme);
    let untouched = Laptop::new();
    let app = App::open_in(&untouched, theme).await;
    walk.stops(&app, "home-empty").await;
    assert!(
        app.sees_a_barrier_that_is_there().await,
        "axe-core is blind here, and its silence means nothing"
    );
    drop(app);

    let laptop = Laptop::new();
    let week = week::held_on(&laptop);
    let app = App::open_in(&laptop, theme).await;
    let dark = app.read("matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark == true, theme == Theme::Dark, "the window follows the system's theme");
    walk.home_and_prepare(&app).await;
    walk.live(&app).await;
    walk.dialogs_of_the_hour(&app).await;
    walk.trouble(&app, &laptop).await;
    walk.wrap_up(&app, &week).await;
    walk.before_the_start(&app, &week).await;
    walk.scorecards(&app, &week).await;

    walk.ends(100);
}

/// A walk through screens, with what stands in the way of people.
pub(crate) struct Walk {
    theme: Theme,
    /// Screens looked at, each in every size.
    screens: usize,
    barriers: Vec<String>,
}

impl Walk {
    pub(crate) const fn begins(theme: Theme) -> Self {
        Self { theme, screens: 0, barriers: Vec::new() }
    }

    /// Nothing serious was found on more than so many screens.
    pub(crate) fn ends(self, least: usize) {
        assert!(self.screens > least, "{} screens were looked at", self.screens);
        assert!(self.barriers.is_empty(), "serious barriers:\n{}", self.barriers.join("\n"));
    }

    /// Looks at a screen in every size.
    pub(crate) async fn stops(&mut self, app: &App, screen: &str) {
        self.stops_after(app, screen, async || {}).await;
    }

    /// The same for what does not last: it is done again in every size.
    pub(crate) async fn stops_after(&mut self, app: &App, screen: &str, prepare: impl AsyncFn()) {
        for size in SIZES {
            app.resizes(size.0, size.1).await;
            let turn = app.comes_to_the_front().await;
            prepare().await;
            app.picture(screen, size, self.theme).await;
            drop(turn);
            let found = app.barriers().await;
            let place = format!("{screen}, {} wide, {}", size.0, self.theme.name());
            self.barriers.extend(found.into_iter().map(|barrier| format!("{place}: {barrier}")));
            self.screens += 1;
        }
    }

    async fn home_and_prepare(&mut self, app: &App) {
        app.shows("[data-testid=running]").await;
        self.stops(app, "home").await;
        app.press("/").await;
        app.types("first line").await;
        app.shows("[data-testid=hits] mark").await;
        self.stops(app, "home-search").await;
        app.press("Escape").await;
        app.hides("[data-testid=hits]").await;

        app.press("n").await;
        app.focuses("[data-testid=candidate]").await;
        let offered = async || {
            app.clicks("[data-testid=candidate]").await;
            app.press("Mod+a").await;
            app.types("Ada").await;
            app.shows("[role=listbox]:not([hidden]) [role=option]").await;
        };
        self.stops_after(app, "prepare-met-before", offered).await;
        app.clicks("[data-testid=candidate]").await;
        app.types(" Example").await;
        app.press("Escape").await;
        app.clicks(".met button").await;
        app.chooses_kit("phone-screen").await;
        app.clicks("[data-testid=starts]").await;
        app.types("tomorrow 9:15").await;
        self.stops(app, "prepare").await;
        app.press("Enter").await;
        app.shows("[data-testid=prepared]").await;
        self.stops(app, "prepare-done").await;
        app.press("Escape").await;
        app.shows("[data-testid=home]").await;
    }

    async fn live(&mut self, app: &App) {
        app.clicks("[data-testid=running]").await;
        app.shows("[data-testid=recovered]").await;
        self.stops(app, "live-recovered").await;
        app.marks("m1", "m 1").await;
        app.hides("[data-testid=recovered]").await;
        app.until("the suffixes to fade", async || {
            (app.count("[data-testid=quiet-line] button").await == 0).then_some(())
        })
        .await;
        self.stops(app, "live-question").await;
        for tab in ["guide", "code", "plan"] {
            app.clicks(&format!("[data-testid=tab-{tab}]")).await;
            self.stops(app, &format!("live-{tab}")).await;
        }
        app.resizes(420, 860).await;
        app.clicks("[data-testid=tab-hints]").await;
        app.picture("live-hints", (420, 860), self.theme).await;
        app.clicks("[data-testid=tab-prompt]").await;
        app.press("n").await;
        app.focuses("[data-testid=note-input]").await;
        app.types("asked whether an empty file is an error or an empty list").await;
        self.stops(app, "live-note").await;
        app.press("Mod+a Backspace Escape").await;
        self.stops_after(app, "live-prefix", async || app.press("Escape k").await).await;
        app.press("Escape").await;
    }

    async fn dialogs_of_the_hour(&mut self, app: &App) {
        for (keys, shown, screen) in [
            ("?", "[data-testid=keys-sheet]", "live-keys"),
            ("Backspace", "[data-testid=fix-sheet]", "live-last-marks"),
            ("h 0", "[data-testid=hint-sheet]", "live-own-hint"),
            ("k o", "[data-testid=ask]", "live-condition"),
            ("r", "[data-testid=rate-sheet]", "live-rating-sheet"),
            ("e", "[data-testid=end-sheet]", "live-end"),
        ] {
            app.press(keys).await;
            app.shows(shown).await;
            self.stops(app, screen).await;
            app.press("Escape").await;
            app.hides(shown).await;
        }
        app.press("PageDown").await;
        app.shows("[data-testid=rate-strip]").await;
        app.press("r").await;
        app.focuses("[data-testid=rate-strip]").await;
        self.stops(app, "live-rating-strip").await;
        app.press("Escape").await;
        app.hides("[data-testid=rate-strip]").await;
        app.press("PageUp").await;
        app.shows("[data-testid=signal-1]").await;
        app.press("p").await;
        app.shows("[data-testid=paused]").await;
        self.stops(app, "live-paused").await;
        app.press("p").await;
        app.hides("[data-testid=paused]").await;
        app.press("b").await;
        app.shows("[data-testid=blank]").await;
        self.stops(app, "blank").await;
        app.press("b").await;
        app.hides("[data-testid=blank]").await;
    }

    async fn trouble(&mut self, app: &App, laptop: &Laptop) {
        let tight = Shortage::limited(app, laptop);
        app.press("1").await;
        app.shows("[data-testid=banner][data-kind=trouble]").await;
        self.stops(app, "live-not-saved").await;
        tight.ends();
        app.clicks("[data-testid=try-again]").await;
        app.hides("[data-testid=banner]").await;

        let second = App::open_in(laptop, self.theme).await;
        second.shows("[data-testid=banner]").await;
        self.stops(&second, "read-only-home").await;
        second.clicks("[data-testid=running]").await;
        second.shows("[data-testid=signal-1]").await;
        second.press("2").await;
        second.says("[data-testid=desk]", "workspace").await;
        self.stops(&second, "read-only-live").await;
    }

    async fn wrap_up(&mut self, app: &App, week: &Week) {
        app.press("e").await;
        app.shows("[data-testid=end-sheet]").await;
        app.press("Enter").await;
        app.focuses("[data-moment]").await;
        self.stops(app, "wrap-up-tray").await;
        app.press("m").await;
        app.shows("[data-testid=tray] .picker").await;
        self.stops(app, "wrap-up-tray-mark").await;
        app.press("Escape").await;
        app.clicks("[data-testid=submit]").await;
        app.says("[data-testid=status]", "tray").await;
        self.stops(app, "wrap-up-refused").await;
        app.clicks("[data-moment]").await;
        for waiting in [2, 1, 0] {
            app.press("w").await;
            app.counts("[data-moment]", waiting).await;
        }
        app.shows("[data-testid=rating-sheet]").await;
        self.stops(app, "wrap-up-ratings").await;
        app.press("PageUp").await;
        app.shows("[data-mark]").await;
        app.clicks("[data-mark]").await;
        self.stops(app, "wrap-up-marks").await;
        app.press("PageDown PageDown").await;
        app.clicks("[data-testid=recommend-yes]").await;
        app.clicks("[data-testid=reason]").await;
        app.types("Finds the move at once, and designs errors for whoever calls.").await;
        app.clicks("[data-testid=feedback]").await;
        app.types("You said what would go wrong before you touched the code.").await;
        self.stops(app, "wrap-up-words").await;
        app.clicks("[data-testid=submit]").await;
        app.shows("[data-testid=submit-dialog]").await;
        self.stops(app, "wrap-up-submit").await;
        app.press("Escape").await;
        app.hides("[data-testid=submit-dialog]").await;
        app.clicks("[data-testid=later]").await;
        opens(app, week.ended).await;
        app.focuses("[data-moment]").await;
        self.stops(app, "wrap-up-right-to-left").await;
        app.clicks("[data-testid=later]").await;
    }

    async fn before_the_start(&mut self, app: &App, week: &Week) {
        opens(app, week.planned).await;
        app.shows("[data-testid=start]").await;
        self.stops(app, "live-planned").await;
        app.press("Enter").await;
        app.shows("[data-testid=opening]").await;
        self.stops(app, "live-opening").await;
        app.clicks("[data-testid=header] button").await;
    }

    async fn scorecards(&mut self, app: &App, week: &Week) {
        opens(app, week.submitted).await;
        app.shows("[data-testid=preview]").await;
        self.stops(app, "scorecard").await;
        app.clicks("[data-testid=export-now]").await;
        app.says("[data-testid=exported]", ".html").await;
        self.stops(app, "scorecard-exported").await;
        app.press("Escape").await;
        opens(app, week.amended).await;
        app.shows("[data-testid=revisions]").await;
        self.stops(app, "scorecard-amended").await;
        app.clicks("[data-testid=amend]").await;
        app.shows("[data-testid=amend-dialog]").await;
        self.stops(app, "scorecard-amend").await;
        app.client.goto(&format!("scorecard://localhost/{}", week.amended)).await.unwrap();
        app.shows("h1").await;
        self.stops(app, "exported").await;
    }
}

/// Opens an interview from the first screen.
async fn opens(app: &App, interview: InterviewId) {
    app.clicks(&format!("[data-testid=interview-{interview}]")).await;
}
