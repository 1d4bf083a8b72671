use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

pub fn on_signal(count: u32) {
    if count > 1 {
        process::exit(130);
    }
    STOP.store(true, Ordering::SeqCst);
}

pub fn must<T, E: std::fmt::Display>(r: Result<T, E>, what: &str) -> T {
    match r {
        Ok(t) => t,
        Err(e) => {
            eprintln!("{what}: {e} (process::exit(1))");
            process::exit(1)
        }
    }
}

pub fn run(cmd: &mut process::Command) -> process::ExitStatus {
    let status = must(cmd.status(), "run");
    let code = status.code().unwrap_or_else(|| process::exit(2));
    println!("exit({code})");
    status
}
