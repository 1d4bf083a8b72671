//! Whole documents over whole scorecards.

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod snapshots;
