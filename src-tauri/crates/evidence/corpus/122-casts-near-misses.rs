use std::collections::HashMap as Map;
use std::fmt::Write as _;

type Id = u32;

trait Shape { const SIDES: u32; fn area(&self) -> f64; }
struct Sq(f64);
impl Shape for Sq { const SIDES: u32 = 4; fn area(&self) -> f64 { self.0 * self.0 } }

fn id(x: u16) -> Id {
    x as Id
}

fn sides() -> u32 {
    <Sq as Shape>::SIDES
}

fn erased(s: &Sq) -> Box<dyn Fn() -> f64 + '_> {
    let p = s as *const Sq; // s as usize would do too
    let f = id as fn(u16) -> Id;
    let d = s as &dyn Fn64;
    println!("{p:?} x as u8 {}", f(1));
    Box::new(move || d.area64())
}

trait Fn64 { fn area64(&self) -> f64; }
impl Fn64 for Sq { fn area64(&self) -> f64 { self.area() } }

fn text(m: &Map<Id, char>) -> String {
    let mut s = String::new();
    for (k, v) in m { write!(s, "{k}{v}{}", 65u8 as char).unwrap(); }
    let t: u64 = u64::from(id(3)) + u64::try_from(s.len()).unwrap_or(0);
    s + &t.to_string()
}
