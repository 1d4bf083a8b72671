use std::sync::{Arc, Mutex};
use tokio::sync::mpsc::Sender;

#[derive(Clone)]
pub struct App {
    log: Arc<Mutex<Vec<String>>>,
    tx: Sender<String>,
}

impl App {
    pub async fn held(&self, s: String) {
        let mut g = self.log.lock().unwrap();
        g.push(s.clone());
        self.tx.send(s).await.unwrap();
    }

    pub async fn scoped(&self, s: String) {
        {
            let mut g = self.log.lock().unwrap();
            g.push(s.clone());
        }
        self.tx.send(s).await.unwrap();
    }

    pub async fn dropped(&self, s: String) {
        let mut g = self.log.lock().expect("poisoned");
        g.push(s.clone());
        drop(g);
        self.tx.send(s).await.expect("closed");
    }

    pub async fn temp(&self, s: String) {
        self.log.lock().unwrap().push(s.clone());
        self.tx.send(s).await.unwrap();
    }
}
