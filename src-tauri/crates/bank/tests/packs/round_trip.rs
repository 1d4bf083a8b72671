//! A pack made and read again is the same pack, and the same content is the same bytes.

use std::collections::BTreeMap;

use bank::{Library, PackFiles};
use proptest::prelude::*;

use crate::forged::{archive, entry};
use crate::scene::{Scene, below, write};

#[test]
fn a_pack_made_and_read_again_is_the_same() {
    let scene = Scene::new();
    let files = scene.files("acme", "1.0.0");
    let made = files.to_archive().unwrap();
    let again = PackFiles::of_archive(&made, "acme.touchpack").unwrap();
    assert!(again.iter().eq(files.iter()));
    let names: Vec<&str> = again.iter().map(|(name, _)| name).collect();
    assert!(names.is_sorted() && !names.contains(&"notes.txt"), "{names:?}");
    for beside in ["README.md", "LICENSE-MIT", "pack.yaml", "rubrics/scale.yaml"] {
        assert!(names.contains(&beside), "{beside}");
    }
    assert_eq!(again.to_archive().unwrap(), made);
    let library = Library::bundled();
    let (pack, other) = (again.read(&library).unwrap(), files.read(&library).unwrap());
    assert_eq!((&pack.hash, &pack.manifest), (&other.hash, &other.manifest));
    assert_eq!(pack.problems, []);
}

#[test]
fn the_same_content_is_the_same_bytes_whenever_and_wherever_it_was_written() {
    let (one, two) = (Scene::new(), Scene::new());
    let first = one.files("acme", "1.0.0").to_archive().unwrap();
    let folder = two.folder("acme", "1.0.0");
    for (name, bytes) in below(&folder).into_iter().rev() {
        std::fs::remove_file(folder.join(&name)).unwrap();
        write(&folder.join(&name), &bytes);
    }
    assert_eq!(PackFiles::of_folder(&folder).unwrap().to_archive().unwrap(), first);
    // Fixed for good: another hash would tell those who compare that the pack is another.
    let hash = blake3::hash(&first).to_hex().to_string();
    assert_eq!(hash, "7b42e58b6ab6194fe3c635f38fb9f1a45ee8fe0352514dedf0c04e11a06d6493");
    assert_eq!(
        one.files("acme", "1.0.0").read(&Library::bundled()).unwrap().hash,
        "b92534aff8aad3cd870ca7c0690ab2026eff5894ba5941bb3aac418da735547f"
    );
}

#[test]
fn entries_in_another_order_or_stored_by_another_program_are_the_same_pack() {
    let scene = Scene::new();
    let files = scene.files("acme", "1.0.0");
    let mut entries: Vec<_> = files.iter().map(|(name, bytes)| entry(name, bytes)).collect();
    entries.reverse();
    let other = PackFiles::of_archive(&archive(&entries), "other").unwrap();
    assert_eq!(other.to_archive().unwrap(), files.to_archive().unwrap());
}

#[test]
fn the_bundled_pack_can_be_made_and_read() {
    let files = PackFiles::bundled();
    let made = files.to_archive().unwrap();
    let again = PackFiles::of_archive(&made, "touchstone.touchpack").unwrap();
    assert_eq!(again.read(&Library::bundled()).unwrap().hash, bank::Pack::bundled().hash);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_files_come_back_as_they_went(
        files in proptest::collection::btree_map(
            "(questions/[a-z0-9-]{1,20}\\.md|rubrics/(kits|loops|competencies)/[a-z0-9]{1,9}x\\.yaml)",
            proptest::collection::vec(any::<u8>(), 0..3000),
            0..12,
        ),
    ) {
        let entries: Vec<_> = files.iter().map(|(name, bytes)| entry(name, bytes)).collect();
        let read = PackFiles::of_archive(&archive(&entries), "any").unwrap();
        let of = |files: &PackFiles| -> BTreeMap<String, Vec<u8>> {
            files.iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
        };
        prop_assert_eq!(of(&read), files.clone());
        let made = read.to_archive().unwrap();
        prop_assert_eq!(of(&PackFiles::of_archive(&made, "again").unwrap()), files);
        prop_assert_eq!(read.to_archive().unwrap(), made);
    }
}
