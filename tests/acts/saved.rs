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

/// As after a crash: the program is started again over the same folder.
fn started_again(room: Room) -> Room {
    let folder = room.folder().to_path_buf();
    drop(room);
    let mut again = Room::new(&folder);
    again.ids_from(1_000);
    again.keys("<enter>");
    again
}

fn act_line(room: &Room) -> String {
    room.app.act.as_ref().map_or_else(String::new, |line| line.text.clone())
}

const LINE: &str = "action anil 4/12 Write to all practices";

#[test]
fn a_command_half_typed_is_kept_like_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/").keys(LINE);
    assert_eq!(corner(&room), "typing", "no file has it");
    room.message(Message::Tick);
    assert_eq!(corner(&room), "saved");
    assert!(draft_file(&room).contains(LINE));
    let mut again = started_again(room);
    assert_eq!(act_line(&again), LINE, "{}", again.screen());
    let actions = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().actions.len();
    let before = actions(&again);
    again.keys("<enter>");
    assert_eq!(actions(&again), before + 1, "{}", again.screen());
    assert_eq!(draft_file(&again), "");
    assert_eq!(act_line(&started_again(again)), "", "it is recorded");
}

#[test]
fn a_command_left_with_esc_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let name = LINE.split_once(' ').unwrap().0;
    for again in ["/<up>", "<f6>", "<f6><esc>/in am<esc>/<up><esc>/<up>"] {
        room.keys("/").keys(LINE).keys("<esc>");
        assert_eq!(act_line(&room), "");
        room.message(Message::Tick);
        assert!(draft_file(&room).contains(LINE));
        let gone_on = again.ends_with("<up><esc>/<up>");
        room.keys(if gone_on { "/<up>" } else { again });
        assert_eq!(act_line(&room), LINE, "{name} {again}\n{}", room.screen());
        // Left once more, untouched: it is dropped.
        room.keys("<esc>/<up>");
        assert_eq!(act_line(&room), "", "{}", room.screen());
        room.keys("<esc>");
    }
    room.keys("/").keys(LINE).keys("<esc>");
    room.message(Message::Tick);
    let mut after = started_again(room);
    assert_eq!(act_line(&after), "", "left");
    after.keys("/<up>");
    assert_eq!(act_line(&after), LINE, "{}", after.screen());
    after.keys("<esc><ctrl+q>");
    assert_eq!(draft_file(&after), "", "left for good");
}

#[test]
fn what_is_left_in_private_is_not_given_back_in_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/exclude 1<enter>");
    assert!(
        !room.app.open.as_ref().unwrap().history.meeting().public_may_read(),
        "{}",
        room.screen()
    );
    room.keys("/").keys(LINE).keys("<esc>/readmit<enter>/<up>");
    assert_eq!(act_line(&room), "", "{}", room.screen());
}

/// Whatever was done to the folder: nothing is made in its place, nothing is called saved, and it goes on once it is back.
#[cfg(unix)]
#[test]
fn a_folder_that_went_away_is_said_and_not_made_again() {
    for keys in ["Half typed", "/action anil 4/12 Half", "<f7>"] {
        let place = tempfile::tempdir().unwrap();
        let mut room = at_item_10(place.path());
        let folder = room.meeting_folder();
        let away = folder.with_file_name("2016-04-20-away");
        std::fs::rename(&folder, &away).unwrap();
        room.keys(keys);
        room.message(Message::Tick);
        assert!(!folder.exists(), "{keys}: a phantom");
        let screen = room.screen();
        let first = screen.lines().next().unwrap();
        assert!(
            first.ends_with("NOT SAVED") && screen.replace("\n", " ").contains("cannot be reached"),
            "{keys}\n{screen}"
        );
        std::fs::rename(&away, &folder).unwrap();
        room.message(Message::Tick);
        assert_eq!(corner(&room), "saved", "{}", room.screen());
        assert!(!room.screen().contains("NOT SAVED"), "{}", room.screen());
    }
}

/// Somebody put another folder there.
#[cfg(unix)]
#[test]
fn nothing_is_written_into_another_folder() {
    let place = tempfile::tempdir().unwrap();
    let mut room = at_item_10(place.path());
    let folder = room.meeting_folder();
    std::fs::rename(&folder, folder.with_file_name("2016-04-20-away")).unwrap();
    std::fs::create_dir(&folder).unwrap();
    room.keys("Half typed");
    room.message(Message::Tick);
    room.keys("<ctrl+t>m");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    assert!(room.screen().contains("NOT SAVED"), "{}", room.screen());
}
