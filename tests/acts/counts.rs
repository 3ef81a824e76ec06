//! Numbers are read as numbers where they are typed; what does not fit is refused there, and nothing is recorded.

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

fn recorded(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

#[test]
fn a_number_that_does_not_fit_is_refused_in_its_field() {
    let by_hands = "<f5>hands<enter><enter>";
    for (before, typed, says) in [
        (by_hands, "/hands mid 70000 0", "70000 is too many: 65535 at most."),
        (by_hands, "/hands mid 3 70000", "70000 is too many"),
        (by_hands, "/hands mid 0 0 70000", "70000 is too many"),
        (by_hands, "/hands mid -1 0", "\"-1\" is not a count"),
        (by_hands, "/hands mid +2 0", "\"+2\" is not a count"),
        (by_hands, "/hands mid 65535 65535", "hands cannot be counted of"),
        (
            "<f5>hands<enter><enter>r<enter>",
            "/recount mid 70000 0",
            "70000 is too many",
        ),
        ("", "/public 70000", "70000 is too many"),
        ("", "/public 5 70000", "70000 is too many"),
        ("", "/public 2.5", "\"2.5\" is not a count"),
        ("", "/elect chair ph ph 70000 gw 2", "70000 is too many"),
        ("", "/act ev 3/12/20168 write", "3/12/20168"),
        ("", "/act ev 3/12/216 write", "3/12/216"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys(before);
        let count = recorded(&room);
        room.keys(typed);
        let shown = screen(&room);
        room.keys("<enter>");
        assert_eq!(recorded(&room), count, "{typed}: {}", screen(&room));
        assert!(shown.contains(says) || screen(&room).contains(says), "{typed}: {shown}");
        stands(&screen(&room), typed.trim_start_matches('/'));
    }
}
