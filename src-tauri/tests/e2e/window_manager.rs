//! What a window manager does; the display of the tests has none.

use rustix::process::Pid;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// Asks the window of a process to close, as the button in its title bar does.
pub(crate) fn close_window_of(pid: Pid) {
    let (display, screen) = x11rb::connect(None).expect("a display");
    let atom = |name: &str| display.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let root = display.setup().roots[screen].root;
    let windows = display.query_tree(root).unwrap().reply().unwrap().children;
    let its = |window: &Window| {
        is_viewable(&display, *window)
            && first_value(&display, *window, atom("_NET_WM_PID")) == u32::try_from(pid.as_raw_pid()).ok()
    };
    let window = windows.into_iter().find(its).expect("the program has a window");
    let data = [atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
    let message = ClientMessageEvent::new(32, window, atom("WM_PROTOCOLS"), data);
    display.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
}

fn is_viewable(display: &RustConnection, window: Window) -> bool {
    let attributes = display.get_window_attributes(window).unwrap().reply();
    attributes.is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE)
}

fn first_value(display: &RustConnection, window: Window, property: u32) -> Option<u32> {
    let read = display.get_property(false, window, property, AtomEnum::CARDINAL, 0, 1).unwrap();
    read.reply().ok()?.value32()?.next()
}
