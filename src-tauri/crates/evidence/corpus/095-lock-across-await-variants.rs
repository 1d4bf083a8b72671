use parking_lot as pl;
use std::sync::{Mutex, PoisonError};

async fn notify(n: usize) -> Result<(), String> {
    if n > 3 { Err("many".into()) } else { Ok(()) }
}

async fn one(m: &pl::Mutex<Vec<u8>>) -> Result<(), String> {
    let g = m.lock();
    notify(g.len()).await
}

async fn two(m: &Mutex<Vec<u8>>) -> Result<usize, String> {
    let guard = m.lock().unwrap_or_else(PoisonError::into_inner);
    let n = guard.len();
    notify(n).await?;
    Ok(n)
}

async fn three(m: &Mutex<Vec<u8>>) {
    let mut guard = m.lock().expect("poisoned");
    guard.clear();
    println!("{:?}", notify(guard.len()).await);
    drop(guard);
}

async fn four(a: &Mutex<u8>, b: &Mutex<u8>) -> u8 {
    let x = a.lock().unwrap();
    let y = b.lock().unwrap();
    let _ = tokio::spawn(async {});
    tokio::task::yield_now().await;
    *x + *y
}

async fn five(m: &Mutex<Vec<u8>>) -> usize {
    let n = m.lock().unwrap().len();
    tokio::task::yield_now().await;
    n
}
