use std::net::TcpStream;
use std::sync::mpsc::Receiver;
use std::time::Duration;

struct Client { timeout: Duration }

impl Client {
    fn timeout(mut self, d: Duration) -> Self {
        self.timeout = d;
        self
    }

    fn call(&self, rx: &Receiver<u8>) -> Option<u8> {
        rx.recv_timeout(self.timeout).ok()
    }
}

fn build(s: &TcpStream) -> reqwest::Result<reqwest::Client> {
    s.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let c = Client { timeout: Duration::ZERO }.timeout(Duration::from_secs(3));
    // tokio::time::timeout(d, fut)
    println!("timeout(..) is {:?}", c.timeout);
    reqwest::Client::builder().timeout(c.timeout).build()
}

async fn until(d: tokio::time::Instant) -> bool {
    tokio::time::timeout_at(d, std::future::ready(1)).await.is_ok()
}
