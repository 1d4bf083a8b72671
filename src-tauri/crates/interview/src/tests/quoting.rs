//! A transcript comes in after consent, lies on the call, and is quoted from.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::rehearsal::{Rehearsal, ten_o_clock};
use crate::transcript::SpokenBy;
use crate::view::{TranscriptAsk, TranscriptPage, page};
use crate::{EntryId, Privacy};

const CALL: &str = "WEBVTT\n\n00:00:20.000 --> 00:00:22.000\n<v Kim>Why not exists first?</v>\n\n\
    00:00:30.000 --> 00:00:33.000\n<v Ada Example>Because that is a race.</v>\n\n\
    00:00:34.000 --> 00:00:35.000\n<v Ada Example>Nobody checks again.</v>\n\n\
    00:02:10.000 --> 00:02:12.000\n<v Somebody Else>We have five minutes left.</v>\n";

fn import() -> Value {
    json!({ "do": "import-transcript", "name": "call.vtt", "text": CALL,
        "consent": { "who": "Ada Example, Kim", "when": "at the start of the call" } })
}

fn with(mut action: Value, other: Value) -> Value {
    action.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    action
}

/// `err-001` from 0:00 to 2:00 with a mark at 0:31, then two minutes of `own-001`.
fn ended() -> Rehearsal {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(31).does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.wait(89).does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.wait(120).does(json!({"do": "end"}));
    rehearsal
}

fn brought_in() -> Rehearsal {
    let mut rehearsal = ended();
    rehearsal.does(import());
    rehearsal
}

fn shown(rehearsal: &Rehearsal, ask: &TranscriptAsk) -> TranscriptPage {
    let imported = rehearsal.interview.state().transcript(ask.transcript).unwrap();
    let read = crate::transcript::Transcript::read(imported.hash.as_bytes()).unwrap();
    page(&rehearsal.interview, imported, &read, ask)
}

#[test]
fn nothing_comes_in_before_the_end_or_without_consent() {
    assert_eq!(Rehearsal::planned().refuses(import()).code(), "not-started");
    assert_eq!(Rehearsal::in_config().refuses(import()).code(), "not-over");
    let mut rehearsal = ended();
    for consent in [json!({"who": " ", "when": "before"}), json!({"who": "Ada", "when": ""})] {
        assert_eq!(rehearsal.refuses(with(import(), json!({"consent": consent}))).code(), "no-consent");
    }
    let no_transcript = with(import(), json!({"text": "fn main() {}"}));
    assert_eq!(rehearsal.refuses(no_transcript).code(), "not-a-transcript");
    assert_eq!(rehearsal.view().transcripts, []);
    rehearsal.does(import());
    let view = rehearsal.view();
    let [kept] = view.transcripts.as_slice() else { panic!("one: {:?}", view.transcripts) };
    assert_eq!(
        (kept.name.as_str(), kept.lines, kept.consent.who.as_str()),
        ("call.vtt", 4, "Ada Example, Kim")
    );
}

#[test]
fn words_become_a_mark_at_the_time_and_in_the_question_they_were_said_in() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [3, 2], "signal": "lists-failure-modes"}));
    let signal = rehearsal.signal(Some("err-001"), "lists-failure-modes");
    let [mark] = signal.marks.as_slice() else { panic!("one mark: {:?}", signal.marks) };
    assert_eq!((mark.at_ms, mark.at), (30_000, ten_o_clock() + TimeDelta::seconds(30)));
    let lines = &mark.quote.as_ref().unwrap().lines;
    let said: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.at_ms, line.by)).collect();
    let ada = SpokenBy::Candidate;
    assert_eq!(said, [("Because that is a race.", 30_000, ada), ("Nobody checks again.", 34_000, ada)]);
    let view = rehearsal.view();
    let rows: Vec<_> = view.sheets.iter().flat_map(|sheet| &sheet.rows).collect();
    let quoted = rows.iter().flat_map(|row| &row.evidence).find_map(|one| one.quote.clone()).unwrap();
    assert_eq!(quoted, "Ada Example: “Because that is a race. Nobody checks again.”");
    assert!(rows.iter().any(|row| row.draft.as_ref().is_some_and(|draft| draft.contains(&quoted))));
}

#[test]
fn one_quote_is_undone_and_the_other_stands() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [2], "signal": "avoids-unwrap", "shown": "prompted"}));
    rehearsal.does(json!({"do": "quote", "lines": [3], "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "undo"}));
    let quoted: Vec<_> = rehearsal
        .signal(Some("err-001"), "avoids-unwrap")
        .marks
        .into_iter()
        .filter_map(|mark| mark.quote)
        .collect();
    assert_eq!(quoted.len(), 1);
    assert_eq!(quoted[0].lines[0].text, "Because that is a race.");
    // The transcript goes only after what was quoted from it.
    let import = rehearsal.interview.state().transcripts[0].id;
    let undo = json!({"do": "undo", "action": import});
    assert_eq!(rehearsal.refuses(undo).code(), "has-dependents");
}

#[test]
fn aligning_moves_what_was_quoted_and_undoing_that_moves_it_back() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [2], "signal": "lists-failure-modes"}));
    let at = |rehearsal: &Rehearsal| rehearsal.signal(Some("err-001"), "lists-failure-modes").marks[0].at_ms;
    rehearsal.does(json!({"do": "align-transcript", "offset_ms": 12_000}));
    assert_eq!(at(&rehearsal), 42_000);
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(at(&rehearsal), 30_000);
    // The answer at 0:30 of the recording was marked at 0:31.
    let page = shown(&rehearsal, &TranscriptAsk::default());
    let marked = page.moments.iter().find(|moment| moment.call_ms == 31_000).unwrap();
    rehearsal.does(json!({"do": "align-transcript", "line": 2, "event": marked.seq}));
    assert_eq!((at(&rehearsal), rehearsal.interview.state().transcripts[0].offset_ms), (31_000, 1000));
}

#[test]
fn an_alignment_is_one_thing_and_within_a_day() {
    let mut rehearsal = brought_in();
    for unclear in
        [json!({}), json!({"line": 1}), json!({"event": 2}), json!({"offset_ms": 0, "line": 1, "event": 2})]
    {
        let align = with(json!({"do": "align-transcript"}), unclear);
        assert_eq!(rehearsal.refuses(align).code(), "alignment-unclear");
    }
    let refuses = |rehearsal: &mut Rehearsal, other: Value| {
        rehearsal.refuses(with(json!({"do": "align-transcript"}), other)).code()
    };
    assert_eq!(refuses(&mut rehearsal, json!({"offset_ms": -86_460_000})), "too-many-minutes");
    assert_eq!(refuses(&mut rehearsal, json!({"offset_ms": i64::MIN})), "too-many-minutes");
    assert_eq!(refuses(&mut rehearsal, json!({"line": 9, "event": 2})), "unknown-line");
    assert_eq!(refuses(&mut rehearsal, json!({"line": 1, "event": 99})), "unknown-moment");
    let stranger = EntryId(uuid::Uuid::from_u128(777));
    assert_eq!(
        refuses(&mut rehearsal, json!({"offset_ms": 0, "transcript": stranger})),
        "no-transcript-here"
    );
}

#[test]
fn a_quote_names_lines_that_are_there_and_not_too_many() {
    let mut rehearsal = brought_in();
    let quote = |lines: Value| json!({"do": "quote", "lines": lines, "signal": "thinks-aloud"});
    assert_eq!(rehearsal.refuses(quote(json!([]))).code(), "empty");
    assert_eq!(rehearsal.refuses(quote(json!([1, 5]))).code(), "unknown-line");
    assert_eq!(rehearsal.refuses(quote(json!([0]))).code(), "unknown-line");
    assert_eq!(rehearsal.refuses(quote(json!((1..=21).collect::<Vec<_>>()))).code(), "too-many-lines");
    assert_eq!(ended().refuses(quote(json!([1]))).code(), "no-transcript-here");
}

#[test]
fn transcripts_stand_beside_each_other_or_take_a_place_and_quotes_outlive_it() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [2], "signal": "thinks-aloud"}));
    let first = rehearsal.interview.state().transcripts[0].id;
    rehearsal.does(with(import(), json!({"name": "part two.srt"})));
    let names = |rehearsal: &Rehearsal| -> Vec<String> {
        rehearsal.view().transcripts.into_iter().map(|kept| kept.name).collect()
    };
    assert_eq!(names(&rehearsal), ["call.vtt", "part two.srt"]);
    rehearsal.does(with(import(), json!({"name": "better.vtt", "replaces": first})));
    assert_eq!(names(&rehearsal), ["part two.srt", "better.vtt"]);
    assert_eq!(rehearsal.signal(None, "thinks-aloud").marks.len(), 1);
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(names(&rehearsal), ["call.vtt", "part two.srt"]);
}

#[test]
fn a_recording_that_is_longer_than_the_conversation_ends_with_it() {
    let mut rehearsal = ended();
    let long = format!("{CALL}\n00:30:00.000 --> 00:30:02.000\nbye\n");
    rehearsal.does(with(import(), json!({"text": long})));
    assert_eq!(rehearsal.interview.state().transcripts[0].offset_ms, 240_000 - 1_802_000);
    assert_eq!(brought_in().interview.state().transcripts[0].offset_ms, 0);
}

#[test]
fn a_pause_is_in_the_call_and_not_on_the_interviews_clock() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(10).does(json!({"do": "pause"}));
    rehearsal.wait(300).does(json!({"do": "resume"}));
    rehearsal.wait(60).does(json!({"do": "end"}));
    rehearsal.does(with(import(), json!({"offset_ms": 290_000})));
    rehearsal.does(json!({"do": "quote", "lines": [2], "signal": "thinks-aloud"}));
    let mark = &rehearsal.signal(None, "thinks-aloud").marks[0];
    assert_eq!((mark.at_ms, mark.at), (20_000, ten_o_clock() + TimeDelta::seconds(320)));
}

#[test]
fn a_page_shows_what_happened_beside_each_line_and_what_was_quoted() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [2], "signal": "thinks-aloud"}));
    let page =
        shown(&rehearsal, &TranscriptAsk { find: Some("RACE ada".into()), ..TranscriptAsk::default() });
    assert_eq!((page.total, page.found, page.hits.as_slice()), (4, 1, &[2][..]));
    let lines: Vec<_> = page.lines.iter().map(|line| (line.by, line.question.as_deref())).collect();
    let (in_config, in_receipt) = (Some("err-001"), Some("own-001"));
    let expected = [
        (SpokenBy::Interviewer, in_config),
        (SpokenBy::Candidate, in_config),
        (SpokenBy::Candidate, in_config),
        (SpokenBy::Other, in_receipt),
    ];
    assert_eq!(lines, expected);
    let beside: Vec<Vec<&str>> =
        page.lines.iter().map(|line| line.beside.iter().map(|one| one.words.as_str()).collect()).collect();
    assert_eq!(beside[0], ["started", "opened The config file that may not be there"]);
    assert_eq!(beside[1], ["avoids unwrap"]);
    assert_eq!(beside[2], ["opened Receipt, then archive"]);
    assert_eq!(beside[3], ["ended the conversation"]);
    assert_eq!(page.lines[1].quoted[0].label, "thinks aloud");
    // Looked at eleven seconds later, the mark falls to the line before.
    let later = shown(&rehearsal, &TranscriptAsk { offset_ms: Some(11_000), ..TranscriptAsk::default() });
    assert_eq!(later.lines[0].beside.last().unwrap().words, "avoids unwrap");
}

#[test]
fn a_name_that_readers_are_not_to_see_is_not_told_by_who_speaks() {
    let mut rehearsal = brought_in();
    rehearsal.does(json!({"do": "quote", "lines": [1, 2, 4], "signal": "thinks-aloud"}));
    let speakers = |privacy: Privacy| -> Vec<Option<String>> {
        let card = rehearsal.card().for_readers(privacy);
        let signal = card.signals.into_iter().find(|part| part.id == "thinks-aloud").unwrap();
        signal.marks[0].quote.clone().unwrap().lines.into_iter().map(|line| line.speaker).collect()
    };
    let own = speakers(Privacy { include_private: true, alias: false });
    assert_eq!(own, [Some("Kim".into()), Some("Ada Example".into()), Some("Somebody Else".into())]);
    assert_eq!(speakers(Privacy::default()), [Some("Kim".into()), None, None], "the kit is blind");
}
