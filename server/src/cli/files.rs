//! Files that a call names. One that cannot be read, or a place that cannot be written, makes the call wrong (exit
//! code 2): whoever typed the name can mend it. What breaks later, a full disk, is broken (3). Tested by
//! `tests/exit_codes.rs`.

use super::Ended;
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

fn unreadable(path: &Path, error: &std::io::Error) -> Ended {
    let name = path.display();
    Ended::Usage(match error.kind() {
        std::io::ErrorKind::NotFound => format!("没有文件 {name} / there is no file {name}"),
        std::io::ErrorKind::PermissionDenied => format!("无权读取 {name} / {name} may not be read"),
        std::io::ErrorKind::IsADirectory => format!("{name} 是文件夹，不是文件 / {name} is a folder, not a file"),
        std::io::ErrorKind::InvalidData => format!("{name} 不是 UTF-8 文本 / {name} is not text in UTF-8"),
        _ => format!("读不了 {name}：{error} / cannot read {name}: {error}"),
    })
}

/// Whether a file can be read at all; a pipe is left alone.
pub(super) fn readable(path: &Path) -> Result<(), Ended> {
    let about = std::fs::metadata(path).map_err(|e| unreadable(path, &e))?;
    if about.is_dir() {
        return Err(unreadable(path, &std::io::ErrorKind::IsADirectory.into()));
    }
    if about.is_file() {
        File::open(path).map_err(|e| unreadable(path, &e))?;
    }
    Ok(())
}

pub(super) fn text(path: &Path) -> Result<String, Ended> {
    let mut text = String::new();
    File::open(path).and_then(|mut f| f.read_to_string(&mut text)).map_err(|e| unreadable(path, &e))?;
    Ok(text)
}

/// A file to write; never one that is being read.
pub(super) fn create(path: &Path, read: &[&PathBuf]) -> Result<File, Ended> {
    let name = path.display();
    if let Ok(target) = path.canonicalize()
        && target.is_file()
        && read.iter().any(|other| other.canonicalize().is_ok_and(|other| other == target))
    {
        return Err(Ended::Usage(format!(
            "{name} 正是要读的文件，请另取文件名 / {name} is the file to be read: choose another name"
        )));
    }
    File::create(path).map_err(|e| Ended::Usage(format!("写不了 {name}：{e} / cannot write {name}: {e}")))
}
