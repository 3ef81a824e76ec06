//! Holds what the documents say against what is there: every file they name exists, every test they name is a test.

use std::fs;

use crate::root;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "tests/rules/README.md"];
/// What a path in a document begins with.
const PLACES: [&str; 6] = ["src/", "tests/", "assets/", "meetings/", ".ci/", "benches/"];

/// What stands between backticks on one line.
fn quoted(text: &str) -> Vec<&str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

/// What a document names and the repository does not have. A test is named `path::of::test`, the file's path first.
fn missing(text: &str) -> Vec<String> {
    let mut missing = Vec::new();
    for name in quoted(text)
        .into_iter()
        .filter(|name| PLACES.iter().any(|place| name.starts_with(place)))
    {
        let (path, test) = match name.split_once("::") {
            Some((path, test)) => (path, Some(test)),
            None => (name, None),
        };
        let whole = root().join(path);
        let there = match test {
            None => whole.exists(),
            Some(test) => fs::read_to_string(&whole).is_ok_and(|text| text.contains(&format!("fn {test}("))),
        };
        if !there {
            missing.push(name.to_string());
        }
    }
    missing
}

#[test]
fn what_the_documents_name_is_there() {
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).unwrap_or_else(|e| panic!("{document}: {e}"));
        assert_eq!(missing(&text), Vec::<String>::new(), "{document}");
    }
}

#[test]
fn what_is_not_there_is_missed() {
    let text =
        "`src/lib.rs`, `src/nowhere.rs`, `tests/tidy/main.rs::the_walls_stand`, `tests/tidy/main.rs::no_such_test`";
    assert_eq!(missing(text), ["src/nowhere.rs", "tests/tidy/main.rs::no_such_test"]);
}
