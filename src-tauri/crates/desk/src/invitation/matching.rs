//! What an invitation's words are in the bank: a role, a level, a kit.

use bank::Kit;

use super::Invitation;

/// Words for levels that job titles use.
const LEVELS: &[(&str, &[&str])] = &[
    ("staff", &["staff", "principal", "distinguished"]),
    ("senior", &["senior", "sr", "lead"]),
    ("junior", &["junior", "jr", "graduate", "entry", "intern", "werkstudent"]),
    ("mid", &["mid", "intermediate"]),
];

/// Fills in role, level and kit where the invitation's title and stage name one that the bank has.
pub(crate) fn match_bank<'b>(
    invitation: &mut Invitation,
    roles: &[String],
    levels: &[String],
    kits: impl Iterator<Item = (String, &'b Kit)>,
) {
    let title = words(invitation.title.as_ref().map(|title| title.value.as_str()));
    let subject = words(invitation.subject.as_deref());
    let stage = words(invitation.stage.as_ref().map(|stage| stage.value.as_str()));
    invitation.role = roles
        .iter()
        .find(|role| {
            title.iter().any(|word| word == *role || word.trim_end_matches('s') == role.trim_end_matches('s'))
        })
        .cloned();
    invitation.level = LEVELS
        .iter()
        .find(|(level, said)| {
            levels.iter().any(|known| known == level)
                && title.iter().any(|word| said.contains(&word.as_str()))
        })
        .map(|(level, _)| (*level).to_owned());
    let names = |kit: &Kit| {
        // A stage is named when all of its words are said.
        let of_stage = words(Some(&kit.stage.replace('-', " ")));
        let said = |words: &[String]| of_stage.iter().all(|word| words.contains(word));
        !of_stage.is_empty() && (said(&stage) || said(&subject))
    };
    let fits = |kit: &Kit| {
        let role = invitation.role.as_ref().is_none_or(|role| kit.roles.contains(role));
        let level = invitation.level.as_ref().is_none_or(|level| kit.levels.contains(level));
        (!role, !level)
    };
    let mut named: Vec<(String, &Kit)> = kits.filter(|(_, kit)| names(kit)).collect();
    named.sort_by_key(|(_, kit)| fits(kit));
    invitation.kit = named.into_iter().next().map(|(name, _)| name);
}

fn words(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default()
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
