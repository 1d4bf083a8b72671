use std::io;
use std::io::BufRead;

fn main() {
    // read every line and add it. unwrap() is ok here, I think
    let stdin = io::stdin();
    let mut total: i64 = 0;
    for line in stdin.lock().lines() {
        let line = line.unwrap();
        let n = line.trim().parse::<i64>().unwrap_or(0);
        total = total + n;
    }
    let avg = total as f64 / 2 as f64;
    println!("total: {total}, avg: {}", avg as f32);
}
