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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::Which;
    use crate::terms::{Terms, embedded};

    /// Two versions and standing orders a folder up are found; what cannot be used is named, and what a record will keep
    /// needs nothing beside it.
    #[test]
    fn committees_own_terms_are_found_with_what_they_follow() {
        let place = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = place.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let (_, bolton) = embedded::by_name("bolton-panel").unwrap();
        write("bolton-panel/terms.ron", bolton);
        write(
            "bolton-panel/terms-2013.ron",
            &bolton.replace("from: \"2014-10-20\"", "from: \"2013-01-01\", until: \"2014-10-19\""),
        );
        write(
            "orders.ron",
            "(format: 0, id: \"orders\", quorum: (test: Need(at_least: 2, are: [Present])))",
        );
        write(
            "ours/terms.ron",
            "(format: 0, id: \"ours\", committee: \"Ours\", follows: [\"orders\"], seats: [(id: \"m\", number: 3)],
            decisions: [(class: \"usual\", rule: (carried: Need(more_than: \"1/2\", of: [Cast], are: [For]), tie: Lost))])",
        );
        write("theirs/terms.ron", "(format: 0, id: \"theirs\")");
        let found = library(&MeetingsFolder {
            path: place.path().to_path_buf(),
            why: Which::Explicit,
        });
        let names: Vec<(&str, &str)> = found
            .terms
            .iter()
            .map(|file| (file.terms.id.as_str(), file.file.as_str()))
            .collect();
        assert_eq!(
            names,
            [
                ("bolton-panel", "terms.ron"),
                ("bolton-panel", "terms-2013.ron"),
                ("ours", "terms.ron")
            ]
        );
        assert_eq!(found.terms[0].text, bolton);
        assert_eq!(
            Terms::load(&found.terms[2].text, "terms.ron").unwrap(),
            found.terms[2].terms
        );
        assert_eq!(found.refused.len(), 1);
        assert!(found.refused[0].contains("theirs"), "{}", found.refused[0]);
    }
}
