//! Chords as people write them and as they are kept: `Ctrl+Alt+Space`, `Super+KeyJ`, `F9`. Modifiers by
//! name, the key by its place on the keyboard, so that another layout does not move it.

use std::fmt;
use std::str::FromStr;

use desk::Fault;

/// A key with what is held beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chord {
    pub(crate) ctrl: bool,
    pub(crate) alt: bool,
    pub(crate) shift: bool,
    /// The key with the system's sign.
    pub(crate) logo: bool,
    /// `KeyboardEvent.code` of the key.
    pub(crate) code: String,
}

/// Chords that every program has another use for.
const TAKEN: [(&str, &str); 10] = [
    ("Ctrl+KeyC", "copies"),
    ("Ctrl+KeyV", "pastes"),
    ("Ctrl+KeyX", "cuts"),
    ("Ctrl+KeyZ", "undoes"),
    ("Ctrl+KeyA", "chooses all"),
    ("Ctrl+KeyS", "saves"),
    ("Ctrl+KeyF", "searches"),
    ("Ctrl+Space", "completes words in editors"),
    ("Alt+Tab", "changes windows"),
    ("Alt+F4", "closes windows"),
];

impl Chord {
    /// Why a chord would be in somebody's way; none where it would not.
    pub(crate) fn clash(&self) -> Option<String> {
        let written = self.to_string();
        let (_, use_of_it) = TAKEN.iter().find(|(chord, _)| *chord == written)?;
        Some(format!("{written} {use_of_it} in other programs, and would no longer"))
    }

    fn is_function_key(&self) -> bool {
        self.code.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
            || matches!(self.code.as_str(), "Pause" | "ScrollLock" | "PrintScreen" | "ContextMenu" | "Insert")
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+"), (self.logo, "Super+")];
        for (_, name) in held.into_iter().filter(|(held, _)| *held) {
            f.write_str(name)?;
        }
        f.write_str(&self.code)
    }
}

impl FromStr for Chord {
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        let mut chord = Self { ctrl: false, alt: false, shift: false, logo: false, code: String::new() };
        for part in written.split('+').map(str::trim) {
            match part {
                "Ctrl" => chord.ctrl = true,
                "Alt" => chord.alt = true,
                "Shift" => chord.shift = true,
                "Super" => chord.logo = true,
                code if chord.code.is_empty() => code.clone_into(&mut chord.code),
                _ => return Err(no_chord(written)),
            }
        }
        if chord.code.is_empty() || !chord.code.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(no_chord(written));
        }
        if !(chord.ctrl || chord.alt || chord.logo || chord.is_function_key()) {
            return Err(Fault::new(
                "bare-key",
                format!("{written} alone would be taken from every text that is typed"),
                "Hold Ctrl, Alt or the system's key beside it, or choose a function key.",
            ));
        }
        Ok(chord)
    }
}

fn no_chord(written: &str) -> Fault {
    Fault::new(
        "no-chord",
        format!("{written:?} is no chord"),
        "Press the keys together, such as Ctrl+Alt+Space.",
    )
}

#[cfg(test)]
mod tests {
    use super::Chord;

    #[test]
    fn a_chord_is_read_as_it_is_written() {
        for written in ["Ctrl+Alt+Space", "Super+KeyJ", "Ctrl+Alt+Shift+Super+Digit1", "F9", "Pause"] {
            let read: Chord = written.parse().unwrap();
            assert_eq!(read.to_string(), written);
        }
    }

    #[test]
    fn a_key_that_is_typed_in_texts_is_no_chord() {
        for (written, code) in [
            ("KeyJ", "bare-key"),
            ("Shift+KeyJ", "bare-key"),
            ("Space", "bare-key"),
            ("", "no-chord"),
            ("Ctrl+", "no-chord"),
            ("Ctrl+KeyA+KeyB", "no-chord"),
        ] {
            assert_eq!(written.parse::<Chord>().unwrap_err().code, code, "{written}");
        }
    }

    #[test]
    fn what_other_programs_use_is_told() {
        let told = |written: &str| written.parse::<Chord>().unwrap().clash();
        assert!(told("Ctrl+KeyC").unwrap().contains("copies"));
        assert_eq!(told("Ctrl+Alt+Space"), None);
    }
}
