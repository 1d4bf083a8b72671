use std::collections::HashMap;

pub type Test = fn(&str) -> Result<(), String>;

pub struct Suite { tests: HashMap<&'static str, Test>, test: usize }

impl Suite {
    #[inline]
    pub fn test(&mut self, name: &'static str, t: Test) -> &mut Self {
        self.tests.insert(name, t);
        self.test += 1;
        self
    }

    #[must_use = "a #[test] that nobody runs"]
    pub fn run_tests(&self) -> Vec<String> {
        let mut bad: Vec<String> = vec![];
        for (name, t) in &self.tests {
            if let Err(e) = t(name) { bad.push(format!("{name}: {e}")) }
        }
        bad.sort();
        bad
    }
}

#[allow(dead_code)]
fn test_one(s: &str) -> Result<(), String> {
    // #[test]
    s.parse::<u8>().map(|_| ()).map_err(|e| e.to_string())
}

#[doc(alias = "test")]
fn main() {
    let mut s = Suite { tests: HashMap::new(), test: 0 };
    s.test("#[test]", test_one);
    assert!(s.run_tests().is_empty(), "{:?}", s.run_tests()[0]);
}
