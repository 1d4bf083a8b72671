use std::fmt::{Debug, Display};

trait Visitor { fn visit(&mut self, n: i64); }

impl Visitor for Vec<i64> {
    fn visit(&mut self, n: i64) { self.push(n) }
}

fn walk(v: &mut impl Visitor, ns: &[i64]) {
    for &n in ns { v.visit(n) }
}

fn pair(a: impl Display, b: impl Debug) -> String { format!("{a}{b:?}") }

type Maker = fn() -> Box<dyn Visitor>;

fn maker() -> Maker {
    || Box::new(Vec::new())
}

fn pick<T>(a: T, b: T, f: impl Fn(&T) -> i64) -> T where T: Clone {
    // -> impl Trait would hide the type
    if f(&a) > f(&b) { a } else { b.clone() }
}

fn main() {
    let f = |x: i64| -> i64 { x + 1 };
    let mut v = Vec::with_capacity(2);
    walk(&mut v, &[1, f(2)]);
    println!("{}", pair(v.len(), pick("-> impl Fn()", "b", |s| s.len() as i64)));
}
