//! What is half typed: one file beside the journal, replaced as a whole, offered back when the meeting is opened again.
//! A draft is never an event and is in no document.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::meeting::{FORMAT, ItemNo, TextKind};

use super::disk::Disk;
use super::fault::StoreError;
use super::replace;

/// The draft's name in the meeting's folder.
pub const DRAFT: &str = "draft.ron";

const LIMIT_BYTES: u64 = 1024 * 1024;

/// A text that has not been left yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub item: ItemNo,
    pub kind: TextKind,
    pub text: String,
    /// The cursor's place, in characters from the beginning.
    pub cursor: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    v: u32,
    draft: Draft,
}

/// Keeps the draft in the place of the one before; `None`: there is none any more.
///
/// # Errors
/// When the disk refuses: the draft is on the screen only.
pub fn save(disk: &dyn Disk, folder: &Path, draft: Option<&Draft>) -> Result<(), StoreError> {
    let done = match draft {
        Some(draft) => write(disk, folder, draft),
        None => match disk.remove(&folder.join(DRAFT)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        },
    };
    done.map_err(|error| {
        StoreError::new(
            format!("The text being typed could not be kept as a draft: {error}."),
            "It is on the screen only. Everything shown as saved is safe.",
            "Free some space on the disk; leave the field to save the text itself.",
        )
    })
}

fn write(disk: &dyn Disk, folder: &Path, draft: &Draft) -> io::Result<()> {
    let kept = Kept {
        v: FORMAT,
        draft: draft.clone(),
    };
    let body = ron::to_string(&kept).map_err(io::Error::other)?;
    replace::replace(disk, folder, Path::new(DRAFT), body.as_bytes())
}

/// The draft kept in a meeting's folder, if any.
///
/// # Errors
/// When it is there and cannot be read.
pub fn load(disk: &dyn Disk, folder: &Path) -> Result<Option<Draft>, StoreError> {
    let path = folder.join(DRAFT);
    let bytes = match disk.read(&path, LIMIT_BYTES) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(|error| StoreError::reading(&path, &error))?,
    };
    let kept: Result<Kept, _> = ron::de::from_bytes(&bytes);
    match kept {
        Ok(kept) if kept.v == FORMAT => Ok(Some(kept.draft)),
        Ok(_) | Err(_) => Err(StoreError::new(
            format!("The draft in {} cannot be read.", path.display()),
            "Everything that was saved is in the record; the draft's file is left until the next draft.",
            "Open the file in an editor to see what is left of the text.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;
    use std::fs;

    fn save(folder: &Path, draft: Option<&Draft>) -> Result<(), StoreError> {
        super::save(&RealDisk, folder, draft)
    }

    fn load(folder: &Path) -> Result<Option<Draft>, StoreError> {
        super::load(&RealDisk, folder)
    }

    fn draft(text: &str) -> Draft {
        Draft {
            item: ItemNo("6".into()),
            kind: TextKind::Note,
            text: text.into(),
            cursor: 3,
        }
    }

    #[test]
    fn a_draft_comes_back_until_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Ok(None));
        for text in ["half a sen", "half a sentence,\nand \"more\""] {
            save(folder.path(), Some(&draft(text))).unwrap();
            assert_eq!(load(folder.path()), Ok(Some(draft(text))));
        }
        for _ in 0..2 {
            save(folder.path(), None).unwrap();
            assert_eq!(load(folder.path()), Ok(None));
        }
    }

    #[test]
    fn a_draft_that_cannot_be_read_stays_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for damaged in [
            "(v:0,draft:(item:\"6\"",
            "(v:99,draft:(item:\"6\",kind:Note,text:\"\",cursor:0))",
        ] {
            fs::write(folder.path().join(DRAFT), damaged).unwrap();
            assert!(load(folder.path()).is_err());
            assert_eq!(fs::read_to_string(folder.path().join(DRAFT)).unwrap(), damaged);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), Some(&draft("x"))).unwrap();
        let mode = fs::metadata(folder.path().join(DRAFT)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
