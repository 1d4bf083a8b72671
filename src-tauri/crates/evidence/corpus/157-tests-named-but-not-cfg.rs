/// A module called tests is no test code by its name alone.
pub mod tests {
    #[derive(Debug)]
    pub struct Report { pub passed: usize, pub failed: Vec<String> }

    pub fn test_all(names: &[&str]) -> Report {
        let failed = names.iter().filter(|n| n.starts_with('x')).map(|n| n.to_string()).collect();
        Report { passed: names[0].len(), failed }
    }
}

#[cfg(not(test))]
pub fn now() -> u64 {
    std::time::SystemTime::now().elapsed().unwrap().as_secs()
}

#[cfg(feature = "testing")]
pub fn fixed(clock: &mut Vec<u64>) -> u64 {
    clock.pop().expect("empty clock")
}

#[allow(clippy::unwrap_used)]
fn test() -> Option<u8> {
    let t = tests::test_all(&["a", "xb"]);
    println!("#[test] fn x() {{}} {:?}", t);
    t.failed.first().map(|s| s.len() as u8)
}
