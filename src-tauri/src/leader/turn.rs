//! One turn at the leader, from its chord to the key that is no longer ours. Pure: which key event goes
//! where.
//!
//! While a turn lasts the keyboard stands still after every event until it is told how to go on, so
//! events are taken in the order in which they happened, and the first that is not ours goes on to where
//! it was meant, with all that follow.

use std::collections::BTreeSet;

use desk::Follows;

/// What a key is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Leader,
    Blank,
    Modifier,
    Other,
}

/// How a turn goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Ours. The next event, please.
    Next,
    /// Not ours, and the turn is over: this event and what follows go where they were meant.
    PassOn,
    /// The turn is over; this event was ours.
    LetGo,
    /// A turn begins, then the next event.
    Begin,
    /// The window is blanked, then the next event.
    Blank,
    /// The page reads this key; the keyboard stands still until it has.
    Hand {
        /// Whether the page may answer that it is not ours.
        maybe: bool,
    },
    /// The turn is over; what follows is typed into our window.
    TurnToUs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Taking {
        maybe: bool,
    },
    Asked,
    /// Over, but for the releases of keys whose presses were ours.
    Ending,
}

/// A turn that was begun with the leader's chord.
#[derive(Debug)]
pub(crate) struct Turn {
    phase: Phase,
    /// Keys that went down in this turn and are not up yet.
    down: BTreeSet<u8>,
}

impl Turn {
    /// Begun by this key.
    pub(crate) fn begun_by(leader: u8) -> Self {
        Self { phase: Phase::Taking { maybe: false }, down: BTreeSet::from([leader]) }
    }

    /// A key goes down, or is still held.
    pub(crate) fn press(&mut self, key: u8, kind: Kind) -> Does {
        if self.down.contains(&key) {
            return Does::Next;
        }
        match (self.phase, kind) {
            (_, Kind::Leader) => {
                self.down.insert(key);
                self.phase = Phase::Taking { maybe: false };
                Does::Begin
            }
            (_, Kind::Blank) => {
                self.down.insert(key);
                Does::Blank
            }
            (Phase::Taking { maybe: false }, Kind::Modifier) => {
                self.down.insert(key);
                Does::Next
            }
            (Phase::Taking { maybe }, Kind::Other) => {
                self.down.insert(key);
                self.phase = Phase::Asked;
                Does::Hand { maybe }
            }
            (Phase::Taking { .. } | Phase::Asked | Phase::Ending, _) => Does::PassOn,
        }
    }

    /// A key comes up.
    pub(crate) fn release(&mut self, key: u8) -> Does {
        self.down.remove(&key);
        if self.phase == Phase::Ending && self.down.is_empty() { Does::LetGo } else { Does::Next }
    }

    /// The page has read the key it was handed. None where it was not asked.
    pub(crate) fn told(&mut self, follows: Follows) -> Option<Does> {
        if self.phase != Phase::Asked {
            return None;
        }
        let (phase, does) = match follows {
            Follows::Keys => (Phase::Taking { maybe: false }, Does::Next),
            Follows::Suffix => (Phase::Taking { maybe: true }, Does::Next),
            Follows::Nothing => (Phase::Ending, Does::Next),
            Follows::Words => (Phase::Ending, Does::TurnToUs),
            Follows::NotOurs => (Phase::Ending, Does::PassOn),
        };
        self.phase = phase;
        Some(does)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEADER: u8 = 65;
    const SHIFT: u8 = 50;

    fn taken(turn: &mut Turn, key: u8, follows: Follows) -> Does {
        assert!(matches!(turn.press(key, Kind::Other), Does::Hand { .. }));
        turn.told(follows).unwrap()
    }

    #[test]
    fn a_digit_is_ours_and_what_is_typed_after_it_is_not() {
        let mut turn = Turn::begun_by(LEADER);
        assert_eq!(turn.release(LEADER), Does::Next);
        assert_eq!(turn.press(12, Kind::Other), Does::Hand { maybe: false });
        assert_eq!(turn.told(Follows::Suffix), Some(Does::Next));
        assert_eq!(turn.press(40, Kind::Other), Does::Hand { maybe: true }, "it may be a suffix");
        assert_eq!(turn.told(Follows::NotOurs), Some(Does::PassOn));
    }

    #[test]
    fn a_suffix_is_ours() {
        let mut turn = Turn::begun_by(LEADER);
        taken(&mut turn, 12, Follows::Suffix);
        assert_eq!(turn.press(53, Kind::Other), Does::Hand { maybe: true });
        assert_eq!(turn.told(Follows::Suffix), Some(Does::Next));
    }

    #[test]
    fn a_prefix_takes_the_next_key_whatever_it_is() {
        let mut turn = Turn::begun_by(LEADER);
        taken(&mut turn, 43, Follows::Keys);
        assert_eq!(turn.press(SHIFT, Kind::Modifier), Does::Next);
        assert_eq!(turn.press(38, Kind::Other), Does::Hand { maybe: false });
    }

    #[test]
    fn releases_of_our_keys_are_kept_from_the_other_window() {
        let mut turn = Turn::begun_by(LEADER);
        assert_eq!(taken(&mut turn, 65 + 1, Follows::Nothing), Does::Next);
        assert_eq!(turn.release(LEADER), Does::Next, "the other key is still down");
        assert_eq!(turn.release(66), Does::LetGo);
    }

    #[test]
    fn typing_that_overlaps_a_held_key_goes_on_at_once() {
        let mut turn = Turn::begun_by(LEADER);
        taken(&mut turn, 12, Follows::Nothing);
        assert_eq!(turn.press(40, Kind::Other), Does::PassOn);
        let mut turn = Turn::begun_by(LEADER);
        taken(&mut turn, 12, Follows::Suffix);
        assert_eq!(turn.press(SHIFT, Kind::Modifier), Does::PassOn, "a capital letter begins");
    }

    #[test]
    fn a_held_key_is_pressed_once() {
        let mut turn = Turn::begun_by(LEADER);
        assert_eq!(turn.press(LEADER, Kind::Leader), Does::Next);
        taken(&mut turn, 12, Follows::Suffix);
        assert_eq!(turn.press(12, Kind::Other), Does::Next);
    }

    #[test]
    fn the_leader_begins_again_at_any_time() {
        let mut turn = Turn::begun_by(LEADER);
        turn.release(LEADER);
        taken(&mut turn, 12, Follows::Nothing);
        assert_eq!(turn.press(LEADER, Kind::Leader), Does::Begin);
        assert_eq!(turn.press(13, Kind::Other), Does::Hand { maybe: false });
    }

    #[test]
    fn words_are_typed_in_our_window() {
        let mut turn = Turn::begun_by(LEADER);
        assert_eq!(taken(&mut turn, 57, Follows::Words), Does::TurnToUs);
    }

    #[test]
    fn an_answer_nobody_asked_for_changes_nothing() {
        let mut turn = Turn::begun_by(LEADER);
        assert_eq!(turn.told(Follows::NotOurs), None);
    }
}
