//! What goes into the shared editor is written for the candidate, and nothing else is in it.

use crate::app::App;
use crate::laptop::Laptop;
use crate::{clipboard, ledger};

#[tokio::test]
async fn what_is_copied_for_the_candidate_holds_prompt_and_starter_and_nothing_of_the_guide() {
    let _turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    let interview = ledger::only_interview(&laptop);
    let mut reader = ledger::reader(&laptop);
    let kit = reader.kit_of(interview).unwrap();
    for question in &kit.questions {
        app.goes_to(&question.title).await;
        app.press("y").await;
        app.says("[data-testid=status]", "Prompt and starter are on the clipboard.").await;
        app.press("c").await;
        app.says("[data-testid=status]", "Code captured").await;

        let log = ledger::log(&laptop, interview);
        let captured = ledger::standing(&log, "code-captured").pop().unwrap();
        let copied = ledger::text(&captured.body, "text");
        let starter: String = question.starter.iter().map(|fence| fence.code.as_str()).collect();
        assert!(copied.ends_with(&starter), "the starter of {}", question.id);
        let comments = copied.lines().map(|line| line.strip_prefix("//").unwrap_or(line));
        let spoken = plain(&comments.collect::<Vec<_>>().join("\n"));
        for sentence in question.prompt.split(". ").map(plain) {
            assert!(spoken.contains(&sentence), "{sentence:?} of {}", question.id);
        }
        let mut guide = vec![&question.do_not_say, &question.rescue];
        guide.extend(question.hints.iter().map(|hint| &hint.text));
        guide.extend(question.wrong_answers.iter().map(|wrong| &wrong.text));
        guide.extend(question.references.iter().map(|reference| &reference.fence.code));
        guide.extend(question.tests.iter().map(|tests| &tests.code));
        for spoken in
            question.clarifications.iter().chain(&question.follow_ups).chain(&question.if_time_remains)
        {
            guide.extend([&spoken.ask, &spoken.answer]);
        }
        let secret: Vec<String> = guide
            .iter()
            .flat_map(|text| text.split(". "))
            .map(plain)
            .filter(|part| part.len() > 24)
            .collect();
        assert!(secret.len() > 20, "the guide of {} says little", question.id);
        for part in secret {
            assert!(!spoken.contains(&part), "{part:?} of the guide to {} is copied", question.id);
        }
    }
}

/// Words alone: no marks of Markdown, no line ends.
fn plain(text: &str) -> String {
    let words = text.replace(['`', '*', '_'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}
