//! Another program's window with the keyboard, and fingers on real keys: what is pressed goes through the
//! X server as from a keyboard, and this window keeps what arrives.

use std::collections::BTreeSet;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, CreateWindowAux, EventMask, InputFocus,
    KEY_PRESS_EVENT, KEY_RELEASE_EVENT, KeyButMask, MOTION_NOTIFY_EVENT, Window, WindowClass,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::desktop::Desktop;

/// The editor that is shared in the call, as far as keys go.
pub(crate) struct OtherWindow {
    display: RustConnection,
    window: Window,
    /// Keys by what they print, from the server's first layout.
    keys: Vec<(u8, [u32; 2])>,
    /// What is down, as far as this window was told.
    down: BTreeSet<u8>,
}

/// What arrived.
#[derive(Debug, Default)]
pub(crate) struct Arrived {
    pub(crate) text: String,
    /// Releases of keys whose presses never came.
    pub(crate) orphans: Vec<u8>,
    /// How often it lost the focus for good.
    pub(crate) focus_lost: usize,
}

impl OtherWindow {
    /// Opens it below all others, with the focus.
    pub(crate) fn open_on(desktop: &Desktop) -> Self {
        let (display, screen) = desktop.connect();
        let root = display.setup().roots[screen].root;
        let window = display.generate_id().unwrap();
        let mask = EventMask::KEY_PRESS
            | EventMask::KEY_RELEASE
            | EventMask::FOCUS_CHANGE
            | EventMask::STRUCTURE_NOTIFY;
        let wishes = CreateWindowAux::new().event_mask(mask).background_pixel(0x00dd_dddd);
        display
            .create_window(0, window, root, 20, 700, 300, 120, 0, WindowClass::INPUT_OUTPUT, 0, &wishes)
            .unwrap()
            .check()
            .unwrap();
        display.map_window(window).unwrap();
        display.flush().unwrap();
        while !matches!(display.wait_for_event().unwrap(), Event::MapNotify(_)) {}
        let (first, last) = (display.setup().min_keycode, display.setup().max_keycode);
        let map = display.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let rows = map.keysyms.chunks(usize::from(map.keysyms_per_keycode));
        let keys = (first..=last).zip(rows).map(|(key, row)| (key, [row[0], row[1]])).collect();
        let other = Self { display, window, keys, down: BTreeSet::new() };
        other.takes_the_focus();
        other
    }

    /// Gives it the keyboard, as a click would.
    pub(crate) fn takes_the_focus(&self) {
        let focus = self.display.set_input_focus(InputFocus::PARENT, self.window, x11rb::CURRENT_TIME);
        focus.unwrap().check().unwrap();
    }

    pub(crate) fn has_the_focus(&self) -> bool {
        self.display.get_input_focus().unwrap().reply().unwrap().focus == self.window
    }

    /// Presses keys together, the last of them last, and lets go.
    pub(crate) fn chord(&self, symbols: &[u32]) {
        let keys: Vec<u8> = symbols.iter().map(|symbol| self.key(*symbol).0).collect();
        for key in &keys {
            self.fake(KEY_PRESS_EVENT, *key);
        }
        for key in keys.iter().rev() {
            self.fake(KEY_RELEASE_EVENT, *key);
        }
        self.display.flush().unwrap();
    }

    /// The leader that tests choose: Ctrl, Alt and Space.
    pub(crate) fn leader(&self) {
        self.chord(&[xkey::CONTROL, xkey::ALT, u32::from(' ')]);
    }

    /// Types without a pause.
    pub(crate) fn types(&self, text: &str) {
        for letter in text.chars() {
            let (key, shifted) = self.key(u32::from(letter));
            match shifted {
                true => self.chord_of(&[self.key(xkey::SHIFT).0, key]),
                false => self.chord_of(&[key]),
            }
        }
        self.display.flush().unwrap();
    }

    fn chord_of(&self, keys: &[u8]) {
        keys.iter().for_each(|key| self.fake(KEY_PRESS_EVENT, *key));
        keys.iter().rev().for_each(|key| self.fake(KEY_RELEASE_EVENT, *key));
    }

    fn fake(&self, what: u8, key: u8) {
        self.display.xtest_fake_input(what, key, 0, x11rb::NONE, 0, 0, 0).unwrap();
    }

    /// Moves the pointer.
    pub(crate) fn points_at(&self, x: i16, y: i16) {
        self.display.xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, x11rb::NONE, x, y, 0).unwrap();
        self.display.flush().unwrap();
    }

    /// Presses the first button of the mouse and lets go.
    pub(crate) fn presses_the_button(&self) {
        self.fake(BUTTON_PRESS_EVENT, 1);
        self.fake(BUTTON_RELEASE_EVENT, 1);
        self.display.flush().unwrap();
    }

    fn key(&self, symbol: u32) -> (u8, bool) {
        let level = |at: usize| {
            self.keys.iter().find(|(_, prints)| prints[at] == symbol).map(|(key, _)| (*key, at == 1))
        };
        level(0).or_else(|| level(1)).unwrap_or_else(|| panic!("no key prints {symbol:#x}"))
    }

    /// What arrived since it was asked last. Everything pressed before has arrived by now, unless the keyboard
    /// is held by somebody else.
    pub(crate) fn arrived(&mut self) -> Arrived {
        self.display.get_input_focus().unwrap().reply().unwrap();
        let mut arrived = Arrived::default();
        while let Some(event) = self.display.poll_for_event().unwrap() {
            match event {
                Event::KeyPress(press) => {
                    self.down.insert(press.detail);
                    let shifted = u16::from(press.state) & u16::from(KeyButMask::SHIFT) != 0;
                    let prints = self.keys.iter().find(|(key, _)| *key == press.detail);
                    let symbol = prints.map_or(0, |(_, prints)| prints[usize::from(shifted)]);
                    arrived.text.extend(char::from_u32(symbol).filter(|_| (0x20..0x7f).contains(&symbol)));
                }
                Event::KeyRelease(release) if !self.down.remove(&release.detail) => {
                    arrived.orphans.push(release.detail);
                }
                Event::FocusOut(out) if u8::from(out.mode) == 0 => arrived.focus_lost += 1,
                _ => {}
            }
        }
        arrived
    }
}

/// Symbols of keys that print nothing.
pub(crate) mod xkey {
    pub(crate) const SHIFT: u32 = 0xffe1;
    pub(crate) const CONTROL: u32 = 0xffe3;
    pub(crate) const ALT: u32 = 0xffe9;
    pub(crate) const ESCAPE: u32 = 0xff1b;
    pub(crate) const ENTER: u32 = 0xff0d;
}
