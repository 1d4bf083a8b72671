fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

struct Excerpt<'a> {
    part: &'a str,
}

impl<'a> Excerpt<'a> {
    fn announce(&self, what: &str) -> &str {
        println!("Attention! {what}");
        self.part
    }
}

impl Excerpt<'_> {
    fn level(&self) -> usize {
        self.part.len()
    }
}

fn main() {
    let novel = String::from("Call me Ishmael. Some years ago...");
    let first = novel.split('.').next().expect("no dot");
    let e = Excerpt { part: first };
    println!("{} {}", e.announce("x"), longest(e.part, "abc"));
}
