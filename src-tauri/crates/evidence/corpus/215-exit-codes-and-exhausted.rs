use std::fs;
use std::process::{Command, ExitCode, Termination};

pub enum Code { Ok, Usage, Io(i32) }

impl Termination for Code {
    fn report(self) -> ExitCode {
        match self {
            Code::Ok => ExitCode::SUCCESS,
            Code::Usage => ExitCode::from(64),
            Code::Io(n) => ExitCode::from(n.clamp(1, 125) as u8),
        }
    }
}

fn spawn_blocking_child(cmd: &str) -> Code {
    match Command::new(cmd).spawn() {
        Ok(mut c) => match c.wait() {
            Ok(s) if s.success() => Code::Ok,
            Ok(s) => Code::Io(s.code().unwrap_or(1)),
            Err(e) => Code::Io(e.raw_os_error().unwrap_or_default()),
        },
        Err(_) => Code::Usage,
    }
}

fn lint(dir: &str) -> u32 {
    let Ok(rd) = fs::read_dir(dir) else {
        eprintln!("{dir}? process::exit(1)");
        std::process::exit(66);
    };
    rd.flatten().count() as u32
}

fn main() -> Code {
    println!("{}", lint("."));
    spawn_blocking_child("true")
}
