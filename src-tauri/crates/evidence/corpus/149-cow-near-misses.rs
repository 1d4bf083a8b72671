// Cow<'a, str> would save the allocation here
use std::borrow::Cow;

enum Maybe<T> { Cow(T), Moo }

fn escape(s: &str) -> String {
    let c = Cow::Borrowed(s);
    match c {
        Cow::Borrowed(b) if !b.contains('<') => b.to_string(),
        Cow::Borrowed(b) => b.replace('<', "&lt;"),
        Cow::Owned(o) => o,
    }
}

fn moo(m: Maybe<u8>) -> u8 {
    match m {
        Maybe::Cow(n) => n,
        Maybe::Moo => 0,
    }
}

struct CowStr<'a>(&'a str);

fn milk(c: CowStr<'_>) -> &str {
    println!("Cow<str> {}", moo(Maybe::Cow(c.0.len() as u8)));
    c.0
}
