//! A pack as a team keeps one: a folder of their own with a question, a kit and names as people give them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::laptop::Laptop;

/// The questions the bank is tested with.
const QUESTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/bank/tests/good");

/// Makes the team's folder, outside the data folder.
pub(crate) fn checked_out(laptop: &Laptop, folder: &str) -> PathBuf {
    let to = laptop.root().join(folder);
    for part in ["questions", "rubrics/competencies", "rubrics/kits", "rubrics/loops"] {
        copy(&Path::new(QUESTIONS).join(part), &to.join(part));
    }
    fs::copy(Path::new(QUESTIONS).join("rubrics/scale.yaml"), to.join("rubrics/scale.yaml")).unwrap();
    let manifest = "id: harbour\nname: Hafenbetriebsgesellschaft Interviews\nversion: 2.1.0\n\
        license: MIT OR Apache-2.0\nauthors: [Kim Sørensen, 欧阳修远]\n\
        description: What we ask for the crane control team.\n";
    fs::write(to.join("pack.yaml"), manifest).unwrap();
    to
}

/// Links folders, as adding them does.
pub(crate) fn linked(laptop: &Laptop, folders: &[&Path]) {
    let packs = laptop.data().join("packs");
    fs::create_dir_all(&packs).unwrap();
    fs::write(packs.join("linked.json"), json!({ "folders": folders }).to_string()).unwrap();
}

/// The file of the team's coding question.
pub(crate) fn question(folder: &Path) -> PathBuf {
    folder.join("questions/sum-001-add-up.md")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
