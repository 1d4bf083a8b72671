use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

pub fn copy_upper(from: &Path, to: &Path) -> io::Result<u64> {
    let mut reader = BufReader::new(File::open(from)?);
    let mut writer = BufWriter::with_capacity(64 * 1024, File::create(to)?);
    let mut buf = [0u8; 4096];
    let mut written = 0u64;
    loop {
        let n = reader.read(&mut buf)?;
        if n == 0 {
            break;
        }
        buf[..n].make_ascii_uppercase();
        writer.write_all(&buf[..n])?;
        written += n as u64;
    }
    writer.flush()?;
    Ok(written)
}
