//! Whole documents over whole scorecards.

#[cfg(test)]
mod composite;
#[cfg(test)]
mod filled;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod names;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod snapshots;
