//! Archives written byte by byte, as no archiver would: whatever the form can say can be said here.

/// An entry, with its directory's record and its own header told apart where they may differ.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    pub(crate) local_name: Option<Vec<u8>>,
    pub(crate) content: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    /// What the entry says it holds, when that is not what it holds.
    pub(crate) size: Option<u32>,
    pub(crate) crc: Option<u32>,
    pub(crate) mode: u32,
    pub(crate) extra: Vec<u8>,
    /// The number of the entry whose bytes it shares.
    pub(crate) shares: Option<usize>,
}

pub(crate) fn entry(name: impl AsRef<[u8]>, content: impl AsRef<[u8]>) -> Entry {
    Entry {
        name: name.as_ref().to_vec(),
        local_name: None,
        content: content.as_ref().to_vec(),
        method: 0,
        flags: 0x800,
        size: None,
        crc: None,
        mode: 0o100_644,
        extra: Vec::new(),
        shares: None,
    }
}

/// The bytes of an archive of these entries.
pub(crate) fn archive(entries: &[Entry]) -> Vec<u8> {
    claiming(entries, u16::try_from(entries.len().min(0xffff)).unwrap())
}

/// The bytes of an archive that claims another number of entries than it has.
pub(crate) fn claiming(entries: &[Entry], claimed: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut starts: Vec<u32> = Vec::new();
    for entry in entries {
        if let Some(other) = entry.shares {
            starts.push(starts[other]);
            continue;
        }
        starts.push(u32::try_from(bytes.len()).unwrap());
        bytes.extend(b"PK\x03\x04");
        number(&mut bytes, 20, 2);
        fields(&mut bytes, entry);
        let name = entry.local_name.as_ref().unwrap_or(&entry.name);
        number(&mut bytes, name.len(), 2);
        number(&mut bytes, entry.extra.len(), 2);
        bytes.extend(name);
        bytes.extend(&entry.extra);
        bytes.extend(&entry.content);
    }
    let directory = bytes.len();
    for (entry, start) in entries.iter().zip(&starts) {
        bytes.extend(b"PK\x01\x02");
        number(&mut bytes, 0x0314, 2);
        number(&mut bytes, 20, 2);
        fields(&mut bytes, entry);
        number(&mut bytes, entry.name.len(), 2);
        number(&mut bytes, entry.extra.len(), 2);
        number(&mut bytes, 0, 2);
        number(&mut bytes, 0, 2);
        number(&mut bytes, 0, 2);
        number(&mut bytes, (entry.mode as usize) << 16, 4);
        number(&mut bytes, *start as usize, 4);
        bytes.extend(&entry.name);
        bytes.extend(&entry.extra);
    }
    let length = bytes.len() - directory;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    number(&mut bytes, usize::from(claimed), 2);
    number(&mut bytes, usize::from(claimed), 2);
    number(&mut bytes, length, 4);
    number(&mut bytes, directory, 4);
    number(&mut bytes, 0, 2);
    bytes
}

/// Flags, method, time, checksum and sizes, which both headers have.
fn fields(bytes: &mut Vec<u8>, entry: &Entry) {
    number(bytes, usize::from(entry.flags), 2);
    number(bytes, usize::from(entry.method), 2);
    number(bytes, 0, 2);
    number(bytes, 0x21, 2);
    number(bytes, entry.crc.unwrap_or_else(|| checksum(&entry.content)) as usize, 4);
    let stored = match entry.method {
        0 => entry.size.unwrap_or(u32::try_from(entry.content.len()).unwrap()),
        _ => u32::try_from(entry.content.len()).unwrap(),
    };
    number(bytes, stored as usize, 4);
    number(bytes, entry.size.unwrap_or(u32::try_from(entry.content.len()).unwrap()) as usize, 4);
}

fn number(bytes: &mut Vec<u8>, number: usize, width: usize) {
    bytes.extend(&(number as u64).to_le_bytes()[..width]);
}

/// The checksum of the zip format, CRC-32 (IEEE 802.3).
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}
