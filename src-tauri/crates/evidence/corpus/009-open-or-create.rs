use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

fn open_log(dir: &PathBuf) -> Result<File, io::Error> {
    let path = dir.join("app.log");
    match File::open(&path) {
        Ok(f) => Ok(f),
        Err(e) if e.kind() == ErrorKind::NotFound => File::create(&path),
        Err(e) => Err(e),
    }
}

fn append(dir: &PathBuf) -> io::Result<File> {
    let path = dir.join("app.log");
    match OpenOptions::new().append(true).open(&path) {
        Ok(f) => Ok(f),
        Err(e) => match e.kind() {
            ErrorKind::NotFound => File::create(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Err(e),
            _ => Err(io::Error::new(ErrorKind::Other, e)),
        },
    }
}
