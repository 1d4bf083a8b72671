use std::path::PathBuf;
use thiserror::Error;

#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ImportError {
    #[error("could not open {path:?}")]
    Open {
        path: PathBuf,
        #[source]
        cause: std::io::Error,
    },
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error("row {0} has no id")]
    MissingId(usize),
    #[error("row {row} has {found} columns instead of {wanted}")]
    Columns { row: usize, found: usize, wanted: usize },
}

pub type Result<T> = std::result::Result<T, ImportError>;

pub fn check(row: usize, cells: &[String], wanted: usize) -> Result<()> {
    if cells.len() != wanted {
        return Err(ImportError::Columns { row, found: cells.len(), wanted });
    }
    if cells[0].is_empty() {
        return Err(ImportError::MissingId(row));
    }
    Ok(())
}
