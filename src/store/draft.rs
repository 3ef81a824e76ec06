//! All that is typed and in no record: one file beside the journal, replaced as a whole, offered back when the meeting is
//! opened again. A draft is never an event and is in no document.
//!
//! Nobody removes a draft. The screen says all that is in no record; a text leaves it once the disk confirmed its entry,
//! and where nothing is left there is no file.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::meeting::{FORMAT, ItemNo, Seq, TextKind};

use super::disk::Disk;
use super::fault::StoreError;
use super::replace;

/// The draft's name in the meeting's folder.
pub const DRAFT: &str = "draft.ron";

const LIMIT_BYTES: usize = 16 * 1024 * 1024;

/// All that is typed and in no record.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<DraftText>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<DraftLine>,
}

/// A command that is half typed, or whose entry is not confirmed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftLine {
    /// The id of the entry that it becomes: where that is in the record, nothing is left to type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub text: String,
    /// The cursor's place, in bytes from the beginning.
    pub cursor: usize,
    /// The item that was on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemNo>,
    /// Typed while the public was out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub private: bool,
    /// Left with Esc.
    #[serde(default, skip_serializing_if = "is_false")]
    pub left: bool,
    /// The withdrawals of what it puts right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub took_back: Vec<Seq>,
    /// The entry in whose place it takes effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Seq>,
}

/// A text that no record has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftText {
    pub item: ItemNo,
    pub kind: TextKind,
    pub text: String,
    /// The id of the recorded text that this one is to follow, empty where there is none. Where another one is recorded by
    /// now, this one is of before. `None`: a file of before says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
    /// Its field was left: it was sent to the record, and the disk did not confirm it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub left: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Draft {
    /// Whether everything typed is in the record.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.lines.is_empty()
    }

    /// Whether nothing is in this one that is not in the other.
    pub fn is_part_of(&self, other: &Draft) -> bool {
        let mut lines = self.lines.iter();
        self.texts.iter().all(|text| other.texts.contains(text)) && lines.all(|line| other.lines.contains(line))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    v: u32,
    draft: Draft,
}

/// As it was kept before: one text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptBefore {
    v: u32,
    draft: TextBefore,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextBefore {
    item: ItemNo,
    kind: TextKind,
    text: String,
    #[serde(rename = "cursor")]
    _cursor: usize,
}

/// Keeps the draft in the place of the one before; where it is empty there is no file.
///
/// # Errors
/// When the disk refuses: the one before stays.
pub fn save(disk: &dyn Disk, folder: &Path, draft: &Draft) -> Result<(), StoreError> {
    let done = match draft.is_empty() {
        false => write(disk, folder, draft),
        true => match disk.remove(&folder.join(DRAFT)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed.and_then(|()| disk.sync_folder(folder)),
        },
    };
    done.map_err(|error| {
        not_kept(&format!(
            "{} could not be written: {error}.",
            folder.join(DRAFT).display()
        ))
    })
}

/// Why what is being typed is on the screen only.
pub(crate) fn not_kept(happened: &str) -> StoreError {
    StoreError::new(
        happened,
        "What you are typing is on the screen only. Everything shown as saved is safe.",
        "Free some space on the disk, or see that the folder is where it was; Quorate then keeps it by itself.",
    )
}

fn write(disk: &dyn Disk, folder: &Path, draft: &Draft) -> io::Result<()> {
    let kept = Kept {
        v: FORMAT,
        draft: draft.clone(),
    };
    let body = ron::to_string(&kept).map_err(io::Error::other)?;
    match body.len() > LIMIT_BYTES {
        true => Err(io::Error::other("it is too long")),
        false => replace::replace(disk, folder, Path::new(DRAFT), body.as_bytes()),
    }
}

/// The draft kept in a meeting's folder; empty where there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn load(disk: &dyn Disk, folder: &Path) -> Result<Draft, StoreError> {
    let path = folder.join(DRAFT);
    let bytes = match disk.read(&path, u64::try_from(LIMIT_BYTES).unwrap_or(u64::MAX)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Draft::default()),
        other => other.map_err(|error| StoreError::reading(&path, &error))?,
    };
    read(&bytes).ok_or_else(|| {
        StoreError::new(
            format!("The draft in {} cannot be read.", path.display()),
            "Everything that was saved is in the record; the draft's file is left until the next draft.",
            "Open the file in an editor to see what is left of the text.",
        )
    })
}

/// The draft, or, where its file cannot be read, an empty one and why.
pub(super) fn load_or_lost(disk: &dyn Disk, folder: &Path) -> (Draft, Option<StoreError>) {
    match load(disk, folder) {
        Ok(draft) => (draft, None),
        Err(lost) => (Draft::default(), Some(lost)),
    }
}

fn read(bytes: &[u8]) -> Option<Draft> {
    if let Ok(kept) = ron::de::from_bytes::<Kept>(bytes) {
        return (kept.v == FORMAT).then_some(kept.draft);
    }
    let before: KeptBefore = ron::de::from_bytes(bytes).ok()?;
    let TextBefore { item, kind, text, .. } = before.draft;
    let text = DraftText {
        item,
        kind,
        text,
        over: None,
        left: false,
    };
    (before.v == FORMAT).then(|| Draft {
        texts: vec![text],
        lines: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;
    use std::fs;

    fn save(folder: &Path, draft: &Draft) -> Result<(), StoreError> {
        super::save(&RealDisk, folder, draft)
    }

    fn load(folder: &Path) -> Result<Draft, StoreError> {
        super::load(&RealDisk, folder)
    }

    fn draft(text: &str) -> Draft {
        let text = DraftText {
            item: ItemNo("6".into()),
            kind: TextKind::Note,
            text: text.into(),
            over: Some(String::new()),
            left: false,
        };
        Draft {
            texts: vec![text],
            lines: vec![],
        }
    }

    #[test]
    fn a_draft_comes_back_until_it_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Ok(Draft::default()));
        for text in ["half a sen", "half a sentence,\nand \"more\""] {
            save(folder.path(), &draft(text)).unwrap();
            assert_eq!(load(folder.path()), Ok(draft(text)));
        }
        for _ in 0..2 {
            save(folder.path(), &Draft::default()).unwrap();
            assert_eq!(load(folder.path()), Ok(Draft::default()));
            assert!(!folder.path().join(DRAFT).exists());
        }
    }

    #[test]
    fn a_draft_of_before_opens() {
        let folder = tempfile::tempdir().unwrap();
        let before = "(v:0,draft:(item:\"6\",kind:Note,text:\"half a sen\",cursor:3))";
        fs::write(folder.path().join(DRAFT), before).unwrap();
        let mut expected = draft("half a sen");
        expected.texts[0].over = None;
        assert_eq!(load(folder.path()), Ok(expected));
    }

    /// The folder was renamed or removed: nothing is made in its place.
    #[test]
    fn a_draft_makes_no_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("2016-04-20");
        assert!(save(&folder, &draft("x")).is_err());
        assert!(!folder.exists());
    }

    #[test]
    fn a_draft_that_cannot_be_read_stays_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for damaged in [
            "(v:0,draft:(item:\"6\"",
            "(v:99,draft:(item:\"6\",kind:Note,text:\"\",cursor:0))",
            "(v:99,draft:(texts:[]))",
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
        save(folder.path(), &draft("x")).unwrap();
        let mode = fs::metadata(folder.path().join(DRAFT)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
