use std::sync::{Arc, Mutex};
use std::thread;
use tokio::time::{timeout, Duration};

fn crunch(parts: Vec<Vec<u32>>, total: Arc<Mutex<u64>>) {
    for p in parts {
        let total = Arc::clone(&total);
        thread::spawn(move || {
            let s: u32 = p.iter().sum();
            *total.lock().unwrap() += s as u64;
        })
        .join()
        .unwrap();
    }
}

async fn ask(m: Arc<Mutex<Vec<String>>>, q: String) -> Option<String> {
    let mut log = m.lock().expect("log");
    log.push(q);
    let n = log.len();
    let answer = timeout(Duration::from_secs(1), slow(n)).await.ok()?;
    log.push(answer.clone());
    Some(answer)
}

async fn slow(n: usize) -> String {
    tokio::time::sleep(Duration::from_millis(n as u64)).await;
    loop {
        let r = thread::spawn(move || n.checked_mul(2)).join();
        if let Ok(Some(k)) = r {
            break k.to_string();
        }
    }
}
