use std::path::PathBuf;
use std::time::Duration;
use tokio::task;

pub async fn digest(path: PathBuf) -> anyhow::Result<u64> {
    let bytes = task::spawn_blocking(move || std::fs::read(path)).await??;
    let sum = tokio::task::spawn_blocking(move || {
        std::thread::sleep(Duration::from_millis(1));
        bytes.iter().map(|&b| b as u64).sum()
    })
    .await?;
    Ok(sum)
}

pub async fn in_place(path: PathBuf) -> std::io::Result<String> {
    task::block_in_place(|| std::fs::read_to_string(&path))
}

pub async fn detached(path: PathBuf) -> usize {
    let h = std::thread::spawn(move || std::fs::read(path).map_or(0, |v| v.len()));
    h.thread().name().map_or(0, str::len)
}
