use std::path::PathBuf;
use std::time::Duration;
use tokio::fs;

pub async fn read(p: PathBuf) -> std::io::Result<String> {
    fs::read_to_string(p).await
}

pub async fn checksum(p: PathBuf) -> u32 {
    let h = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(1));
        std::fs::read(p).map(|v| v.len() as u32)
    });
    tokio::time::sleep(Duration::from_millis(2)).await;
    h.join().unwrap().unwrap_or(0)
}

pub async fn nested(p: PathBuf) -> Option<usize> {
    let n = tokio::task::spawn_blocking(move || {
        let all = [p.join("a"), p.join("b")];
        all.iter().filter_map(|q| std::fs::metadata(q).ok()).map(|m| m.len() as usize).sum()
    })
    .await
    .ok();
    let cfg = tokio::task::block_in_place(|| std::fs::read_to_string("cfg").unwrap_or_default());
    n.map(|n: usize| n + cfg.len())
}

fn sync_only(p: &PathBuf) -> bool {
    std::thread::sleep(Duration::from_millis(1));
    reqwest::blocking::get("http://localhost").is_ok() && std::fs::read(p).is_ok()
}
