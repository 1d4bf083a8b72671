//! Every kind of problem the bank can report: its stable code, its severity and one line on it.

use serde::{Serialize, Serializer};

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// An interview from it would be wrong; nothing that has one can be frozen. Of a detector: it is left out.
    Error,
    /// Worth mending; the interview still works.
    Warning,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $explanation:literal;)*) => {
        /// What kind of problem it is. The name is stable: scripts and editors may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $explanation] $variant,)* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `unknown-signal`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How much it matters, always the same for a code.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// One line on what it means, for `touchstone lint --explain`.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    // Files.
    NotFound "not-found" Error "A file or folder that should be there is not.";
    Unreadable "unreadable" Error "A file or folder cannot be opened or read.";
    FileTooLarge "file-too-large" Error "A file is larger than 1 MiB and was not read.";
    TooManyFiles "too-many-files" Error "A folder holds more files than a bank may have; the rest was not read.";
    NotUtf8 "not-utf-8" Error "A file is not UTF-8 text.";
    EmptyFile "empty-file" Error "A file has no content.";
    UnknownFile "unknown-file" Warning "A file in the bank's folders is none that the bank reads.";
    FileName "file-name" Warning "A file's name does not begin with the id of what it holds.";

    // YAML and fields.
    NoFrontMatter "no-front-matter" Error "A question does not begin with `---` and its front matter.";
    UnclosedFrontMatter "unclosed-front-matter" Error "The front matter has no closing `---`.";
    YamlSyntax "yaml-syntax" Error "The YAML cannot be read at this place.";
    YamlFeature "yaml-feature" Error "Anchors, aliases, tags and several documents are not used in a bank.";
    TooComplex "too-complex" Error "Values are nested deeper than 32 levels, or a file has more than 5000 of them or of blocks of text.";
    DuplicateKey "duplicate-key" Error "A map has the same key twice.";
    MissingField "missing-field" Error "A field that must be there is not.";
    UnknownField "unknown-field" Error "A field is none that is read here.";
    WrongType "wrong-type" Error "A value is not of the kind its field takes.";
    EmptyField "empty-field" Error "A field is there but says nothing.";
    UnknownValue "unknown-value" Error "A value is none of those its field takes.";

    // Sections of a question.
    MissingSection "missing-section" Error "A question of this kind needs a section it does not have.";
    UnknownSection "unknown-section" Error "A section is none that is read; its text would be lost.";
    DuplicateSection "duplicate-section" Error "A section is there twice.";
    EmptySection "empty-section" Error "A section has a heading and nothing below it.";
    SectionOrder "section-order" Warning "Sections stand in another order than in all other questions.";
    StrayText "stray-text" Warning "Text stands where it is not read, and would not be shown.";
    RawHtml "raw-html" Warning "Raw HTML is not shown; angle brackets of code belong in backticks.";
    NoBoldQuestion "no-bold-question" Error "A list item has no bold question to ask.";

    // Fences.
    UnclosedFence "unclosed-fence" Error "A code fence is not closed, and swallows what follows.";
    FenceClaim "fence-claim" Error "The words after a fence's language are no claim that can be checked.";
    RustFenceWithoutClaim "rust-fence-without-claim" Error "A Rust fence does not say what it is for or what it does.";
    FenceOutOfPlace "fence-out-of-place" Error "A fence has a role that belongs in another section.";
    MissingFence "missing-fence" Error "A section has no code of the kind it needs.";
    UnknownTest "unknown-test" Error "A wrong answer is said to fail a test that is not among the tests.";
    WrongAnswersUntested "wrong-answers-untested" Warning "No wrong answer is claimed to fail the tests.";
    TooFewReferences "too-few-references" Warning "A coding question has fewer than two reference answers.";

    // Packs.
    VersionForm "version-form" Error "A pack's version is no semantic version.";
    LicenseForm "license-form" Error "A pack's licence is no SPDX expression.";
    UnknownPack "unknown-pack" Error "A pack that this one needs is not here.";
    PackCycle "pack-cycle" Error "A pack needs itself, or one that needs it in turn.";
    OtherScale "other-scale" Error "A kit uses a question or competency that another scale anchors.";
    AllowsError "allows-error" Error "A pack allows itself an error, and only warnings can be allowed.";
    VerifiedUnreadable "verified-unreadable" Warning "The record of what was verified cannot be read.";
    UnusedAllowance "unused-allowance" Warning "A pack allows itself a warning that nothing in it gives.";

    // Ids.
    IdForm "id-form" Error "An id is not lower case, digits and hyphens, at most 64 characters.";
    DuplicateId "duplicate-id" Error "An id is used twice in the bank.";
    DuplicateEntry "duplicate-entry" Error "A list names the same thing twice.";

    // References between files.
    UnknownCompetency "unknown-competency" Error "No competency has this id.";
    UnknownSignal "unknown-signal" Error "No competency defines a shared signal with this id.";
    UnknownQuestion "unknown-question" Error "No question has this id.";
    UnknownKit "unknown-kit" Error "No kit has this id.";
    UnknownLoop "unknown-loop" Error "No loop has this id.";
    UnknownCheck "unknown-check" Error "No lint has this code.";
    RowUnserved "row-unserved" Error "A row of the syllabus names nothing that serves it.";
    UnknownLevel "unknown-level" Error "The scale does not name this level.";
    DoesNotSuit "does-not-suit" Warning "A question or kit is used for a stage, level or role it does not name.";

    // Recordings.
    TimesFall "times-fall" Error "A recording's moments do not stand in the order of time.";
    UnknownPart "unknown-part" Error "A recording opens a question or block that its kit does not have.";
    UnknownHint "unknown-hint" Error "A recording says a hint, or asks a follow-up, that the open question does not have.";
    MarkWithoutMoment "mark-without-moment" Error "A reference mark points at a time at which the candidate says, writes and runs nothing.";
    MarkOfOtherEvidence "mark-of-other-evidence" Warning "A reference mark of a signal that is said points at code, or one that shows in code at words.";
    RatingOutside "rating-outside" Error "A reference rates what the kit's questions do not.";
    RatingOffScale "rating-off-scale" Error "A reference rating is no point of the scale.";
    RatingMissing "rating-missing" Warning "A reference does not rate every competency of every question.";

    // Variants.
    UnknownBase "unknown-base" Error "A variant names a question as its base that is not there.";
    VariantOfVariant "variant-of-variant" Error "A variant's base is a variant itself; it should be the question both vary.";
    VariantRestates "variant-restates" Error "A variant states competencies, signals, a bar or anchors, but it is rated on those of its base.";
    VariantIncomplete "variant-incomplete" Error "A variant lacks what cannot be shared with its base: the prompt, and what its base has of starter, tests, references and wrong answers.";
    VariantId "variant-id" Warning "A variant's id is not that of its base with a hyphen and a letter from b on, such as `own-001-b`, so that lists keep them together.";
    KitNamesVariant "kit-names-variant" Warning "A kit names a variant; it should name the base, in whose place any variant can be put when an interview is planned.";

    // Signals.
    LabelTooLong "label-too-long" Error "A signal's label is longer than 18 characters.";
    DuplicateLabel "duplicate-label" Warning "Two signals of one question have the same label.";
    SignalPrefix "signal-prefix" Error "A question's own signal does not begin with the question's id and a dot.";
    SignalOutsideCompetencies "signal-outside-competencies" Error "A signal belongs to a competency the question does not rate.";
    TooFewSignals "too-few-signals" Warning "A question has fewer than six signals.";
    TooManySignals "too-many-signals" Error "There are more signals than keys.";

    // Detectors. Each is judged by itself: one with an error is left out, and nothing else suffers.
    DetectorUnusable "detector-unusable" Error "A detector cannot be used: it is not written as detectors are, or its rule is none that ast-grep takes. It alone is left out of interviews.";
    FalseExample "false-example" Error "An example beside a detector is not as it says: nothing is found in one under `yes`, or something in one under `no`.";
    FewExamples "few-examples" Warning "A detector has fewer than three examples under `yes` or under `no`: code it must find, and code that looks like it and must be left alone.";
    DetectorNeverFires "detector-never-fires" Warning "A detector finds nothing in any of its examples, and nothing in any Rust of the bank: starters, tests, references and wrong answers.";
    DetectorFiresEverywhere "detector-fires-everywhere" Warning "A detector finds something in more than half of all lines of code, so that what it finds tells nothing. It goes by the bank's own Rust, and by that of the bundled bank where there is little.";
    DetectorNeverEnds "detector-never-ends" Error "A detector takes so long on its examples or on the bank's Rust that it was stopped. It would be stopped in an interview too, and find nothing there.";

    // Interviewing: rules of thumb about what makes an interview useful. Each says what it cannot see.
    TriviaOnly "trivia-only" Warning "Every question of a kit or loop only asks what something is: no program, log, diff or decision. Definitions can be learnt from a list and say little about work. A question counts as trivia when it has no code to work on and its prompt asks only for definitions, or is nothing but a short general question without a situation. Behavioural and take-home questions never count. It cannot see a scenario that is only in the interviewer's head: write it into the prompt.";
    LoopWithoutDebugging "loop-without-debugging" Warning "No question of the loop has something to debug: none is of the kind debugging, and none rates a competency whose id or name speaks of debugging or troubleshooting. Finding faults is most of the work on a running system. A coding question in which debugging happens by the way is not recognised; let it rate debugging if it does.";
    CppAsRust "cpp-as-rust" Warning "Knowledge of C++ would pass for knowledge of Rust: a strength or an upper anchor is met by speaking of C++ without saying how Rust differs, or a question rates ownership and lets the answer be in any language. Experience with C++ often helps and often misleads (shared pointers, moves that leave a value behind). It goes by words such as C++, shared_ptr and RAII, and takes a word of contrast beside them as the difference being asked for.";
    OwnershipWithoutConcurrency "ownership-without-concurrency" Warning "The loop rates ownership, and no question of it rates concurrency or async. What ownership is worth shows when data meets threads or tasks. It goes by the ids and names of competencies (ownership, borrowing, lifetimes; concurrency, async, threads, parallelism). A role that never meets a thread may allow it with that reason.";
    GenericAlgorithm "generic-algorithm" Warning "The question asks for an exercise from a textbook of algorithms where a scenario from the work would show more: such exercises measure recent practice, and many candidates know the answer. It goes by a list of well-known exercises (reversing a linked list, two sum, palindromes, sorting by hand and the like) in the title or in a sentence of the prompt that asks for something; a scenario that mentions one in passing is left alone, and an exercise in disguise is not found.";
    NoPracticalCoding "no-practical-coding" Warning "Nobody writes code in the loop: no question is of the kind coding, debugging or take-home. Talking about code and writing it are different skills. Reviews and designs do not count, however much code a candidate offers in them.";
    CompetencyNeverAsked "competency-never-asked" Warning "A kit weighs a competency, or the bar of a loop's level needs it, and nothing asks for it: no question rates it, and no kit that weighs it has a signal of its own for it. The rating would rest on an impression. Whether the questions that do rate it go deep enough is not checked.";
    RatedOnce "rated-once" Warning "A competency that the loop has to judge is rated a single time: by one question, or over one interview. One answer says much about the question; two ratings agree better than one with what others would say (about .61 against .44). The loop has to judge what its bar names, or without a bar what its kits weigh. Two questions that show the same thing count as two.";
    QuestionTooShort "question-too-short" Warning "A kit gives a question fewer minutes than its blocks need even without the follow-ups, so the end is cut off or the candidate is rushed. Blocks named after follow-ups do not count as needed. The blocks are their author's estimate; if the kit leaves a part out on purpose, allow it with that reason.";
    LoopMinutes "loop-minutes" Warning "The interviews of a loop take more than eight hours in all; interviews that only take up a take-home do not count less. Tired people show less, on both sides. Whether they are spread over several days cannot be seen.";
    AskedTwice "asked-twice" Warning "A loop asks one question in two interviews, or a question in one and a variant of it in another. The second time it measures memory. Kits that are alternatives for each other cannot be told from kits that all take place.";
    PromptGivesAway "prompt-gives-away" Warning "The prompt says a word that the candidate should bring: one that `Do not say` lists, or a name in the spelling of code that only hints 2 and 3, a signal that must be seen, or a reference introduces. Names in the starter or the tests are the task's own and are left alone, and a word that the prompt rules out counts as well. What is given away in other words is not found.";
    AnchorsByDegree "anchors-by-degree" Warning "Two anchors differ only by adverbs and words of degree, such as some, most, good or clearly. Where one ends and the other begins is then everybody's own idea. Say what is done or said at one point and not at the other. Anchors that differ in other words and mean the same are not found.";
    SignalNamesFeeling "signal-names-feeling" Warning "A signal names a feeling, a trait or an impression (seems, confident, nervous, passionate, culture fit) in place of something said or done. Two people in one room see such things differently, and nervousness says nothing about work. It goes by a list of words; words in quotation marks or backticks are left alone, and so is saying how confident one is of something.";
    TickedTwice "ticked-twice" Warning "One remark would tick two signals: a kit lists a signal that one of its questions lists as well, or two signals of one question, or of a kit and its question, speak for or against with nearly the same words. What is counted twice looks like twice the evidence. Nearly the same means that most of the words that carry meaning are shared; two that say one thing in different words are not found.";
    VariantNamesBase "variant-names-base" Warning "What a variant takes over from its base (clarifications, hints, follow-ups and the like) speaks of a name in the base's code that the variant's code does not have. Restate that section in the variant. Only names in backticks or in the spelling of code are compared; a domain's plain words are not, and anchors, which a variant cannot restate, are left alone.";

    // The scale, anchors, bars and hints.
    ScalePoints "scale-points" Error "A scale has 3 to 7 points, numbered from 1 without gaps.";
    AnchorsIncomplete "anchors-incomplete" Error "A competency is not anchored at every point of the scale, or beyond it.";
    AnchorsMissing "anchors-missing" Warning "A question does not sharpen the anchors of one of its competencies.";
    AnchorsOutsideCompetencies "anchors-outside-competencies" Error "Anchors are given for a competency the question does not rate.";
    BarOffScale "bar-off-scale" Error "A bar is no point of the scale.";
    BarOutsideCompetencies "bar-outside-competencies" Error "A bar is set for a competency the question does not rate.";
    BarMissing "bar-missing" Warning "A level the question suits has no bar.";
    BarFalls "bar-falls" Warning "A higher level has a lower bar.";
    HintCap "hint-cap" Error "A hint's cap is not written `[competency ≤ n]`, or is no point of the scale.";
    HintOutsideCompetencies "hint-outside-competencies" Error "A hint caps a competency the question does not rate.";
    HintLadder "hint-ladder" Warning "Hints are no ladder of three, from a nudge without a cap to nearly the answer.";
    RepeatedText "repeated-text" Warning "The same title, prompt, starter, hint, follow-up or wrong answer stands in two questions.";

    // Minutes and weights.
    NoMinutes "no-minutes" Error "Planned minutes are zero or more than a day.";
    BlocksDoNotAddUp "blocks-do-not-add-up" Error "A question's blocks do not add up to its minutes.";
    KitMinutes "kit-minutes" Error "A kit's blocks and questions take longer than its minutes.";
    KitSlack "kit-slack" Warning "A kit plans more than 52 of 60 minutes, and people are late.";
    Weight "weight" Error "A competency's weight is not above zero.";
}

impl Code {
    /// Whether it is advice on interviewing: a rule of thumb, looked for by [`crate::lint`] and not each time
    /// a bank is read.
    #[must_use]
    pub const fn is_advice(self) -> bool {
        matches!(
            self,
            Self::TriviaOnly
                | Self::LoopWithoutDebugging
                | Self::CppAsRust
                | Self::OwnershipWithoutConcurrency
                | Self::GenericAlgorithm
                | Self::NoPracticalCoding
                | Self::CompetencyNeverAsked
                | Self::RatedOnce
                | Self::QuestionTooShort
                | Self::LoopMinutes
                | Self::AskedTwice
                | Self::PromptGivesAway
                | Self::AnchorsByDegree
                | Self::SignalNamesFeeling
                | Self::TickedTwice
                | Self::VariantNamesBase
        )
    }
}

impl Code {
    /// Whether it is about what a detector does, which is found only where somebody can run it.
    #[must_use]
    pub const fn is_of_detectors(self) -> bool {
        matches!(
            self,
            Self::DetectorUnusable
                | Self::FalseExample
                | Self::FewExamples
                | Self::DetectorNeverFires
                | Self::DetectorFiresEverywhere
                | Self::DetectorNeverEnds
        )
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// Every Rust file of the crate, with its code and its tests apart.
    fn sources() -> Vec<(String, String)> {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut sources = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path != PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/code.rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    let whole =
                        if path.ends_with("tests.rs") { ("", text.as_str()) } else { (text.as_str(), "") };
                    let (code, tests) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or(whole);
                    sources.push((code.to_owned(), tests.to_owned()));
                }
            }
        }
        sources
    }

    #[test]
    fn every_code_is_reported_somewhere_and_shown_to_be_reported_by_a_test() {
        let sources = sources();
        for code in Code::ALL {
            let variant = format!("Code::{code:?}");
            let used = |text: &str| {
                text.match_indices(&variant)
                    .any(|(at, _)| !text[at + variant.len()..].starts_with(|c: char| c.is_alphanumeric()))
            };
            assert!(sources.iter().any(|(code, _)| used(code)), "{variant} is reported nowhere");
            let named = |tests: &str| {
                used(tests) || tests.contains(&format!("\"{code} ")) || tests.contains(&format!("\"{code}\""))
            };
            assert!(sources.iter().any(|(_, tests)| named(tests)), "no test shows {variant}");
        }
    }

    #[test]
    fn advice_is_what_the_rules_of_interviewing_report() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/interviewing");
        let rules: String = fs::read_dir(folder)
            .unwrap()
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .map(|text| text.split("#[cfg(test)]").next().unwrap().to_owned())
            .collect();
        for code in Code::ALL {
            let reported = rules
                .match_indices(&format!("Code::{code:?}"))
                .any(|(at, found)| !rules[at + found.len()..].starts_with(|c: char| c.is_alphanumeric()));
            assert_eq!(reported, code.is_advice(), "{code}");
            assert!(!code.is_advice() || code.severity() == Severity::Warning, "{code}");
        }
    }

    #[test]
    fn names_are_words_with_hyphens_used_once_and_explanations_are_one_sentence() {
        let mut names = BTreeSet::new();
        for code in Code::ALL {
            let name = code.name();
            assert!(names.insert(name), "{name} twice");
            assert!(
                name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'8'),
                "{name}"
            );
            let explanation = code.explanation();
            assert!(explanation.ends_with('.') && !explanation.contains('\n'), "{explanation}");
        }
    }
}
