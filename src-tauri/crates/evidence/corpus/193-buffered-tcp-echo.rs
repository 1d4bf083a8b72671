use std::io::{self, prelude::*, BufReader, BufWriter};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn serve(s: TcpStream) -> io::Result<()> {
    let mut w = BufWriter::new(s.try_clone()?);
    for line in BufReader::new(s).lines() {
        let line = line?;
        match line.split_once(' ') {
            Some(("ECHO", rest)) => writeln!(w, "{rest}")?,
            Some(("LEN", rest)) => writeln!(w, "{}", rest.len() as u32)?,
            _ if line == "QUIT" => break,
            _ => writeln!(w, "what is {line:?}?")?,
        }
        w.flush()?;
    }
    Ok(())
}

fn main() {
    let l = TcpListener::bind("127.0.0.1:0").expect("bind");
    println!("{}", l.local_addr().unwrap());
    for s in l.incoming().flatten() {
        thread::spawn(move || {
            if let Err(e) = serve(s) {
                eprintln!("{e}");
            }
        });
    }
}
