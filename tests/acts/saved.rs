//! What the corner says of letters that were typed: "saved" where a file has them, and not before.

use quorate::ui::message::Message;

use crate::reading::at_item_10;
use crate::support::Room;

fn corner(room: &Room) -> String {
    let shown = room.screen();
    let first = shown.lines().next().unwrap_or_default();
    first.split_whitespace().last().unwrap_or_default().to_string()
}

fn draft_file(room: &Room) -> String {
    std::fs::read_to_string(room.meeting_folder().join("draft.ron")).unwrap_or_default()
}

#[test]
fn letters_that_no_file_has_are_not_called_saved() {
    for columns in [60, 80, 120] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path()).sized(columns, 24);
        assert_eq!(corner(&room), "saved");
        room.keys("Half");
        assert_eq!(corner(&room), "typing", "{columns}");
        let height = |room: &Room| room.screen().lines().position(|line| line.starts_with("──"));
        let while_typing = height(&room);
        room.message(Message::Tick);
        assert_eq!(corner(&room), "saved");
        assert!(draft_file(&room).contains("Half"));
        assert_eq!(height(&room), while_typing, "nothing moves with the word");
        // As it is recorded: nothing can be lost.
        room.keys("a<backspace><backspace><backspace><backspace><backspace>");
        assert_eq!(corner(&room), "saved");
        room.keys("Whole");
        assert_eq!(corner(&room), "typing");
        room.keys("<tab>");
        assert_eq!(corner(&room), "saved");
    }
}

#[test]
fn what_is_pasted_is_in_the_draft_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.paste("Sixty-two characters that nobody would want to type again.");
    assert!(draft_file(&room).contains("Sixty-two characters"));
    assert_eq!(corner(&room), "saved");
    room.keys("<f5><esc><f2><esc>");
    room.keys("<esc><ctrl+t>");
    room.paste("Pasted where nothing takes text.");
    assert!(
        draft_file(&room).contains("Pasted where nothing takes text."),
        "{}",
        room.screen()
    );
}

#[test]
fn a_draft_on_its_way_to_the_disk_is_not_saved_yet() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.slow = true;
    room.keys("Half");
    room.message(Message::Tick);
    assert_eq!(corner(&room), "typing");
    room.keys(" typed");
    room.answer();
    assert_eq!(corner(&room), "typing", "the file has the first word only");
    room.message(Message::Tick);
    room.answer();
    assert_eq!(corner(&room), "saved");
}
