use std::time::Duration;
use tokio::time::timeout;

pub async fn slow(n: u64) -> u64 {
    tokio::time::sleep(Duration::from_millis(n)).await;
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    async fn helper() -> u64 {
        std::thread::sleep(Duration::from_millis(1));
        7
    }

    #[tokio::test]
    async fn is_in_time() {
        let r = timeout(Duration::from_secs(1), slow(5)).await;
        assert_eq!(r.unwrap(), 5);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn holds_lock() {
        let m = Arc::new(Mutex::new(1));
        let g = m.lock().unwrap();
        assert_eq!(helper().await, 7);
        drop(g);
    }

    #[async_std::test]
    #[ignore = "slow"]
    async fn never() {
        let _ = std::fs::read("x");
    }
}
