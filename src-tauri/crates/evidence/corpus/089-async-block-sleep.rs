use std::time::Duration;
use tokio::sync::mpsc;

fn start() -> mpsc::Receiver<u64> {
    let (tx, rx) = mpsc::channel(4);
    tokio::spawn(async move {
        let mut n = 0u64;
        loop {
            std::thread::sleep(Duration::from_secs(1));
            if tx.send(n).await.is_err() {
                return;
            }
            n = n.wrapping_add(1);
            let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
            println!("{}", text.split(' ').next().unwrap_or("thread::sleep"));
        }
    });
    rx
}

fn start_std() -> std::sync::mpsc::Receiver<u64> {
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(1));
        tx.send(1).unwrap();
    });
    rx
}

async fn first(rx: std::sync::mpsc::Receiver<u64>) -> Option<u64> {
    rx.recv().ok()
}
