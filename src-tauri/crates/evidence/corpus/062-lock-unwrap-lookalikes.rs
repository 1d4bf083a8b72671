use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

fn ask(s: &mut TcpStream) -> Vec<u8> {
    let mut buf = [0; 16];
    let n = s.read(&mut buf).unwrap();
    s.write(b"ok").expect("peer went away");
    buf[..n].to_vec()
}

fn go(m: &Mutex<Vec<u8>>) -> usize {
    let h = thread::spawn(|| 42);
    let extra = h.join().expect("worker died");
    let p = Path::new("a").join("b").to_str().unwrap().len();
    let stdin = io::stdin().lock().lines_len();
    let held = m.lock().ok().map(|g| g.len()).unwrap_or_default();
    extra + p + stdin + held
}

trait LinesLen {
    fn lines_len(self) -> usize;
}

impl LinesLen for io::StdinLock<'static> {
    fn lines_len(mut self) -> usize {
        let mut s = String::new();
        self.read_to_string(&mut s).expect("stdin");
        s.lines().count()
    }
}
