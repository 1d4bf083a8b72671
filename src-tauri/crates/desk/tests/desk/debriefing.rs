//! A debrief over several workspaces: promises, then cards, then the table and the decision.

use std::fs;
use std::path::{Path, PathBuf};

use debrief::{Action, DebriefId, Dissent};
use desk::{DebriefEnvelope, DebriefScreen, Desk, Fault, Purpose, Target};
use interview::{InterviewId, Rating};
use serde_json::{Value, json};

use crate::scene::{Acting, Scene, plan};

/// Somebody's workspace with an interview of the candidate.
struct Colleague {
    scene: Scene,
    desk: Desk,
    interview: InterviewId,
}

impl Colleague {
    fn new(name: &str, part: &str, rating: Option<u8>) -> Self {
        let scene = Scene::new();
        // Ids of one workspace are not those of another.
        let apart = u64::from(name.bytes().next().unwrap_or_default());
        (0..apart * 1000).for_each(|_| drop(scene.id()));
        let mut desk = scene.desk();
        let mut request = plan();
        request["interviewer"] = json!({ "name": name, "part": part });
        let interview = desk.planned(request);
        for action in [json!({"do": "start"}), json!({"do": "open-question", "question": "sum-001"})] {
            desk.does(interview, action);
        }
        let me = Self { scene, desk, interview };
        match rating {
            Some(rating) => me.submitted(rating),
            None => me,
        }
    }

    fn submitted(mut self, rating: u8) -> Self {
        for action in [
            json!({"do": "mark", "signal": "names-edges", "note": "said why at once"}),
            json!({"do": "condition", "kind": "late", "minutes": 9}),
            json!({"do": "note", "text": "tired myself", "visibility": "interviewer"}),
            json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": rating, "why": "as said"}),
            json!({"do": "end"}),
            json!({"do": "recommend", "recommendation": "yes", "reason": "clear"}),
            json!({"do": "submit"}),
        ] {
            self.desk.does(self.interview, action);
        }
        self
    }

    fn opens(&mut self) -> DebriefId {
        let action = self.desk.debrief_over(self.interview).unwrap();
        self.does(None, action).unwrap().view.id
    }

    fn does(&mut self, debrief: Option<DebriefId>, action: Action) -> Result<DebriefScreen, Fault> {
        self.desk.act_on_debrief(&DebriefEnvelope { id: None, debrief, action })
    }

    fn sends(&mut self, promise_only: bool, folder: &Path) -> PathBuf {
        let name = format!("{}.{}", self.interview, if promise_only { "touchpromise" } else { "touchcard" });
        let path = folder.join(name);
        self.desk
            .send_card(self.interview, promise_only, &Target::File { path: path.clone(), replace: false })
            .unwrap();
        path
    }
}

#[test]
fn three_workspaces_exchange_promises_and_cards_and_decide() {
    let shared = tempfile::tempdir().unwrap();
    let (mut kim, mut lee) = (Colleague::new("Kim", "lead", Some(1)), Colleague::new("Lee", "lead", Some(3)));
    let mut sam = Colleague::new("Sam", "shadow", Some(2));
    let debrief = kim.opens();
    for colleague in [&mut lee, &mut sam] {
        colleague.sends(true, shared.path());
    }
    let received = kim.desk.receive_cards(Some(debrief), &[shared.path().to_owned()], true).unwrap();
    assert!(received.files.iter().all(|file| file.promise && file.fault.is_none()), "{received:?}");
    let screen = kim.desk.debrief(debrief).unwrap();
    let people: Vec<_> = screen.view.people.iter().map(|one| (one.interviewer.as_str(), one.here)).collect();
    assert_eq!(people, [("Kim", true), ("Lee", false), ("Sam", false)]);

    for colleague in [&mut lee, &mut sam] {
        colleague.sends(false, shared.path());
    }
    // Nobody has to be named twice: the promise said who the candidate is, and which debrief it goes to.
    let received = kim.desk.receive_cards(None, &[shared.path().to_owned()], false).unwrap();
    assert_eq!(received.debrief, Some(debrief));
    assert_eq!(received.files.iter().filter(|file| file.known).count(), 2, "{received:?}");
    assert!(received.files.iter().all(|file| file.fault.is_none()), "{received:?}");

    let screen = kim.desk.debrief(debrief).unwrap();
    let table = screen.view.table.as_ref().unwrap();
    assert_eq!((table.rows[0].competency.as_str(), table.rows[0].spread), ("correctness", Some(2.0)));
    assert_eq!(table.interviews, [kim.interview, lee.interview, sam.interview]);
    assert_eq!(screen.conditions[1], ["Nine minutes late."]);
    assert!(screen.view.people.iter().skip(1).all(|one| one.promised == Some(true)));
    let text = serde_json::to_string(&screen).unwrap();
    assert!(text.contains("said why at once") && !text.contains("tired myself"));

    let revise = Action::Revise {
        interview: kim.interview,
        competency: "correctness".into(),
        rating: Rating::Point(2),
        reason: "Lee saw the second half".into(),
    };
    kim.does(Some(debrief), revise).unwrap();
    let decide = Action::Decide {
        outcome: "an offer at senior".into(),
        by: "Mo".into(),
        why: "both saw it".into(),
        dissent: vec![Dissent { who: "Kim".into(), why: "slow".into() }],
    };
    let screen = kim.does(Some(debrief), decide).unwrap();
    let decision = screen.view.decision.unwrap();
    assert_eq!((decision.rests_on.len(), decision.outdated), (3, false));
    assert!(kim.desk.debriefs().unwrap()[0].decided);

    // It is in the log: whoever opens the workspace anew sees the same, also after a rebuild.
    let shown = kim.desk.debrief(debrief).unwrap();
    drop(kim.desk);
    let mut again = kim.scene.desk();
    assert_eq!(again.debrief(debrief).unwrap(), shown);
    let listed = again.debriefs().unwrap();
    let (made, problems) = again.rebuild().unwrap();
    assert_eq!((made, problems.len()), (2, 0));
    assert_eq!(again.debriefs().unwrap(), listed);
    assert_eq!(again.check().unwrap().problems, []);
}

#[test]
fn before_ones_own_is_submitted_nothing_of_others_is_served() {
    let shared = tempfile::tempdir().unwrap();
    let mut lee = Colleague::new("Lee", "lead", Some(3));
    let mut kim = Colleague::new("Kim", "lead", None);
    let debrief = kim.opens();
    let card = lee.sends(false, shared.path());
    let received = kim.desk.receive_cards(Some(debrief), std::slice::from_ref(&card), false).unwrap();
    assert_eq!(received.files[0].fault.as_ref().unwrap().code, "person-unconfirmed");
    assert!(kim.desk.receive_cards(Some(debrief), &[card], true).unwrap().files[0].fault.is_none());
    let screen = kim.desk.debrief(debrief).unwrap();
    assert!(screen.view.sealed && screen.view.table.is_none() && screen.conditions.is_empty());
    let text = serde_json::to_string(&screen).unwrap();
    assert!(text.contains("Lee") && !text.contains("said why") && !text.contains("correctness"), "{text}");
    let decide = Action::Decide { outcome: "no".into(), by: "Kim".into(), why: "w".into(), dissent: vec![] };
    assert_eq!(kim.does(Some(debrief), decide).unwrap_err().code, "sealed");
    let mut kim = kim.submitted(2);
    assert!(kim.desk.debrief(debrief).unwrap().view.table.is_some());
}

#[test]
fn one_revision_has_one_promise_and_an_amended_one_another() {
    let shared = tempfile::tempdir().unwrap();
    let mut lee = Colleague::new("Lee", "lead", Some(3));
    let first = lee.desk.sealed_card(lee.interview).unwrap();
    assert_eq!(lee.desk.sealed_card(lee.interview).unwrap(), first);
    let amend = json!({"do": "amend", "reason": "slip", "actions": [
        {"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 2, "why": "as said"}]});
    lee.desk.does(lee.interview, amend);
    let second = lee.desk.sealed_card(lee.interview).unwrap();
    assert_eq!((first.commitment.revision, second.commitment.revision), (1, 2));
    assert_ne!((&first.commitment.hash, &first.salt), (&second.commitment.hash, &second.salt));
    let path = lee.sends(false, shared.path());
    let again = lee.desk.send_card(lee.interview, false, &Target::File { path, replace: false });
    assert_eq!(again.unwrap_err().code, "file-exists");
}

#[test]
fn files_that_cannot_be_used_are_told_one_by_one_and_keep_no_other_out() {
    let shared = tempfile::tempdir().unwrap();
    let mut kim = Colleague::new("Kim", "lead", Some(2));
    let mut lee = Colleague::new("Lee", "lead", Some(3));
    let good = lee.sends(false, shared.path());
    let text = fs::read_to_string(&good).unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(shared.path().join(name), bytes).unwrap();
    write("cut.touchcard", &text.as_bytes()[..text.len() / 2]);
    write("changed.touchcard", text.replace("said why", "said who").as_bytes());
    write("newer.touchcard", text.replace("touchstone.card/1", "touchstone.card/9").as_bytes());
    write("picture.touchcard", &[0x89, b'P', b'N', b'G', 0xff]);
    write("long.touchcard", &vec![b' '; 17 * 1024 * 1024]);
    write("note.txt", b"not looked at");
    let none = kim.desk.receive_cards(None, &[shared.path().to_owned()], true).unwrap();
    assert!(
        none.files.iter().any(|file| file.fault.as_ref().is_some_and(|fault| fault.code == "no-debrief"))
    );
    let debrief = kim.opens();
    let received = kim.desk.receive_cards(Some(debrief), &[shared.path().to_owned()], true).unwrap();
    let mut told: Vec<(&str, &str)> = received
        .files
        .iter()
        .map(|file| (file.file.as_str(), file.fault.as_ref().map_or("taken", |fault| fault.code.as_str())))
        .collect();
    told.sort_unstable();
    let good = good.file_name().unwrap().to_str().unwrap();
    let mut expected = [
        (good, "taken"),
        ("changed.touchcard", "card-changed"),
        ("cut.touchcard", "card-cut"),
        ("long.touchcard", "too-long"),
        ("newer.touchcard", "card-newer"),
        ("picture.touchcard", "not-a-card"),
    ];
    expected.sort_unstable();
    assert_eq!(told, expected);
    assert_eq!(kim.desk.debrief(debrief).unwrap().view.people.len(), 2);
    let gone = kim.desk.receive_cards(None, &[shared.path().join("gone.touchcard")], true).unwrap();
    assert_eq!(gone.files[0].fault.as_ref().unwrap().code, "no-such-folder");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(kim.desk.receive_cards(None, &[empty.path().to_owned()], true).unwrap_err().code, "no-cards");
}

#[test]
fn the_same_action_again_is_done_once_and_a_reader_does_nothing() {
    let mut kim = Colleague::new("Kim", "lead", Some(2));
    let action = kim.desk.debrief_over(kim.interview).unwrap();
    let id = Some(kim.scene.id().parse().unwrap());
    let envelope = DebriefEnvelope { id, debrief: None, action };
    let first = kim.desk.act_on_debrief(&envelope).unwrap();
    assert_eq!(kim.desk.act_on_debrief(&envelope).unwrap(), first);
    assert_eq!(kim.desk.debriefs().unwrap().len(), 1);
    let other = Action::TakeBack { entry: uuid::Uuid::nil() };
    let reused = DebriefEnvelope { id, debrief: Some(first.view.id), action: other };
    assert_eq!(kim.desk.act_on_debrief(&reused).unwrap_err().code, "id-reused");
    let unknown = DebriefId(uuid::Uuid::nil());
    assert_eq!(kim.desk.debrief(unknown).unwrap_err().code, "no-debrief");

    let mut reader = kim.scene.open_with(Path::new(crate::scene::BANK), Purpose::Read).unwrap();
    assert_eq!(reader.debrief(first.view.id).unwrap(), first);
    let action = reader.debrief_over(kim.interview).unwrap();
    let refused = reader.act_on_debrief(&DebriefEnvelope { id: None, debrief: None, action });
    assert_eq!(refused.unwrap_err().code, "read-only");
    let json: Value = serde_json::to_value(&envelope).unwrap();
    assert_eq!(json["action"]["do"], "open");
}
