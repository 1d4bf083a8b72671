//! Where the repository lies, where what is built goes, and which packages there are.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::Failure;
use crate::process;

/// The repository as cargo sees it.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
    /// The workspace's own packages.
    pub(crate) packages: Vec<Package>,
}

/// A package of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Package {
    /// As in its `Cargo.toml`.
    pub(crate) name: String,
    /// Its folder, from the root, with forward slashes.
    pub(crate) folder: String,
    /// Packages it depends on in any way, tests included.
    pub(crate) dependencies: Vec<String>,
}

impl Workspace {
    /// Asks cargo about the workspace of the current folder.
    ///
    /// # Errors
    /// What cargo answers when there is no workspace or its manifest cannot be read.
    pub(crate) fn find() -> Result<Self, Failure> {
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let text = process::answer(&mut command)?;
        read_metadata(&text).ok_or_else(|| Failure::Answer {
            command: process::line_of(&command),
            detail: "no workspace_root, target_directory or packages".into(),
        })
    }

    /// The folder of the window's interface.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A folder for what this crate itself derives, made if need be.
    ///
    /// # Errors
    /// `Failure::File` when it cannot be made.
    pub(crate) fn own_folder(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.target.join("xtask").join(name);
        std::fs::create_dir_all(&folder).map_err(|source| Failure::file(&folder, source))?;
        Ok(folder)
    }
}

/// The cargo that runs this crate.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn read_metadata(text: &str) -> Option<Workspace> {
    let metadata: Value = serde_json::from_str(text).ok()?;
    let root = PathBuf::from(metadata.get("workspace_root")?.as_str()?);
    let target = PathBuf::from(metadata.get("target_directory")?.as_str()?);
    let packages = metadata.get("packages")?.as_array()?;
    let packages = packages.iter().map(|package| read_package(package, &root)).collect::<Option<_>>()?;
    Some(Workspace { root, target, packages })
}

fn read_package(package: &Value, root: &Path) -> Option<Package> {
    let manifest = Path::new(package.get("manifest_path")?.as_str()?);
    let folder = manifest.parent()?.strip_prefix(root).ok()?;
    let dependencies = package.get("dependencies")?.as_array()?;
    let dependencies = dependencies.iter().map(|one| Some(one.get("name")?.as_str()?.to_owned()));
    Some(Package {
        name: package.get("name")?.as_str()?.to_owned(),
        folder: folder.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
        dependencies: dependencies.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_understood_about_this_very_workspace() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.root.join("Cargo.toml").is_file());
        let own = workspace.packages.iter().find(|package| package.name == "xtask").unwrap();
        assert_eq!(own.folder, "src-tauri/crates/xtask");
        assert!(own.dependencies.iter().any(|name| name == "touchstone-bank"));
    }

    #[test]
    fn an_answer_without_the_expected_fields_is_no_workspace() {
        assert!(read_metadata("{}").is_none());
        assert!(read_metadata("not json").is_none());
    }
}
