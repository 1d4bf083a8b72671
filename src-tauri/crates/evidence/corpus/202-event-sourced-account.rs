use std::borrow::Cow;
use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event { Opened { owner: String }, Deposited(u64), Withdrawn(u64) }

#[derive(Debug, Error, PartialEq)]
pub enum Refusal {
    #[error("no account")]
    NotOpen,
    #[error("{missing} short")]
    Short { missing: u64 },
    #[error("too much")]
    Overflow(#[from] std::num::TryFromIntError),
}

#[derive(Default)]
pub struct Account { owner: Option<String>, cents: u64 }

impl Account {
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Account {
        events.into_iter().fold(Account::default(), |a, e| a.apply(e))
    }

    fn apply(mut self, e: &Event) -> Self {
        match e {
            Event::Opened { owner } => self.owner = Some(owner.clone()),
            Event::Deposited(n) => self.cents = self.cents.saturating_add(*n),
            Event::Withdrawn(n) => self.cents = self.cents.saturating_sub(*n),
        }
        self
    }

    pub fn withdraw(&self, n: i64) -> Result<Event, Refusal> {
        let n = u64::try_from(n)?;
        if self.owner.is_none() {
            return Err(Refusal::NotOpen);
        }
        match self.cents.checked_sub(n) {
            Some(_) => Ok(Event::Withdrawn(n)),
            None => Err(Refusal::Short { missing: n - self.cents }),
        }
    }

    pub fn title(&self) -> Cow<'_, str> {
        self.owner.as_deref().map_or(Cow::Borrowed("nobody"), |o| Cow::Owned(format!("{o}?")))
    }
}
