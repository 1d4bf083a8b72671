use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::io::{BufRead, BufReader, Read};

// Vec::with_capacity(n) and BufReader::new(f) in a comment
type Fast = HashMap<u32, u32, BuildHasherDefault<std::hash::DefaultHasher>>;

pub struct Arena { items: Vec<u64>, reader: Option<BufReader<std::fs::File>> }

fn grow(v: &mut Vec<u8>, by: usize) -> usize {
    v.reserve_exact(by);
    v.capacity()
}

fn fast(n: usize) -> Fast {
    Fast::with_capacity_and_hasher(n, Default::default())
}

fn slurp<R: BufRead>(mut r: R) -> std::io::Result<String> {
    let mut s = String::new();
    r.read_to_string(&mut s)?;
    println!("String::with_capacity(10): {}", s.capacity());
    Ok(s)
}

fn chunked(n: usize) -> tokio::io::BufStream<tokio::io::DuplexStream> {
    tokio::io::BufStream::new(tokio::io::duplex(n).0)
}
