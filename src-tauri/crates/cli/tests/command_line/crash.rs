//! A `live` that is killed in the middle: what it answered is there.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::alone::Running;
use crate::place::{Place, note, plan};

fn random_up_to(most: Duration) -> Duration {
    let share = RandomState::new().hash_one(0) as f64 / u64::MAX as f64;
    most.mul_f64(share)
}

#[test]
fn every_line_that_was_answered_is_in_the_log_after_kill_9() {
    const ROUNDS: usize = 8;
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"})]);
    let (mut struck, mut answered_in_all) = (0, 0);
    let mut expected: HashSet<Value> = HashSet::new();
    for _ in 0..ROUNDS {
        let Running { mut child, mut input, mut answers } =
            Running::start(&place, &["live", "--interview", &interview]);
        let sender = thread::spawn(move || {
            // Ends when the other side is gone.
            while writeln!(input, "{}", note("said before the lights went out")).is_ok() {}
        });
        let mut answered = vec![answers.next().unwrap().unwrap()];
        thread::sleep(random_up_to(Duration::from_millis(40)));
        child.kill().unwrap();
        struck += usize::from(child.wait().unwrap().code().is_none());
        sender.join().unwrap();
        // Half a line at the end was no answer yet.
        answered.extend(answers.map_while(Result::ok));
        let whole: Vec<Value> = answered.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
        answered_in_all += whole.len();
        for answer in whole {
            assert!(answer["fault"].is_null(), "{answer}");
            expected.insert(answer["id"].clone());
        }

        let log = place.log(&interview);
        let present: HashSet<Value> = log.iter().map(|event| event["action"].clone()).collect();
        assert!(expected.is_subset(&present), "{} answered, {} present", expected.len(), present.len());
        assert!(log.iter().zip(1..).all(|(event, seq)| event["seq"] == seq));
        assert_eq!(place.run(&["store", "check"]).code, Some(0));
    }
    println!(
        "{struck} of {ROUNDS} kills struck in the middle; {answered_in_all} actions answered, all there"
    );
    assert_eq!(struck, ROUNDS, "a stream without an end ended by itself");
    assert!(answered_in_all > ROUNDS);
    let again = place.feed(&["live", "--interview", &interview], b"{\"do\":\"submit\"}\n").answers();
    assert_eq!(again[0]["ok"]["events"], json!(["submitted"]));
}
