//! Foreign files: read as bytes of a bounded number, whatever they are.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::tree::MAX_SIZE;

/// The bytes of a file somebody named; of one that is larger than a level may be, one byte more than that, which whoever
/// reads them refuses. A pipe is read to its end.
///
/// # Errors
/// What the file system says; a folder is no file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_SIZE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file somebody named, no larger than a level may be.
///
/// # Errors
/// What the file system says, that the file is too large, or that it is no text.
pub fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read(path)?;
    if bytes.len() > MAX_SIZE {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {MAX_SIZE} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

/// What a folder and the folders in it hold under names that end with `.ron`.
#[derive(Debug, Default)]
pub struct Found {
    /// Files, by name.
    pub files: Vec<PathBuf>,
    /// What is no file or cannot be looked into, and why.
    pub left_out: Vec<(PathBuf, String)>,
}

impl Found {
    /// Looks through a folder. Links to folders are not followed: they could lead round in a circle.
    ///
    /// # Errors
    /// When the folder itself cannot be looked into.
    pub fn look_through(&mut self, folder: &Path) -> io::Result<()> {
        let mut inside = Vec::new();
        for entry in fs::read_dir(folder)? {
            inside.push(entry?.path());
        }
        inside.sort();
        for path in inside {
            self.look_at(path);
        }
        Ok(())
    }

    fn look_at(&mut self, path: PathBuf) {
        let is_named_so = path.extension().is_some_and(|extension| extension == "ron");
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() && !path.is_symlink() => {
                if let Err(error) = self.look_through(&path) {
                    self.left_out.push((path, error.to_string()));
                }
            }
            _ if !is_named_so => {}
            Ok(there) if there.is_file() => self.files.push(path),
            Ok(there) if there.is_dir() => self.left_out.push((path, "it is a link to a folder".into())),
            Ok(_) => self.left_out.push((path, "it is no file but a pipe, a socket or a device".into())),
            Err(_) if path.is_symlink() => {
                self.left_out.push((path, "it is a link that leads nowhere".into()))
            }
            Err(error) => self.left_out.push((path, error.to_string())),
        }
    }
}
