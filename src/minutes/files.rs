//! The files of a meeting's folder that are made from its record, public and private apart: the only list of them.

use crate::meeting::Meeting;

use super::{Part, Prose, RecordHead, document, part_ron, text};

/// A file that is made from the record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentFile {
    /// From the meeting's folder.
    pub name: &'static str,
    pub part: Part,
    /// `None`: there is nothing to say, and no such file.
    pub text: Option<String>,
}

/// The minutes for other programs: they name the record that they were made from.
pub const MINUTES_FILES: [(&str, Part); 2] = [("minutes.ron", Part::Public), ("minutes-private.ron", Part::Private)];

/// The minutes to be read by people.
const READABLE: [(&str, Part); 2] = [
    ("documents/minutes-public.txt", Part::Public),
    ("documents/minutes-private.txt", Part::Private),
];

/// All of them, as the record has them now.
pub fn files(meeting: &Meeting, prose: &Prose, head: Option<&RecordHead>) -> Vec<DocumentFile> {
    let readable = |part| document(meeting, prose, part, false, head).map(|document| text::write(&document));
    let of = |(name, part), text| DocumentFile { name, part, text };
    let data = MINUTES_FILES.map(|file| of(file, part_ron(meeting, prose, file.1, head)));
    let read = READABLE.map(|file| of(file, readable(file.1)));
    data.into_iter().chain(read).collect()
}
