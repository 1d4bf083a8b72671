use std::net::{AddrParseError, IpAddr, SocketAddr};
use std::str::Utf8Error;

#[derive(Debug, PartialEq)]
pub enum Bad { Addr, Utf8, Len(usize) }

pub fn addr(raw: &[u8]) -> Result<SocketAddr, Bad> {
    let text = std::str::from_utf8(raw).map_err(|_| Bad::Utf8)?;
    text.parse().map_err(|_ignored| Bad::Addr)
}

pub fn quad(raw: &[u8]) -> Result<[u8; 4], Bad> {
    raw.try_into().map_err(|_| {
        let n = raw.len();
        Bad::Len(n)
    })
}

pub fn kept(raw: &[u8]) -> Result<IpAddr, Box<dyn std::error::Error>> {
    let text = std::str::from_utf8(raw).map_err(|e: Utf8Error| e.to_string())?;
    let ip = text.parse::<IpAddr>().map_err(Box::new)?;
    let n = text.len().checked_sub(1).ok_or("empty")?;
    println!("map_err(|_| ..) {n}");
    Ok(ip)
}

pub fn other(r: Result<u8, AddrParseError>) -> Result<u8, Bad> {
    r.or_else(|_| if cfg!(test) { Ok(0) } else { Err(Bad::Addr) })
}

pub fn last(r: Result<u8, AddrParseError>) -> u8 {
    // r.map_err(|_| ())
    r.map_or_else(|_| 0, |n| n.wrapping_neg())
}
