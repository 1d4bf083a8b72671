use tokio::{join, select, time};

async fn a() -> u32 {
    1
}

async fn shown() {
    println!("{}", a().await);
}

async fn listed() -> Vec<u32> {
    vec![a().await, a().await + 1]
}

async fn checked() {
    assert_eq!(a().await, 1, "a is {}", "one");
}

async fn joined() -> (u32, u32) {
    join!(a(), a())
}

async fn picked() -> u32 {
    select! {
        x = a() => x,
        _ = time::sleep(time::Duration::from_secs(1)) => 0,
    }
}

async fn other() -> (u32, u32) {
    futures::join!(a(), a())
}
