use std::time::Duration;
use tokio::{net::TcpListener, signal, sync::broadcast, time};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7000").await?;
    let (stop, _) = broadcast::channel::<()>(1);
    loop {
        tokio::select! {
            res = listener.accept() => {
                let (sock, _peer) = res?;
                let mut rx = stop.subscribe();
                tokio::spawn(async move {
                    let _sock = sock;
                    rx.recv().await.ok();
                });
            }
            _ = signal::ctrl_c() => {
                eprintln!("shutting down");
                let _ = stop.send(());
                break;
            }
        }
    }
    let grace = time::timeout(Duration::from_secs(5), drain()).await;
    if grace.is_err() {
        std::process::exit(1);
    }
    Ok(())
}

async fn drain() {
    time::sleep(Duration::from_millis(10)).await;
}
