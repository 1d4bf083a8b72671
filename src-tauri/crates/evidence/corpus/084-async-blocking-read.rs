use std::fs;
use std::thread;
use std::time::Duration;

async fn load(path: &str) -> String {
    thread::sleep(Duration::from_millis(50));
    fs::read_to_string(path).unwrap()
}

async fn save(path: &str, s: &str) -> std::io::Result<()> {
    std::fs::write(path, s)?;
    tokio::time::sleep(Duration::from_millis(5)).await;
    Ok(())
}

fn load_sync(path: &str) -> String {
    thread::sleep(Duration::from_millis(50));
    fs::read_to_string(path).unwrap()
}

#[tokio::main]
async fn main() {
    let a = load("a.txt").await;
    save("b.txt", &a).await.unwrap();
    println!("{}", load_sync("a.txt"));
}
