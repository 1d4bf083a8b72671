use std::sync::Mutex;
use std::thread;

pub fn par_map<T: Sync, R: Send>(xs: &[T], f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let out = Mutex::new(Vec::with_capacity(xs.len()));
    thread::scope(|s| {
        for x in xs {
            s.spawn(|| out.lock().unwrap().push(f(x)));
        }
    });
    out.into_inner().unwrap()
}

pub fn longest(lines: &[String]) -> usize {
    let (a, b) = lines.split_at(lines.len() / 2);
    let n = thread::scope(|s| {
        let h = s.spawn(|| a.iter().map(String::len).max());
        let m = b.iter().map(String::len).max();
        h.join().unwrap().max(m)
    });
    n.unwrap_or(0)
}

pub fn old_style(xs: &[u8]) -> u64 {
    crossbeam::thread::scope(|s| {
        s.spawn(|_| xs.iter().map(|&x| u64::from(x)).sum::<u64>()).join().unwrap()
    })
    .unwrap()
}

fn main() {
    let mut n = 0;
    thread::scope(|s| { s.spawn(|| n += 1); });
    println!("{n}");
}
