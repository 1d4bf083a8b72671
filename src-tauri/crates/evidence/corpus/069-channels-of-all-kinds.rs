use crossbeam_channel::{Receiver, Sender};
use tokio::sync::{broadcast, mpsc, oneshot, watch};

pub struct Wires {
    jobs: mpsc::Sender<u8>,
    raw: (Sender<u8>, Receiver<u8>),
    stop: watch::Sender<bool>,
}

pub fn wires() -> Wires {
    let (jobs, mut rx) = mpsc::channel::<u8>(16);
    let (stop, _) = watch::channel(false);
    let (_all, _sub) = broadcast::channel::<String>(4);
    let (answer, _) = oneshot::channel();
    let (log, _drain) = mpsc::unbounded_channel::<String>();
    let raw = crossbeam_channel::bounded(1);
    let (_a, _b) = crossbeam_channel::unbounded::<(u8, u8)>();
    let _ = log.send("channel()".to_string());
    tokio::spawn(async move {
        let first = rx.recv().await;
        let _ = answer.send(first);
    });
    Wires { jobs, raw, stop }
}
