//! The terms files that committees keep beside their meetings, for the form of a new meeting. One that cannot be used is
//! named, and keeps nobody from the others.

use std::path::Path;

use crate::store::MeetingsFolder;
use crate::ui::new_meeting::TermsFile;

use super::input;

/// What was found: the usable files, and what is wrong with the others.
pub struct Library {
    pub terms: Vec<TermsFile>,
    pub refused: Vec<String>,
}

/// Every committee's own terms, with what they follow; `terms.ron` of each first, then its other versions.
pub fn library(folder: &MeetingsFolder) -> Library {
    let mut library = Library {
        terms: Vec::new(),
        refused: Vec::new(),
    };
    let committees = match folder.committees() {
        Ok(committees) => committees,
        Err(why) => {
            library.refused.push(why.to_string());
            return library;
        }
    };
    for path in committees.iter().flat_map(|committee| &committee.terms) {
        match input::terms(path) {
            Ok(loaded) => library.terms.push(TermsFile {
                file: file_name(path),
                text: loaded.text,
                terms: loaded.terms,
            }),
            Err(refused) => library.refused.push(refused.to_string()),
        }
    }
    library
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
