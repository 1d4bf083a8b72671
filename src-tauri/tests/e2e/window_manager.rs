//! What a window manager does; the display of the tests has none.

use rustix::process::Pid;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// Asks the window of a process to close, as the button in its title bar does.
pub(crate) fn close_window_of(pid: Pid) {
    let (display, root) = display();
    let window = window_of(pid, &display, root);
    let data = [atom(&display, "WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
    let message = ClientMessageEvent::new(32, window, atom(&display, "WM_PROTOCOLS"), data);
    display.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
}

/// Gives the window of a process the keyboard, and takes the pointer out of its way.
pub(crate) fn turn_to_window_of(pid: Pid) {
    let (display, root) = display();
    let window = window_of(pid, &display, root);
    let size = display.get_geometry(root).unwrap().reply().unwrap();
    let corner = [size.width - 1, size.height - 1].map(|at| i16::try_from(at).unwrap());
    display.warp_pointer(x11rb::NONE, root, 0, 0, 0, 0, corner[0], corner[1]).unwrap().check().unwrap();
    let focused = display.set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME);
    focused.unwrap().check().unwrap();
}

fn display() -> (RustConnection, Window) {
    let (display, screen) = x11rb::connect(None).expect("a display");
    let root = display.setup().roots[screen].root;
    (display, root)
}

fn atom(display: &RustConnection, name: &str) -> u32 {
    display.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
}

fn window_of(pid: Pid, display: &RustConnection, root: Window) -> Window {
    let its_pid = atom(display, "_NET_WM_PID");
    let its = |window: &Window| {
        is_viewable(display, *window)
            && first_value(display, *window, its_pid) == u32::try_from(pid.as_raw_pid()).ok()
    };
    let windows = display.query_tree(root).unwrap().reply().unwrap().children;
    windows.into_iter().find(its).expect("the program has a window")
}

fn is_viewable(display: &RustConnection, window: Window) -> bool {
    let attributes = display.get_window_attributes(window).unwrap().reply();
    attributes.is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE)
}

fn first_value(display: &RustConnection, window: Window, property: u32) -> Option<u32> {
    let read = display.get_property(false, window, property, AtomEnum::CARDINAL, 0, 1).unwrap();
    read.reply().ok()?.value32()?.next()
}
