//! The library: what there is to ask, a question as it will be seen, and how it went.

use desk::{Desk, HistoryView, ItemSort, LibraryItem, LibraryPage, Purpose, QuestionPage, Verification};
use interview::InterviewId;
use serde_json::{Value, json};

use crate::scene::{Acting, MINUTE, Scene, live, plan};

fn page(desk: &Desk, sort: ItemSort, address: &str) -> LibraryPage {
    desk.library_page(&LibraryItem { sort, address: address.to_owned() }).unwrap()
}

fn question(desk: &Desk, address: &str) -> QuestionPage {
    let LibraryPage::Question(page) = page(desk, ItemSort::Question, address) else { panic!("another sort") };
    *page
}

fn history(desk: &Desk, address: &str) -> HistoryView {
    question(desk, address).history
}

/// An interview in which `sum-001` is open for some minutes while something is done, then is over.
fn asks(scene: &Scene, desk: &mut Desk, minutes: u64, actions: &[Value]) -> InterviewId {
    let interview = live(desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    for action in actions {
        desk.does(interview, action.clone());
    }
    scene.clocks.pass(minutes * MINUTE);
    desk.does(interview, json!({"do": "end"}));
    interview
}

#[test]
fn everything_in_the_bank_has_a_row_and_filters_offer_what_there_is() {
    let scene = Scene::new();
    let library = scene.desk().library().unwrap();
    let rows: Vec<_> = library.questions.iter().map(|row| (row.address.as_str(), row.minutes)).collect();
    assert_eq!(rows, [("que-001", 20), ("sum-001", 20)]);
    assert_eq!(library.facets.levels, ["junior", "senior"], "from lowest to highest");
    assert_eq!(library.facets.competencies.len(), 2);
    assert_eq!(library.kits[0].about, "2 questions · 60 min");
    assert_eq!(library.loops[0].about, "junior, systems · 1 stage");
    assert_eq!(library.competencies.len(), 2);
    let sum = &library.questions[1];
    assert_eq!((sum.verification, sum.asked), (Verification::Unverified, 0));
    assert!(sum.words.contains("adds up prices"), "its prompt is found by typing: {:?}", sum.words);
    assert_eq!(library.questions[0].verification, Verification::NothingToRun);
}

#[test]
fn a_question_is_read_as_the_live_desk_shows_it_with_all_that_belongs_to_it() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let page = question(&desk, "sum-001");
    let interview = live(&mut desk);
    let mut shown = desk.live(interview).unwrap().kit.questions;
    // The library has tables of them, with the bars beside.
    shown[0].anchors.clear();
    assert_eq!(page.text, shown[0]);

    let keys: Vec<_> =
        page.signals.iter().map(|card| (card.key.as_str(), card.label.as_str(), card.must)).collect();
    assert_eq!(keys[0], ("1", "names edges", true));
    assert_eq!(keys[3], ("4", "sees overflow", true));
    assert_eq!(page.signals[3].competency, "Correctness and debugging");
    let anchors = &page.anchors[0];
    assert_eq!((anchors.competency.name.as_str(), anchors.general), ("Correctness and debugging", false));
    let bars: Vec<_> = anchors.anchors.iter().map(|row| (row.point, row.bar_of.join(","))).collect();
    assert_eq!(bars[1..3], [(2, "junior".to_owned()), (3, "senior".to_owned())]);
    assert!(page.tests.is_some_and(|tests| tests.contains("#[test]")));
    assert!(page.wrong_answers.iter().any(|wrong| wrong.claim.is_some()));
    assert_eq!(page.used_in[0].name, "Short talk");
    assert_eq!(page.used_in[0].loops[0].address, "junior-systems");
    assert_eq!(page.editing.file, "questions/sum-001-add-up.md");
    assert_eq!(page.history, HistoryView::default());
}

#[test]
fn kits_loops_and_competencies_can_be_read_and_lead_on() {
    let desk = Scene::new().desk();
    let LibraryPage::Kit(kit) = page(&desk, ItemSort::Kit, "short-talk") else { panic!("another sort") };
    assert_eq!(kit.questions, ["sum-001", "que-001"]);
    assert_eq!((kit.signals[0].key.as_str(), kit.loops[0].address.as_str()), ("m1", "junior-systems"));
    let LibraryPage::Loop(role_loop) = page(&desk, ItemSort::Loop, "junior-systems") else {
        panic!("another sort")
    };
    assert_eq!(role_loop.stages[0].kit.as_ref().unwrap().address, "short-talk");
    let LibraryPage::Competency(competency) = page(&desk, ItemSort::Competency, "correctness") else {
        panic!("another sort")
    };
    assert_eq!(competency.questions[1].address, "sum-001");
    assert!(competency.signals.iter().all(|card| card.key.is_empty()));
    let missing = LibraryItem { sort: ItemSort::Kit, address: "long-talk".to_owned() };
    assert_eq!(desk.library_page(&missing).unwrap_err().code, "unknown-item");
}

#[test]
fn a_question_tells_how_it_went_once_an_interview_is_over() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = asks(
        &scene,
        &mut desk,
        18,
        &[
            json!({"do": "mark", "signal": "names-edges"}),
            json!({"do": "mark", "signal": "tests-first", "shown": "contradicted"}),
            json!({"do": "hint", "n": 1}),
            json!({"do": "hint", "n": 2}),
            json!({"do": "hint", "text": "think of the type"}),
            json!({"do": "fault", "text": "the prompt says cents twice"}),
        ],
    );
    let told = history(&desk, "sum-001");
    let [row] = told.rows.as_slice() else { panic!("{told:?}") };
    assert_eq!((row.minutes, row.planned_minutes, row.level.as_str()), (18, 20, "senior"));
    assert_eq!(row.hints, "1, 2, one improvised");
    assert_eq!(row.missed, ["sees overflow"], "it had to be seen");
    assert_eq!(row.faults, ["the prompt says cents twice"]);
    assert_eq!(told.never_seen, ["guesses", "sees overflow", "folds", "casts"]);
    assert_eq!(told.medians, None, "one interview has no median");
    assert_eq!(history(&desk, "que-001"), HistoryView::default(), "it was not opened");

    // What is put right in the wrap-up is told as well, and what is undone is not.
    desk.does(interview, json!({"do": "mark", "signal": "sum-001.sees-overflow", "question": "sum-001"}));
    assert_eq!(history(&desk, "sum-001").rows[0].missed, [""; 0]);
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(history(&desk, "sum-001"), told);
    desk.does(interview, json!({"do": "resume"}));
    assert_eq!(history(&desk, "sum-001"), HistoryView::default(), "it goes on");
    desk.does(interview, json!({"do": "end"}));
    assert_eq!(desk.library().unwrap().questions[1].asked, 1);
}

#[test]
fn a_variant_is_read_whole_and_is_used_where_its_base_is() {
    let scene = Scene::new();
    let bank = scene.bank_with_a_variant();
    let desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let variant = question(&desk, "sum-001-b");
    assert_eq!(variant.row.variant_of.as_deref(), Some("sum-001"));
    assert_eq!(variant.signals, question(&desk, "sum-001").signals, "it is rated as its base is");
    assert_eq!(variant.used_in[0].address, "short-talk");
    for page in [variant, question(&desk, "sum-001")] {
        let family: Vec<_> = page.variants.iter().map(|row| (row.address.as_str(), row.base)).collect();
        assert_eq!(family, [("sum-001", true), ("sum-001-b", false)]);
    }
    assert_eq!(question(&desk, "que-001").variants, []);
    let LibraryPage::Competency(competency) = page(&desk, ItemSort::Competency, "correctness") else {
        panic!("another sort")
    };
    assert_eq!(competency.questions.len(), 2, "a variant goes with its base");
}

#[test]
fn practice_tells_nothing_of_a_question() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut practice = plan();
    practice["practice"] = json!(true);
    let interview = desk.planned(practice);
    for action in
        [json!({"do": "start"}), json!({"do": "open-question", "question": "sum-001"}), json!({"do": "end"})]
    {
        desk.does(interview, action);
    }
    assert_eq!(history(&desk, "sum-001"), HistoryView::default());
}

#[test]
fn medians_come_with_the_tenth_interview_and_say_of_how_many() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    for minutes in 11..=19 {
        asks(&scene, &mut desk, minutes, &[json!({"do": "hint", "n": 1})]);
    }
    assert_eq!(history(&desk, "sum-001").medians, None, "nine are raw rows");
    asks(&scene, &mut desk, 40, &[]);
    let told = history(&desk, "sum-001");
    let medians = told.medians.unwrap();
    assert_eq!((medians.interviews, medians.minutes, medians.hints), (10, 15.5, 1.0));
    assert_eq!(told.rows.len(), 10);
    assert_eq!(told.rows[0].minutes, 40, "the latest first");
}

#[test]
fn what_is_told_of_questions_is_what_the_log_says() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    asks(&scene, &mut desk, 18, &[json!({"do": "hint", "n": 1}), json!({"do": "mark", "signal": "guesses"})]);
    asks(&scene, &mut desk, 9, &[json!({"do": "fault", "text": "too short"})]);
    let told = history(&desk, "sum-001");
    drop(desk);
    // As a workspace of the schema before, just brought up to date.
    scene.database().execute_batch("delete from asked; insert into due values ('rebuild')").unwrap();
    let mut desk = scene.desk();
    assert_eq!(history(&desk, "sum-001"), told);
    desk.rebuild().unwrap();
    assert_eq!(history(&desk, "sum-001"), told);
    drop(desk);
    assert_eq!(history(&scene.reader(), "sum-001"), told);
}
