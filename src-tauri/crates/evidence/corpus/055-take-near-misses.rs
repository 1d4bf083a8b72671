use std::io::{self, Read};
use std::process::ChildStdin;

struct Job {
    stdin: Option<ChildStdin>,
    label: Option<String>,
}

impl Job {
    fn close(&mut self) {
        drop(self.stdin.take());
    }

    fn take_label(&mut self) -> Option<String> {
        self.label.take()
    }
}

fn head(r: impl Read, n: u64) -> io::Result<Vec<u8>> {
    let mut v = Vec::new();
    r.take(n).read_to_end(&mut v)?;
    Ok(v)
}

fn first_words(s: &str) -> String {
    s.split(' ').take(3).take_while(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn main() {
    let mut j = Job { stdin: None, label: Some("a".into()) };
    // mem::take(&mut j.label) would do as well
    let l = j.take_label();
    j.close();
    println!("{:?} {}", l, first_words("mem::take of words"));
}
