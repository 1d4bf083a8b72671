use std::thread::{self, spawn};

fn step(n: u32) -> Option<u32> {
    n.checked_sub(1)
}

fn countdown(mut n: u32) {
    loop {
        let r = std::thread::spawn(move || step(n)).join();
        match r {
            Ok(Some(m)) => n = m,
            _ => break,
        }
    }
    while let Some(m) = step(n) {
        n = m;
        let _ = spawn(move || step(m)).join();
    }
}

fn once() -> Option<u32> {
    thread::spawn(|| step(7)).join().unwrap()
}

fn nested(rows: &[Vec<u32>]) -> u32 {
    let mut sum = 0;
    for row in rows {
        for &x in row {
            if x > 3 {
                sum += thread::spawn(move || x * x).join().unwrap_or(0);
            }
        }
    }
    sum
}

fn each(xs: Vec<u32>) {
    xs.into_iter().for_each(|x| {
        thread::spawn(move || println!("{x}")).join().unwrap();
    });
}
