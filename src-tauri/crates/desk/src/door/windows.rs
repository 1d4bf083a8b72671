//! The door on Windows: a named pipe, whose name says which data it belongs to. By default only its
//! creator may write to one.

use std::fs;
use std::io;
use std::path::Path;

pub(super) use interprocess::local_socket::Stream;
use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericNamespaced, Listener, ListenerOptions, Name};

pub(super) fn listen(folder: &Path) -> io::Result<Listener> {
    fs::create_dir_all(folder)?;
    ListenerOptions::new().name(name(folder)?).create_sync()
}

pub(super) fn connect(folder: &Path) -> io::Result<Stream> {
    Stream::connect(name(folder)?)
}

/// A pipe goes with its last listener.
pub(super) fn close(_folder: &Path) {}

fn name(folder: &Path) -> io::Result<Name<'static>> {
    let folder = folder.canonicalize()?;
    let hash = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
    format!("touchstone-{hash}").to_ns_name::<GenericNamespaced>()
}
