use std::future::Future;
use tokio::time::{self, Duration, Instant};

#[derive(Debug)]
pub enum Failed { Slow, Cancelled }

pub async fn within<F, T>(budget: Duration, f: F) -> Result<T, Failed>
where
    F: Future<Output = T>,
{
    time::timeout(budget, f).await.map_err(|_| Failed::Slow)
}

pub async fn heartbeat(every: Duration, n: usize) -> Vec<u128> {
    let start = Instant::now();
    let mut at = Vec::with_capacity(n);
    let mut iv = time::interval(every);
    while at.len() < n {
        let _ = time::timeout(every * 2, iv.tick());
        iv.tick().await;
        at.push(start.elapsed().as_millis());
    }
    at
}

pub fn spawn_guarded(f: impl Future<Output = ()> + Send + 'static) -> tokio::task::JoinHandle<bool> {
    tokio::spawn(async move {
        let r = time::timeout(Duration::from_secs(30), f).await;
        r.is_ok()
    })
}
