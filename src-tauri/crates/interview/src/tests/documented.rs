//! The actions as the documentation writes them, played in the order of an interview.

use serde_json::Value;

use super::rehearsal::Rehearsal;
use crate::Phase;

/// `{mark}`, `{bookmark}` and `{condition}` stand for the latest of each.
const LINES: &str = r#"
{"do":"start"}
{"do":"open-block","block":"opening"}
{"do":"open-question","question":"err-001"}
{"do":"mark","signal":"avoids-unwrap","shown":"unprompted"}
{"do":"mark","signal":"avoids-unwrap","shown":"contradicted","note":"unwrap on the parse","lines":[12,12]}
{"do":"unmark","mark":"{mark}"}
{"do":"bookmark","seconds_ago":10,"note":"came back to it"}
{"do":"settle","bookmark":"{bookmark}","note":"came back to the empty file unasked"}
{"do":"hint","n":1}
{"do":"hint","text":"look at the type again","cap":{"error-handling":3}}
{"do":"follow-up","n":1}
{"do":"milestone","kind":"working"}
{"do":"note","text":"asked whether duplicates matter","visibility":"interviewer"}
{"do":"capture-code","text":"fn main() {}"}
{"do":"condition","kind":"late","minutes":9}
{"do":"condition","kind":"interrupted"}
{"do":"explain","condition":"{condition}","minutes":2,"text":"the other line rang"}
{"do":"condition","kind":"wrong-screen"}
{"do":"shorten-question","question":"err-001","minutes":15,"reason":"nine minutes late"}
{"do":"replan","minutes":{"candidate-questions":4},"drop":["own-001"]}
{"do":"pause"}
{"do":"resume"}
{"do":"fault","text":"the prompt says ports twice"}
{"do":"rate","question":"err-001","competency":"error-handling","rating":3,"why":"all three failures, unaided"}
{"do":"rate","competency":"communication","rating":"not-assessed"}
{"do":"close-question"}
{"do":"undo"}
{"do":"redo"}
{"do":"end"}
{"do":"import-transcript","name":"call.vtt","text":"WEBVTT\n\n00:40.000 --> 00:43.000\n<v Ada>So the order moves</v>\n","consent":{"who":"Ada Example, Kim","when":"at the start of the call"}}
{"do":"align-transcript","offset_ms":2000}
{"do":"quote","lines":[1],"signal":"thinks-aloud"}
{"do":"feedback","text":"words for the candidate"}
{"do":"recommend","recommendation":"yes","reason":"…","consider":{"role":"backend","level":"mid"}}
{"do":"submit"}
{"do":"amend","reason":"…","actions":[{"do":"rate","question":"err-001","competency":"error-handling","rating":2,"why":"…"}]}
"#;

#[test]
fn the_documented_lines_make_an_interview() {
    let mut rehearsal = Rehearsal::planned();
    let (mut mark, mut bookmark, mut condition) = (String::new(), String::new(), String::new());
    for line in LINES.trim().lines() {
        let line = line.replace("{mark}", &mark).replace("{bookmark}", &bookmark);
        let line = line.replace("{condition}", &condition);
        let json: Value = serde_json::from_str(&line).unwrap();
        let id = rehearsal.wait(30).does(json.clone());
        match json["do"].as_str() {
            Some("mark") => mark = id,
            Some("bookmark") => bookmark = id,
            Some("condition") => condition = id,
            _ => {}
        }
    }
    let card = rehearsal.card();
    assert_eq!(rehearsal.interview.state().phase(), Phase::Submitted);
    assert_eq!((card.revision, card.notes.len(), card.interview.conditions.len()), (2, 2, 3));
    assert_eq!(rehearsal.competency("error-handling").rating, Some(2.0));
    assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").marks.len(), 1);
    let quote = rehearsal.signal(None, "thinks-aloud").marks.remove(0).quote.unwrap();
    assert_eq!((quote.lines[0].text.as_str(), quote.lines[0].at_ms), ("So the order moves", 42_000));
}
