use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

pub async fn connect(addr: &str) -> std::io::Result<TcpStream> {
    match timeout(Duration::from_secs(2), TcpStream::connect(addr)).await {
        Ok(r) => r,
        Err(_) => Err(std::io::ErrorKind::TimedOut.into()),
    }
}

pub async fn retry(addr: &str, n: u32) -> Option<TcpStream> {
    let timeout_ms = 100;
    for i in 0..n {
        let wait = Duration::from_millis(timeout_ms << i);
        if let Ok(Ok(s)) = tokio::time::timeout(wait, TcpStream::connect(addr)).await {
            return Some(s);
        }
    }
    None
}

pub async fn both(a: &str, b: &str) -> bool {
    let (x, y) = tokio::join!(
        timeout(Duration::from_secs(1), connect(a)),
        timeout(Duration::from_secs(1), connect(b)),
    );
    x.is_ok() && y.is_ok()
}
