//! A busy week of one interviewer: something in every state, and names as people have them.

use chrono::{DateTime, TimeDelta, Utc};
use interview::InterviewId;
use serde_json::{Value, json};

use crate::laptop::Laptop;
use crate::rehearsal::{Hour, Rehearsal};
use crate::story;

/// Sixty letters.
const LONG_NAME: &str = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maria";
/// Read from right to left.
const ARABIC_NAME: &str = "عبد الرحمن بن محمد الفهري القرطبي";
const CHINESE_NAME: &str = "欧阳修远・山田太郎左衛門尉";

/// The interviews that tests look for.
pub(crate) struct Week {
    /// Prepared, with a long name.
    pub(crate) planned: InterviewId,
    /// Over and not rated, with a full tray.
    pub(crate) ended: InterviewId,
    pub(crate) submitted: InterviewId,
    pub(crate) amended: InterviewId,
}

/// Holds all of it, up to a moment ago.
pub(crate) fn held_on(laptop: &Laptop) -> Week {
    let now = Utc::now();
    let days = |days: i64, hours: i64| now - TimeDelta::days(days) - TimeDelta::hours(hours);
    let mut rehearsal = Rehearsal::on(laptop);
    for (name, level, days_ago) in
        [("Jonas Vogel", "mid", 400), ("Priya N.", "staff", 12), (CHINESE_NAME, "senior", 6)]
    {
        submitted(&mut rehearsal, plan(name, level), days(days_ago, 0));
    }
    let amended = submitted(&mut rehearsal, plan("Ada Example", "senior"), days(4, 0));
    story::amends(&mut Hour::of(&mut rehearsal, amended, days(4, 0)));
    let mut practice = plan("Ada Example", "senior");
    practice["practice"] = json!(true);
    submitted(&mut rehearsal, practice, days(2, 0));
    let submitted = submitted(&mut rehearsal, plan("Björn Åkesson-O’Neill", "senior"), days(1, 0));
    let ended = ended(&mut rehearsal, plan(ARABIC_NAME, "senior"), now - TimeDelta::hours(3));

    rehearsal.it_is(now - TimeDelta::minutes(40));
    for (name, hours) in [("Sam Okafor", 2), ("Ines Martín", 26), (CHINESE_NAME, 50)] {
        rehearsal.plans(later(plan(name, "mid"), now + TimeDelta::hours(hours)));
    }
    let planned = rehearsal.plans(plan(LONG_NAME, "senior"));
    let live = rehearsal.plans(plan("Ada Example", "senior"));
    let mut hour = Hour::of(&mut rehearsal, live, now - TimeDelta::minutes(31));
    story::first_question(&mut hour);
    story::second_question(&mut hour);
    Week { planned, ended, submitted, amended }
}

fn plan(name: &str, level: &str) -> Value {
    json!({
        "candidate": { "name": name, "alias": "7F" }, "role": "systems", "level": level,
        "kit": "phone-screen", "loop": "senior-systems", "interviewer": { "name": "Kim Sørensen" }
    })
}

fn later(mut plan: Value, at: DateTime<Utc>) -> Value {
    plan["starts_at"] = json!(at);
    plan
}

fn ended(rehearsal: &mut Rehearsal, plan: Value, start: DateTime<Utc>) -> InterviewId {
    rehearsal.it_is(start - TimeDelta::minutes(10));
    let interview = rehearsal.plans(plan);
    let mut hour = Hour::of(rehearsal, interview, start);
    story::first_question(&mut hour);
    story::second_question(&mut hour);
    story::the_rest(&mut hour);
    interview
}

fn submitted(rehearsal: &mut Rehearsal, plan: Value, start: DateTime<Utc>) -> InterviewId {
    rehearsal.it_is(start - TimeDelta::minutes(10));
    let interview = rehearsal.plans(plan);
    let mut hour = Hour::of(rehearsal, interview, start);
    let mut tray = story::first_question(&mut hour);
    tray.extend(story::second_question(&mut hour));
    story::the_rest(&mut hour);
    story::rates(&mut hour, &tray);
    story::submits(&mut hour);
    interview
}
