//! What passes between the live desk's page and whoever presses keys outside of it: the leader,
//! `touchstone poke`, the strip. The grammar of the keys is the page's alone; here is only their form.

use interview::InterviewId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Fault, StripDeed, WindowsView};

/// A key that was pressed outside the page, as a page sees a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stroke {
    /// The key's place, as `KeyboardEvent.code` has it.
    pub code: String,
    /// What it prints under the present layout, as `KeyboardEvent.key` has it.
    pub key: String,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Shift was held.
    pub shift: bool,
}

/// Keys with names, as `touchstone poke` takes them: the name, the place, what a page calls it.
const NAMED: [(&str, &str, &str); 8] = [
    ("space", "Space", " "),
    ("enter", "Enter", "Enter"),
    ("esc", "Escape", "Escape"),
    ("escape", "Escape", "Escape"),
    ("backspace", "Backspace", "Backspace"),
    ("delete", "Delete", "Delete"),
    ("pagedown", "PageDown", "PageDown"),
    ("pageup", "PageUp", "PageUp"),
];

impl Stroke {
    /// Keys in writing: `3x`, `h 2`, `space`, `m1`. Names stand alone; any other word is a key a letter.
    ///
    /// # Errors
    /// `unknown-key` for what no keyboard has on one key.
    pub fn all_of(written: &str) -> Result<Vec<Self>, Fault> {
        let mut strokes = Vec::new();
        for word in written.split_whitespace() {
            let named = NAMED.iter().find(|(name, ..)| word.eq_ignore_ascii_case(name));
            match named {
                Some((_, code, key)) => strokes.push(Self::plain(code, key)),
                None => {
                    for letter in word.chars() {
                        strokes.push(Self::of(letter)?);
                    }
                }
            }
        }
        if strokes.is_empty() {
            return Err(unknown("nothing"));
        }
        Ok(strokes)
    }

    fn of(letter: char) -> Result<Self, Fault> {
        let key = letter.to_ascii_lowercase();
        match key {
            '0'..='9' => Ok(Self::plain(&format!("Digit{key}"), &key.to_string())),
            'a'..='z' => Ok(Self::plain(&format!("Key{}", key.to_ascii_uppercase()), &key.to_string())),
            '*' | '?' => Ok(Self::plain("", &key.to_string())),
            _ => Err(unknown(&format!("{letter:?}"))),
        }
    }

    fn plain(code: &str, key: &str) -> Self {
        Self { code: code.to_owned(), key: key.to_owned(), ctrl: false, shift: false }
    }
}

fn unknown(what: &str) -> Fault {
    Fault::new(
        "unknown-key",
        format!("{what} is no key of the live desk"),
        "Keys are digits, letters, * and ?, and by name space, enter, esc, backspace, pagedown, pageup.",
    )
}

/// What the live desk's page is told from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Knock {
    /// The leader was pressed: a command begins.
    Begin,
    /// A key of a command.
    Stroke {
        /// Its number, by which it is answered.
        n: u64,
        /// Whether it may belong to somebody else: only a key that qualifies the last mark is ours.
        maybe: bool,
        /// The key.
        stroke: Stroke,
    },
    /// A note in words.
    Note {
        /// Its number, by which it is answered.
        n: u64,
        /// The words.
        text: String,
    },
    /// No further key came.
    Lapse,
    /// The window is to be blanked, or shown again.
    Blank,
    /// An interview was changed by somebody else.
    Changed {
        /// Which.
        interview: InterviewId,
    },
    /// Somebody clicked on the strip.
    Deed {
        /// Its number, by which it is answered.
        n: u64,
        /// What was clicked.
        deed: StripDeed,
    },
    /// The windows beside this one stand otherwise.
    Windows {
        /// How they stand.
        windows: WindowsView,
    },
}

/// What the page made of a key, at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Follows {
    /// A prefix: the next key belongs to it.
    Keys,
    /// Done; a key that qualifies it may follow, any other is not ours.
    Suffix,
    /// Done.
    Nothing,
    /// Words or a choice are wanted in the window.
    Words,
    /// It was no suffix.
    NotOurs,
}

/// What a command did, once it is durable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Said {
    /// In words.
    pub words: String,
    /// Why it was not done, by a code; none where it was.
    pub refused: Option<String>,
}

/// What the overlay shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OverlayView {
    /// The keys so far: "2 x".
    pub keys: String,
    /// What they mean, or did.
    pub words: String,
    /// How the words read.
    pub tone: OverlayTone,
    /// What may follow.
    pub follows: Vec<KeyChoice>,
}

/// How words read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OverlayTone {
    /// Nothing is done yet.
    #[default]
    Plain,
    /// Done.
    Done,
    /// A mark for.
    For,
    /// A mark against.
    Against,
    /// Nothing was done.
    Refused,
}

/// A key and what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyChoice {
    /// As `Kbd` prints it.
    pub keys: String,
    /// In words.
    pub label: String,
}

/// How the shortcuts that work from other windows stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShortcutsView {
    /// Why this session has none; then nothing else counts.
    pub none: Option<String>,
    /// The leader's chord.
    pub leader: Option<String>,
    /// Why the leader does not work.
    pub leader_trouble: Option<String>,
    /// The chord that blanks.
    pub blank: Option<String>,
    /// Why it does not work.
    pub blank_trouble: Option<String>,
}

/// What became of a chord that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TriedChord {
    /// Whether it arrived.
    pub pressed: bool,
    /// What other programs use it for.
    pub clash: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Stroke;

    fn keys(written: &str) -> Vec<String> {
        Stroke::all_of(written).unwrap().into_iter().map(|stroke| stroke.key).collect()
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        assert_eq!(keys("3x"), ["3", "x"]);
        assert_eq!(keys("h 2"), ["h", "2"]);
        assert_eq!(keys("space"), [" "]);
        assert_eq!(keys("M1"), ["m", "1"]);
        assert_eq!(keys("f1"), ["f", "1"], "the follow-up, not the function key");
        assert_eq!(keys("* PageDown"), ["*", "PageDown"]);
        assert_eq!(Stroke::all_of("7").unwrap()[0].code, "Digit7");
        assert_eq!(Stroke::all_of("x").unwrap()[0].code, "KeyX");
    }

    #[test]
    fn what_no_key_prints_is_told() {
        for written in ["", "  ", "ä", "3,"] {
            assert_eq!(Stroke::all_of(written).unwrap_err().code, "unknown-key", "{written:?}");
        }
    }
}
