//! One phone screen as it might go, in parts: a candidate who is good and human, an interviewer who
//! marks, notes, slips and puts right.

use interview::ActionId;
use serde_json::json;

use crate::rehearsal::Hour;

const ORDER: &str = "impl Order {\n    pub fn total_cents(&self) -> u64 {\n        self.lines.iter().map(|line| line.unit_cents * u64::from(line.qty)).sum()\n    }\n\n    pub fn receipt(&self) -> String {\n        let total = self.total_cents();\n        format!(\"#{} {}: {} lines, {} cents\", self.id, self.customer, self.lines.len(), total)\n    }\n}\n";
const PORTS: &str = "fn load_ports(path: &str) -> Result<Vec<u16>, PortsError> {\n    let text = match fs::read_to_string(path) {\n        Ok(text) => text,\n        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![80, 443]),\n        Err(source) => return Err(PortsError::Read { path: path.into(), source }),\n    };\n    parse_ports(&text)\n}\n";

/// What waits in the tray at the end of a part.
pub(crate) type Tray = Vec<ActionId>;

/// From the start to the end of the first question, 17 minutes.
pub(crate) fn first_question(hour: &mut Hour<'_>) -> Tray {
    let mark = |signal: &str, shown: &str| json!({"do": "mark", "signal": signal, "shown": shown});
    hour.at("0:00", json!({"do": "start"}));
    hour.at("0:01", json!({"do": "open-block", "block": "opening"}));
    hour.at("0:20", json!({"do": "condition", "kind": "late", "minutes": 4}));
    hour.at("3:40", json!({"do": "open-question", "question": "own-001"}));
    hour.at("3:52", json!({"do": "milestone", "kind": "starter-given"}));
    hour.at("5:10", mark("own-001.names-the-move", "unprompted"));
    hour.at("5:35", mark("thinks-aloud", "unprompted"));
    hour.at(
        "6:20",
        json!({"do": "mark", "signal": "own-001.names-the-risk", "shown": "unprompted",
        "note": "would read strings that are gone, and free them twice"}),
    );
    hour.at("7:05", mark("clones-to-silence", "unprompted"));
    hour.at("7:40", mark("borrows-to-read", "contradicted"));
    hour.at("8:15", json!({"do": "hint", "n": 1}));
    hour.at("8:31", mark("borrows-to-read", "prompted"));
    hour.at("9:48", json!({"do": "capture-code", "text": ORDER}));
    hour.at("10:02", json!({"do": "milestone", "kind": "working"}));
    hour.at("10:40", mark("explains-clone-vs-borrow", "unprompted"));
    hour.at("11:12", mark("clarifies-first", "unprompted"));
    hour.at("12:05", json!({"do": "follow-up", "n": 1}));
    hour.at("12:50", mark("own-001.consumes-on-purpose", "unprompted"));
    hour.at("13:20", json!({"do": "follow-up", "n": 3}));
    hour.at(
        "13:58",
        json!({"do": "note", "visibility": "panel",
        "text": "“One for each string and one for the Vec”: counted the allocations without being asked to"}),
    );
    hour.at("14:30", mark("explains-elision", "prompted"));
    let moment = hour.at("15:44", json!({"do": "bookmark", "seconds_ago": 10}));
    hour.at("16:02", mark("raises-edge-cases", "unprompted"));
    vec![moment]
}

/// The second question as far as minute 31, with much to see.
pub(crate) fn second_question(hour: &mut Hour<'_>) -> Tray {
    let mark = |signal: &str, shown: &str| json!({"do": "mark", "signal": signal, "shown": shown});
    hour.at("17:30", json!({"do": "open-question", "question": "err-001"}));
    hour.at("17:45", json!({"do": "rate", "question": "own-001", "competency": "ownership", "rating": 3}));
    hour.at("18:05", json!({"do": "milestone", "kind": "starter-given"}));
    hour.at("19:12", mark("lists-failure-modes", "unprompted"));
    hour.at("19:30", mark("clarifies-first", "unprompted"));
    hour.at("20:41", mark("avoids-unwrap", "contradicted"));
    hour.at(
        "21:10",
        json!({"do": "note", "visibility": "interviewer",
        "text": "sounds tired, had four of these this week"}),
    );
    hour.at("21:55", mark("swallows-errors", "unprompted"));
    hour.at("22:20", json!({"do": "hint", "n": 1}));
    hour.at("22:58", mark("lists-failure-modes", "prompted"));
    hour.at("23:15", mark("avoids-unwrap", "unprompted"));
    hour.at("24:02", json!({"do": "hint", "n": 2}));
    hour.at("24:20", mark("propagates-errors", "prompted"));
    hour.at("25:06", json!({"do": "capture-code", "text": PORTS}));
    hour.at("25:30", json!({"do": "milestone", "kind": "first-run"}));
    hour.at("26:04", mark("keeps-the-cause", "unprompted"));
    hour.at("26:40", mark("thinks-aloud", "unprompted"));
    hour.at(
        "27:15",
        json!({"do": "note", "visibility": "panel",
        "text": "“The library reports, the program decides”: said before any hint on layers"}),
    );
    hour.at("28:01", mark("err-001.splits-not-found", "unprompted"));
    hour.at("28:33", mark("propagates-errors", "unprompted"));
    hour.at("28:50", json!({"do": "follow-up", "n": 1}));
    hour.at("29:10", mark("avoids-unwrap", "unprompted"));
    let remarkable = hour.at(
        "29:52",
        json!({"do": "bookmark", "seconds_ago": 0, "remarkable": true,
        "note": "asks who reads the log at night"}),
    );
    let moment = hour.at("30:20", json!({"do": "bookmark", "seconds_ago": 10}));
    hour.at("30:44", mark("err-001.types-for-callers", "unprompted"));
    vec![remarkable, moment]
}

/// The rest of the hour: tests, the candidate's own questions, the end.
pub(crate) fn the_rest(hour: &mut Hour<'_>) {
    hour.at("33:00", json!({"do": "mark", "signal": "tests-without-io", "shown": "unprompted"}));
    hour.at("34:10", json!({"do": "milestone", "kind": "tested"}));
    hour.at("38:00", json!({"do": "open-block", "block": "candidate-questions"}));
    hour.at("46:30", json!({"do": "end"}));
}

/// The ten minutes after: the tray, the ratings, two quotes, the recommendation.
pub(crate) fn rates(hour: &mut Hour<'_>, tray: &Tray) {
    for (second, bookmark) in tray.iter().enumerate() {
        let note = "came back to the first line alone, and said why it was wrong";
        let words = if second == 0 { json!(note) } else { json!(null) };
        hour.at(&format!("47:0{second}"), json!({"do": "settle", "bookmark": bookmark, "note": words}));
    }
    let given = [
        ("own-001", "ownership", 3, "Predicts both errors and borrows after the first hint"),
        ("own-001", "api-design", 3, "Takes self by value in into_archived, and says why"),
        ("own-001", "communication", 4, "Restates what main needs, asks one question that changes the code"),
        ("err-001", "error-handling", 3, "Result throughout; NotFound decided on the read itself"),
        (
            "err-001",
            "testing",
            2,
            "Tests the parsing on a string; names the directory case, does not write it",
        ),
        ("err-001", "api-design", 3, "Names both callers and what each matches on"),
    ];
    for (second, (question, competency, rating, why)) in given.into_iter().enumerate() {
        hour.at(
            &format!("49:0{second}"),
            json!({"do": "rate", "question": question,
            "competency": competency, "rating": rating, "why": why}),
        );
    }
    hour.at("52:00", json!({"do": "recommend", "recommendation": "yes",
        "reason": "Finds the move at once, prices what a clone costs, and designs errors for whoever calls. Tests come last and thin."}));
    hour.at("53:10", json!({"do": "feedback",
        "text": "You said what would go wrong before you touched the code, and that made the hour easy to follow. Write the test of the failing case first next time; you had it in words already."}));
}

/// The card goes out.
pub(crate) fn submits(hour: &mut Hour<'_>) {
    hour.at("54:00", json!({"do": "submit"}));
}

/// The next morning it is put right.
pub(crate) fn amends(hour: &mut Hour<'_>) {
    hour.at(
        "1000:00",
        json!({"do": "amend", "reason": "Slept over it: the directory case was in the code after all",
        "actions": [{"do": "rate", "question": "err-001", "competency": "testing", "rating": 3,
            "why": "The failing case is tested with a directory, in the last capture"}]}),
    );
}
