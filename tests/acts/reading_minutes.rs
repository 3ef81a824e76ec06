//! The minutes read on the screen, as they stand.

use crate::reading::{at_item_10, is_not_in, screen, stands};

/// Page by page, so that every row was on the screen.
fn pages(room: &mut crate::support::Room) -> String {
    let mut all = screen(room);
    for _ in 0..30 {
        room.keys("<pgdn>");
        all.push_str(&screen(room));
    }
    all
}

#[test]
fn the_minutes_are_read_from_any_item_with_what_is_typed_just_now() {
    let folder = tempfile::tempdir().unwrap();
    for (width, height) in [(80, 24), (60, 20)] {
        let mut room = at_item_10(&folder.path().join(width.to_string())).sized(width, height);
        room.keys("<f4><enter><tab>The pilot was welcomed.<ctrl+space>preview<enter>");
        stands(&screen(&room), "minutes as they stand");
        stands(&screen(&room), "DRAFT – subject to approval");
        let all = pages(&mut room);
        stands(&all, "The pilot was welcomed.");
        stands(&all, "The Committee approved funding of £84,000");
        // Back on the same letter.
        room.keys("<esc>!");
        stands(&screen(&room), "The pilot was welcomed.!");
    }
}

#[test]
fn the_private_minutes_are_read_only_where_the_public_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude 1<enter><tab>Thornwick is failing.<ctrl+space>preview<enter>");
    is_not_in(&pages(&mut room), "Thornwick");
    room.keys("<tab>");
    stands(&screen(&room), "The PRIVATE minutes as they stand");
    stands(&pages(&mut room), "Thornwick is failing.");
    // However far down.
    stands(&screen(&room), "The PRIVATE minutes as they stand");
    room.keys("<tab>");
    is_not_in(&pages(&mut room), "Thornwick");
    room.keys("<esc><ctrl+space>readmit<enter><ctrl+space>preview<enter><tab>");
    stands(&screen(&room), "not shown while the public is there");
    is_not_in(&pages(&mut room), "Thornwick");
    room.keys("<esc><ctrl+space>close<enter><ctrl+t>r<tab>");
    stands(&pages(&mut room), "Thornwick is failing.");
}

#[test]
fn where_the_documents_are_is_said_whole() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder
        .path()
        .join("a-folder-with-a-long-name")
        .join("and-another-one-in-it");
    let mut room = at_item_10(&long);
    room.keys("<ctrl+t>m");
    let shown: String = room.screen().split_whitespace().collect();
    let path: String = room.meeting_folder().display().to_string();
    assert!(shown.contains(&path), "{path}\n{}", room.screen());
    room.keys("<ctrl+l>");
    let shown: String = room.screen().split_whitespace().collect();
    assert!(shown.contains(&long.display().to_string()), "{}", room.screen());
}

/// A long path takes no row from the meeting that is marked.
#[test]
fn the_list_of_meetings_and_their_folder_both_have_room() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder
        .path()
        .join("a-folder-with-a-long-name".repeat(4))
        .join("and-another-one-in-it".repeat(5));
    let mut room = crate::support::Room::new(&long);
    for _ in 0..9 {
        room.keys("n<f5><ctrl+l>");
    }
    for _ in 0..9 {
        let shown = room.screen();
        let pointers = shown.lines().filter(|line| line.contains('►')).count();
        assert_eq!(pointers, 1, "{shown}");
        let marked = shown.lines().find(|line| line.contains('►')).unwrap().to_owned();
        assert!(marked.contains("mid-north-east-essex"), "{shown}");
        stands(&screen(&room), "Meetings are kept in");
        room.keys("<down>");
    }
}
