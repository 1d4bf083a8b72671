use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferError {
    Insufficient { missing: u64 },
    Overflow,
}

impl fmt::Display for TransferError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Insufficient { missing } => write!(f, "{missing} missing"),
            Self::Overflow => f.write_str("would overflow, no panic!(..) needed"),
        }
    }
}

impl std::error::Error for TransferError {}

pub fn transfer(from: &mut u64, to: &mut u64, amount: u64) -> Result<(), TransferError> {
    let rest = from
        .checked_sub(amount)
        .ok_or_else(|| TransferError::Insufficient { missing: amount.saturating_sub(*from) })?;
    let sum = to.checked_add(amount).ok_or(TransferError::Overflow)?;
    *from = rest;
    *to = sum;
    Ok(())
}
