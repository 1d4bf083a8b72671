//! Writes what the fuzzers begin with into `fuzz/seeds`: the corpus, the examples of detectors, small packs.
//!
//! By hand: `cargo run -p touchstone-evidence --example seeds`

#![allow(clippy::disallowed_methods, reason = "what it writes is scratch")]

use std::error::Error;
use std::fs;
use std::path::Path;

use bank::{Library, PackFiles};
use evidence::{Engine, definitions_of};

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = |target: &str| {
        let folder = here.join("fuzz/seeds").join(target);
        fs::create_dir_all(&folder).map(|()| folder)
    };
    let (scan, output, touchpack) = (folder("scan")?, folder("output")?, folder("touchpack")?);
    for entry in fs::read_dir(here.join("corpus"))? {
        let path = entry?.path();
        if let (Some(name), Some("rs")) = (path.file_name(), path.extension().and_then(|end| end.to_str())) {
            fs::copy(&path, scan.join(name))?;
        }
    }
    let library = Library::bundled();
    let (engine, _) = Engine::of(&definitions_of(&library.home().ok_or("no bank")?.bank));
    for id in engine.ids() {
        let Some(about) = engine.about(id) else { continue };
        let target = if about.reads_compiler { &output } else { &scan };
        for (number, example) in about.examples.yes.iter().chain(&about.examples.no).enumerate() {
            fs::write(target.join(format!("{id}-{number}")), example)?;
        }
    }
    let small = tempfile::tempdir()?;
    copy(&here.join("../bank/tests/good"), small.path())?;
    let manifest = "id: acme\nname: Acme\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim]\n";
    fs::write(small.path().join("pack.yaml"), manifest)?;
    fs::write(touchpack.join("small"), PackFiles::of_folder(small.path())?.to_archive()?)?;
    fs::write(small.path().join("pack.yaml"), format!("{manifest}needs: [touchstone]\n"))?;
    fs::remove_file(small.path().join("rubrics/scale.yaml"))?;
    fs::write(touchpack.join("over-another"), PackFiles::of_folder(small.path())?.to_archive()?)?;
    Ok(())
}

/// Copies a folder with all below it.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() { copy(&path, &to.join(name))? } else { fs::copy(&path, to.join(name)).map(drop)? }
    }
    Ok(())
}
