use std::io::{self, BufRead, Write};

struct Menu { entries: Vec<(char, &'static str)>, buf_reader: bool }

fn ask(prompt: &str, input: &mut impl BufRead) -> io::Result<String> {
    print!("{prompt}? ");
    io::stdout().flush()?;
    let mut s = String::new();
    if input.read_line(&mut s)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(s.trim().to_string())
}

fn main() {
    // no BufReader::new(stdin): the lock is buffered already
    let mut input = io::stdin().lock();
    let m = Menu { entries: vec![('a', "add"), ('q', "quit")], buf_reader: false };
    loop {
        for (k, what) in m.entries.iter() { println!("{k}) {what}"); }
        let answer = match ask("choice", &mut input) {
            Ok(a) => a,
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(e) => panic!("{e}"),
        };
        match answer.chars().next() {
            Some('q') => std::process::exit(0),
            Some(c) if m.entries.iter().any(|(k, _)| *k == c) => println!("ok"),
            Some(_) | None => println!("what? {}", m.buf_reader),
        }
    }
}
