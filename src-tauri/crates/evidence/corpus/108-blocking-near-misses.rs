use std::fs::{self, File};
use std::io::Read;
use std::time::Duration;

pub fn preload(dir: &str) -> Vec<Vec<u8>> {
    fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| fs::read(e.path()).ok())
        .collect()
}

pub async fn cleanup(dir: &str) -> bool {
    let gone = fs::remove_dir_all(dir).is_ok();
    tokio::time::sleep(Duration::from_millis(1)).await;
    let mut s = String::new();
    if let Ok(mut f) = File::open(dir) {
        let _ = f.read_to_string(&mut s);
    }
    // thread::sleep(Duration::from_secs(1));
    gone && s != "std::fs::read"
}

pub async fn off_thread(p: String) -> Option<String> {
    tokio::task::spawn_blocking(move || {
        std::thread::sleep(Duration::from_millis(1));
        fs::read_to_string(p).ok()
    })
    .await
    .ok()
    .flatten()
}
