use std::error::Error;
use std::fmt::{Display, Formatter, Result as FmtResult};

#[derive(Debug)]
pub struct QueryError { sql: String, cause: Box<dyn Error + Send + Sync> }

impl Display for QueryError {
    fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str(&self.sql)
    }
}

impl Error for QueryError {
    fn description(&self) -> &str {
        "query failed"
    }

    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_ref())
    }
}

pub fn report(e: &dyn Error) -> String {
    let mut s = e.to_string();
    let mut cur = e.source();
    while let Some(c) = cur {
        s += ": ";
        s += &c.to_string();
        cur = c.source();
    }
    s
}

#[derive(Debug)]
struct Leaf;
impl Display for Leaf { fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult { f.write_str("leaf") } }
impl Error for Leaf { fn source(&self) -> Option<&(dyn Error + 'static)> { None } }
