use std::fmt;
use std::num::ParseIntError;

#[derive(Debug)]
pub enum AgeError {
    Parse(ParseIntError),
    TooOld(u32),
}

impl fmt::Display for AgeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AgeError::Parse(e) => write!(f, "not a number: {e}"),
            AgeError::TooOld(n) => write!(f, "{n} is too old"),
        }
    }
}

impl std::error::Error for AgeError {}

// SAFETY of ages: none needed
pub fn age(s: &str) -> Result<u32, AgeError> {
    let n: u32 = s
        .trim()
        .parse()
        .map_err(AgeError::Parse)?;
    match n {
        0..=150 => Ok(n),
        _ => Err(AgeError::TooOld(n)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn fine() {
        assert_eq!(super::age("41").unwrap(), 41);
    }
}
