//! The one case in which the focus moves: words are to be typed in our window. It goes there on purpose,
//! and back to where it was.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use x11rb::CURRENT_TIME;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, InputFocus, Window};
use x11rb::rust_connection::RustConnection;

/// Between two looks at who has the focus.
const LOOK_AGAIN: Duration = Duration::from_millis(4);
/// A window manager that has not answered after so many looks never will.
const LOOKS: u32 = 150;
/// A pager's request, which window managers follow although nobody clicked.
const PAGER: u32 = 2;

pub(crate) struct Focus {
    connection: Arc<RustConnection>,
    root: Window,
    ours: Option<Window>,
    /// Who had the focus when a turn began, and the window manager's name for it.
    before: Option<(Window, Option<Window>)>,
    /// Who has it since it was given to us.
    given: Option<Window>,
}

impl Focus {
    pub(crate) fn on(connection: Arc<RustConnection>, root: Window) -> Self {
        Self { connection, root, ours: None, before: None, given: None }
    }

    /// The window that takes words.
    pub(crate) fn ours(&mut self, window: Window) {
        self.ours = Some(window);
    }

    /// Remembers who has the focus.
    pub(crate) fn remember(&mut self) {
        if let Some(focus) = self.now() {
            self.before = Some((focus, self.active()));
        }
    }

    /// Has our window take the focus, and waits until it has.
    pub(crate) fn turn_to_us(&mut self) {
        let (Some(ours), Some(before)) = (self.ours, self.before) else { return };
        if before.0 == ours || before.1 == Some(ours) {
            self.before = None;
            return;
        }
        self.activate(ours, Some(ours));
        for _look in 0..LOOKS {
            match self.now() {
                Some(focus) if focus != before.0 => {
                    self.given = Some(focus);
                    return;
                }
                _ => rest(),
            }
        }
    }

    /// Gives the focus back, where it is still with us.
    pub(crate) fn give_back(&mut self) {
        let (Some((before, active)), Some(given)) = (self.before.take(), self.given.take()) else { return };
        if self.now() == Some(given) {
            self.activate(before, active);
        }
    }

    fn now(&self) -> Option<Window> {
        Some(self.connection.get_input_focus().ok()?.reply().ok()?.focus)
    }

    /// The active window, as a window manager tells it.
    fn active(&self) -> Option<Window> {
        self.managed()?;
        self.window_in(self.root, b"_NET_ACTIVE_WINDOW")
    }

    /// A window manager that is there: it names a window of its own, which names itself.
    fn managed(&self) -> Option<Window> {
        let child = self.window_in(self.root, b"_NET_SUPPORTING_WM_CHECK")?;
        (self.window_in(child, b"_NET_SUPPORTING_WM_CHECK")? == child).then_some(child)
    }

    fn window_in(&self, of: Window, property: &[u8]) -> Option<Window> {
        let atom = self.connection.intern_atom(false, property).ok()?.reply().ok()?.atom;
        let read = self.connection.get_property(false, of, atom, AtomEnum::WINDOW, 0, 1).ok()?;
        read.reply().ok()?.value32()?.next().filter(|window| *window != x11rb::NONE)
    }

    fn activate(&self, window: Window, managed: Option<Window>) {
        // A window that has gone meanwhile cannot take the focus; then it stays with us.
        drop(self.try_to_activate(window, managed));
    }

    fn try_to_activate(
        &self,
        window: Window,
        managed: Option<Window>,
    ) -> Result<(), x11rb::errors::ReplyError> {
        match managed.filter(|_| self.managed().is_some()) {
            Some(managed) => {
                let atom = self.connection.intern_atom(false, b"_NET_ACTIVE_WINDOW")?.reply()?.atom;
                let message = ClientMessageEvent::new(32, managed, atom, [PAGER, CURRENT_TIME, 0, 0, 0]);
                let mask = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
                self.connection.send_event(false, self.root, mask, message)?.check()
            }
            None => self.connection.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME)?.check(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the display tells nobody that somebody else lost the focus")]
fn rest() {
    thread::sleep(LOOK_AGAIN);
}
