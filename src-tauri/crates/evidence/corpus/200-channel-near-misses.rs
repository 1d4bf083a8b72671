use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

pub struct Bus { tx: Sender<String>, rx: Receiver<String>, channel: u32 }

// built with mpsc::channel() by the caller
pub fn connect((tx, rx): (Sender<String>, Receiver<String>)) -> Bus {
    Bus { tx, rx, channel: 0 }
}

impl Bus {
    pub fn next(&mut self) -> Result<String, RecvTimeoutError> {
        self.channel += 1;
        self.rx.recv_timeout(Duration::from_millis(10))
    }

    pub fn say(&self, s: &str) -> bool {
        self.tx.send(format!("mpsc::channel {s}")).is_ok()
    }
}

fn main() {
    let (a, _b) = async_channel::unbounded::<u8>();
    let (_c, _d): (kanal::Sender<u8>, kanal::Receiver<u8>) = kanal::bounded(3);
    println!("{} oneshot::channel()", a.capacity().unwrap_or(0));
}
