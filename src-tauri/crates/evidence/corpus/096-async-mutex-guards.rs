use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock};

type Db = Arc<Mutex<HashMap<String, String>>>;

async fn set(db: &Db, k: &str, v: &str) {
    let mut g = db.lock().await;
    g.insert(k.to_string(), v.to_string());
    audit(k).await;
}

async fn audit(k: &str) {
    tokio::task::yield_now().await;
    println!("audit {k}: let g = m.lock().unwrap()");
}

async fn swap(db: Db, cfg: Arc<RwLock<u32>>) -> u32 {
    let n = *cfg.read().await;
    let old = db.lock().await.insert("n".into(), n.to_string());
    audit(old.as_deref().unwrap_or("none")).await;
    let w = cfg.write().await;
    audit("write").await;
    *w
}

fn sync_then_spawn(m: Arc<std::sync::Mutex<u32>>) {
    let g = m.lock().unwrap();
    println!("{}", *g);
}

async fn order(m: Arc<std::sync::Mutex<u32>>) -> u32 {
    audit("before").await;
    let g = m.lock().unwrap();
    *g
}
