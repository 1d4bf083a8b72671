use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::{self, spawn_blocking};

#[derive(Clone)]
pub struct Offload { sem: Arc<Semaphore> }

impl Offload {
    pub async fn run<T, F>(&self, f: F) -> Result<T, task::JoinError>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let permit = self.sem.clone().acquire_owned().await.expect("never closed");
        let out = task::spawn_blocking(move || {
            let _held = permit;
            f()
        });
        out.await
    }

    pub async fn compress(&self, data: Vec<u8>) -> Vec<u8> {
        match self.run(move || data.iter().map(|b| b.rotate_left(1)).collect::<Vec<u8>>()).await {
            Ok(v) => v,
            Err(e) if e.is_panic() => std::panic::resume_unwind(e.into_panic()),
            _ => Vec::new(),
        }
    }
}

pub async fn both(a: String, b: String) -> (usize, usize) {
    let (x, y) = tokio::join!(spawn_blocking(move || a.len()), spawn_blocking(move || b.len()));
    (x.unwrap_or(0), y.unwrap_or(0))
}

pub async fn raced(a: String) -> Option<usize> {
    tokio::select! {
        r = spawn_blocking(move || a.len()) => r.ok(),
        else => None,
    }
}
