//! Random bytes for keys and salts, from the operating system.

use crate::StoreError;

/// `N` bytes nobody can guess.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::NoRandomness { source: error.into() })?;
    Ok(bytes)
}
