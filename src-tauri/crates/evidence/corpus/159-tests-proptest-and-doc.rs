//! ```
//! #[test]
//! fn doc() { x.unwrap() }
//! ```
use proptest::prelude::*;

/// Doubles.
///
/// # Examples
/// ```
/// assert_eq!(double(2).unwrap(), 4);
/// ```
pub fn double(n: u32) -> Option<u32> {
    n.checked_mul(2)
}

proptest! {
    #[test]
    fn never_odd(n in 0u32..1000) {
        prop_assert_eq!(double(n).unwrap() % 2, 0);
    }
}

fn testing(names: Vec<&str>) -> bool {
    names.contains(&"#[test]")
}

#[test_only]
fn helper() -> Vec<u8> {
    vec![1, 2].clone()
}

#[test]
fn zero() {
    assert_eq!(double(0), Some(0));
}
