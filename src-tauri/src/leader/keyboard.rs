//! What a key of an X server's keyboard is to a page: its place (`code`) and what it prints under the
//! present layout (`key`).

use desk::Stroke;
use x11rb::protocol::xkb::{self, ConnectionExt as _, GetMapReply, MapPart};
use x11rb::protocol::xproto::{KeyButMask, KeyPressEvent, ModMask};
use x11rb::rust_connection::{ReplyError, RustConnection};
use xkeysym::Keysym;

/// X counts keys from 8; Linux from 0.
const FIRST: u8 = 8;

/// Places of keys by their number on Linux, in runs.
const PLACES: &[(u8, &[&str])] = &[
    (
        1,
        &["Escape", "Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9"],
    ),
    (11, &["Digit0", "Minus", "Equal", "Backspace", "Tab", "KeyQ", "KeyW", "KeyE", "KeyR", "KeyT", "KeyY"]),
    (22, &["KeyU", "KeyI", "KeyO", "KeyP", "BracketLeft", "BracketRight", "Enter", "ControlLeft", "KeyA"]),
    (31, &["KeyS", "KeyD", "KeyF", "KeyG", "KeyH", "KeyJ", "KeyK", "KeyL", "Semicolon", "Quote"]),
    (41, &["Backquote", "ShiftLeft", "Backslash", "KeyZ", "KeyX", "KeyC", "KeyV", "KeyB", "KeyN", "KeyM"]),
    (51, &["Comma", "Period", "Slash", "ShiftRight", "NumpadMultiply", "AltLeft", "Space", "CapsLock"]),
    (59, &["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "NumLock", "ScrollLock"]),
    (71, &["Numpad7", "Numpad8", "Numpad9", "NumpadSubtract", "Numpad4", "Numpad5", "Numpad6", "NumpadAdd"]),
    (79, &["Numpad1", "Numpad2", "Numpad3", "Numpad0", "NumpadDecimal"]),
    (86, &["IntlBackslash", "F11", "F12", "IntlRo"]),
    (96, &["NumpadEnter", "ControlRight", "NumpadDivide", "PrintScreen", "AltRight"]),
    (102, &["Home", "ArrowUp", "PageUp", "ArrowLeft", "ArrowRight", "End", "ArrowDown", "PageDown"]),
    (110, &["Insert", "Delete"]),
    (119, &["Pause"]),
    (125, &["MetaLeft", "MetaRight", "ContextMenu"]),
    (183, &["F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24"]),
];

/// Keys that print nothing, by what they are called in a page.
const NAMED: [(u32, &str); 8] = [
    (xkeysym::key::Return, "Enter"),
    (xkeysym::key::KP_Enter, "Enter"),
    (xkeysym::key::Escape, "Escape"),
    (xkeysym::key::BackSpace, "Backspace"),
    (xkeysym::key::Delete, "Delete"),
    (xkeysym::key::Page_Up, "PageUp"),
    (xkeysym::key::Page_Down, "PageDown"),
    (xkeysym::key::F1, "F1"),
];

/// The place of a key; empty where it has no name.
pub(crate) fn code_of(keycode: u8) -> &'static str {
    let Some(number) = keycode.checked_sub(FIRST) else { return "" };
    PLACES
        .iter()
        .find_map(|(first, run)| run.get(usize::from(number.checked_sub(*first)?)))
        .copied()
        .unwrap_or_default()
}

/// The key at a place.
pub(crate) fn keycode_of(code: &str) -> Option<u8> {
    PLACES.iter().find_map(|(first, run)| {
        let at = u8::try_from(run.iter().position(|name| *name == code)?).ok()?;
        Some(first + at + FIRST)
    })
}

/// The layouts of a keyboard.
pub(crate) struct Keyboard {
    map: GetMapReply,
}

impl Keyboard {
    /// Reads it from the server, and has a held key repeat as presses alone.
    pub(crate) fn of(connection: &RustConnection) -> Result<Self, ReplyError> {
        connection.xkb_use_extension(1, 0)?.reply()?;
        let device = u16::from(xkb::ID::USE_CORE_KBD);
        let repeats = xkb::PerClientFlag::DETECTABLE_AUTO_REPEAT;
        let none = xkb::BoolCtrl::from(0_u32);
        connection.xkb_per_client_flags(device, repeats, repeats, none, none, none)?.reply()?;
        let parts = MapPart::KEY_TYPES | MapPart::KEY_SYMS | MapPart::MODIFIER_MAP;
        let nothing = MapPart::from(0_u16);
        let map = connection
            .xkb_get_map(
                device,
                parts,
                nothing,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                xkb::VMod::from(0_u16),
                0,
                0,
                0,
                0,
                0,
                0,
            )?
            .reply()?;
        Ok(Self { map })
    }

    /// Whether a key is held beside others: Shift, Ctrl, locks.
    pub(crate) fn is_modifier(&self, keycode: u8) -> bool {
        let modifiers = self.map.map.modmap_rtrn.as_deref().unwrap_or_default();
        modifiers.iter().any(|key| key.keycode == keycode && key.mods != ModMask::from(0_u16))
    }

    /// A press as a page sees it. What the leader's chord holds down is no part of it; `ctrl` tells
    /// whether Ctrl went down after the chord.
    pub(crate) fn stroke(&self, press: &KeyPressEvent, ctrl: bool) -> Stroke {
        let prints = self.symbol(press.detail, press.state);
        let named =
            NAMED.iter().find(|(symbol, _)| prints == Some(*symbol)).map(|(_, name)| (*name).to_owned());
        let letter = prints.and_then(|symbol| Keysym::new(symbol).key_char()).map(String::from);
        let shift = u16::from(press.state) & u16::from(ModMask::SHIFT) != 0;
        Stroke {
            code: code_of(press.detail).to_owned(),
            key: named.or(letter).unwrap_or_else(|| "Unidentified".to_owned()),
            ctrl,
            shift,
        }
    }

    /// The symbol of a key in its group and at its level, by the state of a key event. Groups beyond those
    /// of the key wrap around, as the server has them do by default.
    fn symbol(&self, keycode: u8, state: KeyButMask) -> Option<u32> {
        let state = u16::from(state);
        let at = keycode.checked_sub(self.map.first_key_sym)?;
        let key = self.map.map.syms_rtrn.as_deref()?.get(usize::from(at))?;
        let groups = key.group_info & 0x0f;
        if groups == 0 {
            return None;
        }
        let group = u8::try_from(state >> 13 & 3).ok()? % groups;
        let types = self.map.map.types_rtrn.as_deref()?;
        let kind = types.get(usize::from(*key.kt_index.get(usize::from(group))?))?;
        // Ctrl and Alt of a chord that is still held choose no level of their own.
        let held = state & 0xff & u16::from(kind.mods_mask);
        let level = kind
            .map
            .iter()
            .find(|entry| entry.active && u16::from(entry.mods_mask) == held)
            .map_or(0, |entry| entry.level);
        let symbol = key.syms.get(usize::from(group) * usize::from(key.width) + usize::from(level))?;
        (*symbol != 0).then_some(*symbol)
    }

    /// Which modifier a key with this symbol is.
    pub(crate) fn modifier_of(&self, symbols: &[u32]) -> u16 {
        let modifiers = self.map.map.modmap_rtrn.as_deref().unwrap_or_default();
        let has = |keycode: u8| {
            let key = keycode
                .checked_sub(self.map.first_key_sym)
                .and_then(|at| self.map.map.syms_rtrn.as_deref().unwrap_or_default().get(usize::from(at)));
            key.is_some_and(|key| key.syms.iter().any(|symbol| symbols.contains(symbol)))
        };
        modifiers.iter().filter(|key| has(key.keycode)).fold(0, |mask, key| mask | u16::from(key.mods))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_as_linux_numbers_them() {
        for (keycode, code) in [
            (9, "Escape"),
            (10, "Digit1"),
            (19, "Digit0"),
            (65, "Space"),
            (24, "KeyQ"),
            (58, "KeyM"),
            (67, "F1"),
            (96, "F12"),
            (117, "PageDown"),
            (119, "Delete"),
            (135, "ContextMenu"),
            (191, "F13"),
        ] {
            assert_eq!(code_of(keycode), code);
            assert_eq!(keycode_of(code), Some(keycode));
        }
        assert_eq!(code_of(3), "");
        assert_eq!(keycode_of("Launch1"), None);
    }

    #[test]
    fn no_place_is_listed_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for keycode in FIRST..=u8::MAX {
            let code = code_of(keycode);
            assert!(code.is_empty() || seen.insert(code), "{code}");
            assert!(code.is_empty() || keycode_of(code) == Some(keycode), "{code}");
        }
        assert!(seen.len() > 100, "{}", seen.len());
    }
}
