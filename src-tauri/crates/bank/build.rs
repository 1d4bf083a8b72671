//! Lists the files of the repository's `questions/` and `rubrics/`, so that the crate can carry
//! their bytes and an installed binary has a bank without any folder beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let repository = here.join("../../..").canonicalize()?;
    let mut table = String::from("&[\n");
    let folders = [
        "questions",
        "rubrics/competencies",
        "rubrics/kits",
        "rubrics/loops",
        "rubrics/recordings",
        "rubrics",
    ];
    for folder in folders {
        println!("cargo::rerun-if-changed={}", repository.join(folder).display());
        list(&repository, folder, &mut table)?;
    }
    table.push(']');
    let target = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("bundled.rs");
    #[expect(clippy::disallowed_methods, reason = "a build product, made anew by every build that misses it")]
    fs::write(target, table)
}

/// Appends one `(name, bytes)` a file directly in `folder`, sorted by name.
fn list(repository: &Path, folder: &str, table: &mut String) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(repository.join(folder))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort_unstable();
    for name in names {
        let path = repository.join(folder).join(&name);
        writeln!(table, "    ({:?}, include_bytes!({:?})),", format!("{folder}/{name}"), path)
            .map_err(io::Error::other)?;
    }
    Ok(())
}
