//! The interface reaches the window's shell through one folder, `ui/src/ipc`, and nowhere else.

use super::{Repository, Violation};

const DOOR: &str = "ui/src/ipc/";

/// The package scope, and the object Tauri hangs into every page.
const TAURI: [&str; 3] = ["'@tauri-apps/", "\"@tauri-apps/", "__TAURI"];

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    let inside = |file: &&super::SourceFile| {
        file.path.starts_with("ui/") && !file.path.starts_with(DOOR) && file.is_code()
    };
    for file in repository.files.iter().filter(inside) {
        for (number, line) in file.numbered_lines() {
            if TAURI.iter().any(|name| line.contains(name)) {
                let message = "reaches for Tauri; only ui/src/ipc may, with one typed function a command";
                violations.push(Violation::at(&file.path, number, message));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::of_files;

    const IMPORT: &str = "<script>\nimport { invoke } from '@tauri-apps/api/core';\n";

    #[test]
    fn the_door_itself_may() {
        assert_eq!(check(&of_files(&[("ui/src/ipc/act.ts", IMPORT), ("ui/package.json", IMPORT)])), []);
    }

    #[test]
    fn an_import_or_the_global_object_anywhere_else_is_named_with_its_line() {
        assert_eq!(
            check(&of_files(&[("ui/src/live/Live.svelte", IMPORT)]))[0].place,
            "ui/src/live/Live.svelte:2"
        );
        assert_eq!(check(&of_files(&[("ui/src/main.ts", "window.__TAURI__.core")])).len(), 1);
        assert_eq!(
            check(&of_files(&[("ui/src/main.ts", "await import(\"@tauri-apps/api/core\")")])).len(),
            1
        );
    }
}
