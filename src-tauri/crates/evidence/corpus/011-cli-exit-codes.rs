use std::env;
use std::process;

struct Args {
    pattern: String,
    file: String,
}

fn usage() -> ! {
    eprintln!("usage: mgrep PATTERN FILE");
    process::exit(2)
}

fn parse_args() -> Args {
    let mut it = env::args().skip(1);
    let Some(pattern) = it.next() else { usage() };
    let Some(file) = it.next() else {
        eprintln!("no file given");
        std::process::exit(2);
    };
    Args { pattern, file }
}

fn main() {
    let args = parse_args();
    let text = std::fs::read_to_string(&args.file).unwrap_or_else(|e| {
        eprintln!("{}: {e}", args.file);
        process::exit(1);
    });
    let hits = text.lines().filter(|l| l.contains(&args.pattern)).count();
    if hits == 0 {
        process::exit(1);
    }
    println!("{hits} lines");
}
