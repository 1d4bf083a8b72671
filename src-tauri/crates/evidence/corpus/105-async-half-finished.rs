use tokio::net::{TcpListener, TcpStream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

async fn handle(mut s: TcpStream) -> std::io::Result<()> {
    let mut buf = [0u8; 1024];
    loop {
        let n = s.read(&mut buf).await?;
        if n == 0 { return Ok(()); }
        s.write_all(&buf[..n]).await?;
    }
}

fn parse(s: &str) -> Option<(u8, u8)> {
    let mut it = s.split(' ');
    let a = it.next()?.parse().ok()?;
    let b = it.next()?.parse().ok()?;
    Some((a, b))
}

struct Server {
    addr: ,
    max:
}

#[tokio::main]
async fn main() {
    let l = TcpListener::bind("127.0.0.1:8080").await.unwrap();
    loop {
        let (s, _) = l.accept().await.unwrap();
        tokio::spawn(handle(s));
    }
}
