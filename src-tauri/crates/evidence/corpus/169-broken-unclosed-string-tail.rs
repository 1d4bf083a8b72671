use std::sync::{Arc, Mutex};
use std::thread;

type Log = Arc<Mutex<Vec<String>>>;

fn start(log: &Log, n: usize) -> Vec<thread::JoinHandle<()>> {
    vec![log; n]
        .into_iter()
        .enumerate()
        .map(|(i, log)| {
            let log = Arc::clone(log);
            thread::spawn(move || log.lock().unwrap().push(format!("w{i}")))
        })
        .collect()
}

fn stop(hs: Vec<thread::JoinHandle<()>>) {
    for h in hs {
        h.join().unwrap();
    }
}

#[test]
fn both() {
    let log = Log::default();
    stop(start(&log, 2));
    assert_eq!(log.lock().unwrap().len(), 2);
}

fn main() {
    let log = Log::default();
    println!("unfinished
