//! The README's list of acts is made from the one table of commands. `QUORATE_REMAKE=1 cargo test --test readme` writes it.

use std::fs;
use std::path::PathBuf;

use quorate::ui::table;

#[test]
fn the_list_of_acts_is_the_table() {
    let path = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- acts -->\n").unwrap();
    let (listed, after) = rest.split_once("<!-- /acts -->").unwrap();
    if std::env::var_os("QUORATE_REMAKE").is_some() {
        fs::write(
            &path,
            format!("{before}<!-- acts -->\n{}<!-- /acts -->{after}", table::markdown()),
        )
        .unwrap();
    } else {
        assert_eq!(listed, table::markdown());
    }
}
