use std::collections::HashMap;

/// # Panics
/// Calls panic!() when the id is unknown.
fn price(m: &HashMap<u32, u32>, id: u32) -> u32 {
    match m.get(&id) {
        Some(p) => *p,
        None => panic!("unknown id {id}"),
    }
}

fn discount(pct: u32) -> u32 {
    if pct > 100 {
        panic!();
    }
    assert!(pct != 13, "panic!(13)");
    100 - pct
}

fn kind(c: char) -> &'static str {
    match c {
        'a'..='z' => "lower",
        'A'..='Z' => "upper",
        _ => std::panic!("no letter: {}", c.to_string().as_bytes()[0]),
    }
}

fn run(f: impl FnOnce() -> u32 + std::panic::UnwindSafe) -> u32 {
    std::panic::catch_unwind(f).unwrap_or_else(|e| {
        let msg = e.downcast_ref::<&str>().map(|s| s.len());
        std::panic::resume_unwind(Box::new(msg))
    })
}

fn state(n: u8) -> u8 {
    n.checked_add(1).unwrap_or_else(|| panic!("{n} is the last"))
}
