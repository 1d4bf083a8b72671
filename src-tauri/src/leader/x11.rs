//! The leader on an X server: a grab of its chord, then of the keyboard until the command is complete.
//!
//! No focus moves. The chord is grabbed so that the keyboard stands still once it went down; what was
//! typed meanwhile waits in the server, in order. Every further key is looked at one by one: ours are
//! taken, presses and releases, and the first that is not ours is given back to the server, which sends it
//! to where it was meant. So nothing can leak either way, however fast somebody types. A turn ends by
//! itself after two seconds; if this program ends, the server frees the keyboard.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use desk::{Fault, Follows};
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::shape::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{
    Allow, ClipOrdering, ConfigureWindowAux, ConnectionExt, GrabMode, GrabStatus, KeyPressEvent,
    KeyReleaseEvent, Mapping, ModMask, StackMode, Window,
};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::chord::Chord;
use super::focus::Focus;
use super::keyboard::{Keyboard, keycode_of};
use super::turn::{Does, Kind, Turn};
use super::{Page, Tell, Told, Trouble};

/// How long a turn waits for a key.
const WAITS: Duration = Duration::from_secs(2);
/// How long the page has to read one, on a machine that is busy; the keyboard stands still meanwhile.
const READS: Duration = Duration::from_secs(4);
/// How long what was done may be read.
const STAYS: Duration = Duration::from_millis(1500);
/// How long where somebody types on already.
const GLANCE: Duration = Duration::from_millis(700);
/// How long somebody who tries a chord has to press it.
const TRIES: Duration = Duration::from_secs(10);

/// What the thread hears.
enum Heard {
    Told(Told),
    Happened(Event),
}

/// Starts the thread; answers what to tell it by.
pub(crate) fn start(page: Page, trouble: Arc<Mutex<Trouble>>) -> Result<Tell, Fault> {
    let (connection, screen) = x11rb::connect(None).map_err(|error| no_display(&error))?;
    let root = connection.setup().roots.get(screen).map(|screen| screen.root).unwrap_or_default();
    let connection = Arc::new(connection);
    let keyboard = Keyboard::of(&connection).map_err(|error| no_display(&error))?;
    let (tell, told) = channel();
    let (events, happened) = (Arc::clone(&connection), tell.clone());
    thread::spawn(move || {
        while let Ok(event) = events.wait_for_event() {
            if happened.send(Heard::Happened(event)).is_err() {
                break;
            }
        }
    });
    let focus = Focus::on(Arc::clone(&connection), root);
    let watch = Watch {
        connection,
        root,
        keyboard,
        focus,
        page,
        trouble,
        watching: false,
        leader: None,
        blank: None,
        grabbed: Vec::new(),
        tried: None,
        turn: None,
    };
    thread::spawn(move || watch.listen(&told));
    // Without a display there is nobody left to press a key.
    Ok(Box::new(move |told| drop(tell.send(Heard::Told(told)))))
}

/// Whether somebody keeps the pictures of windows that are covered or shaped to nothing, so that one shows
/// at once.
pub(crate) fn keeps_pictures() -> bool {
    let asked = || -> Option<Window> {
        let (connection, screen) = x11rb::connect(None).ok()?;
        let name = format!("_NET_WM_CM_S{screen}");
        let atom = connection.intern_atom(false, name.as_bytes()).ok()?.reply().ok()?.atom;
        Some(connection.get_selection_owner(atom).ok()?.reply().ok()?.owner)
    };
    asked().is_some_and(|owner| owner != x11rb::NONE)
}

fn no_display(error: &dyn std::fmt::Display) -> Fault {
    Fault::new(
        "no-display",
        format!("the display does not hand over keys: {error}"),
        "Bind `touchstone poke` to a key of your desktop instead.",
    )
}

/// A turn with what it is told by.
struct Taking {
    turn: Turn,
    /// The key the page reads.
    asked: Option<u64>,
    /// Whether Ctrl went down in this turn.
    ctrl: bool,
    until: Instant,
}

struct Watch {
    connection: Arc<RustConnection>,
    root: Window,
    keyboard: Keyboard,
    focus: Focus,
    page: Page,
    trouble: Arc<Mutex<Trouble>>,
    watching: bool,
    leader: Option<Chord>,
    blank: Option<Chord>,
    grabbed: Vec<Grabbed>,
    tried: Option<Tried>,
    turn: Option<Taking>,
}

struct Tried {
    answer: SyncSender<Result<bool, Fault>>,
    until: Instant,
}

/// A chord that is ours on this display.
struct Grabbed {
    key: u8,
    modifiers: u16,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Leader,
    Blank,
    Tried,
}

impl Watch {
    fn listen(mut self, told: &Receiver<Heard>) {
        loop {
            let until =
                [self.turn.as_ref().map(|taking| taking.until), self.tried.as_ref().map(|tried| tried.until)];
            let next = match until.into_iter().flatten().min() {
                None => told.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
                Some(until) => told.recv_timeout(until.saturating_duration_since(now())),
            };
            let done = match next {
                Ok(Heard::Told(told)) => self.do_as(told),
                Ok(Heard::Happened(event)) => self.happened(&event),
                Err(RecvTimeoutError::Timeout) => self.lapse(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if done.is_err() {
                // The display has gone, and the window with it.
                return;
            }
        }
    }

    fn happened(&mut self, event: &Event) -> Result<(), ConnectionError> {
        match event {
            Event::KeyPress(press) => self.pressed(press),
            Event::KeyRelease(release) => self.released(release),
            Event::MappingNotify(change) if change.request != Mapping::POINTER => {
                if let Ok(keyboard) = Keyboard::of(&self.connection) {
                    self.keyboard = keyboard;
                }
                self.grab_anew()
            }
            _ => Ok(()),
        }
    }

    fn do_as(&mut self, told: Told) -> Result<(), ConnectionError> {
        match told {
            Told::Read { n, follows } => self.read(n, follows),
            Told::Chords { leader, blank } => {
                (self.leader, self.blank) = (leader, blank);
                self.grab_anew()
            }
            Told::Watch(watching) => {
                self.watching = watching;
                self.grab_anew()
            }
            Told::Try { chord, answer } => self.try_out(&chord, answer),
            Told::TurnToUs => {
                self.focus.remember();
                self.focus.turn_to_us();
                Ok(())
            }
            Told::GiveBack => {
                self.focus.give_back();
                Ok(())
            }
            Told::Ours(window) => {
                self.focus.ours(window);
                Ok(())
            }
            Told::Veil { window } => self.veil(window),
            Told::Unveil { window, place } => self.unveil(window, place),
        }
    }

    /// Nobody can click on the window either way.
    fn veil(&self, window: Window) -> Result<(), ConnectionError> {
        for kind in [shape::SK::INPUT, shape::SK::BOUNDING] {
            self.connection.shape_rectangles(
                shape::SO::SET,
                kind,
                ClipOrdering::UNSORTED,
                window,
                0,
                0,
                &[],
            )?;
        }
        self.connection.flush()
    }

    fn unveil(&self, window: Window, place: Option<(i32, i32)>) -> Result<(), ConnectionError> {
        let (x, y) = place.unzip();
        let stands = ConfigureWindowAux { x, y, ..ConfigureWindowAux::new() }.stack_mode(StackMode::ABOVE);
        self.connection.configure_window(window, &stands)?;
        self.connection.shape_mask(shape::SO::SET, shape::SK::BOUNDING, window, 0, 0, x11rb::NONE)?;
        self.connection.flush()
    }

    fn pressed(&mut self, press: &KeyPressEvent) -> Result<(), ConnectionError> {
        let what = self.what(press);
        if what == Some(What::Tried) {
            self.tried(true);
            self.connection.allow_events(Allow::ASYNC_KEYBOARD, CURRENT_TIME)?;
            return self.connection.flush();
        }
        let kind = match what {
            Some(What::Leader) => Kind::Leader,
            Some(What::Blank) => Kind::Blank,
            _ if self.keyboard.is_modifier(press.detail) => Kind::Modifier,
            _ => Kind::Other,
        };
        let Some(taking) = &mut self.turn else {
            return match kind {
                Kind::Leader => self.begin(press),
                Kind::Blank => {
                    self.page.blank();
                    self.connection.allow_events(Allow::ASYNC_KEYBOARD, CURRENT_TIME)?;
                    self.connection.flush()
                }
                // Of a grab that is over.
                Kind::Modifier | Kind::Other => self.go(Does::PassOn),
            };
        };
        let does = taking.turn.press(press.detail, kind);
        match does {
            Does::Hand { maybe } => {
                let stroke = self.keyboard.stroke(press, taking.ctrl);
                taking.asked = Some(self.page.hand(stroke, maybe));
                taking.until = now() + READS;
                // The keyboard stands still until the page has read the key.
                return Ok(());
            }
            Does::Next if kind == Kind::Modifier => {
                taking.ctrl |= super::keyboard::code_of(press.detail).starts_with("Control");
            }
            _ => {}
        }
        self.go(does)
    }

    fn begin(&mut self, press: &KeyPressEvent) -> Result<(), ConnectionError> {
        self.focus.remember();
        let grab =
            self.connection.grab_keyboard(false, self.root, press.time, GrabMode::ASYNC, GrabMode::SYNC)?;
        let held = grab.reply().is_ok_and(|grab| grab.status == GrabStatus::SUCCESS);
        if !held {
            // Somebody else has the keyboard whole, such as a menu that is open.
            self.connection.allow_events(Allow::ASYNC_KEYBOARD, CURRENT_TIME)?;
            return self.connection.flush();
        }
        self.turn = Some(Taking {
            turn: Turn::begun_by(press.detail),
            asked: None,
            ctrl: false,
            until: now() + WAITS,
        });
        self.page.begin();
        self.go(Does::Next)
    }

    fn released(&mut self, release: &KeyReleaseEvent) -> Result<(), ConnectionError> {
        match &mut self.turn {
            Some(taking) => {
                let does = taking.turn.release(release.detail);
                self.go(does)
            }
            None => {
                self.connection.allow_events(Allow::ASYNC_KEYBOARD, CURRENT_TIME)?;
                self.connection.flush()
            }
        }
    }

    fn read(&mut self, n: u64, follows: Follows) -> Result<(), ConnectionError> {
        let Some(taking) = &mut self.turn else { return Ok(()) };
        if taking.asked != Some(n) {
            return Ok(());
        }
        taking.asked = None;
        taking.until = now() + WAITS;
        match taking.turn.told(follows) {
            Some(does) => self.go(does),
            None => Ok(()),
        }
    }

    fn go(&mut self, does: Does) -> Result<(), ConnectionError> {
        match does {
            Does::Next | Does::Hand { .. } => {
                self.connection.allow_events(Allow::SYNC_KEYBOARD, CURRENT_TIME)?;
            }
            Does::Begin => {
                if let Some(taking) = &mut self.turn {
                    taking.until = now() + WAITS;
                    taking.ctrl = false;
                }
                self.page.begin();
                self.connection.allow_events(Allow::SYNC_KEYBOARD, CURRENT_TIME)?;
            }
            Does::Blank => {
                self.page.blank();
                self.connection.allow_events(Allow::SYNC_KEYBOARD, CURRENT_TIME)?;
            }
            Does::PassOn => {
                self.turn = None;
                self.connection.allow_events(Allow::REPLAY_KEYBOARD, CURRENT_TIME)?;
                self.page.ended(GLANCE);
            }
            Does::TurnToUs => {
                self.turn = None;
                self.focus.turn_to_us();
                self.connection.ungrab_keyboard(CURRENT_TIME)?;
                self.page.ended(Duration::ZERO);
            }
            Does::LetGo => {
                // Who waited two seconds has read it.
                let waited = self.turn.take().is_none_or(|taking| taking.until <= now());
                let stays = if waited { Duration::ZERO } else { STAYS };
                self.connection.ungrab_keyboard(CURRENT_TIME)?;
                self.page.ended(stays);
            }
        }
        self.connection.flush()
    }

    fn lapse(&mut self) -> Result<(), ConnectionError> {
        let now = now();
        if self.tried.as_ref().is_some_and(|tried| tried.until <= now) {
            self.tried(false);
            self.grab_anew()?;
        }
        match &self.turn {
            Some(taking) if taking.until <= now => {
                self.page.lapsed();
                self.go(Does::LetGo)
            }
            _ => Ok(()),
        }
    }

    fn what(&self, press: &KeyPressEvent) -> Option<What> {
        let locks = self.locks().into_iter().fold(0, |all, lock| all | lock);
        let held = u16::from(press.state) & 0xff & !locks;
        let grabbed = |known: &&Grabbed| known.key == press.detail && known.modifiers == held;
        self.grabbed.iter().rev().find(grabbed).map(|known| known.what)
    }

    /// Gives up what was grabbed and grabs what is wanted now.
    fn grab_anew(&mut self) -> Result<(), ConnectionError> {
        for known in std::mem::take(&mut self.grabbed) {
            for locks in self.locks() {
                self.connection.ungrab_key(known.key, self.root, ModMask::from(known.modifiers | locks))?;
            }
        }
        let leader = self.leader.clone().filter(|_| self.watching);
        let wanted = [(leader, What::Leader), (self.blank.clone(), What::Blank)];
        let [leader, blank] =
            wanted.map(|(chord, what)| chord.and_then(|chord| self.grab(&chord, what).err()));
        if let Ok(mut trouble) = self.trouble.lock() {
            if self.watching || self.leader.is_none() {
                trouble.leader = leader;
            }
            trouble.blank = blank;
        }
        self.connection.flush()
    }

    fn grab(&mut self, chord: &Chord, what: What) -> Result<(), Fault> {
        let key = keycode_of(&chord.code).ok_or_else(|| {
            Fault::new(
                "no-such-key",
                format!("this keyboard has no key {}", chord.code),
                "Choose another key.",
            )
        })?;
        let modifiers = self.modifiers(chord);
        for locks in self.locks() {
            let mask = ModMask::from(modifiers | locks);
            let asked =
                self.connection.grab_key(false, self.root, mask, key, GrabMode::ASYNC, GrabMode::SYNC);
            let refused = match asked.map_err(ReplyError::from).and_then(x11rb::cookie::VoidCookie::check) {
                Ok(()) => continue,
                Err(error) => error,
            };
            for locks in self.locks() {
                // What another program has is not ours to give up: that is refused and changes nothing.
                drop(self.connection.ungrab_key(key, self.root, ModMask::from(modifiers | locks)));
            }
            return Err(match refused {
                ReplyError::X11Error(error) if error.error_kind == ErrorKind::Access => taken(chord),
                error => no_display(&error),
            });
        }
        self.grabbed.push(Grabbed { key, modifiers, what });
        Ok(())
    }

    fn modifiers(&self, chord: &Chord) -> u16 {
        let lowest = |mask: u16| mask & mask.wrapping_neg();
        let alt = lowest(self.keyboard.modifier_of(&[xkeysym::key::Alt_L, xkeysym::key::Alt_R]));
        let logo = lowest(self.keyboard.modifier_of(&[xkeysym::key::Super_L, xkeysym::key::Super_R]));
        let (ctrl, shift) = (u16::from(ModMask::CONTROL), u16::from(ModMask::SHIFT));
        [(chord.ctrl, ctrl), (chord.alt, alt), (chord.shift, shift), (chord.logo, logo)]
            .into_iter()
            .filter(|(held, _)| *held)
            .fold(0, |mask, (_, modifier)| mask | modifier)
    }

    /// Locks do not change a chord: it is grabbed with each.
    fn locks(&self) -> [u16; 4] {
        let caps = u16::from(ModMask::LOCK);
        let number = self.keyboard.modifier_of(&[xkeysym::key::Num_Lock]);
        [0, caps, number, caps | number]
    }

    fn try_out(
        &mut self,
        chord: &Chord,
        answer: SyncSender<Result<bool, Fault>>,
    ) -> Result<(), ConnectionError> {
        self.tried(false);
        // A chord of ours is tried as any other.
        for known in std::mem::take(&mut self.grabbed) {
            for locks in self.locks() {
                self.connection.ungrab_key(known.key, self.root, ModMask::from(known.modifiers | locks))?;
            }
        }
        match self.grab(chord, What::Tried) {
            Ok(()) => self.tried = Some(Tried { answer, until: now() + TRIES }),
            Err(fault) => {
                // Whoever asked may have gone; then nobody waits for the answer.
                drop(answer.try_send(Err(fault)));
                self.grab_anew()?;
            }
        }
        self.connection.flush()
    }

    fn tried(&mut self, pressed: bool) {
        if let Some(tried) = self.tried.take() {
            drop(tried.answer.try_send(Ok(pressed)));
            drop(self.grab_anew());
        }
    }
}

fn taken(chord: &Chord) -> Fault {
    Fault::new(
        "chord-taken",
        format!("{chord} already belongs to another program or to the desktop"),
        "Choose another, or free it there first.",
    )
}

#[expect(clippy::disallowed_methods, reason = "a turn lasts as long as somebody's patience does")]
fn now() -> Instant {
    Instant::now()
}
