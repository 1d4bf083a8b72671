use std::fs;
use std::io;
use std::path::Path;

pub fn remove_if_present(path: impl AsRef<Path>) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(err) => Err(err),
    }
}

pub fn read_or_empty(path: impl AsRef<Path>) -> io::Result<String> {
    let err = match fs::read_to_string(path) {
        Ok(s) => return Ok(s),
        Err(e) => e,
    };
    if let io::ErrorKind::NotFound = err.kind() {
        return Ok(String::new());
    }
    if err.kind() != io::ErrorKind::PermissionDenied {
        eprintln!("odd: {err}");
    }
    Err(err)
}

fn make(kind: u8) -> io::Error {
    match kind {
        0 => io::ErrorKind::NotFound.into(),
        1 => io::Error::from(io::ErrorKind::AlreadyExists),
        _ => io::Error::other("unknown"),
    }
}
