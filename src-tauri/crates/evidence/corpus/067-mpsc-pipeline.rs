use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};

fn stage<A, B>(rx: Receiver<A>, f: impl Fn(A) -> B + Send + 'static) -> (Receiver<B>, JoinHandle<()>)
where
    A: Send + 'static,
    B: Send + 'static,
{
    let (tx, out): (SyncSender<B>, _) = mpsc::sync_channel(8);
    let h = thread::spawn(move || {
        for a in rx {
            if tx.send(f(a)).is_err() {
                break;
            }
        }
    });
    (out, h)
}

fn main() {
    let (tx, rx) = std::sync::mpsc::channel::<u32>();
    let (rx, h1) = stage(rx, |n| n as u64 * n as u64);
    let (rx, h2) = stage(rx, |n| format!("<{n}>"));
    for i in 0..5 {
        tx.send(i).unwrap();
    }
    drop(tx);
    for s in rx.iter() {
        print!("{s} ");
    }
    h1.join().unwrap();
    h2.join().unwrap();
}
