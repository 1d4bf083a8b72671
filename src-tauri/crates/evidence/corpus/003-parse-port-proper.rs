use std::num::{IntErrorKind, ParseIntError};

#[derive(Debug, PartialEq)]
pub enum PortError {
    Empty,
    TooLarge,
    NotANumber(ParseIntError),
}

pub fn parse_port(s: &str) -> Result<u16, PortError> {
    s.trim().parse::<u16>().map_err(|e| match e.kind() {
        IntErrorKind::Empty => PortError::Empty,
        IntErrorKind::PosOverflow => PortError::TooLarge,
        _ => PortError::NotANumber(e),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_plain_number() {
        assert_eq!(parse_port("8080").unwrap(), 8080);
    }

    #[test]
    fn rejects_too_large() {
        assert_eq!(parse_port("70000"), Err(PortError::TooLarge));
    }
}
