//! A journal's file: taken by one writer at a time, created whole or not at all, and never in the place of another.

use super::super::journal::MOST_BYTES;
use super::numbered;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// How the name of a file ends that is not yet in its place.
const UNFINISHED: &str = ".new";

/// A journal's file that nobody else writes to while this lives. The system gives it back when the process ends, however
/// it ends.
#[derive(Debug)]
pub struct Held {
    file: File,
    path: PathBuf,
}

impl Held {
    /// Takes a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::ResourceBusy`] when somebody else has it; what the file system says otherwise.
    pub fn take(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        lock(&file)?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Creates a file in a folder, whole or not at all, under the first name that is free.
    ///
    /// # Errors
    /// What the file system says; nothing is left behind then.
    pub fn create(folder: &Path, stem: &str, text: &[u8]) -> io::Result<Self> {
        Self::create_as(numbered(folder, stem), folder, text)
    }

    /// Creates a file of this very name, whole or not at all.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when there is one; what the file system says otherwise.
    pub fn create_at(path: &Path, text: &[u8]) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::create_as(std::iter::once(path.to_owned()), folder, text)
    }

    /// Creates a file under the first of some names that is free.
    fn create_as(mut names: impl Iterator<Item = PathBuf>, folder: &Path, text: &[u8]) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let (file, beside) = unfinished(folder)?;
        let done = fill(&file, text).and_then(|()| publish(&beside, &mut names, folder));
        match done {
            Ok(path) => Ok(Self { file, path }),
            Err(error) => {
                // The first error is the one to tell; a leftover that cannot be removed is swept later.
                let _ = fs::remove_file(&beside);
                Err(error)
            }
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All of it, up to the size a journal may have.
    ///
    /// # Errors
    /// What the file system says.
    pub fn read(&mut self) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(0))?;
        read_bounded(&mut self.file)
    }

    /// Writes behind the first `after` bytes, whatever stood there, and waits until it is on the disk.
    ///
    /// # Errors
    /// What the file system says; [`io::ErrorKind::NotFound`] when the file has been removed meanwhile.
    pub fn append(&mut self, after: u64, text: &[u8]) -> io::Result<()> {
        if self.removed()? {
            return Err(io::ErrorKind::NotFound.into());
        }
        self.file.set_len(after)?;
        self.file.seek(SeekFrom::Start(after))?;
        self.file.write_all(text)?;
        self.file.sync_data()
    }

    #[cfg(unix)]
    fn removed(&self) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt as _;
        Ok(self.file.metadata()?.nlink() == 0)
    }

    /// A file that is open cannot be removed there.
    #[cfg(not(unix))]
    fn removed(&self) -> io::Result<bool> {
        Ok(false)
    }
}

/// The bytes of a journal, and one more than it may have if there are too many.
///
/// # Errors
/// What the file system says.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_bounded(&mut File::open(path)?)
}

fn read_bounded(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Removes a journal for good.
///
/// # Errors
/// [`io::ErrorKind::ResourceBusy`] while somebody writes to it; what the file system says otherwise.
pub fn delete(path: &Path) -> io::Result<()> {
    match Held::take(path) {
        Ok(_) => {}
        // What cannot be opened can still be removed.
        Err(error) if error.kind() != io::ErrorKind::ResourceBusy => {}
        Err(busy) => return Err(busy),
    }
    fs::remove_file(path)
}

/// Removes what a process that died while it created a journal has left in a folder.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if is_unfinished(&path) && path.is_file() && Held::take(&path).is_ok() {
            // Whoever may not remove it finds it again.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether a name is one of [`unfinished`], or of the versions before it: "NAME.journal.PID.new".
fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some((journal, process)) = name.strip_suffix(UNFINISHED).and_then(|rest| rest.rsplit_once('.'))
    else {
        return false;
    };
    journal.ends_with(&format!(".{}", super::EXTENSION))
        && !process.is_empty()
        && process.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// A new file beside where a journal is to lie, taken.
fn unfinished(folder: &Path) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    for n in 0.. {
        let path = folder.join(format!("new.{}.{process}-{n}{UNFINISHED}", super::EXTENSION));
        match OpenOptions::new().read(true).write(true).create_new(true).open(&path) {
            Ok(file) => {
                lock(&file)?;
                return Ok((file, path));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    unreachable!("one of the names is free")
}

fn fill(mut file: &File, text: &[u8]) -> io::Result<()> {
    file.write_all(text)?;
    file.sync_all()
}

/// Gives a file that is whole the first free one of some names. Another file of that name is never lost: no link is made
/// where one is, and where the file system knows no links the name is taken first.
fn publish(beside: &Path, names: &mut impl Iterator<Item = PathBuf>, folder: &Path) -> io::Result<PathBuf> {
    let taken = |error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists;
    for path in names {
        // A leftover that cannot be removed is swept later.
        let placed = fs::hard_link(beside, &path).map(|()| drop(fs::remove_file(beside)));
        let placed = placed.or_else(|error| {
            if taken(&error) {
                return Err(error);
            }
            File::create_new(&path)?;
            fs::rename(beside, &path)
        });
        match placed {
            Ok(()) => {
                sync_folder(folder);
                return Ok(path);
            }
            Err(error) if taken(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// A name is on the disk once its folder is. Where folders cannot be synced, the system does so in its own time.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// A name is on the disk once its folder is. There the file system sees to it.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) {}

/// Takes the lock of a file. A file system without locks gives everybody the file.
fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::ResourceBusy.into()),
        Err(TryLockError::Error(_)) | Ok(()) => Ok(()),
    }
}
