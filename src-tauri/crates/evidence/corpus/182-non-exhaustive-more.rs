use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Debug)]
#[serde(rename_all = "snake_case", tag = "non_exhaustive")]
#[non_exhaustive]
pub enum Command {
    Start { after: u64 },
    Stop,
}

/// not `#[non_exhaustive]`: users match on all of it
#[derive(Copy, Clone, Eq, PartialEq)]
pub enum Direction { Up, Down }

#[non_exhaustive]
pub struct Reply {
    pub code: u16,
    pub non_exhaustive: bool,
}

impl Reply {
    pub fn non_exhaustive(code: u16) -> Self {
        Reply { code, non_exhaustive: true }
    }
}

pub fn apply(c: Command, d: Direction) -> Reply {
    match (c, d) {
        (Command::Stop, _) => Reply::non_exhaustive(204),
        (Command::Start { after: 0 }, Direction::Up) => Reply::non_exhaustive(200),
        _ => Reply::non_exhaustive(400),
    }
}
