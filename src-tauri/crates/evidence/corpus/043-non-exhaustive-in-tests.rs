#[derive(PartialEq, Eq)]
#[non_exhaustive]
pub enum Colour {
    Red,
    Green,
    Other(String),
}

pub fn hex(c: &Colour) -> Option<u32> {
    match c {
        Colour::Red => Some(0xff0000),
        Colour::Green => Some(0x00ff00),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    #[non_exhaustive]
    struct Case(Colour2);

    #[derive(Debug, Clone)]
    enum Colour2 { R }

    #[test]
    fn red() {
        let c = Case(Colour2::R);
        match c.0.clone() {
            Colour2::R => assert_eq!(hex(&Colour::Red).unwrap(), 0xff0000),
            _ => panic!("no"),
        }
    }
}
