//! Where the interview went another way than the kit, one sentence each.

use interview::scorecard::{Deviation, Scorecard};

use super::name_of;
use super::words::{Line, Piece, clock, counted, ours, sentence, typed};

pub(super) fn words<'c>(card: &'c Scorecard, deviation: &'c Deviation) -> Line<'c> {
    match deviation {
        Deviation::QuestionNotAsked { question } => {
            let [first, name] = name_of(card, question);
            vec![first, name, ours(" was not asked.")]
        }
        Deviation::OrderChanged { question } => {
            let [first, name] = name_of(card, question);
            vec![first, name, ours(" was asked earlier than the kit plans.")]
        }
        Deviation::QuestionDropped { question, title, reason, at_ms } => {
            let told = format!(") was dropped at {}", clock(*at_ms));
            let line = vec![ours("“"), typed(title), ours("” ("), Piece::Code(question), ours(told)];
            because(line, reason.as_deref())
        }
        Deviation::QuestionSwapped { question, title, by, reason, at_ms } => {
            let [first, name] = name_of(card, by);
            let mut line = vec![first, name, ours(" took the place of “"), typed(title)];
            line.extend([ours("” ("), Piece::Code(question), ours(format!(") at {}", clock(*at_ms)))]);
            because(line, reason.as_deref())
        }
        Deviation::MinutesChanged { name, planned, given, reason, at_ms, .. } => {
            let given = counted(u64::from(*given), "minute");
            let told = format!("” was given {given} instead of {planned} at {}", clock(*at_ms));
            because(vec![ours("“"), typed(name), ours(told)], reason.as_deref())
        }
    }
}

fn because<'c>(mut line: Vec<Piece<'c>>, reason: Option<&'c str>) -> Line<'c> {
    if let Some(reason) = reason {
        line.extend([ours(": "), typed(reason)]);
    }
    sentence(line)
}
