//! Decisions agreed without a vote: the word that is offered, the words that were typed, and what is put off.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

#[test]
fn what_is_for_information_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p><ctrl+g>/add 20 Approvals since the last meeting (for information)<enter>");
    room.keys("/add 21 Bulletin (for information)<enter><esc><ctrl+p><esc>");
    for item in ["20", "21"] {
        room.keys(&format!("/item {item}<enter>"));
        stands(&screen(&room), "for information");
        room.keys("<f4>");
        stands(&screen(&room), &format!("Item {item} was noted"));
        room.keys("<enter>");
        let drawn = screen(&room);
        stands(&drawn, "noted");
        room.keys("x<enter>");
        stands(&screen(&room), "Noted");
    }
    // What is decided on is decided as before.
    room.keys("/item 9<enter><f4>");
    is_not_in(&screen(&room), "was noted");
    let told = minutes(&room);
    in_order(&told, &["20. Approvals", "noted"]);
}
