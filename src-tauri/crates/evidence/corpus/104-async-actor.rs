use tokio::sync::{mpsc, oneshot};

enum Msg {
    Get { key: u32, reply: oneshot::Sender<Option<String>> },
    Put(u32, String),
}

#[derive(Clone)]
pub struct Handle(mpsc::Sender<Msg>);

impl Handle {
    pub fn start() -> Self {
        let (tx, mut rx) = mpsc::channel(32);
        tokio::spawn(async move {
            let mut rows: Vec<(u32, String)> = vec![];
            while let Some(m) = rx.recv().await {
                match m {
                    Msg::Get { key, reply } => {
                        let v = rows.iter().find(|r| r.0 == key).map(|r| r.1.clone());
                        let _ = reply.send(v);
                    }
                    Msg::Put(k, v) => rows.push((k, v)),
                }
            }
        });
        Handle(tx)
    }

    pub async fn get(&self, key: u32) -> Option<String> {
        let (reply, rx) = oneshot::channel();
        self.0.send(Msg::Get { key, reply }).await.ok()?;
        rx.await.unwrap_or_default()
    }

    pub async fn put(&self, key: u32, v: impl Into<String>) -> bool {
        self.0.send(Msg::Put(key, v.into())).await.is_ok()
    }
}
