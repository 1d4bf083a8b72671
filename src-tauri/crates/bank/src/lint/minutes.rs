//! Minutes and weights.

use crate::Code;
use crate::draft::Context;
use crate::problem::Problem;
use crate::yaml::{Node, Plain};

/// The most minutes anything is planned for: a day.
const DAY: u32 = 24 * 60;

/// Of 60 minutes at most 52 are planned, since people are late.
pub(crate) const PLANNED: (u64, u64) = (52, 60);

/// `no-minutes`: nothing takes no time, or more than a day.
pub(super) fn stated(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let mut check = |source, node: Option<&Node<'_>>, minutes: u32| {
        // Zero also stands for what could not be read, and that was reported.
        let Some(node) = node.filter(|node| node.plain() == Some(Plain::Integer(i64::from(minutes)))) else {
            return;
        };
        if minutes == 0 || minutes > DAY {
            let message = format!("{minutes} minutes cannot be planned");
            let hint = "Write how long it takes, in minutes.";
            problems.push(Problem::at(Code::NoMinutes, source, node.range.clone(), message, hint));
        }
    };
    for filed in &cx.draft.questions {
        check(filed.source, filed.root.get("minutes"), filed.value.0.minutes);
    }
    for filed in &cx.draft.kits {
        check(filed.source, filed.root.get("minutes"), filed.value.minutes);
        let nodes = filed.root.get("questions").map(Node::items).unwrap_or_default();
        for (node, planned) in nodes.iter().zip(&filed.value.questions) {
            check(filed.source, node.get("minutes"), planned.minutes);
        }
    }
}

/// `blocks-do-not-add-up`: a question's blocks are its minutes, so that the pace can be told.
pub(super) fn blocks(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.questions {
        let (question, _) = &filed.value;
        let stated = filed.root.get("blocks");
        // Blocks that could not be read were reported, and are missing in the sum.
        let is_whole = match stated {
            Some(node) => node.entries().len() == question.blocks.len(),
            None => question.variant_of.is_some() && filed.root.get("minutes").is_some(),
        };
        if question.minutes == 0 || question.blocks.is_empty() || !is_whole {
            continue;
        }
        let sum: u64 = question.blocks.iter().map(|block| u64::from(block.minutes)).sum();
        if sum != u64::from(question.minutes) {
            let field = if stated.is_some() { "blocks" } else { "minutes" };
            let range = filed.root.place().name(field).range();
            let message = format!("the blocks take {sum} minutes, and the question has {}", question.minutes);
            let hint = format!("Change the blocks, or write `minutes: {sum}`.");
            problems.push(Problem::at(Code::BlocksDoNotAddUp, filed.source, range, message, hint));
        }
    }
}

/// `kit-minutes` and `kit-slack`: an interview fits its place in the calendar, late starts included.
pub(super) fn kit(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.kits {
        let kit = &filed.value;
        let blocks = kit.blocks.values();
        let questions = kit.questions.iter().map(|planned| &planned.minutes);
        let planned: u64 = blocks.chain(questions).map(|minutes| u64::from(*minutes)).sum();
        let minutes = u64::from(kit.minutes);
        let (part, whole) = PLANNED;
        let range = || filed.root.place().key("minutes").range();
        if minutes == 0 {
            continue;
        }
        if planned > minutes {
            let message = format!("blocks and questions take {planned} minutes, and the kit has {minutes}");
            let hint = less(planned - minutes);
            problems.push(Problem::at(Code::KitMinutes, filed.source, range(), message, hint));
        } else if planned * whole > minutes * part {
            let most = minutes * part / whole;
            let message =
                format!("{planned} of {minutes} minutes are planned; people are late, so at most {most} are");
            let hint = less(planned - most);
            problems.push(Problem::at(Code::KitSlack, filed.source, range(), message, hint));
        }
    }
}

fn less(minutes: u64) -> String {
    match minutes {
        1 => "Plan 1 minute less, or write more minutes.".to_owned(),
        more => format!("Plan {more} minutes less, or write more minutes."),
    }
}

/// `weight`: a competency that counts for nothing is left out instead.
pub(super) fn weight(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.kits {
        for (at, used) in filed.value.competencies.iter().enumerate() {
            if used.weight <= 0.0 {
                let range = filed.root.place().key("competencies").item(at).key("weight").range();
                let message = format!("the weight of `{}` is {}", used.id, used.weight);
                let hint = "Weights are above zero; leave the competency out if it does not count.";
                problems.push(Problem::at(Code::Weight, filed.source, range, message, hint));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, KIT, good};

    #[test]
    fn minutes_are_above_zero_and_within_a_day() {
        let files = good().replace(CODING, "minutes: 20", "minutes: 0");
        assert_eq!(files.found(), ["no-minutes sum-001-add-up.md: 0"]);
        let files = good().replace(KIT, "sum-001, minutes: 20", "sum-001, minutes: 0");
        assert_eq!(files.found(), ["no-minutes short-talk.yaml: 0"]);
        let files = good().replace(KIT, "minutes: 60", "minutes: 1441");
        assert_eq!(files.found(), ["no-minutes short-talk.yaml: 1441"]);
        let day = good().replace(KIT, "minutes: 60", "minutes: 1440").found();
        assert!(day.iter().all(|problem| !problem.starts_with("no-minutes")), "{day:?}");
    }

    #[test]
    fn the_blocks_of_a_question_add_up_to_its_minutes() {
        for minutes in [19, 21] {
            let files = good().replace(CODING, "minutes: 20", &format!("minutes: {minutes}"));
            assert_eq!(files.found(), ["blocks-do-not-add-up sum-001-add-up.md: blocks"]);
        }
    }

    #[test]
    fn a_kit_plans_at_most_52_of_60_minutes() {
        // 10 minutes of blocks and 20 for the second question.
        for (first, found) in [
            (22, None),
            (23, Some("kit-slack short-talk.yaml: 60")),
            (30, Some("kit-slack short-talk.yaml: 60")),
            (31, Some("kit-minutes short-talk.yaml: 60")),
        ] {
            let files = good().replace(KIT, "sum-001, minutes: 20", &format!("sum-001, minutes: {first}"));
            assert_eq!(files.found(), found.as_slice(), "{first}");
        }
    }

    #[test]
    fn a_kits_slack_is_in_proportion_to_its_minutes() {
        // 50 planned minutes need 57.7 in the calendar.
        let with = |minutes: u32| good().replace(KIT, "minutes: 60", &format!("minutes: {minutes}")).found();
        assert_eq!(with(58), [""; 0]);
        assert_eq!(with(57), ["kit-slack short-talk.yaml: 57"]);
    }

    #[test]
    fn weights_are_above_zero() {
        for weight in ["0", "-1", "-0.5"] {
            let files = good().replace(KIT, "weight: 0.5", &format!("weight: {weight}"));
            assert_eq!(files.found(), [format!("weight short-talk.yaml: {weight}")]);
        }
    }
}
