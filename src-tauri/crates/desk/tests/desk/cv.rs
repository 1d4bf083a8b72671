//! A candidate's CV is kept, read while preparing, and out of sight from the start until the scorecard is
//! submitted: in the desk, not only in the window.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use desk::{Desk, ExportOptions, Format};
use interview::{InterviewId, Privacy};
use serde_json::json;

use crate::scene::{Acting, Scene, change, kinds, plan};

const WORDS: &str = "Ada Example\n\nTwelve years of canary keeping at Quill & Sons.\n";

fn with_cv(desk: &mut Desk) -> InterviewId {
    let interview = desk.planned(plan());
    desk.does(interview, json!({"do": "keep-cv", "name": "ada.txt", "text": WORDS}));
    interview
}

fn locked(desk: &mut Desk, interview: InterviewId) -> bool {
    match desk.cv(interview) {
        Ok(_) => false,
        Err(fault) => {
            assert_eq!(fault.code, "cv-locked");
            assert!(!fault.message.contains("canary") && !fault.hint.contains("canary"));
            true
        }
    }
}

/// A page with words, as small as a PDF can be.
fn pdf(words: &str) -> Vec<u8> {
    let text = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

#[test]
fn a_cv_is_legible_until_the_start_and_again_after_submission() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = with_cv(&mut desk);
    assert_eq!(desk.cv(interview).unwrap().words.as_deref(), Some(WORDS));
    for action in
        [json!({"do": "start"}), json!({"do": "pause"}), json!({"do": "resume"}), json!({"do": "end"})]
    {
        let view = change(&mut desk, interview, action).view;
        assert!(view.cv.is_some_and(|cv| cv.locked));
        assert!(locked(&mut desk, interview));
    }
    drop(desk);
    let mut desk = scene.desk();
    assert!(locked(&mut desk, interview), "a restart opened it");
    assert!(locked(&mut scene.reader(), interview), "whoever only reads may read it");
    desk.does(interview, json!({"do": "submit"}));
    assert_eq!(desk.cv(interview).unwrap().words.as_deref(), Some(WORDS));
}

#[test]
fn another_interview_with_the_candidate_locks_it_too() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let first = with_cv(&mut desk);
    let body: serde_json::Value = serde_json::from_str(desk.log(first).unwrap()[0].body.get()).unwrap();
    let mut again = plan();
    again["candidate"]["id"] = body["candidate"]["id"].clone();
    let second = desk.planned(again);
    assert!(!locked(&mut desk, first));
    desk.does(second, json!({"do": "start"}));
    assert!(locked(&mut desk, first));
    desk.does(second, json!({"do": "submit"}));
    assert!(!locked(&mut desk, first));
    let stranger = desk.planned(plan());
    desk.does(stranger, json!({"do": "start"}));
    assert!(!locked(&mut desk, first), "another candidate's interview locked it");
}

#[test]
fn the_words_of_a_cv_are_nowhere_but_where_they_are_locked() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = with_cv(&mut desk);
    let log: String = desk.log(interview).unwrap().iter().map(|line| line.body.get().to_owned()).collect();
    assert!(log.contains("ada.txt") && !log.contains("canary"));
    desk.does(interview, json!({"do": "start"}));
    assert_eq!(desk.search("canary").unwrap(), []);
    let shown = serde_json::to_string(&desk.live(interview).unwrap()).unwrap();
    assert!(shown.contains("ada.txt") && !shown.contains("canary"));
    for format in [Format::Json, Format::Html, Format::Markdown] {
        let privacy = Privacy { include_private: true, ..Privacy::default() };
        let text = desk.rendered(interview, ExportOptions { revision: None, format, privacy }).unwrap();
        assert!(!text.contains("canary") && !text.contains("ada.txt"));
    }
    assert_eq!(desk.check().unwrap().problems.len(), 0);
}

#[test]
fn words_are_read_from_a_pdf_and_can_be_pasted_where_that_fails() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    let keep = |bytes: &[u8]| json!({"do": "keep-cv", "name": "ada.pdf", "base64": STANDARD.encode(bytes)});
    desk.does(interview, keep(&pdf("Twelve years of canary keeping")));
    let read = desk.cv(interview).unwrap();
    assert!(read.words.unwrap().contains("Twelve years of canary keeping"));
    for damaged in [&pdf("x")[..60], b"%PDF-1.7\nno more", &[&b"%PDF-1.4\n"[..], &[255; 4000]].concat()] {
        desk.does(interview, keep(damaged));
        let kept = desk.cv(interview).unwrap();
        assert_eq!((kept.words, kept.bytes), (None, damaged.len() as u64));
    }
    desk.does(interview, json!({"do": "keep-cv", "name": "ada.pdf", "text": WORDS}));
    let kept = desk.cv(interview).unwrap();
    assert_eq!((kept.words.as_deref(), kept.format), (Some(WORDS), interview::CvFormat::Pdf));
    scene.clocks.nothing_apart("they took longer than 8 s");
    desk.does(interview, keep(&pdf("y")));
    assert_eq!(desk.cv(interview).unwrap().words, None);
}

#[test]
fn what_cannot_be_kept_is_told_and_changes_nothing() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = with_cv(&mut desk);
    let before = kinds(&desk, interview);
    let of = |bytes: &[u8]| STANDARD.encode(bytes);
    for (given, code) in [
        (json!({"name": "cv.docx", "base64": of(b"PK\x03\x04\0\0")}), "cv-not-text"),
        (json!({"name": "cv.txt", "base64": of(&[0xff, 0xfe, 0x00])}), "cv-not-text"),
        (json!({"name": "cv.txt", "base64": "***"}), "cv-damaged"),
        (json!({"name": "cv.txt", "base64": of(&vec![b'a'; 6 * 1024 * 1024])}), "cv-too-long"),
        (json!({"name": "cv.txt", "text": "a".repeat(6 * 1024 * 1024)}), "cv-too-long"),
        (json!({"name": "cv.txt", "text": "  \n"}), "cv-unread"),
        (json!({"name": "cv.txt"}), "cv-unread"),
        (json!({"name": " ", "text": "words"}), "empty"),
    ] {
        let mut action = given;
        action["do"] = json!("keep-cv");
        assert_eq!(desk.fault(interview, action).code, code);
    }
    assert_eq!(kinds(&desk, interview), before);
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(desk.cv(interview).unwrap_err().code, "no-cv");
}

#[test]
fn the_same_cv_leaves_another_hash_each_time() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let (one, other) = (with_cv(&mut desk), with_cv(&mut desk));
    let hash = |desk: &Desk, id| {
        let body: serde_json::Value = serde_json::from_str(desk.log(id).unwrap()[1].body.get()).unwrap();
        body["kept"]["hash"].as_str().unwrap().to_owned()
    };
    assert_ne!(hash(&desk, one), hash(&desk, other));
}

#[test]
fn probes_are_noted_before_the_start_and_shown_with_the_plan() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = with_cv(&mut desk);
    let probes = json!({"do": "probes", "probes": ["What was the hardest bird?", " Why leave Quill? "]});
    let view = change(&mut desk, interview, probes.clone()).view;
    assert_eq!(view.probes, ["What was the hardest bird?", "Why leave Quill?"]);
    let many: Vec<String> = (0..6).map(|n| format!("probe {n}")).collect();
    assert_eq!(desk.fault(interview, json!({"do": "probes", "probes": many})).code, "too-long");
    desk.does(interview, json!({"do": "start"}));
    assert_eq!(desk.fault(interview, probes).code, "already-started");
    assert_eq!(desk.view(interview).unwrap().probes.len(), 2);
}

#[test]
fn only_links_of_the_invitation_are_opened() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut arranged = plan();
    arranged["meeting"] = json!({"links": [{"kind": "editor", "address": "https://app.coderpad.io/X"}]});
    let interview = desk.planned(arranged);
    assert_eq!(desk.link(interview, 0).unwrap(), "https://app.coderpad.io/X");
    assert_eq!(desk.link(interview, 1).unwrap_err().code, "no-such-link");
    let preflight = desk.preflight(interview).unwrap();
    assert_eq!(preflight.meeting.links.len(), 1);
    assert!(preflight.room.is_some_and(|room| room.megabytes > 0) && preflight.writes);
}
