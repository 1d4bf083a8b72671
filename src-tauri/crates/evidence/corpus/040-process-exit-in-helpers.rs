use std::process::{self, Command};

fn die(msg: &str) -> ! {
    eprintln!("fatal: {msg}");
    process::exit(101);
}

pub fn run(cmd: &str, args: &[&str]) -> String {
    let out = Command::new(cmd).args(args).output().unwrap_or_else(|e| {
        eprintln!("{cmd}: {e}");
        std::process::exit(127)
    });
    if !out.status.success() {
        die(&format!("{cmd} failed"));
    }
    match String::from_utf8(out.stdout) {
        Ok(s) => s,
        Err(_) => process::exit(3),
    }
}

struct Shell { code: i32 }

impl Shell {
    fn exit(&mut self, code: i32) { self.code = code }

    fn quit(&mut self) {
        self.exit(0);
        if self.code != 0 { process::abort() }
    }
}
