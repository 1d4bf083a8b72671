#![allow(dead_code)]
use std::fmt::Debug;

// is it ok? who knows? `foo()?`
fn show<T: ?Sized + Debug>(t: &T) -> String {
    format!("{:?} and {t:#?} really?", t)
}

macro_rules! maybe {
    ($x:expr $(, $y:expr)?) => {
        Some($x) $( .or(Some($y)) )?
    };
}

struct Wrap<T: ?Sized>(Box<T>);

fn first_char(s: &str) -> Option<char> {
    let s = s.trim();
    let c = s.chars().next()?;
    c.is_alphabetic().then_some(c)
}

const HELP: &str = r#"What now?
   try  x.unwrap()?;  or  y?.z?
"#;
