use std::process;

#[tokio::main]
async fn main() {
    let outcome = serve("127.0.0.1:80").await;
    let bail = |code: i32| -> ! { process::exit(code) };
    if let Err(e) = outcome {
        eprintln!("{e}");
        if e.kind() == std::io::ErrorKind::AddrInUse {
            bail(98);
        }
        std::process::exit(1);
    }
}

async fn serve(addr: &str) -> std::io::Result<()> {
    let l = tokio::net::TcpListener::bind(addr).await?;
    // process::exit(0) when someone says so
    loop {
        let (sock, peer) = l.accept().await?;
        drop(sock);
        println!("{peer} came and went; process::exit(0)?");
    }
}
