//! What holds of any bytes that are called a pack. The fuzzer and the tests of generated archives look at them with
//! these same eyes.

use std::collections::BTreeSet;

use bank::{Library, MAX_FILE_BYTES, PackFiles};

/// Reading bytes as a `.touchpack`: refused, or files with safe names that hold no more than the bytes did.
pub(crate) fn of_archive(library: &Library, bytes: &[u8]) {
    let read = PackFiles::of_archive(bytes, "a.touchpack");
    let again = PackFiles::of_archive(bytes, "a.touchpack");
    let Ok(files) = read else {
        assert_eq!(again.err().map(|error| error.to_string()), read.err().map(|error| error.to_string()));
        return;
    };
    assert_eq!(again.ok().as_ref(), Some(&files), "a second reading gives something else");
    let held: usize = files.iter().map(|(_, content)| content.len()).sum();
    assert!(held <= bytes.len(), "{held} bytes came out of {}", bytes.len());
    let mut names = BTreeSet::new();
    for (name, content) in files.iter() {
        assert!(content.len() as u64 <= MAX_FILE_BYTES, "{name}");
        let safe = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        assert!(name.chars().all(safe) && !name.is_empty(), "{name:?}");
        assert!(name.split('/').all(|part| !part.is_empty() && part != "." && part != ".."), "{name:?}");
        assert!(names.insert(name.to_ascii_lowercase()), "{name:?} is there twice");
    }
    let written = files.to_archive().expect("what could be read can be written");
    assert_eq!(PackFiles::of_archive(&written, "a.touchpack").ok().as_ref(), Some(&files));
    let problems = match files.read(library) {
        Ok(pack) => pack.problems,
        Err(_) => return,
    };
    assert!(problems.iter().all(|one| one.span.line >= 1 && one.span.column >= 1), "{problems:?}");
    assert!(problems.is_sorted_by_key(|one| &one.span), "problems are out of order");
    let looked_closer = files.lint(library);
    assert_eq!(looked_closer, files.lint(library));
}

/// The archive with the sums and lengths that its entries would have, so that a change in what they hold is read
/// instead of refused. Bytes that are no archive are as they were.
pub(crate) fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut mended = bytes.to_vec();
    let starts: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at).collect();
    for entry in starts {
        mend(&mut mended, entry);
    }
    mended
}

fn mend(bytes: &mut [u8], entry: usize) -> Option<()> {
    let number = |bytes: &[u8], at: usize, length: usize| {
        let little = bytes.get(at..at + length)?.iter().rev();
        Some(little.fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let local = number(bytes, entry + 42, 4)?;
    let length = number(bytes, entry + 24, 4)?;
    let content = local + 30 + number(bytes, local + 26, 2)? + number(bytes, local + 28, 2)?;
    let sum = sum_of(bytes.get(content..content.checked_add(length)?)?).to_le_bytes();
    for at in [entry + 16, local + 14] {
        bytes.get_mut(at..at + 4)?.copy_from_slice(&sum);
    }
    Some(())
}

/// CRC-32 as zip has it.
fn sum_of(bytes: &[u8]) -> u32 {
    let byte = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, byte)
}
