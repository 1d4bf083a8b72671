fn stats(xs: &[u32]) -> (f64, f64) {
    let n = xs.len() as f64;
    let mean = xs.iter().map(|&x| x as f64).sum::<f64>() / n;
    let var = xs.iter().map(|&x| (x as f64 - mean).powi(2)).sum::<f64>() / n;
    (mean, var.sqrt())
}

fn bucket(x: f32) -> u8 {
    ((x * 255.0) as i32 as u8) & 0x7f
}

fn letter(i: u8) -> char {
    (b'a' + i % 26) as char
}

fn offset(c: char) -> usize {
    c as usize - 'a' as usize
}

enum Level { Low = 1, High = 10 }

fn weigh(l: Level, big: u128) -> i128 {
    let base = l as isize;
    println!("{} {}", base as u16, big as u64 as usize);
    base as i128 + big as i128
}

fn show(xs: Vec<i64>) -> Vec<String> {
    xs.into_iter().map(|x| format!("{:.1}", x as f32 / 10 as f32)).collect()
}
