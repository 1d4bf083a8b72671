use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write};

type In = BufReader<File>;

/// Wrap it in BufReader::new(file) first.
pub fn count<R: BufRead>(r: R) -> io::Result<usize> {
    let mut n = 0;
    for line in r.lines() {
        n += line?.len();
    }
    Ok(n)
}

struct BufReaderPool { free: Vec<In>, opened: usize }

impl BufReaderPool {
    fn new() -> Self {
        BufReaderPool { free: Vec::new(), opened: 0 }
    }

    fn get(&mut self) -> Option<BufReader<File>> {
        self.opened += 1;
        self.free.pop()
    }
}

fn unbuffered(mut f: File, w: &mut BufWriter<Vec<u8>>) -> io::Result<u64> {
    let mut one = [0u8];
    f.read_exact(&mut one)?;
    w.write_all(&one)?;
    io::copy(&mut Cursor::new("BufWriter::new(x)"), w)
}

fn main() {
    let mut p = BufReaderPool::new();
    println!("{} BufReader::new", p.get().map_or(0, |r| r.capacity()));
}
