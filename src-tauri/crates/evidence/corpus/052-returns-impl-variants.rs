use std::fmt::Display;
use std::future::Future;

pub fn evens(limit: u32) -> impl Iterator<Item = u32> {
    let mut n = 0;
    std::iter::from_fn(move || {
        n += 2;
        (n <= limit).then_some(n)
    })
}

pub fn words<'a>(s: &'a str) -> impl Iterator<Item = &'a str> + 'a {
    s.split_whitespace().filter(|w| !w.starts_with('#'))
}

fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |x| x + by
}

pub trait Fetch {
    fn fetch(&self, url: &str) -> impl Future<Output = String> + Send;
}

fn dynamic(flag: bool) -> Box<dyn Display> {
    if flag { Box::new(1) } else { Box::new("one") }
}

fn show(x: impl Display, f: &dyn Fn(i32) -> i32) -> String {
    format!("{x} {}", f(1))
}
