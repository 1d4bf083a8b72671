//! Where a workspace must not be written: folders that a sync client copies behind the program's
//! back, and network drives, whose locks and shared memory cannot be trusted.

use std::path::{Component, Path, PathBuf, Prefix};

use crate::StoreError;

/// A sync client, and how its folders are known.
struct SyncClient {
    name: &'static str,
    /// Folder names of its roots, lower case; what follows a space, a hyphen or a bracket is an account.
    roots: &'static [&'static str],
    /// Entries it keeps in its roots.
    markers: &'static [&'static str],
}

const SYNC_CLIENTS: [SyncClient; 5] = [
    SyncClient { name: "Dropbox", roots: &["dropbox"], markers: &[".dropbox.cache"] },
    SyncClient {
        name: "OneDrive",
        roots: &["onedrive"],
        markers: &[".849C9593-D756-4E56-8D6E-42412F2A707B"],
    },
    SyncClient { name: "iCloud", roots: &["icloud drive", "iclouddrive", "mobile documents"], markers: &[] },
    SyncClient {
        name: "Google Drive",
        roots: &["google drive", "googledrive", "google-drive"],
        markers: &[".tmp.driveupload", ".tmp.drivedownload"],
    },
    SyncClient { name: "Syncthing", roots: &[], markers: &[".stfolder"] },
];

/// Refuses a folder in which the files could not be trusted. The folder need not exist yet.
pub(crate) fn refuse_unsafe(dir: &Path) -> Result<(), StoreError> {
    let real = existing_ancestor(dir);
    if let Some(service) = synchronised_by(dir).or_else(|| synchronised_by(&real)) {
        return Err(StoreError::Synchronised { dir: dir.to_owned(), service });
    }
    match network_kind(&real) {
        Some(kind) => Err(StoreError::NetworkDrive { dir: dir.to_owned(), kind }),
        None => Ok(()),
    }
}

/// The folder itself or the nearest one above that exists, links resolved.
fn existing_ancestor(dir: &Path) -> PathBuf {
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    absolute.ancestors().find_map(|ancestor| ancestor.canonicalize().ok()).unwrap_or(absolute)
}

/// The client that synchronises this folder, by the names of the folders it lies in or by what the
/// client keeps there.
fn synchronised_by(dir: &Path) -> Option<&'static str> {
    let by_name = dir.components().find_map(|component| match component {
        Component::Normal(name) => root_of(&name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    by_name.or_else(|| {
        dir.ancestors().find_map(|ancestor| {
            let client = |client: &&SyncClient| client.markers.iter().any(|m| ancestor.join(m).exists());
            SYNC_CLIENTS.iter().find(client).map(|client| client.name)
        })
    })
}

fn root_of(folder: &str) -> Option<&'static str> {
    let is_root = |root: &str| {
        folder.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
    };
    SYNC_CLIENTS.iter().find(|client| client.roots.iter().any(|root| is_root(root))).map(|client| client.name)
}

fn network_kind(dir: &Path) -> Option<&'static str> {
    let share = dir.components().any(|component| {
        matches!(component, Component::Prefix(prefix)
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    });
    if share { Some("a Windows share") } else { network_file_system(dir) }
}

/// By the magic number that `statfs` gives; the values are those of Linux' `magic.h` and of the file
/// systems' own sources.
#[cfg(target_os = "linux")]
fn network_file_system(dir: &Path) -> Option<&'static str> {
    const KINDS: [(u32, &str); 10] = [
        (0x6969, "NFS"),
        (0x517B, "SMB"),
        (0xFE53_4D42, "SMB"),
        (0xFF53_4D42, "CIFS"),
        (0x564C, "NetWare"),
        (0x5346_414F, "AFS"),
        (0x6B41_4653, "AFS"),
        (0x7375_7245, "Coda"),
        (0x00C3_6400, "Ceph"),
        (0x0102_1997, "9P"),
    ];
    let magic = rustix::fs::statfs(dir).ok()?.f_type;
    KINDS.iter().find(|(kind, _)| i128::from(magic) & 0xFFFF_FFFF == i128::from(*kind)).map(|(_, name)| *name)
}

/// Elsewhere only shares named as such are known.
#[cfg(not(target_os = "linux"))]
fn network_file_system(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_clients_are_known_by_name() {
        for (folder, service) in [
            ("/home/kim/Dropbox/work", "Dropbox"),
            ("/home/kim/Dropbox (Example Ltd)/x", "Dropbox"),
            ("/home/kim/OneDrive - Example/x", "OneDrive"),
            ("/Users/kim/Library/CloudStorage/OneDrive-Example/x", "OneDrive"),
            ("/Users/kim/Library/CloudStorage/GoogleDrive-kim@example.org/My Drive", "Google Drive"),
            ("/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ] {
            assert_eq!(synchronised_by(Path::new(folder)), Some(service), "{folder}");
        }
        for folder in ["/home/kim/dropboxes", "/home/kim/onedriver/x", "/home/kim/interviews"] {
            assert_eq!(synchronised_by(Path::new(folder)), None, "{folder}");
        }
    }

    #[test]
    fn folders_of_sync_clients_are_known_by_what_the_client_keeps_there() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(".stfolder")).unwrap();
        let inside = root.path().join("a/b");
        assert_eq!(refuse_unsafe(&inside).unwrap_err().code(), "synchronised-folder");
    }

    #[test]
    fn a_local_disk_is_no_network_drive() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(network_kind(root.path()), None);
        assert!(refuse_unsafe(&root.path().join("not yet there")).is_ok());
    }
}
