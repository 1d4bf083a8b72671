use std::error::Error;
use std::fmt;
use std::io;

#[derive(Debug)]
pub enum LoadError {
    Io(io::Error),
    Syntax { line: usize, text: String },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Io(e) => write!(f, "cannot read: {e}"),
            LoadError::Syntax { line, text } => {
                write!(f, "line {}: cannot make sense of `{}`", line, text)
            }
        }
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            LoadError::Io(e) => Some(e),
            LoadError::Syntax { .. } => None,
        }
    }
}

impl From<io::Error> for LoadError {
    fn from(e: io::Error) -> Self {
        LoadError::Io(e)
    }
}
