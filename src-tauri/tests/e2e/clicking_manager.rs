//! A window manager as most are: a click gives the window under it the focus, as far as the window takes it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Allow, AtomEnum, ButtonIndex, ChangeWindowAttributesAux, ClientMessageEvent, ConfigureWindowAux,
    ConnectionExt, EventMask, GrabMode, InputFocus, ModMask, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::desktop::Desktop;

/// In `WM_HINTS`: whether the window said if it takes the focus.
const SAYS_INPUT: u32 = 1;

/// Manages a display until it ends; answers how many clicks it has passed on. The pointer stands still until
/// then, and a test that moves it meanwhile clicks somewhere else.
pub(crate) fn manage(desktop: &Desktop) -> Arc<AtomicUsize> {
    let (display, screen) = desktop.connect();
    let root = display.setup().roots[screen].root;
    let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
    let wish = ChangeWindowAttributesAux::new().event_mask(mask);
    display.change_window_attributes(root, &wish).unwrap().check().expect("no other manager is there");
    let clicks = Arc::new(AtomicUsize::new(0));
    let passed_on = Arc::clone(&clicks);
    thread::spawn(move || {
        while let Ok(event) = display.wait_for_event() {
            // A window may be gone by the time it is looked at.
            drop(see_to(&display, &event));
            if matches!(event, Event::ButtonPress(_)) {
                passed_on.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    clicks
}

fn see_to(display: &RustConnection, event: &Event) -> Result<(), x11rb::errors::ReplyError> {
    match event {
        Event::MapRequest(wanted) => {
            display.map_window(wanted.window)?;
            display.grab_button(
                false,
                wanted.window,
                EventMask::BUTTON_PRESS,
                GrabMode::SYNC,
                GrabMode::ASYNC,
                x11rb::NONE,
                x11rb::NONE,
                ButtonIndex::M1,
                ModMask::ANY,
            )?;
        }
        Event::ConfigureRequest(wanted) => {
            display.configure_window(wanted.window, &ConfigureWindowAux::from_configure_request(wanted))?;
        }
        Event::ButtonPress(press) => {
            focus(display, press.event, press.time)?;
            display.allow_events(Allow::REPLAY_POINTER, press.time)?;
        }
        _ => {}
    }
    // The server has done all this once it answers.
    display.get_input_focus()?.reply()?;
    Ok(())
}

/// As section 4.1.7 of the Inter-Client Communication Conventions has it: who takes input gets the focus, and
/// who asked to be told is told that it may take it.
fn focus(display: &RustConnection, window: Window, time: u32) -> Result<(), x11rb::errors::ReplyError> {
    let atom = |name: &str| display.intern_atom(false, name.as_bytes());
    let hints = display.get_property(false, window, AtomEnum::WM_HINTS, AtomEnum::WM_HINTS, 0, 2)?.reply()?;
    let hints: Vec<u32> = hints.value32().map(Iterator::collect).unwrap_or_default();
    let takes_input = hints.first().is_none_or(|flags| flags & SAYS_INPUT == 0) || hints.get(1) != Some(&0);
    if takes_input {
        display.set_input_focus(InputFocus::PARENT, window, time)?;
    }
    let (protocols, take) = (atom("WM_PROTOCOLS")?.reply()?.atom, atom("WM_TAKE_FOCUS")?.reply()?.atom);
    let wanted = display.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply()?;
    if wanted.value32().is_some_and(|mut wanted| wanted.any(|one| one == take)) {
        let message = ClientMessageEvent::new(32, window, protocols, [take, time, 0, 0, 0]);
        display.send_event(false, window, EventMask::NO_EVENT, message)?;
    }
    Ok(())
}
