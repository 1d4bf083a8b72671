//! The door on Unix: a socket in a folder of its own, which nobody else may enter.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::UnixListener;
pub(super) use std::os::unix::net::UnixStream as Stream;
use std::path::{Path, PathBuf};

/// The socket's name in its folder.
const SOCKET: &str = "socket";
/// The path of a socket may have about a hundred bytes.
const SHORT: usize = 90;

pub(super) fn listen(folder: &Path) -> io::Result<UnixListener> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    // Of an app that was ended.
    match fs::remove_file(folder.join(SOCKET)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => at(folder, |path| UnixListener::bind(path)),
    }
}

pub(super) fn connect(folder: &Path) -> io::Result<Stream> {
    at(folder, |path| Stream::connect(path))
}

pub(super) fn close(folder: &Path) {
    fs::remove_file(folder.join(SOCKET)).unwrap_or_default();
}

/// Names the socket of a folder to `with`; where its path is too long, by the way that Linux offers to a
/// folder that is open.
fn at<T>(folder: &Path, with: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    let path = folder.join(SOCKET);
    if !cfg!(target_os = "linux") || path.as_os_str().len() <= SHORT {
        return with(&path);
    }
    let opened = File::open(folder)?;
    with(&PathBuf::from(format!("/proc/self/fd/{}/{SOCKET}", opened.as_raw_fd())))
}
