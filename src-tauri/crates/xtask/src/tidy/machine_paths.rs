//! No tracked file names a place that exists on one machine only.

use super::{Repository, Violation};

/// Folders that exist where things are built, cut in two so that this file does not name them itself. The home of
/// whoever runs the check is added.
const PLACES: &[(&str, &str)] = &[("/ro", "ot/"), ("/wo", "rk/")];

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let home = std::env::var("HOME").ok();
    let mut places: Vec<String> = PLACES.iter().map(|(start, end)| format!("{start}{end}")).collect();
    places.extend(home.filter(|home| home.len() > 1).map(|home| format!("{}/", home.trim_end_matches('/'))));
    places.sort();
    places.dedup();
    find(repository, &places)
}

fn find(repository: &Repository, places: &[String]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &repository.files {
        for (number, line) in file.numbered_lines() {
            for place in places {
                if names(line, place) {
                    let message =
                        format!("names {place}, a place on one machine; use a path from the repository");
                    violations.push(Violation::at(&file.path, number, message));
                }
            }
        }
    }
    violations
}

/// Whether the path begins here, and is not the end of a longer one or part of an address.
fn names(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "/._-})~*$".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::of_files;

    fn found(line: &str) -> usize {
        find(&of_files(&[("README.md", line)]), &["/ho/kim/".to_owned()]).len()
    }

    #[test]
    fn a_path_of_a_machine_is_found_wherever_it_begins() {
        for line in
            ["/ho/kim/touchstone", "see `/ho/kim/x`", "path = \"/ho/kim/x\"", "A=/ho/kim/x", "(/ho/kim/x)"]
        {
            assert_eq!(found(line), 1, "{line}");
        }
    }

    #[test]
    fn parts_of_other_paths_and_addresses_are_not() {
        for line in ["target/ho/kim/x", "https://example.org/ho/kim/", "$HOME/ho/kim/", "/ho/kimberly/"] {
            assert_eq!(found(line), 0, "{line}");
        }
    }

    #[test]
    fn the_known_places_are_looked_for() {
        let line = format!("log = {}x.log", ["/ro", "ot/"].concat());
        assert_eq!(check(&of_files(&[("a.toml", &line)]))[0].place, "a.toml:1");
    }
}
