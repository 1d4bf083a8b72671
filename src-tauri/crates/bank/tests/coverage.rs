//! The pictures of coverage, as people see them.

use std::borrow::Cow;

use bank::Bank;
use bank::coverage::{bank_text, of_bank, of_kit, of_loop, text};

const SYLLABUS: &str = "\
areas:
  - id: topics
    name: Topics
    rows:
      - { id: sums, name: Adding up without losing anything at the edges of a type, questions: [sum-001], signals: [names-edges] }
      - { id: queues, name: Queues, competencies: [limits], kits: [short-talk], loops: [junior-systems] }
  - id: warnings
    name: Warnings to the interviewer
    rows:
      - { id: late, name: People are late, checks: [kit-slack, question-too-short] }
";

/// The bank without problems, with a syllabus, a variant and a loop that asks more than it can judge.
fn bank() -> Bank {
    let role_loop = include_str!("good/rubrics/loops/junior-systems.yaml")
        .replace("{ correctness: 2 }", "{ correctness: 2, limits: 3 }");
    let files = [
        ("questions/sum-001-add-up.md", include_str!("good/questions/sum-001-add-up.md")),
        ("questions/sum-001-b-weights.md", include_str!("good/variants/sum-001-b-weights.md")),
        ("questions/que-001-full-queue.md", include_str!("good/questions/que-001-full-queue.md")),
        ("rubrics/competencies/correctness.yaml", include_str!("good/rubrics/competencies/correctness.yaml")),
        ("rubrics/competencies/limits.yaml", include_str!("good/rubrics/competencies/limits.yaml")),
        ("rubrics/scale.yaml", include_str!("good/rubrics/scale.yaml")),
        ("rubrics/kits/short-talk.yaml", include_str!("good/rubrics/kits/short-talk.yaml")),
        ("rubrics/loops/junior-systems.yaml", role_loop.as_str()),
        ("rubrics/syllabus.yaml", SYLLABUS),
    ];
    Bank::from_files(files.map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec())))).0
}

#[test]
fn a_loop_as_text() {
    let bank = bank();
    let coverage = of_loop(&bank, bank.role_loop("junior-systems").unwrap(), None).unwrap();
    insta::assert_snapshot!(text(&coverage, 80));
}

#[test]
fn a_kit_as_text() {
    let bank = bank();
    let coverage = of_kit(&bank, bank.kit("short-talk").unwrap(), None).unwrap();
    insta::assert_snapshot!(text(&coverage, 80));
}

#[test]
fn a_bank_as_text() {
    insta::assert_snapshot!(bank_text(&of_bank(&bank()), 80));
}

#[test]
fn a_table_with_more_questions_than_fit_is_cut_into_parts() {
    let bank = bank();
    let mut coverage = of_loop(&bank, bank.role_loop("junior-systems").unwrap(), None).unwrap();
    let asked = coverage.questions.clone();
    coverage.questions = asked.iter().cycle().take(24).cloned().collect();
    coverage.interviews[0].questions = 24;
    insta::assert_snapshot!(text(&coverage, 60));
}

#[test]
fn every_line_of_the_bundled_bank_fits_the_width_it_is_laid_out_for() {
    let (bank, _) = Bank::bundled();
    let mut texts = 0;
    for width in [60, 80, 100] {
        let kits = bank.kits().map(|kit| text(&of_kit(&bank, kit, None).unwrap(), width));
        let loops = bank.loops().map(|role_loop| text(&of_loop(&bank, role_loop, None).unwrap(), width));
        for text in kits.chain(loops).chain([bank_text(&of_bank(&bank), width)]) {
            for line in text.lines() {
                // A wide table of levels or long ids may take what it needs up to 80.
                assert!(line.chars().count() <= width.max(80), "{width}: {line}");
            }
            texts += 1;
        }
    }
    assert!(texts > 12, "only {texts} were looked at");
}
