use parking_lot::{Mutex, RwLock};
use std::sync::Arc;
use tokio::sync::mpsc;

pub struct Hub { subs: Mutex<Vec<mpsc::Sender<String>>>, names: RwLock<Vec<String>>, limit: Arc<RwLock<usize>> }

impl Hub {
    pub async fn publish(&self, s: &str) -> usize {
        let subs = self.subs.lock();
        let first = subs[0].send(s.to_string()).await;
        usize::from(first.is_ok())
    }

    pub async fn publish_copied(&self, s: String) {
        let subs = self.subs.lock().clone();
        for t in subs {
            let _ = tokio::time::timeout(std::time::Duration::from_millis(5), t.send(s.clone()));
        }
        tokio::task::yield_now().await;
    }

    pub async fn rename(&self, i: usize, to: String) {
        let mut names = self.names.write();
        names[i] = to;
        drop(names);
        tokio::task::yield_now().await;
    }

    pub async fn announce(&self) -> Result<(), mpsc::error::SendError<String>> {
        let guard = self.subs.lock();
        let first = guard.first().cloned();
        drop(guard);
        if let Some(t) = first {
            t.send("hello?".into()).await?;
        }
        Ok(())
    }

    pub fn limit(&self) -> usize {
        let g = self.limit.read();
        *g
    }
}
