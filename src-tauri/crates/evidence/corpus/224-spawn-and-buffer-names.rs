use std::io::{Read, Write};
use std::process::{Command, Stdio};

pub struct BufReader2 { inner: Vec<u8> }

impl BufReader2 {
    pub fn new(inner: Vec<u8>) -> BufReader2 {
        BufReader2 { inner }
    }

    pub fn read_all(self) -> String {
        String::from_utf8(self.inner).unwrap_or_default()
    }
}

/// Runs `sort`; use `spawn_blocking` to call it from async code.
pub fn sort(lines: &[&str]) -> std::io::Result<String> {
    let mut child = Command::new("sort").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().expect("piped");
    for l in lines {
        stdin.write_all(l.as_bytes())?;
        stdin.write_all(b"\n")?;
    }
    drop(stdin);
    let mut buf = Vec::with_capacity(lines.len() * 8);
    child.stdout.take().expect("piped").read_to_end(&mut buf)?;
    Ok(BufReader2::new(buf).read_all())
}

pub fn block_in_place(n: u8) -> u8 {
    n.rotate_left(1)
}
