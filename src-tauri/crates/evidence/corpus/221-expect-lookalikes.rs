use std::collections::HashMap;

#[expect(unused_variables, reason = "half done")]
fn parse(s: &str, flags: u8) -> Result<u8, String> {
    s.parse::<u8>().map_err(|e| e.to_string())
}

pub struct Mock { expect: u32, expected: HashMap<String, u8> }

impl Mock {
    pub fn expect_call(&mut self, name: &str) -> &mut Self {
        self.expect += 1;
        self.expected.insert(name.into(), 0);
        self
    }

    pub fn verify(&self) -> bool {
        let bad = parse("x", 0).expect_err("x is no number");
        let worse = parse("300", 1).unwrap_err();
        println!(".expect(\"{bad}\") {worse}");
        self.expected.values().all(|n| *n > 0)
    }
}

fn main() {
    let mut m = Mock { expect: 0, expected: HashMap::new() };
    m.expect_call("a").expect_call("b");
    let port = std::env::args()
        .nth(1)
        .expect("usage: mock PORT")
        .parse::<u16>()
        .expect("PORT is a number");
    println!("{port} {}", m.verify());
}
