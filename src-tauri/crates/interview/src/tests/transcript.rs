//! Files of meeting software, with every fault they come with.

use crate::transcript::{MAX_TRANSCRIPT, Transcript, TranscriptError};

fn read(text: &str) -> Transcript {
    Transcript::read(text.as_bytes()).unwrap()
}

fn lines(text: &str) -> Vec<(u64, u64, Option<String>, String)> {
    let lines = read(text).lines.into_iter();
    lines.map(|line| (line.from_ms, line.to_ms, line.speaker, line.text)).collect()
}

fn line(from: u64, to: u64, speaker: &str, text: &str) -> (u64, u64, Option<String>, String) {
    (from, to, Some(speaker.to_owned()).filter(|speaker| !speaker.is_empty()), text.to_owned())
}

const VTT: &str = "WEBVTT - a call\nKind: captions\n\nNOTE written by a machine\n00:00 is no cue\n\nSTYLE\n::cue { color: red }\n\n\
    8f2c-1\n00:01.000 --> 00:03.500 align:start position:0%\n<v Ada Example>So the order <i>moves</i></v>\ninto receipt.\n\n\
    01:00:00.000 --> 01:00:01.000\n<v.loud Kim>Vec&lt;u16&gt; &amp; more\n";

#[test]
fn webvtt_is_read_with_speakers_without_tags_and_without_what_is_no_cue() {
    assert_eq!(
        lines(VTT),
        [
            line(1000, 3500, "Ada Example", "So the order moves into receipt."),
            line(3_600_000, 3_601_000, "Kim", "Vec<u16> & more"),
        ]
    );
    assert_eq!(read(VTT).skipped_cues, []);
}

#[test]
fn subrip_is_read_with_commas_numbers_and_names_before_a_colon() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nAda Example: it is a Vec<Line>\n\n2\n00:00:02,5 --> 00:00:04,000\nthe reason: nobody asked\n";
    assert_eq!(
        lines(text),
        [
            line(1000, 2000, "Ada Example", "it is a Vec<Line>"),
            line(2500, 4000, "", "the reason: nobody asked")
        ]
    );
}

#[test]
fn line_ends_and_marks_of_every_system_are_the_same_text() {
    let expected = lines(VTT);
    assert_eq!(lines(&VTT.replace('\n', "\r\n")), expected);
    assert_eq!(lines(&VTT.replace('\n', "\r")), expected);
    assert_eq!(lines(&format!("\u{feff}{VTT}")), expected);
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(VTT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(Transcript::read(&wide).unwrap(), read(VTT));
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(VTT.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(Transcript::read(&wide).unwrap(), read(VTT));
}

#[test]
fn cues_that_run_into_each_other_are_told_apart_and_those_that_overlap_both_stand() {
    let text = "WEBVTT\n00:05.000 --> 00:09.000\nlater\n00:01.000 --> 00:08.000\nfirst\n2\n00:01.000 --> 00:02.000\nsecond";
    assert_eq!(
        lines(text),
        [line(1000, 8000, "", "first"), line(1000, 2000, "", "second"), line(5000, 9000, "", "later")]
    );
}

#[test]
fn broken_cues_are_told_with_their_line_and_cost_no_other() {
    let text = "WEBVTT\n\nx --> 00:02.000\nlost\n\n00:04.000 --> 00:03.000\nbackwards\n\n00:05.000 --> 00:06.000\n\n\
        00:99.000 --> 01:00.000\nno such second\n\n00:07.000 --> 00:08.000\nkept\n\n00:09.000 -->\ncut off";
    let transcript = read(text);
    assert_eq!(lines(text), [line(7000, 8000, "", "kept")]);
    assert_eq!(transcript.skipped, 5);
    let told: Vec<_> = transcript.skipped_cues.iter().map(|cue| (cue.line, cue.why.as_str())).collect();
    let times = "its times are broken";
    let expected =
        [(3, times), (6, "it ends before it begins"), (9, "it has no words"), (11, times), (17, times)];
    assert_eq!(told, expected);
}

#[test]
fn what_is_no_transcript_or_too_large_is_refused() {
    let refused = |bytes: &[u8]| Transcript::read(bytes).unwrap_err();
    for nothing in ["WEBVTT", "fn main() {}", "1\n2\n3", "{\"a\": \"b\"}"] {
        assert_eq!(refused(nothing.as_bytes()), TranscriptError::NoCues, "{nothing:?}");
    }
    for empty in ["", " \n\t\r\n", "\u{feff}"] {
        assert_eq!(refused(empty.as_bytes()), TranscriptError::Empty, "{empty:?}");
    }
    let why = "its times are broken".to_owned();
    assert_eq!(refused(b"\na --> b\nc --> d"), TranscriptError::OnlyBroken { line: 2, why });
    assert_eq!(refused(&vec![b' '; MAX_TRANSCRIPT + 1]), TranscriptError::TooLarge);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let line = |bytes: &[u8]| Transcript::read(bytes).unwrap_err().line();
    let latin1 = b"1\r\n00:01,000 --> 00:02,000\r\nna\xefve\r\n";
    assert_eq!(line(latin1), Some(3));
    assert_eq!(line(b"1\r00:01,000 --> 00:02,000\rna\xefve"), Some(3));
    assert_eq!(line(b"PK\x03\x04\x14\0\x06\0"), Some(1), "a Word file");
    assert_eq!(line(b"\n\n00:01.000 --> 00:02.000\n\0"), Some(4));
    assert_eq!(line(&[0xff, 0xfe, b'a', 0, b'\n', 0, 0x00, 0xd8]), Some(2), "half a pair");
    assert_eq!(line(&[0xff, 0xfe, b'a']), Some(1), "half a sign");
}

#[test]
fn tags_of_the_web_go_and_angle_brackets_of_rust_stay() {
    let text = "00:01.000 --> 00:02.000\n<font color=\"red\"><b>Vec<u16></b></font> and<br/>&quot;&lt;T&gt;&quot; <script>x</script>";
    assert_eq!(lines(text), [line(1000, 2000, "", "Vec<u16> and \"<T>\" <script>x</script>")]);
}

#[test]
fn words_of_every_direction_are_kept_and_control_characters_are_not() {
    let text = "00:01.000 --> 00:02.000\n<v دانا>لماذا `unwrap`؟\u{1b}[31m\u{7}</v>";
    assert_eq!(lines(text), [line(1000, 2000, "دانا", "لماذا `unwrap`؟[31m")]);
}

#[test]
fn a_word_before_a_colon_is_a_name_only_if_it_comes_again() {
    let text = "00:01.000 --> 00:02.000\nSo: two owners\n\n00:03.000 --> 00:04.000\nAda: one\n\n00:05.000 --> 00:06.000\nAda: two\n";
    let expected = [
        line(1000, 2000, "", "So: two owners"),
        line(3000, 4000, "Ada", "one"),
        line(5000, 6000, "Ada", "two"),
    ];
    assert_eq!(lines(text), expected);
}

#[test]
fn ten_megabytes_of_hours_are_read_and_what_is_beyond_the_most_is_told() {
    use std::fmt::Write as _;
    let mut text = String::from("WEBVTT\n\n");
    let mut second = 0_u32;
    while text.len() < MAX_TRANSCRIPT - 200 {
        let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
        let at = format!("{hours:02}:{minutes:02}:{seconds:02}");
        write!(text, "{at}.000 --> {at}.900\n<v Ada Example>{}</v>\n\n", "word ".repeat(30)).unwrap();
        second += 1;
    }
    let transcript = read(&text);
    assert_eq!(
        transcript.lines.len() + usize::try_from(transcript.skipped).unwrap(),
        usize::try_from(second).unwrap()
    );
    assert_eq!((transcript.lines.len(), transcript.skipped_cues.len()), (50_000, 20));
    assert_eq!(transcript.lines.last().unwrap().from_ms, 49_999_000);
}

#[test]
fn however_bad_the_text_is_a_good_cue_after_it_is_read_and_lines_are_in_order() {
    const SIGNS: &[u8] = b"0123456789:,.-> <v>\n\r/&a;";
    let mut seed = 7_u64;
    let mut sign = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        SIGNS[usize::try_from(seed >> 33).unwrap() % SIGNS.len()]
    };
    for _round in 0..300 {
        let mut bytes: Vec<u8> = (0..400).map(|_| sign()).collect();
        bytes.extend_from_slice(b"\n\n00:01.000 --> 00:02.000\nkept\n");
        let lines = Transcript::read(&bytes).unwrap().lines;
        assert!(lines.windows(2).all(|pair| pair[0].from_ms <= pair[1].from_ms));
        assert!(lines.iter().any(|line| line.text == "kept" && line.from_ms == 1000));
    }
}
