//! From keys as the desk's key table prints them to strokes of a keyboard.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Strokes for keys in order: parts between spaces follow each other, parts joined by `+` go together.
/// Names are those of the key table and of `KeyboardEvent.key`: "h 2", "Mod+Shift+z", "PageDown".
pub(crate) fn strokes(keys: &str) -> KeyActions {
    let mut strokes = keyboard();
    for chord in keys.split(' ') {
        let together: Vec<char> =
            if chord.len() == 1 { chord.chars().collect() } else { chord.split('+').map(named).collect() };
        for value in &together {
            strokes = strokes.then(KeyAction::Down { value: *value });
        }
        for value in together.iter().rev() {
            strokes = strokes.then(KeyAction::Up { value: *value });
        }
    }
    strokes
}

/// Strokes that type words.
pub(crate) fn typing(words: &str) -> KeyActions {
    words.chars().fold(keyboard(), |strokes, value| {
        strokes.then(KeyAction::Down { value }).then(KeyAction::Up { value })
    })
}

/// No stroke, for longer than typing pauses.
pub(crate) fn rest() -> KeyActions {
    keyboard().then(KeyAction::Pause { duration: Duration::from_millis(450) })
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".into())
}

fn named(name: &str) -> char {
    let key = match name {
        "Mod" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "End" => Key::End,
        "Home" => Key::Home,
        "Escape" => Key::Escape,
        "Backspace" => Key::Backspace,
        "Tab" => Key::Tab,
        "Space" => return ' ',
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F7" => Key::F7,
        "F8" => Key::F8,
        "F9" => Key::F9,
        other => {
            let mut letters = other.chars();
            return match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("no key is called {other:?}"),
            };
        }
    };
    char::from(key)
}
