//! The page as Markdown that reads well on a code host and in a terminal.

pub(crate) mod debrief;
mod escape;

use interview::Direction;

use crate::page::{
    Code, CompetencyRow, Evidence, EvidenceGroup, Heading, Imprint, NoteEntry, Page, QuestionEntry,
    RatingWords, Recommendation, RevisionEntry, clock, number, readers,
};
use escape::{block, bold, code, fenced, inline, line, piece, source};

/// The document.
pub(crate) fn write(page: &Page<'_>) -> String {
    let mut blocks = heading(&page.heading);
    blocks.extend(recommendation(page.recommendation.as_ref()));
    if !page.conditions.is_empty() {
        blocks.push(page.conditions.iter().map(line).collect::<Vec<_>>().join(" "));
    }
    blocks.extend(competencies(page));
    blocks.push("## What was seen".to_owned());
    if page.evidence.is_empty() {
        blocks.push("Nothing was marked.".to_owned());
    }
    blocks.extend(page.evidence.iter().flat_map(evidence));
    blocks.push("## Questions".to_owned());
    if page.questions.is_empty() {
        blocks.push("No question was opened.".to_owned());
    }
    blocks.extend(page.questions.iter().flat_map(question));
    if !page.notes.is_empty() {
        blocks.push("## Notes".to_owned());
        blocks.push(page.notes.iter().map(note).collect::<Vec<_>>().join("\n"));
    }
    if let Some(feedback) = page.feedback {
        blocks.push("## Words for the candidate".to_owned());
        blocks.push("Written to be passed on.".to_owned());
        blocks.push(block(feedback, "> "));
    }
    if !page.deviations.is_empty() {
        blocks.push("## Departures from the kit".to_owned());
        let lines: Vec<String> =
            page.deviations.iter().map(|deviation| format!("- {}", line(deviation))).collect();
        blocks.push(lines.join("\n"));
    }
    if page.revisions.len() > 1 {
        blocks.push("## Revisions".to_owned());
        blocks.push(page.revisions.iter().map(revision).collect::<Vec<_>>().join("\n"));
    }
    blocks.push("---".to_owned());
    blocks.push(imprint(&page.imprint));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn heading(heading: &Heading<'_>) -> Vec<String> {
    let mut blocks = vec![
        format!("# {}", inline(&heading.candidate)),
        format!("{}\\\n{}", line(&heading.eyebrow), line(&heading.byline)),
    ];
    blocks.extend(
        heading.notices.iter().map(|notice| format!("> **{}.** {}", notice.label, line(&notice.words))),
    );
    blocks
}

fn recommendation(recommendation: Option<&Recommendation<'_>>) -> Vec<String> {
    let Some(given) = recommendation else {
        return vec!["## Recommendation: open".to_owned(), "No recommendation was given.".to_owned()];
    };
    let mut blocks = vec![format!("## Recommendation: {}", inline(&given.value))];
    blocks.push(given.reason.map_or_else(|| "No reason was given.".to_owned(), |reason| block(reason, "")));
    blocks.extend(given.consider.as_ref().map(line));
    blocks
}

fn competencies(page: &Page<'_>) -> Vec<String> {
    let barred = page.competencies.iter().any(|row| row.bar.is_some());
    let mut blocks = vec![if barred {
        format!("## Competencies, against the bar for {}", inline(page.level))
    } else {
        "## Competencies".to_owned()
    }];
    if !page.competencies.is_empty() {
        let mut table = "| Competency | Rating | Bar | Weight |\n| :-- | :-- | :-- | :-- |".to_owned();
        for row in &page.competencies {
            let bar = row.bar.map_or_else(|| "–".to_owned(), number);
            let name = inline(row.name);
            table.push_str(&format!(
                "\n| {name} | {} | {bar} | {} |",
                standing(row),
                row.weight.as_deref().unwrap_or("–")
            ));
        }
        blocks.push(table);
    }
    let assessed = &page.assessed;
    let mut summary = match &assessed.composite {
        Some(composite) => format!("**Composite {composite} of {}.** {}", assessed.top, assessed.coverage),
        None => assessed.coverage.clone(),
    };
    if let Some(arithmetic) = &assessed.arithmetic {
        summary.push_str(&format!(" Ratings by weight: {arithmetic}."));
    }
    if !assessed.missing.is_empty() {
        let missing: Vec<String> = assessed.missing.iter().map(line).collect();
        summary.push_str(&format!(" Without a rating: {}.", missing.join(", ")));
    }
    blocks.push(summary);
    blocks.extend(page.competencies.iter().flat_map(competency));
    blocks
}

fn standing(row: &CompetencyRow<'_>) -> String {
    match (row.rating, &row.unrated) {
        (Some(rating), _) => {
            let name = row.point_name.map(|name| format!(" ({})", inline(name))).unwrap_or_default();
            format!("{} of {}{name}", number(rating), row.top)
        }
        (None, Some(unrated)) => line(unrated),
        (None, None) => String::new(),
    }
}

fn competency(row: &CompetencyRow<'_>) -> Vec<String> {
    let mut blocks: Vec<String> = row.unrated_reason.iter().map(|reason| block(reason, "")).collect();
    blocks.extend(row.given.iter().map(given));
    if !row.bars.is_empty() {
        let bars: Vec<String> =
            row.bars.iter().map(|(level, bar)| format!("{} {bar}", inline(level))).collect();
        blocks.push(format!("Bars: {}.", bars.join(", ")));
    }
    if !blocks.is_empty() {
        blocks.insert(0, format!("### {}: {}", inline(row.name), standing(row)));
    }
    blocks
}

fn given(given: &RatingWords<'_>) -> String {
    let mut text = line(&given.place);
    if let Some(anchor) = given.anchor {
        text.push_str(&format!("\n\n- Anchor: {}", source(anchor)));
    }
    if let Some(why) = given.why {
        let gap = if given.anchor.is_some() { "\n" } else { "\n\n" };
        text.push_str(&format!("{gap}- Why: {}", block(why, "  ").trim_start()));
    }
    for (at, remark) in given.remarks.iter().enumerate() {
        let first = at == 0 && given.anchor.is_none() && given.why.is_none();
        text.push_str(&format!("{}- {}", if first { "\n\n" } else { "\n" }, line(remark)));
    }
    text
}

fn evidence(group: &EvidenceGroup<'_>) -> Vec<String> {
    let mut items: Vec<String> = group.seen.iter().map(mark).collect();
    items.extend(
        group.not_seen.iter().map(|signal| {
            format!("- not seen, a must: {}: {}", bold(&signal.label), source(&signal.observe))
        }),
    );
    vec![format!("### {}", inline(&group.competency)), items.join("\n").trim_end().to_owned()]
}

fn mark(seen: &Evidence<'_>) -> String {
    let sign = match seen.direction {
        Direction::For => "▲",
        Direction::Against => "▼",
    };
    let mut remarks: Vec<String> = seen.qualifiers.iter().map(|&words| words.to_owned()).collect();
    remarks.extend(seen.question.map(|question| format!("question {question}")));
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(", ")) };
    let label = bold(&seen.signal.label);
    let mut parts =
        vec![format!("- {} {sign} {label}{remarks}: {}", clock(seen.at_ms), source(&seen.signal.observe))];
    parts.extend(seen.quotes.iter().map(|quote| {
        format!("{}\n  >\n  > {}", block(&format!("“{}”", quote.text), "  > "), line(&quote.words))
    }));
    parts.extend(seen.note.map(|note| block(note, "  > ")));
    parts.extend(seen.bound.iter().map(|bound| {
        let noted = format!("noted at {}, {}", clock(bound.at_ms), readers(bound.visibility));
        format!("{}\n  >\n  > {noted}", block(&bound.text, "  > "))
    }));
    match &seen.code {
        Some(Code::Shown { lines, text, .. }) => {
            let place = lines.as_ref().map(|lines| format!(", {lines}")).unwrap_or_default();
            parts.push(format!("  Code{place}:"));
            parts.push(fenced(text, "  "));
        }
        Some(Code::Named(words)) => parts.push(format!("  {words}")),
        None => {}
    }
    if let Some(pointed) = &seen.pointed {
        parts.push(format!("  {}", line(&pointed.words)));
        parts.push(fenced(pointed.text, "  "));
    }
    let mut item = parts.join("\n\n");
    if parts.len() > 1 {
        // What hangs on an item is apart from the item that follows.
        item.push('\n');
    }
    item
}

fn question(question: &QuestionEntry<'_>) -> Vec<String> {
    let solved =
        question.solved_after.as_ref().map(|after| format!(" · works after {after}")).unwrap_or_default();
    let mut blocks = vec![
        format!("### {}. {}", question.place, source(question.title)),
        format!("{} · {}{solved}", code(question.id), question.minutes),
    ];
    let mut items: Vec<String> = question
        .steps
        .iter()
        .map(|step| match step.said.as_ref().map(piece) {
            Some(said) if !said.is_empty() => format!("- {} {}: {said}", clock(step.at_ms), step.what),
            _ => format!("- {} {}", clock(step.at_ms), step.what),
        })
        .collect();
    items.extend(
        question
            .faults
            .iter()
            .map(|fault| format!("- Fault of the question: {}", block(fault, "  ").trim_start())),
    );
    if !items.is_empty() {
        blocks.push(items.join("\n"));
    }
    blocks
}

fn note(note: &NoteEntry<'_>) -> String {
    let question = note.question.map(|question| format!(", question {question}")).unwrap_or_default();
    let head = format!("- {} ({}{question})", clock(note.at_ms), readers(note.visibility));
    format!("{head}: {}", block(note.text, "  ").trim_start())
}

fn revision(revision: &RevisionEntry<'_>) -> String {
    let reason = revision
        .reason
        .map_or_else(|| "first submission.".to_owned(), |reason| block(reason, "  ").trim_start().to_owned());
    format!("- Revision {}, {}: {reason}", revision.number, revision.at)
}

fn imprint(imprint: &Imprint<'_>) -> String {
    let state =
        if imprint.revision > 0 { format!("revision {}", imprint.revision) } else { "draft".to_owned() };
    let practice = if imprint.practice { ", **practice**" } else { "" };
    let role_loop = imprint.role_loop.map(|id| format!(" · loop {}", inline(id))).unwrap_or_default();
    let events = if imprint.events == 1 { "event" } else { "events" };
    let first = format!(
        "Touchstone scorecard, {state}{practice} · kit {} {}{role_loop}",
        inline(imprint.kit),
        code(&imprint.kit_hash),
    );
    let second = format!("interview {} · {} {events}", code(&imprint.interview), imprint.events);
    format!("{first}\\\n{second}\\\nlog {}", code(imprint.head))
}
