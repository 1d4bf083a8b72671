use std::error::Error as StdError;
use std::fmt::{self, Debug, Display};

#[derive(Debug)]
pub struct Wrapped<E> { inner: E, at: &'static str }

impl<E: Debug> Display for Wrapped<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}", self.at)
    }
}

impl<E> std::error::Error for Wrapped<E>
where
    E: StdError + 'static,
{
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.inner)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Empty;

impl Display for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("empty")
    }
}

impl core::error::Error for Empty {}

impl From<Empty> for String {
    fn from(e: Empty) -> String {
        e.to_string()
    }
}
