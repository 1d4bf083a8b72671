use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

type Res<T> = Result<T, Box<dyn Error>>;

fn convert(from: &str, to: &str) -> Res<usize> {
    let open = |p: &str| -> Result<File, String> { File::open(p).map_err(|e| format!("{p}: {e}")) };
    let mut out = BufWriter::new(File::create(to)?);
    let mut n = 0;
    let mut put = |s: &str| -> std::io::Result<()> {
        n += s.len();
        out.write_all(s.as_bytes())?;
        out.write_all(b";")
    };
    for line in BufReader::new(open(from)?).lines() {
        let line = line?;
        if line.starts_with("//") || line.is_empty() { continue }
        line.split(' ').try_for_each(|w| put(w))?;
    }
    Ok(n)
}

fn main() -> Res<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, from, to] = &args[..] else { return Err("usage: convert FROM TO".into()) };
    if let Err(e) = convert(from, to) {
        eprintln!("{e}{}", e.source().map(|s| s.to_string()).unwrap_or_default());
        return Err(e);
    }
    Ok(())
}
