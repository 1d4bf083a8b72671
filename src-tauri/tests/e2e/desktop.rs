//! A display of its own, for tests in which it matters who has the keyboard: chords and the focus belong to
//! a whole display.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConfigureWindowAux, ConnectionExt, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// A display that nobody else uses. Dropped, it ends.
pub(crate) struct Desktop {
    name: String,
    server: Child,
}

impl Desktop {
    /// A bare display: whoever asks for the focus has it.
    pub(crate) fn bare() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-ac", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { name: format!(":{}", number.trim()), server }
    }

    /// As `DISPLAY` has it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where the window of this title is that can be seen: left, top, width, height. None where there is none.
    pub(crate) fn area_of(&self, title: &str) -> Option<(i16, i16, u16, u16)> {
        let (display, root, window) = self.window(title)?;
        let size = display.get_geometry(window).ok()?.reply().ok()?;
        let at = display.translate_coordinates(window, root, 0, 0).ok()?.reply().ok()?;
        Some((at.dst_x, at.dst_y, size.width, size.height))
    }

    /// Moves the window of this title, as a window manager does.
    pub(crate) fn moves(&self, title: &str, x: i32, y: i32) {
        let (display, _root, window) = self.window(title).expect("there is such a window");
        let there = ConfigureWindowAux::new().x(x).y(y);
        display.configure_window(window, &there).unwrap().check().unwrap();
    }

    /// Whether the window of this title asks to be above all others.
    pub(crate) fn is_above(&self, title: &str) -> bool {
        let asks = || -> Option<bool> {
            let (display, _root, window) = self.window(title)?;
            let [state, above] = ["_NET_WM_STATE", "_NET_WM_STATE_ABOVE"]
                .map(|name| display.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom);
            let states =
                display.get_property(false, window, state, AtomEnum::ATOM, 0, 32).ok()?.reply().ok()?;
            Some(states.value32()?.any(|one| one == above))
        };
        asks().unwrap_or_default()
    }

    fn window(&self, title: &str) -> Option<(RustConnection, Window, Window)> {
        let (display, screen) = self.connect();
        let root = display.setup().roots[screen].root;
        let name = display.intern_atom(false, b"_NET_WM_NAME").unwrap().reply().unwrap().atom;
        let windows = display.query_tree(root).unwrap().reply().unwrap().children;
        let called = |window: &Window| {
            let read = display.get_property(false, *window, name, AtomEnum::ANY, 0, 64).unwrap().reply();
            let seen = display.get_window_attributes(*window).unwrap().reply();
            read.is_ok_and(|read| read.value == title.as_bytes())
                && seen.is_ok_and(|seen| seen.map_state == MapState::VIEWABLE)
        };
        let window = windows.into_iter().find(called)?;
        Some((display, root, window))
    }

    pub(crate) fn connect(&self) -> (RustConnection, usize) {
        x11rb::connect(Some(&self.name)).expect("a display")
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // One that has ended by itself is as good as ended.
        let _ended = self.server.kill();
        let _status = self.server.wait();
    }
}
