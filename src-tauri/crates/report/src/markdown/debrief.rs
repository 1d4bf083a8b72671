//! A debrief as one Markdown document: who, the table with its quotes, what nobody saw, the decision.

use chrono::FixedOffset;
use debrief::{Cell, DebriefView, DecisionView, OnlySeen, Quote, Row, Table};
use interview::{Direction, InterviewId, Part, Rating, Shown};

use super::escape::{block, fenced, inline, source};
use crate::page::{Moments, clock, number};

/// The document. `conditions` are those of the table's interviews, in its order. Before one's own scorecard is
/// submitted it holds who has submitted, and nothing else: the view holds no more.
pub(crate) fn write(view: &DebriefView, conditions: &[Vec<String>], offset: FixedOffset) -> String {
    let moments = Moments { offset };
    let about: Vec<&str> =
        [view.level.as_str(), view.role.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
    let mut blocks = vec![format!("# Debrief: {}", inline(&view.candidate)), inline(&about.join(", "))];
    blocks.push(people(view, moments));
    if view.sealed {
        blocks.push(
            "> **Sealed.** What others wrote is shown once one's own scorecard is submitted.".to_owned(),
        );
    }
    blocks.extend(view.decision.iter().flat_map(|decision| decided("## Decision", decision, moments)));
    if let Some(table) = &view.table {
        blocks.extend(on_table(view, table, conditions));
    }
    if !view.levels.is_empty() {
        blocks.push("## Beside the bars of every level".to_owned());
        let rows = view.levels.iter().map(|row| {
            let below: Vec<String> =
                row.below.iter().map(|one| format!("{} by {}", inline(&one.name), number(one.by))).collect();
            let below =
                if below.is_empty() { String::new() } else { format!("; below: {}", below.join(", ")) };
            let unknown: Vec<String> = row.unknown.iter().map(|name| inline(name)).collect();
            let unknown = if unknown.is_empty() {
                String::new()
            } else {
                format!("; not known: {}", unknown.join(", "))
            };
            format!("- **{}** reaches {} of {}{below}{unknown}", inline(&row.level), row.reached, row.of)
        });
        blocks.push(rows.collect::<Vec<_>>().join("\n"));
        blocks.push("Arithmetic on the ratings above, and no verdict.".to_owned());
    }
    blocks.extend(
        view.earlier
            .iter()
            .flat_map(|decision| decided("## A decision before, or taken back", decision, moments)),
    );
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn people(view: &DebriefView, moments: Moments) -> String {
    let one = |person: &debrief::Person| {
        let name = if person.interviewer.is_empty() { "You".to_owned() } else { inline(&person.interviewer) };
        let part = match person.part {
            Some(Part::Shadow) => ", shadow (does not count)",
            Some(Part::ReverseShadow) => ", reverse shadow",
            Some(Part::Lead) | None => "",
        };
        let when = person.submitted_at.map_or_else(
            || "not submitted".to_owned(),
            |at| format!("submitted {}", moments.date_and_time(at)),
        );
        let revision =
            if person.revision > 1 { format!(", revision {}", person.revision) } else { String::new() };
        let kept = match (person.own, person.here, person.promised) {
            (true, ..) => "",
            (false, false, _) => "; the scorecard is still to come",
            (false, true, Some(true)) => "; as promised before",
            (false, true, _) => "; without a promise before",
        };
        format!("- {name}{part}: {when}{revision}{kept}")
    };
    view.people.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn decided(title: &str, decision: &DecisionView, moments: Moments) -> Vec<String> {
    let mut blocks = vec![
        format!("{title}: {}", inline(&decision.outcome)),
        format!("By {}, {}.", inline(&decision.by), moments.date_and_time(decision.at)),
        block(&decision.why, ""),
    ];
    blocks.extend(
        decision
            .dissent
            .iter()
            .map(|one| format!("**{}** saw it otherwise:\n\n{}", inline(&one.who), block(&one.why, "> "))),
    );
    let rests: Vec<String> = decision
        .rests_on
        .iter()
        .map(|one| {
            format!("{} (revision {}, log {})", inline(&one.interviewer), one.revision, inline(&one.head))
        })
        .collect();
    blocks.push(format!("On the scorecards of {}.", rests.join(", ")));
    if decision.taken_back {
        blocks.push("It was taken back.".to_owned());
    } else if decision.outdated {
        blocks.push("A scorecard came or changed since.".to_owned());
    }
    blocks
}

fn on_table(view: &DebriefView, table: &Table, conditions: &[Vec<String>]) -> Vec<String> {
    let name = |id: &InterviewId| {
        let person = view.people.iter().find(|person| person.interview == *id);
        person.map(|person| inline(&person.interviewer)).unwrap_or_default()
    };
    let mut blocks = vec!["## Circumstances".to_owned()];
    blocks.extend(table.caveats.iter().map(|caveat| format!("> {}", inline(caveat))));
    let said = table.interviews.iter().zip(conditions).map(|(id, said)| {
        let said = if said.is_empty() {
            "Nothing out of the ordinary was noted.".to_owned()
        } else {
            inline(&said.join(" "))
        };
        format!("- **{}** {said}", name(id))
    });
    blocks.push(said.collect::<Vec<_>>().join("\n"));
    blocks.push("## Competency by interviewer".to_owned());
    for row in &table.rows {
        blocks.push(format!("### {}", head(row)));
        for (id, cell) in table.interviews.iter().zip(&row.cells) {
            blocks.extend(cell.iter().map(|cell| said_by(&name(id), cell)));
        }
    }
    if !table.gaps.is_empty() {
        blocks.push("## Nobody assessed".to_owned());
        blocks.push(
            table.gaps.iter().map(|gap| format!("- {}", inline(&gap.name))).collect::<Vec<_>>().join("\n"),
        );
    }
    if !table.only_seen.is_empty() {
        blocks.push("## Seen by one alone".to_owned());
        let seen = |one: &OnlySeen| {
            let could = if one.others_could { " (others asked what could have shown it)" } else { "" };
            format!("- **{}** {}{could}", name(&one.interview), source(&one.observe))
        };
        blocks.push(table.only_seen.iter().map(seen).collect::<Vec<_>>().join("\n"));
    }
    blocks
}

fn head(row: &Row) -> String {
    match row.spread {
        Some(spread) if spread > 0.0 => format!("{}: {} apart", inline(&row.name), number(spread)),
        Some(_) => format!("{}: alike", inline(&row.name)),
        None => inline(&row.name),
    }
}

fn said_by(name: &str, cell: &Cell) -> String {
    let rating = match (cell.rating, &cell.without) {
        (Some(rating), _) => format!("{} of {}", number(rating), cell.top),
        (None, without) => without.as_deref().unwrap_or_default().replace('-', " "),
    };
    let bar = cell.bar.map(|bar| format!(", bar {}", number(bar))).unwrap_or_default();
    let apart = if cell.counts { "" } else { " (shadow, does not count)" };
    let mut blocks = vec![format!("**{name}: {rating}**{bar}{apart}")];
    blocks.extend(cell.given.as_ref().map(|given| {
        let was = given.rating.map_or_else(|| "not rated".to_owned(), number);
        format!("In the interview: {was}. Seen otherwise since:\n\n{}", block(&given.reason, "> "))
    }));
    for words in &cell.words {
        if let Rating::Invalid(reason) = &words.rating {
            blocks.push(format!("Invalid: {}", inline(reason)));
        }
        blocks.extend(words.anchor.as_deref().map(|anchor| format!("*Anchor:* {}", source(anchor))));
        blocks.extend(words.why.as_deref().map(|why| block(why, "")));
    }
    blocks.extend(cell.quotes.iter().map(quote));
    blocks.join("\n\n")
}

fn quote(quote: &Quote) -> String {
    let sign = match quote.direction {
        Direction::For => "▲",
        Direction::Against => "▼",
    };
    let shown = match quote.shown {
        Shown::Unprompted => "unprompted",
        Shown::Prompted => "with help",
        Shown::Contradicted => "contradicted",
    };
    let mut text = format!("- {sign} {} {}, {shown}", clock(quote.at_ms), inline(&quote.label));
    if let Some(note) = &quote.note {
        text.push_str(&format!("\n\n{}", block(note, "  > ")));
    }
    if let Some(code) = &quote.code {
        text.push_str(&format!("\n\n{}", fenced(code, "  ")));
    }
    text
}
