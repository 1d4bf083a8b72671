use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;

pub enum Outcome {
    Data(usize),
    Closed,
    Again,
}

pub fn poll(stream: &mut TcpStream, buf: &mut [u8]) -> io::Result<Outcome> {
    match stream.read(buf) {
        Ok(0) => Ok(Outcome::Closed),
        Ok(n) => Ok(Outcome::Data(n)),
        Err(e) if e.kind() == ErrorKind::WouldBlock => Ok(Outcome::Again),
        Err(e) if e.kind() == io::ErrorKind::Interrupted => poll(stream, buf),
        Err(e) => Err(e),
    }
}

pub fn is_gone(e: &io::Error) -> bool {
    e.kind() == ErrorKind::BrokenPipe || e.kind() == ErrorKind::ConnectionReset
}

pub fn harmless(e: &io::Error) -> bool {
    matches!(e.kind(), ErrorKind::Interrupted | ErrorKind::TimedOut)
}

pub fn to_error(msg: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, msg)
}
