use std::any::Any;
use std::iter::Peekable;
use std::str::Chars;

pub trait Shape { fn area(&self) -> f64; }

pub struct Tokens<'s> { it: Peekable<Chars<'s>> }

pub fn tokens(s: &str) -> Tokens<'_> {
    Tokens { it: s.chars().peekable() }
}

pub fn shapes(n: usize) -> Vec<Box<dyn Shape>> {
    Vec::with_capacity(n)
}

impl<'s> Iterator for Tokens<'s> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let c = self.it.next()?;
        Some(if c == '"' { "-> impl Fn".to_string() } else { c.to_string() })
    }
}

pub fn cast(x: Box<dyn Any>) -> Option<Box<i64>> {
    x.downcast::<i64>().ok()
}

// pub fn run() -> impl Future<Output = ()>
pub fn run(mut f: impl FnMut() -> u8) -> u8 { f().saturating_add(f()) }
