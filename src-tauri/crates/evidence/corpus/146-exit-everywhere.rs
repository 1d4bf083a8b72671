use std::process::ExitCode;

pub fn usage(prog: &str) -> ! {
    eprintln!("usage: {prog} [-v] FILE...");
    std::process::exit(64)
}

pub struct Cli { verbose: bool, files: Vec<String> }

impl Cli {
    pub fn parse(mut args: impl Iterator<Item = String>) -> Cli {
        let prog = args.next().unwrap_or_else(|| String::from("prog"));
        let mut cli = Cli { verbose: false, files: vec![] };
        for a in args {
            match a.as_str() {
                "-v" => cli.verbose = true,
                "-h" | "--help" => usage(&prog),
                _ if a.starts_with('-') => {
                    eprintln!("unknown option {a}");
                    std::process::exit(64);
                }
                _ => cli.files.push(a),
            }
        }
        if cli.files.is_empty() { usage(&prog) }
        cli
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse(std::env::args());
    fn done(ok: bool) -> i32 { if ok { 0 } else { 1 } }
    if cli.verbose {
        println!("{:?}", cli.files);
    }
    std::process::exit(done(true))
}
