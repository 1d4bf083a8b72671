//! What is no invitation, or is one made to do harm: a clear problem, in no time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use desk::invitation::{Invitation, LONGEST, read};

use super::corpus::{folder, here};

fn quickly(bytes: &[u8]) -> Invitation {
    let began = Instant::now();
    let invitation = read(bytes, &here());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?} for {} bytes", began.elapsed(), bytes.len());
    invitation
}

fn codes(bytes: &[u8]) -> Vec<String> {
    quickly(bytes).problems.into_iter().map(|problem| problem.code).collect()
}

#[test]
fn ten_megabytes_and_a_hundred_thousand_lines_are_not_read() {
    assert_eq!(codes(&vec![b'a'; 10 * 1024 * 1024]), ["too-long"]);
    assert_eq!(codes("a\n".repeat(100_000).as_bytes()), ["too-long"]);
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    for bytes in [
        &b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"[..],
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\x89PNG",
        b"a\0b",
    ] {
        assert_eq!(codes(bytes), ["not-text"]);
    }
    assert_eq!(codes(b" \r\n\t"), ["empty"]);
    assert_eq!(codes(b""), ["empty"]);
}

#[test]
fn deep_nesting_many_events_and_endless_repetition_end_soon() {
    let mut nested = String::from("BEGIN:VCALENDAR\n");
    nested.push_str(&"BEGIN:VEVENT\n".repeat(19_000));
    quickly(nested.as_bytes());
    let mut many = String::from("BEGIN:VCALENDAR\n");
    for at in 0..3000 {
        write!(many, "BEGIN:VEVENT\nUID:{at}\nDTSTART:20261124T090000Z\nSUMMARY:Ada Example\nEND:VEVENT\n")
            .unwrap();
    }
    many.push_str("END:VCALENDAR\n");
    assert_eq!(quickly(many.as_bytes()).candidate.unwrap().value, "Ada Example");
    let forever = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:00010101T000000Z\nRRULE:FREQ=SECONDLY;INTERVAL=0\n\
                   DURATION:P99999999W\nSUMMARY:Interview with Ada Example\nEND:VEVENT\nEND:VCALENDAR\n";
    assert!(codes(forever.as_bytes()).contains(&"repeats".to_owned()));
}

#[test]
fn long_lines_of_signs_end_soon() {
    for piece in
        ["(", "Ada (", "https://", "=3D", "<p>", "10:00 ", "2026-11-24 ", "&amp;", "> ", "Candidate:\n"]
    {
        quickly(piece.repeat(LONGEST / piece.len() / 16).as_bytes());
        let event = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{0}\nDESCRIPTION:{0}\nX-ALT-DESC:{0}\nEND:VEVENT\nEND:VCALENDAR\n",
            piece.trim_end().repeat(20_000)
        );
        quickly(event.as_bytes());
    }
}

#[test]
fn every_sample_cut_anywhere_is_still_answered() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for end in (0..bytes.len()).step_by(37) {
            let invitation = read(&bytes[..end], &here());
            assert!(invitation.problems.iter().all(|problem| problem.code != "unreadable"));
        }
    }
}

#[test]
fn only_addresses_that_a_browser_opens_are_kept() {
    let text = b"Interview with Ada Example\njavascript:alert(1) file:///etc/passwd data:text/html,x ftp://a.example/x \
                 https://ok.example/x HTTPS://UP.example/y";
    let links = quickly(text).links;
    let addresses: Vec<&str> = links.iter().map(|link| link.value.address.as_str()).collect();
    assert_eq!(addresses, ["https://ok.example/x", "https://up.example/y"]);
}
