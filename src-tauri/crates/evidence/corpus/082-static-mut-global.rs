static mut COUNTER: u32 = 0;
pub static mut NAMES: Vec<String> = Vec::new();
static LIMIT: u32 = 10;

fn bump() -> u32 {
    unsafe {
        COUNTER += 1;
        COUNTER
    }
}

fn remember(name: &'static str) -> &'static mut Vec<String> {
    static mut CALLS: usize = 0;
    // single threaded, so this is fine
    unsafe {
        CALLS += 1;
        (*(&raw mut NAMES)).push(name.to_string());
        &mut *(&raw mut NAMES)
    }
}

fn leak(x: Vec<u8>) -> &'static mut [u8] {
    Box::leak(x.into_boxed_slice())
}

fn main() {
    let mut n = 0; // static mut n
    while bump() < LIMIT {
        n += remember("x").len();
    }
    println!("static mut: {n}");
}
