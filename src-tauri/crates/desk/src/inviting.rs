//! Invitations on this desk: read in its time zone, matched with its bank; and what speaks against a plan.

use bank::Id;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use interview::Phase;

use crate::invitation::{Here, Invitation, match_bank, read};
use crate::prepare::account_name;
use crate::{Arrangement, Desk, Fault, PlanWarning};

/// What an interview takes that names no kit this desk has.
const USUAL: u32 = 60;

impl Desk {
    /// Reads an invitation, and finds what its words are in the bank.
    ///
    /// # Errors
    /// When the list of interviews cannot be read; what is wrong with the invitation is told in it.
    pub fn read_invitation(&self, bytes: &[u8]) -> Result<Invitation, Fault> {
        let last = self.rows()?.into_iter().next().map(|row| row.interviewer);
        let here = Here {
            zone: self.surroundings.zone(),
            now: self.surroundings.wall(),
            interviewer: last.or_else(account_name).unwrap_or_default(),
        };
        let mut invitation = read(bytes, &here);
        let mut roles: Vec<String> =
            self.packs.kits().flat_map(|(_, kit)| kit.roles.iter().cloned()).collect();
        roles.sort();
        roles.dedup();
        let levels = self.packs.scale().map(|scale| scale.levels.clone()).unwrap_or_default();
        let kits = self.kits_as_met().into_iter().map(|(pack, kit)| (self.packs.name(pack, &kit.id), kit));
        match_bank(&mut invitation, &roles, &levels, kits);
        Ok(invitation)
    }

    /// What speaks against a plan, each in a sentence. Nothing of it forbids anything.
    ///
    /// # Errors
    /// When the list of interviews cannot be read.
    pub fn warnings(&self, plan: &Arrangement) -> Result<Vec<PlanWarning>, Fault> {
        let zone = self.surroundings.zone();
        let mut warnings = Vec::new();
        let mut warn = |code: &str, message: String| {
            warnings.push(PlanWarning { code: code.to_owned(), message });
        };
        let takes = self.minutes_of(&plan.kit);
        if let (Some(booked), Some(takes)) = (plan.booked_minutes, takes)
            && booked < takes
        {
            warn("too-short", format!("It is booked for {booked} minutes, and this kit takes {takes}."));
        }
        let Some(starts) = plan.starts_at else { return Ok(warnings) };
        let lasts = plan.booked_minutes.or(takes).unwrap_or(USUAL);
        let stops = after(starts, lasts);
        let clock = |at: DateTime<Utc>| at.with_timezone(&zone).format("%H:%M").to_string();
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        if day(stops) != day(starts) {
            warn("past-midnight", format!("It would stop at {}, after midnight.", clock(stops)));
        }
        for row in self.rows()? {
            let open =
                [Phase::Planned, Phase::Live, Phase::Paused].iter().any(|phase| phase.name() == row.state);
            let Some(theirs) = row.starts_at.filter(|_| open && !row.practice) else { continue };
            let theirs_stop = after(theirs, self.minutes_of(&row.kit).unwrap_or(USUAL));
            if theirs < stops && starts < theirs_stop {
                warn(
                    "same-time",
                    format!("You have {} from {} to {}.", row.candidate, clock(theirs), clock(theirs_stop)),
                );
            }
        }
        if let Some(written) = plan.zone.as_deref().and_then(|name| name.parse::<Tz>().ok()) {
            let (there, here) =
                (starts.with_timezone(&written).naive_local(), starts.with_timezone(&zone).naive_local());
            if there != here {
                warn(
                    "other-zone",
                    format!(
                        "The invitation says {} in {}; here that is {}.",
                        there.format("%H:%M"),
                        written.name().replace('_', " "),
                        here.format("%H:%M on %-d %B")
                    ),
                );
            }
        }
        Ok(warnings)
    }

    fn minutes_of(&self, kit: &Id) -> Option<u32> {
        self.packs.kit(kit).ok().map(|(_, kit)| kit.minutes)
    }
}

fn after(at: DateTime<Utc>, minutes: u32) -> DateTime<Utc> {
    at.checked_add_signed(TimeDelta::minutes(i64::from(minutes))).unwrap_or(at)
}
