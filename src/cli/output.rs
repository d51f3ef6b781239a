//! Files that results are written to. A file of the user's stays the file it is: its links, its mode, its owner; and what
//! was named as an input, or for another result, is not written over.

use super::fault::Fault;
use crate::session::store;
use crate::text::{Texts, file};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Links that are followed from one name: as many as systems follow.
const MOST_LINKS: usize = 40;

/// A file that is to be written, by the option that names it.
pub type Named<'a> = (&'static str, Option<&'a Path>);

/// Looks whether every file can be written without losing another that the same command reads or writes.
///
/// # Errors
/// [`Fault::Usage`] that names both.
pub fn check(outputs: &[Named<'_>], inputs: &[&str]) -> Result<(), Fault> {
    let texts = Texts::english();
    let outputs: Vec<(&str, &Path)> =
        outputs.iter().filter_map(|(option, path)| path.map(|path| (*option, path))).collect();
    for (index, (option, path)) in outputs.iter().enumerate() {
        // What is no file of the disk, such as a pipe, is not lost by being written to.
        if fs::metadata(path).is_ok_and(|data| !data.is_file()) {
            continue;
        }
        if inputs.iter().any(|input| Path::new(input).exists() && same(path, Path::new(input))) {
            return Err(Fault::Usage(file::overwrites_input(&texts, option, path)));
        }
        if let Some((other, _)) = outputs[..index].iter().find(|(_, other)| same(path, other)) {
            return Err(Fault::Usage(file::written_twice(&texts, other, option, path)));
        }
    }
    Ok(())
}

/// Writes a result: a regular file whole or not at all, and what is none, such as a pipe or a terminal, directly.
///
/// # Errors
/// What the file system says.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let target = target(path);
            if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)?;
            }
            replace(&target, text, None)
        }
        Err(error) => Err(error),
        Ok(data) => {
            // What may not be written is not replaced either.
            let mut file = OpenOptions::new().write(true).open(path)?;
            if !data.is_file() {
                return file.write_all(text.as_bytes());
            }
            let replaced = || path.canonicalize().and_then(|target| replace(&target, text, Some(&data)));
            if linked(&data) || replaced().is_err() { in_place(file, text) } else { Ok(()) }
        }
    }
}

/// Writes over a file where it lies.
fn in_place(mut file: File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Writes a file beside its place, syncs it and moves it there, with mode and owner of the one it replaces.
fn replace(target: &Path, text: &str, like: Option<&Metadata>) -> io::Result<()> {
    let mut beside = target.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        if let Some(like) = like {
            own(&file, like)?;
            file.set_permissions(like.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, target)
    });
    match &written {
        Ok(()) => store::sync_folder(target.parent().unwrap_or(Path::new(""))),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        // The first error is the one to tell.
        Err(_) => drop(fs::remove_file(&beside)),
    }
    written
}

/// Gives a file the owner of another.
#[cfg(unix)]
fn own(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let now = file.metadata()?;
    if (now.uid(), now.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    fchown(file, Some(like.uid()), Some(like.gid()))
}

/// Owners are inherited there.
#[cfg(not(unix))]
fn own(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether a file has other names, which a new file in the place of one would part from it.
#[cfg(unix)]
fn linked(data: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    data.nlink() > 1
}

/// Whether a file has other names: that is not told there.
#[cfg(not(unix))]
fn linked(_: &Metadata) -> bool {
    false
}

/// Whether two names are those of one file, however they are written.
fn same(one: &Path, other: &Path) -> bool {
    identity(one) == identity(other)
}

/// What tells a file from all others.
#[derive(PartialEq, Eq)]
enum Identity {
    #[cfg(unix)]
    Node(u64, u64),
    Path(PathBuf),
}

fn identity(path: &Path) -> Identity {
    #[cfg(unix)]
    if let Ok(data) = fs::metadata(path) {
        use std::os::unix::fs::MetadataExt as _;
        return Identity::Node(data.dev(), data.ino());
    }
    Identity::Path(place(&target(path)))
}

/// The place a name stands for, whether there is a file or not.
fn place(path: &Path) -> PathBuf {
    if let Ok(place) = path.canonicalize() {
        return place;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

/// Where a name leads through links, to a file that is not there yet.
fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}
