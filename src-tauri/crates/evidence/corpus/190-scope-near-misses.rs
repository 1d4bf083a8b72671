use std::thread;

mod ast {
    pub struct Scope { pub names: Vec<String>, pub parent: Option<Box<Scope>> }

    pub fn scope(names: &[&str]) -> Scope {
        Scope { names: names.iter().map(|s| s.to_string()).collect(), parent: None }
    }
}

fn resolve(s: &ast::Scope, name: &str) -> Option<usize> {
    let mut cur = Some(s);
    let mut depth = 0;
    while let Some(sc) = cur {
        if sc.names.iter().any(|n| n == name) {
            return Some(depth);
        }
        cur = sc.parent.as_deref();
        depth += 1;
    }
    None
}

fn main() {
    let inner = ast::scope(&["x"]);
    let h = thread::spawn(move || resolve(&inner, "x"));
    // thread::scope(|s| s.spawn(..)) would borrow instead
    println!("{:?} thread::scope", h.join().ok().flatten());
    let span = tracing::info_span!("scope");
    span.in_scope(|| println!("in thread::scope(..)"));
}
