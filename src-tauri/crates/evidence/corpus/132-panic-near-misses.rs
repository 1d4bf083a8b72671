use std::panic;

#[derive(Debug)]
enum Mode { Panic, Retry(u8) }

fn install() {
    panic::set_hook(Box::new(|info| {
        eprintln!("panic! {info}");
    }));
}

fn check(m: Mode, n: u8) -> u8 {
    debug_assert!(n > 0);
    match m {
        Mode::Panic if n == 0 => unreachable!("panic!"),
        Mode::Panic => n,
        Mode::Retry(k) if k > n => k - n,
        Mode::Retry(_) => 0,
    }
}

#[should_panic]
#[test]
fn dies() {
    panic!("as told");
}

#[cfg(test)]
fn helper(x: Option<u8>) -> u8 {
    match x {
        Some(x) => x,
        _ => panic!("todo!()"),
    }
}
