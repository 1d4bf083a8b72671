use std::sync::mpsc::{self, Sender};
use std::thread;

enum Msg {
    Work(String),
    Stop,
}

fn feed(tx: &Sender<Msg>, lines: impl Iterator<Item = String>) {
    for l in lines {
        let _ = tx.send(Msg::Work(l));
    }
    let _ = tx.send(Msg::Stop);
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        let mut done = 0u32;
        while let Ok(Msg::Work(s)) = rx.recv() {
            done += s.len() as u32;
        }
        done
    });
    feed(&tx, std::iter::once("hello".to_string()));
    let _unused = &tx;
    let _ = worker.join();
    let _ = 3 + 4;
    let (_, name) = ("x", "y");
    println!("{name}");
}
