use tokio::runtime::Handle;
use tokio::task::{block_in_place, spawn_blocking, JoinHandle};

/// Like spawn_blocking(..), but named.
fn spawn_blocking_named<T: Send + 'static>(name: &'static str, f: fn() -> T) -> JoinHandle<T> {
    spawn_blocking(move || {
        println!("{name}: block_in_place(|| ..)");
        f()
    })
}

async fn hash_password(pw: String) -> Option<String> {
    let h = spawn_blocking(move || pw.chars().rev().collect::<String>());
    h.await.ok()
}

fn wait_here(h: Handle) -> String {
    block_in_place(move || h.block_on(async { "done".to_string() }))
}

async fn both() -> (u8, u8) {
    let a = spawn_blocking_named("a", || 1);
    let b = spawn_blocking(|| 2);
    (a.await.unwrap(), b.await.unwrap())
}
