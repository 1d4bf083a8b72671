use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, LineWriter, Write};

fn number_lines(input: &str, output: &str) -> io::Result<()> {
    let r = BufReader::new(File::open(input)?);
    let mut w = io::BufWriter::new(File::create(output)?);
    for (i, line) in r.lines().enumerate() {
        writeln!(w, "{i:>5} {}", line?)?;
    }
    w.flush()
}

fn with_big_buffer(f: File) -> BufReader<File> {
    BufReader::with_capacity(1 << 20, f)
}

fn join(parts: &[&str]) -> String {
    let total = parts.iter().map(|p| p.len() + 1).sum();
    let mut s = String::with_capacity(total);
    for p in parts {
        s.push_str(p);
        s.push(' ');
    }
    s
}

fn stdout_lines(xs: impl Iterator<Item = u32>) -> io::Result<()> {
    let mut w = LineWriter::new(io::stdout().lock());
    let mut b = BufWriter::with_capacity(512, &mut w);
    for x in xs {
        writeln!(b, "{x}")?;
    }
    Ok(())
}
