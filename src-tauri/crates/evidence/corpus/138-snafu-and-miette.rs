use miette::{Diagnostic, SourceSpan};
use thiserror::Error;

#[derive(Error, Debug, Diagnostic)]
#[error("oops")]
pub struct Oops {
    #[source_code]
    src: String,
    #[label("here")]
    at: SourceSpan,
    #[source]
    cause: std::io::Error,
}

#[derive(Debug, Snafu)]
pub enum Snafued {
    #[snafu(display("bad: {}", source))]
    Bad { source: std::fmt::Error },
}

pub struct Reader { source: String }

impl Reader {
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn span(&self, i: usize) -> Result<&str, Oops> {
        match self.source.get(i..) {
            Some(s) => Ok(s),
            None => Err(Oops { src: self.source.clone(), at: (i, 1).into(), cause: std::io::Error::last_os_error() }),
        }
    }
}
