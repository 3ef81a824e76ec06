//! The files of a meeting's folder that are made from its record, public and private apart: the only list of them.

use crate::meeting::Meeting;

use super::build::More;
use super::{Part, PartFacts, Prose, RecordHead, life_of, of_closed, text};

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
    let head = of_closed(meeting, head);
    let parts = MINUTES_FILES
        .into_iter()
        .zip(READABLE)
        .map(|((data, part), (read, _))| {
            let life = &life_of(meeting, prose, part);
            let facts = PartFacts::of(meeting, prose, part);
            let file = |name, write: &dyn Fn(&PartFacts) -> String| DocumentFile {
                name,
                part,
                text: facts.as_ref().map(write),
            };
            let annex = false;
            [
                file(data, &|facts| facts.ron(life, head)),
                file(read, &|facts| text::write(&facts.document(More { annex, head, life }))),
            ]
        });
    parts.flatten().collect()
}
