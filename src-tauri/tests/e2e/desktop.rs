//! A display of its own, for tests in which it matters who has the keyboard: chords and the focus belong to
//! a whole display.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

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
