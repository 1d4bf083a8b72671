//! What a pack says of itself: version, licence, what it needs and what it allows.

use super::Look;
use crate::draft::{Context, Draft};
use crate::problem::{Problem, did_you_mean};
use crate::{Code, Severity};

/// `version-form` and `license-form`: others can tell which pack is the newer, and what they may do.
pub(super) fn form(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(filed) = &cx.draft.manifest else { return };
    let manifest = &filed.value;
    let range = |field| filed.root.place().key(field).range();
    if let Err(error) = semver::Version::parse(&manifest.version)
        && !manifest.version.is_empty()
    {
        let message = format!("`{}` is no version: {error}", manifest.version);
        let hint = "Versions have three numbers, such as 1.2.0; raise the first when ratings change meaning.";
        problems.push(Problem::at(Code::VersionForm, filed.source, range("version"), message, hint));
    }
    if let Err(error) = spdx::Expression::parse(&manifest.license)
        && !manifest.license.is_empty()
    {
        let message = format!("`{}` is no licence expression: {}", manifest.license, error.reason);
        let hint = "Write SPDX, such as MIT OR Apache-2.0; LicenseRef-<a name> for terms of your own.";
        problems.push(Problem::at(Code::LicenseForm, filed.source, range("license"), message, hint));
    }
}

/// `unknown-pack` and `pack-cycle`: what a pack builds on is there and stands by itself.
pub(super) fn needs(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(filed) = &cx.draft.manifest else { return };
    let ground = cx.draft.ground;
    for (at, id) in filed.value.needs.iter().enumerate() {
        let range = || filed.root.place().key("needs").item(at).range();
        if ground.circular.contains(id) {
            let message = match *id == filed.value.id {
                true => "the pack needs itself".to_owned(),
                false => format!("`{id}` needs this pack in turn"),
            };
            let hint = "Move what both use into a pack that both need.";
            problems.push(Problem::at(Code::PackCycle, filed.source, range(), message, hint));
        } else if ground.missing.contains(id) {
            let message = format!("the pack `{id}`, which this one needs, is not here");
            let hint = "Add it first: `touchstone pack add FILE-OR-FOLDER`.";
            problems.push(Problem::at(Code::UnknownPack, filed.source, range(), message, hint));
        }
    }
}

/// Takes out the warnings that the pack allows itself, and reports allowances that allow nothing:
/// `unused-allowance`, `allows-error`. An allowance of what was not looked for counts as used.
pub(crate) fn allow(
    draft: &Draft<'_>,
    look: Look<'_>,
    name_of: impl Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let Some(filed) = &draft.manifest else { return };
    let mut found = Vec::new();
    for (at, allowance) in filed.value.allow.iter().enumerate() {
        let place = || filed.root.place().key("allow").item(at);
        let Some(code) = Code::ALL.iter().find(|code| code.name() == allowance.code) else {
            if !allowance.code.is_empty() {
                let message = format!("there is no lint `{}`", allowance.code);
                let hint = did_you_mean(&allowance.code, Code::ALL.iter().map(|code| code.name()))
                    .unwrap_or_else(|| "Take the code from the warning that is meant.".to_owned());
                let range = place().key("code").range();
                found.push(Problem::at(Code::UnknownValue, filed.source, range, message, hint));
            }
            continue;
        };
        if code.severity() == Severity::Error {
            let message = format!("`{code}` is an error, and errors cannot be allowed");
            let hint = "Mend what it tells, and take this out.";
            let range = place().key("code").range();
            found.push(Problem::at(Code::AllowsError, filed.source, range, message, hint));
            continue;
        }
        let before = problems.len();
        problems.retain(|problem| {
            problem.code != *code
                || allowance.file.as_ref().is_some_and(|file| *file != name_of(&problem.span.file))
        });
        if problems.len() == before && look.is_for(*code) {
            let message = format!("nothing here gives the warning `{code}`");
            let hint = "Take the allowance out; it would hide the next one.";
            let range = place().range();
            found.push(Problem::at(Code::UnusedAllowance, filed.source, range, message, hint));
        }
    }
    problems.append(&mut found);
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, Files, KIT, LOOP, SCALE, good, team};
    use crate::{Code, Problem};

    const PACK: &str = "pack.yaml";

    /// A pack's own file with one text replaced.
    fn spoiled(from: &str, to: &str) -> Files {
        team().replace(PACK, from, to)
    }

    #[test]
    fn a_pack_that_says_all_of_itself_has_no_problems() {
        assert_eq!(team().found(), [""; 0]);
        assert_eq!(team().copy(PACK, "rubrics/pack.yaml", &[]).without(PACK).found(), [""; 0]);
    }

    #[test]
    fn a_version_is_semantic() {
        for version in ["1.2", "v1.2.0", "first", "1.2.0.0"] {
            assert_eq!(
                spoiled("version: 1.2.0", &format!("version: {version}")).found(),
                [match version {
                    // YAML reads it as a number.
                    "1.2" => "wrong-type pack.yaml: 1.2".to_owned(),
                    _ => format!("version-form pack.yaml: {version}"),
                }]
            );
        }
        assert_eq!(spoiled("version: 1.2.0", "version: 2.0.0-rc.1").found(), [""; 0]);
    }

    #[test]
    fn a_licence_is_an_spdx_expression() {
        assert_eq!(
            spoiled("license: MIT", "license: do as you like").found(),
            ["license-form pack.yaml: do as you like"]
        );
        for license in ["Apache-2.0 WITH LLVM-exception OR MIT", "LicenseRef-Acme", "CC-BY-SA-4.0"] {
            assert_eq!(spoiled("license: MIT", &format!("license: {license}")).found(), [""; 0], "{license}");
        }
    }

    #[test]
    fn an_id_a_list_and_a_field_are_checked_as_everywhere() {
        assert_eq!(spoiled("id: acme", "id: Acme GmbH").found(), ["id-form pack.yaml: Acme GmbH"]);
        assert_eq!(spoiled("[Kim]", "[Kim, Kim]").found(), ["duplicate-entry pack.yaml: Kim"]);
        assert_eq!(spoiled("authors", "author").found().len(), 2);
    }

    #[test]
    fn of_two_manifests_the_one_at_the_root_counts() {
        let files = team().copy(PACK, "rubrics/pack.yaml", &[("version: 1.2.0", "version: none")]);
        assert_eq!(files.found(), ["unknown-file pack.yaml: "]);
    }

    #[test]
    fn a_needed_pack_that_is_not_here_is_told_and_nothing_in_its_wake() {
        let files = spoiled("authors: [Kim]", "authors: [Kim]\nneeds: [globex]")
            .without(SCALE)
            .replace(KIT, "id: que-001", "id: globex/que-007")
            .replace(CODING, "  - tests-first\n", "  - of-globex\n");
        assert_eq!(files.found(), ["unknown-pack pack.yaml: globex"]);
    }

    #[test]
    fn a_warning_is_allowed_by_its_code_everywhere_or_in_one_file() {
        let slack = good().replace(KIT, "minutes: 60", "minutes: 55");
        assert_eq!(slack.found(), ["kit-slack short-talk.yaml: 55"]);
        let pack = team().text(PACK).to_owned();
        let allow = |line: &str| {
            slack.clone().with(PACK, &format!("{pack}allow: [ {{ {line}, reason: We are on time. }} ]\n"))
        };
        assert_eq!(allow("code: kit-slack").found(), [""; 0]);
        assert_eq!(allow(&format!("code: kit-slack, file: {KIT}")).found(), [""; 0]);
        assert_eq!(
            allow(&format!("code: kit-slack, file: {LOOP}")).found().len(),
            2,
            "the warning, and that nothing is allowed"
        );
    }

    #[test]
    fn what_allows_nothing_or_an_error_is_told() {
        let allow = |code: &str| {
            spoiled("authors", &format!("allow: [ {{ code: {code}, reason: why }} ]\nauthors")).found()
        };
        assert_eq!(allow("kit-slack"), ["unused-allowance pack.yaml: { code: kit-slack, reason: why"]);
        assert_eq!(allow("kit-minutes"), ["allows-error pack.yaml: kit-minutes"]);
        assert_eq!(allow("kit-slac"), ["unknown-value pack.yaml: kit-slac"]);
        let error = spoiled("authors", "allow: [ { code: kit-minutes, reason: why } ]\nauthors").replace(
            KIT,
            "minutes: 60",
            "minutes: 5",
        );
        assert!(error.load().1.iter().any(|problem: &Problem| problem.code == Code::KitMinutes));
    }
}
