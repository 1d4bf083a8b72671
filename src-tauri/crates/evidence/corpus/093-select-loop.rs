use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time;

pub enum Cmd { Set(String, u64), Del(String) }

pub async fn run(mut rx: mpsc::Receiver<Cmd>, mut stop: watch::Receiver<bool>) -> anyhow::Result<usize> {
    let mut tick = time::interval(Duration::from_secs(5));
    let mut seen = Vec::new();
    loop {
        tokio::select! {
            biased;
            _ = stop.changed() => break,
            cmd = rx.recv() => match cmd {
                Some(Cmd::Set(k, _)) => seen.push(k.clone()),
                Some(Cmd::Del(k)) => {
                    let i = seen.iter().position(|s| *s == k).unwrap();
                    println!("dropped {}", seen[i]);
                    seen.remove(i);
                }
                None => break,
            },
            _ = tick.tick(), if !seen.is_empty() => {
                let total: usize = seen.iter().map(|s| s.len()).sum();
                tracing::info!("{} keys, {} kB", seen.len(), total as f64 / 1024.0);
            }
        }
    }
    Ok(seen.len())
}
