//! Arrows between crates point one way, from the window down to the bank.

use super::{Repository, Violation};

/// How far a package is from the bottom. A package may depend only on what lies below it.
const HEIGHTS: &[(&str, u8)] = &[
    ("src-tauri/crates/bank", 0),
    ("src-tauri/crates/interview", 1),
    ("src-tauri/crates/verify", 1),
    ("src-tauri/crates/debrief", 2),
    ("src-tauri/crates/evidence", 2),
    ("src-tauri/crates/insight", 2),
    ("src-tauri/crates/store", 2),
    ("src-tauri/crates/report", 3),
    // Its typesetter is large: only the window and the command line wait for it, and hand it to the desk.
    ("src-tauri/crates/pdf", 4),
    ("src-tauri/crates/desk", 4),
    ("src-tauri/crates/cli", 5),
    ("src-tauri", 5),
];

/// This crate: compiled first on a clean clone, so it knows the bank, what verifies it, and nothing above them.
const XTASK: &str = "src-tauri/crates/xtask";

const BANK: &str = "src-tauri/crates/bank";
const VERIFY: &str = "src-tauri/crates/verify";

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in &repository.packages {
        let own = height(&package.folder);
        if own.is_none() && package.folder != XTASK {
            violations.push(Violation::in_file(
                &package.folder,
                "has no place in the plan of the crates; give it one in tidy's rule `arrows`, with a reason",
            ));
            continue;
        }
        for name in &package.dependencies {
            let Some(other) = repository.packages.iter().find(|other| other.name == *name) else { continue };
            let points_down = match own {
                Some(own) => height(&other.folder).is_some_and(|below| below < own),
                None => [BANK, VERIFY].contains(&other.folder.as_str()),
            };
            if !points_down {
                let message = format!("depends on {}, which does not lie below it", other.folder);
                violations.push(Violation::in_file(&package.folder, message));
            }
        }
    }
    violations
}

fn height(folder: &str) -> Option<u8> {
    HEIGHTS.iter().find(|(known, _)| *known == folder).map(|(_, height)| *height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::of_packages;

    const OF_BANK: (&str, &str, &[&str]) = ("src-tauri/crates/bank", "touchstone-bank", &["serde"]);

    #[test]
    fn arrows_down_and_foreign_crates_are_fine() {
        let down = ("src-tauri/crates/desk", "touchstone-desk", &["touchstone-bank", "tokio"][..]);
        assert_eq!(check(&of_packages(&[OF_BANK, down])), []);
    }

    #[test]
    fn an_arrow_up_or_sideways_is_named() {
        let bank = ("src-tauri/crates/bank", "touchstone-bank", &["touchstone-store"][..]);
        let store = ("src-tauri/crates/store", "touchstone-store", &["touchstone-report"][..]);
        let report = ("src-tauri/crates/report", "touchstone-report", &[][..]);
        let places: Vec<_> =
            check(&of_packages(&[bank, store, report])).into_iter().map(|v| v.place).collect();
        assert_eq!(places, ["src-tauri/crates/bank", "src-tauri/crates/store"]);
    }

    #[test]
    fn this_crate_may_know_the_bank_and_what_verifies_it_only() {
        let desk = ("src-tauri/crates/desk", "touchstone-desk", &[][..]);
        assert_eq!(check(&of_packages(&[OF_BANK, desk, (XTASK, "xtask", &["touchstone-bank"])])), []);
        assert_eq!(check(&of_packages(&[OF_BANK, desk, (XTASK, "xtask", &["touchstone-desk"])])).len(), 1);
    }

    #[test]
    fn a_crate_outside_the_plan_is_named() {
        let stray = ("src-tauri/crates/extras", "touchstone-extras", &[][..]);
        assert_eq!(check(&of_packages(&[stray]))[0].place, "src-tauri/crates/extras");
    }
}
