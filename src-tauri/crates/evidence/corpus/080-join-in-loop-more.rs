fn hash(x: u64) -> u64 { x.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31) }

fn all(xs: &Vec<u64>) -> Vec<u64> {
    let mut v = Vec::with_capacity(xs.len());
    for i in 0..xs.len() {
        let x = xs[i];
        v.push(std::thread::spawn(move || hash(x)).join().unwrap());
    }
    v
}

fn print_all(xs: &[u64]) {
    for &x in xs {
        println!("{}", std::thread::spawn(move || hash(x)).join().unwrap());
    }
}

fn until_zero(mut x: u64) -> u32 {
    let mut n = 0;
    while x != 0 {
        x = match std::thread::spawn(move || hash(x)).join() {
            Ok(h) => h >> 8,
            Err(_) => return n,
        };
        n += 1;
    }
    n
}
