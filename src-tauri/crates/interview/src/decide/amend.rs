//! Amending: several actions on a submitted scorecard, as a whole or not at all.

use super::{Context, observe, unplaced};
use crate::history::Interview;
use crate::limits::{TEXT, words};
use crate::premises::premises;
use crate::{Action, Event, FindingDecision, Refusal};

pub(super) fn amend(
    interview: &Interview,
    reason: &str,
    actions: &[Action],
    context: Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let kit = interview.kit();
    let mut state = interview.state().clone();
    let revision = u32::try_from(state.revisions.len()).unwrap_or(u32::MAX).saturating_add(1);
    words("the reason of the amendment", reason, TEXT)?;
    let opening = Event::Amended { revision, reason: reason.trim().to_owned() };
    premises(kit, &state, &opening)?;
    if actions.is_empty() {
        return Err(Refusal::EmptyAmendment);
    }
    state.fold(kit, &unplaced(&opening, context.action));
    let mut events = vec![opening];
    for (at, action) in actions.iter().enumerate() {
        let refused = |refusal| Refusal::InAmendment { index: at + 1, refusal: Box::new(refusal) };
        if !amendable(action) {
            return Err(refused(Refusal::NotAmendable { what: named(action) }));
        }
        let id = context.action.inner(at);
        for event in observe(kit, &state, action, id, None).map_err(refused)? {
            state.fold(kit, &unplaced(&event, id));
            events.push(event);
        }
    }
    Ok(events)
}

const fn amendable(action: &Action) -> bool {
    matches!(
        action,
        Action::Mark { .. }
            | Action::Unmark { .. }
            | Action::Qualify { .. }
            | Action::Retarget { .. }
            | Action::Note { .. }
            | Action::Condition { .. }
            | Action::Explain { .. }
            | Action::Fault { .. }
            | Action::Rate { .. }
            | Action::Feedback { .. }
            | Action::Recommend { .. }
            | Action::Finding { decision: FindingDecision::Attach | FindingDecision::Dismiss, .. }
    )
}

/// What was wanted, where it cannot be had. Nobody can be asked once the conversation is over.
fn named(action: &Action) -> String {
    match action {
        Action::Finding { decision: FindingDecision::Ask, .. } => "asking about a finding".to_owned(),
        _ => action.name().to_owned(),
    }
}
