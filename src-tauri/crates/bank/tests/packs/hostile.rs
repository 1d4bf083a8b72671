//! Archives made to do harm: each is refused with its reason, in little time and memory, and nothing of
//! it is installed.

use std::sync::LazyLock;
use std::time::Duration;

use bank::{Library, PackError, PackFiles};
use proptest::prelude::*;

use crate::forged::{Entry, archive, claiming, entry};
use crate::promises;
use crate::scene::{GOOD, Scene, below, manifest, write};

/// The entries of a pack that would be read.
fn good() -> Vec<Entry> {
    static GOOD: LazyLock<Vec<Entry>> = LazyLock::new(entries);
    GOOD.clone()
}

fn entries() -> Vec<Entry> {
    let mut entries = vec![entry("pack.yaml", manifest("acme", "1.0.0"))];
    let files = below(GOOD.as_ref()).into_iter().filter(|(name, _)| !name.starts_with("variants"));
    entries.extend(files.map(|(name, bytes)| entry(name, bytes)));
    entries
}

fn with(more: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    archive(&good().into_iter().chain(more).collect::<Vec<_>>())
}

fn refused(bytes: &[u8]) -> PackError {
    PackFiles::of_archive(bytes, "evil.touchpack").expect_err("it was read")
}

fn question() -> Entry {
    entry("questions/more-001.md", "words")
}

#[test]
fn what_is_forged_here_without_a_flaw_is_read() {
    let files = PackFiles::of_archive(&with([question()]), "a").unwrap();
    assert_eq!(files.iter().count(), good().len() + 1);
    assert_eq!(files.manifest().unwrap().id, "acme");
    let folders =
        ["questions/", "rubrics/", "rubrics/kits/"].map(|name| Entry { mode: 0o040_755, ..entry(name, "") });
    assert_eq!(PackFiles::of_archive(&with(folders), "a").unwrap().iter().count(), good().len());
}

#[test]
fn entries_that_could_lead_out_of_the_folder_or_stand_for_two_files_are_refused() {
    let named = |name: &str| vec![entry(name, "x")];
    let cases: Vec<(Vec<Entry>, &str)> = vec![
        (named("../pack.yaml"), "leads out"),
        (named("questions/../../../etc/passwd"), "leads out"),
        (named("/etc/passwd"), "root of a disk"),
        (named("C:/windows/system.ini"), "root of a disk"),
        (named("C:\\windows\\system.ini"), "root of a disk"),
        (named("\\\\server\\share\\a.md"), "root of a disk"),
        (named("//server/share/a.md"), "root of a disk"),
        (named("questions\\a.md"), "backslash"),
        (named("questions/a.md:hidden"), "not every system"),
        (named("questions/a\0.md"), "not every system"),
        (named("questions/nul.md"), "Windows"),
        (named("questions/a.md."), "Windows"),
        (named("questions//a.md"), "empty or a dot"),
        (named("./pack.yaml"), "empty or a dot"),
        (named(&format!("questions/{}.md", "a".repeat(65_000))), "longer"),
        (named("questions/\u{e9}.md"), "beyond ASCII"),
        (vec![entry("questions/e.md", "x"), entry("questions/e\u{301}.md", "x")], "beyond ASCII"),
        (vec![entry("questions/a.md", "x"), entry("questions/A.md", "x")], "case only"),
        (vec![question(), question()], "one name"),
        (named("install.sh"), "a pack holds"),
        (named("questions/deep/a.md"), "a pack holds"),
        (named(".git/hooks/post-checkout"), "a pack holds"),
        (vec![Entry { name: b"questions/\xff.md".to_vec(), ..question() }], "not UTF-8"),
        (vec![Entry { mode: 0o120_777, content: b"/etc/passwd".to_vec(), ..question() }], "a link"),
        (vec![Entry { mode: 0o020_644, ..question() }], "no ordinary file"),
        (vec![Entry { mode: 0o010_644, ..question() }], "no ordinary file"),
        (vec![Entry { mode: 0o040_755, ..entry("../", "") }], "leads out"),
        (vec![Entry { mode: 0o040_755, ..entry("questions/deep/", "") }], "a pack"),
        (vec![Entry { flags: 0x801, ..question() }], "encrypted"),
        (vec![Entry { method: 8, ..question() }], "compressed"),
        (vec![Entry { method: 95, ..question() }], "compressed"),
        (vec![Entry { local_name: Some(b"questions/less-001.md".to_vec()), ..question() }], "damaged"),
        (vec![Entry { crc: Some(1), ..question() }], "damaged"),
        (vec![Entry { size: Some(7), ..question() }], "damaged"),
        (vec![Entry { content: vec![b'a'; (1 << 20) + 1], ..question() }], "at most 1048576"),
    ];
    for (entries, reason) in cases {
        let name = String::from_utf8_lossy(&entries[0].name).chars().take(40).collect::<String>();
        let error = refused(&with(entries));
        assert!(error.to_string().contains(reason), "{name:?}: {error}");
        assert!(!error.hint().is_empty() && error.to_string().len() < 400, "{error}");
        assert!(!error.to_string().chars().any(char::is_control), "{error:?}");
    }
}

#[test]
fn a_second_name_beside_the_entry_is_the_one_that_is_checked() {
    // The Unicode path field: version 1, the checksum of the first name, the second name.
    let mut field = vec![1];
    field.extend(crate::forged::checksum(b"questions/more-001.md").to_le_bytes());
    field.extend(b"../more.md");
    let mut extra = vec![0x75, 0x70, u8::try_from(field.len()).unwrap(), 0];
    extra.extend(field);
    let error = refused(&with([Entry { extra, ..question() }]));
    assert!(error.to_string().contains("leads out"), "{error}");
}

/// Runs on a thread of its own, so that something endless fails instead of hanging.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || drop(done.send(work())));
    told.recv_timeout(Duration::from_secs(30)).expect("it takes too long")
}

#[test]
fn a_hundred_thousand_entries_are_counted_and_not_read() {
    let error = in_time(|| {
        let many: Vec<Entry> = (0..100_000).map(|n| entry(format!("questions/{n}.md"), "")).collect();
        refused(&archive(&many))
    });
    assert!(matches!(error, PackError::TooManyEntries { entries: 100_000, .. }), "{error}");
    // An end that claims few, or many, does not change what is counted.
    for claimed in [1, 0xffff] {
        let error = in_time(move || {
            let many: Vec<Entry> = (0..100_000).map(|n| entry(format!("questions/{n}.md"), "")).collect();
            refused(&claiming(&many, claimed))
        });
        assert!(matches!(error, PackError::TooManyEntries { .. }), "{error}");
    }
    assert!(matches!(refused(&claiming(&good(), 0xffff)), PackError::NotAnArchive { .. }));
    assert!(matches!(refused(&claiming(&good(), 20_000)), PackError::NotAnArchive { .. }));
}

#[test]
fn entries_that_share_their_bytes_do_not_multiply_them() {
    let error = in_time(|| {
        let mut entries = good();
        let first = entries.len();
        entries.push(Entry { content: vec![b'a'; 1 << 20], ..entry("questions/a.md", "") });
        entries.extend((0..5000).map(|n| Entry {
            shares: Some(first),
            size: Some(1 << 20),
            crc: Some(0),
            ..entry(format!("questions/a{n}.md"), "")
        }));
        refused(&archive(&entries))
    });
    assert!(error.to_string().contains("hold more than the file"), "{error}");
}

#[test]
fn compressed_bombs_are_refused_without_being_unpacked() {
    // A thousandfold of zeros, as any archiver would store it.
    let bomb = Entry { method: 8, size: Some(0xffff_fffe), content: vec![0; 4 << 20], ..question() };
    let error = in_time(move || refused(&with([bomb])));
    assert!(error.to_string().contains("compressed"), "{error}");
}

#[test]
fn a_file_too_large_is_not_read() {
    let scene = Scene::new();
    let path = scene.path("large.touchpack");
    std::fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let error = PackFiles::of_file(&path).unwrap_err();
    assert!(matches!(error, PackError::TooLarge { bytes, .. } if bytes == 1 << 40), "{error}");
    let error = PackFiles::of_file(&scene.path("none.touchpack")).unwrap_err();
    assert_eq!(error.code(), "io");
    assert_eq!(PackFiles::of_file(&scene.path("")).unwrap_err().code(), "io");
}

#[test]
fn an_archive_cut_off_anywhere_is_refused() {
    let whole = with([]);
    for at in (0..whole.len()).step_by(37).chain(whole.len() - 60..whole.len()) {
        let error = refused(&whole[..at]);
        assert!(matches!(error, PackError::NotAnArchive { .. }), "cut at {at}: {error}");
    }
}

#[test]
fn what_is_no_archive_at_all_is_refused() {
    for bytes in [b"".as_slice(), b"PK", b"\x1f\x8b\x08 a tar", &[0; 10_000], b"PK\x05\x06"] {
        assert_eq!(refused(bytes).code(), "not-a-pack");
    }
    // An archive without entries is one; there is no pack in it.
    let empty = PackFiles::of_archive(&archive(&[]), "empty").unwrap();
    assert_eq!(empty.manifest().unwrap_err().code(), "no-manifest");
}

#[test]
fn something_before_or_behind_an_archive_makes_it_none() {
    let whole = with([]);
    let before = [b"#!/bin/sh\n".as_slice(), &whole].concat();
    assert_eq!(refused(&before).code(), "not-a-pack");
    let second = archive(&[entry("pack.yaml", manifest("second", "1.0.0"))]);
    for behind in [b"\0".as_slice(), b"words", &second] {
        assert_eq!(refused(&[&whole, behind].concat()).code(), "not-a-pack");
    }
}

#[test]
fn a_pack_without_a_manifest_or_with_errors_is_not_installed() {
    let scene = Scene::new();
    for (entries, code) in [
        (good().split_off(1), "no-manifest"),
        (vec![entry("pack.yaml", "id: [")], "no-manifest"),
        (vec![entry("pack.yaml", manifest("acme", "1.0.0"))], "pack-has-errors"),
        (good().into_iter().chain([question()]).collect(), "pack-has-errors"),
        (
            good().into_iter().chain([entry("questions/b.md", "&a [".repeat(10_000))]).collect(),
            "pack-has-errors",
        ),
    ] {
        let files = PackFiles::of_archive(&archive(&entries), "a").unwrap();
        let error = scene.packs().install(&files, true, &scene.library()).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(!scene.path("data/packs").exists(), "something was written");
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_do_not_become_part_of_a_pack() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new();
    let secret = scene.path("secret");
    write(&secret, b"a key");
    let folder = scene.folder("acme", "1.0.0");
    symlink(&secret, folder.join("questions/sec-001.md")).unwrap();
    let error = PackFiles::of_folder(&folder).unwrap_err();
    assert!(
        error.to_string().contains("questions/sec-001.md cannot be part of a pack: it is a link"),
        "{error}"
    );
    std::fs::remove_file(folder.join("questions/sec-001.md")).unwrap();
    std::fs::rename(folder.join("rubrics/kits"), scene.path("kits")).unwrap();
    symlink(scene.path("kits"), folder.join("rubrics/kits")).unwrap();
    assert_eq!(PackFiles::of_folder(&folder).unwrap_err().code(), "pack-bad-file");
}

#[test]
fn files_of_a_folder_that_not_every_system_can_store_are_told() {
    let scene = Scene::new();
    let folder = scene.folder("acme", "1.0.0");
    write(&folder.join("questions/gr\u{f6}\u{df}e.md"), b"x");
    let error = PackFiles::of_folder(&folder).unwrap_err();
    assert_eq!(error.code(), "pack-bad-file");
    assert!(error.to_string().contains("beyond ASCII"), "{error}");
}

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::bundled);

/// Looks at bytes as a pack, and says whether they were read as one.
fn check(bytes: &[u8]) -> bool {
    promises::of_archive(&LIBRARY, bytes);
    PackFiles::of_archive(bytes, "any").is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        check(&bytes);
        check(&[bytes.as_slice(), &archive(&good())].concat());
        check(&[archive(&good()).as_slice(), &bytes].concat());
    }

    #[test]
    fn a_damaged_archive_is_read_or_refused(
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let mut bytes = with([question()]);
        // Half of the flips in the directory, which is small beside the contents.
        for (n, (at, to)) in flips.into_iter().enumerate() {
            let from = if n % 2 == 0 { 0 } else { bytes.len() - 1200 };
            let at = from + at.index(bytes.len() - from);
            bytes[at] = to;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        check(&bytes);
        check(&promises::mended(&bytes));
    }

    #[test]
    fn an_archive_of_any_entries_is_read_or_refused(
        entries in proptest::collection::vec(any_entry(), 0..6),
        claimed in proptest::option::of(any::<u16>()),
    ) {
        let bytes = match claimed {
            Some(claimed) => claiming(&entries, claimed),
            None => archive(&entries),
        };
        check(&bytes);
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let name = prop_oneof![
        4 => "(questions|rubrics|rubrics/kits)/[a-c]{1,2}\\.(md|yaml)".prop_map(String::into_bytes),
        1 => "[./\\\\:a-c\u{e9}]{0,12}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..12),
    ];
    let content = proptest::collection::vec(any::<u8>(), 0..40);
    let odd = (
        prop_oneof![9 => Just(0_u16), 1 => any::<u16>()],
        prop_oneof![9 => Just(0x800_u16), 1 => any::<u16>()],
    );
    let size = prop_oneof![9 => Just(None), 1 => any::<u32>().prop_map(Some)];
    let mode = prop_oneof![9 => Just(0o100_644_u32), 1 => 0..0o200_000_u32];
    let extra = prop_oneof![9 => Just(Vec::new()), 1 => proptest::collection::vec(any::<u8>(), 0..30)];
    (name, content, odd, size, mode, extra).prop_map(|(name, content, (method, flags), size, mode, extra)| {
        Entry { name, content, method, flags, size, mode, extra, ..entry("", "") }
    })
}

#[test]
fn most_of_what_is_tried_above_gets_past_the_first_check() {
    // Otherwise the properties would show nothing: an archive of sound entries with one odd thing each.
    let read = (0..50_u8).filter(|n| {
        let mut bytes = with([question()]);
        let at = 40 + usize::from(*n);
        bytes[at] ^= u8::from(n % 2 == 0);
        check(&bytes)
    });
    assert!(read.count() >= 25);
}
