use std::num::{ParseFloatError, ParseIntError};

#[derive(thiserror::Error, Debug)]
pub enum Error {
    #[error("bad integer")]
    Int(#[from] ParseIntError),
    #[error("bad float in column {col}")]
    Float {
        col: usize,
        #[source]
        why: ParseFloatError,
    },
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

#[derive(
    Clone,
    Debug,
    Error,
    PartialEq,
)]
#[error("limit of {0} reached")]
pub struct Limit(pub u32);

#[derive(serde::Deserialize)]
#[serde(from = "String")]
pub struct Name(#[serde(rename = "source")] String);

pub fn cell(s: &str, col: usize) -> Result<f64, Error> {
    let w: i32 = s[..1].parse()?;
    let v: f64 = s[1..].parse().map_err(|why| Error::Float { col, why })?;
    Ok(v * f64::from(w))
}
