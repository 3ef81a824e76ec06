//! Between meetings: what the secretary enters on the committee's screen, and that the next meeting begins with it.

use std::fs;
use std::path::{Path, PathBuf};

use quorate::meeting::{PersonId, Seq};
use quorate::store::committee::COMMITTEE;
use quorate::ui::command::Place;

use crate::reading::{in_order, is_not_in, screen, stands};
use crate::support::Room;

/// The committee's screen with two members, an interest, apologies for 18 May, and an urgent decision.
fn entered(folder: &Path) -> Room {
    let mut room = Room::new(folder);
    room.keys("c<ctrl+o>")
        .keys("jme-lay Dr Ali Khan<enter>")
        .keys("jme-chair Ms Jo Bell<enter>")
        .keys("ijb fin 1/4/2015 partner in the Chelmer practice<enter>")
        .keys("aak 18/5/2016<enter>")
        .keys("dpublic 12/4/2016 jb | The contract was extended by a month | it ran out on 12 April<enter>");
    room
}

fn record(folder: &Path) -> PathBuf {
    let committees = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    committees
        .map(|path| path.join(COMMITTEE))
        .find(|path| path.exists())
        .unwrap()
}

/// The form for a meeting of this day, and that meeting.
fn new_meeting(room: &mut Room, date: &str) {
    room.keys(&format!("n<tab>{}{date}<f5>", "<backspace>".repeat(12)));
}

#[test]
fn before_the_first_meeting_the_committee_is_chosen_and_one_alone_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("c");
    stands(
        &screen(&room),
        "Which committee? Left and Right choose it; Ctrl+O opens it",
    );
    room.keys("<right><right><ctrl+o>");
    let third = room.app.committee.as_ref().unwrap().terms.terms.id.clone();
    assert_eq!(third, quorate::ui::new_meeting::shipped()[2].terms.id);
    assert!(room.screen().contains("Between meetings"), "{}", room.screen());
    room.keys("jme-lay<esc><esc>");
    assert_eq!(room.app.place, Place::Start, "the form is not underneath");
    // Where the user has one committee of their own, it is that one.
    room.app.terms = quorate::ui::new_meeting::shipped()
        .into_iter()
        .skip(4)
        .take(1)
        .collect();
    let own = room.app.terms[0].terms.id.clone();
    room.keys("c");
    assert_eq!(room.app.committee.as_ref().unwrap().terms.terms.id, own);
    // Another's is still there to be chosen.
    room.keys("<esc>n<right><ctrl+o>");
    assert_ne!(room.app.committee.as_ref().unwrap().terms.terms.id, own);
}

#[test]
fn what_is_entered_is_on_the_screen_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = entered(folder.path());
    let shown = room.screen();
    stands(&shown, "Between meetings · Mid and North East Essex");
    stands(&shown, "09:00  saved");
    in_order(
        &screen(&room),
        &[
            "No meeting yet.",
            "Members Dr Ali Khan, Lay Member, Mid Essex Ms Jo Bell, CCG Chair, Mid Essex",
            "Apologies ahead 18 May 2016: Dr Ali Khan",
            "On the register Ms Jo Bell: financial interest since 1 April 2015: partner in the Chelmer practice",
            "Urgent decisions, to be reported to the next meeting",
        ],
    );
    let kept = quorate::store::committee::load(record(folder.path()).parent().unwrap()).unwrap();
    assert_eq!(kept.records.len(), 7, "its beginning, the session, five acts");
    room.keys("<pgdn>");
    stands(
        &screen(&room),
        "Recorded lately 20 Apr 09:00 Urgent decision of 12 April 2016 by Ms Jo Bell",
    );
    room.keys("e<down><enter><f1>");
    stands(&screen(&room), "Keys between meetings");
    room.keys("<esc>");
    stands(
        &screen(&room),
        "On the register Ms Jo Bell: financial interest since 1 April 2015 until 20 April 2016",
    );
}

#[test]
fn a_new_meeting_begins_with_it_and_each_can_be_taken_back_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = entered(folder.path());
    room.keys("<esc>");
    assert!(room.app.place == Place::Start && room.app.committee.is_none());
    new_meeting(&mut room, "18/5/2016");
    let open = room.app.open.as_ref().unwrap();
    let meeting = open.history.meeting();
    let khan = PersonId("ali-khan".into());
    assert!(meeting.apologies_of(&khan), "{:?}", meeting.people);
    let brought = &meeting.created.brought;
    assert_eq!(brought.register.len(), 1);
    assert_eq!(brought.committee.as_ref().map(|(seq, _)| *seq), Some(7 as Seq));
    let urgent = meeting
        .items
        .iter()
        .find(|state| state.item.title.starts_with("Urgent"));
    stands(
        &urgent.unwrap().item.parts[0].wording,
        "on 12 April 2016 by Ms Jo Bell: The contract was extended",
    );
    stands(&screen(&room), "Dr Ali Khan");
    stands(&room.screen(), "apologies");
    stands(
        &screen(&room),
        "Made, with what was entered between meetings: Dr Khan sent apologies.",
    );
    // What the register says is offered when an interest is declared, and its owner named under declarations.
    room.keys("/interest jb 6 fin<space>");
    stands(
        &screen(&room),
        "partner in the Chelmer practice on the register, financial",
    );
    room.keys("<enter>");
    assert!(
        room.app.open.as_ref().unwrap().history.meeting().interests.is_empty(),
        "a hasty Enter declares nothing"
    );
    room.keys("<down><enter>");
    let interests = &room.app.open.as_ref().unwrap().history.meeting().interests;
    assert_eq!(interests[0].interest.nature, "partner in the Chelmer practice");
    room.keys("<esc><f8>/look 2<enter>");
    stands(&screen(&room), "On the register: Ms Bell.");
    is_not_in(&screen(&room), "Chelmer");
    room.keys("<esc><ctrl+p>");
    room.keys("<f8>");
    stands(&screen(&room), "Taken back: Dr Khan sent apologies");
    assert!(!room.app.open.as_ref().unwrap().history.meeting().apologies_of(&khan));
    // What is entered from now on is for the meeting after this one.
    drop(room);
    let mut room = Room::new(folder.path());
    room.keys("cl");
    room.keys("ak<enter>");
    room.keys("ajb 18/5/2016<enter>");
    stands(&screen(&room), "The meeting of that day is made already");
    room.keys("<f8>");
    assert_eq!(room.app.committee.as_ref().unwrap().history.records().len(), 11);
}

#[test]
fn a_slip_is_taken_back_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = entered(folder.path());
    room.keys("<f8>");
    stands(&screen(&room), "Taken back: Urgent decision of 12 April 2016");
    is_not_in(&screen(&room), "to be reported");
    room.keys("<shift+f8>");
    stands(&screen(&room), "Done again: Urgent decision of 12 April 2016");
    stands(&screen(&room), "to be reported to the next meeting");
    room.keys("wapologies<enter>");
    is_not_in(&screen(&room), "Apologies ahead");
    // The interest ended: what it rests on is not taken back under it.
    room.keys("e<down><enter>w");
    room.keys("5<enter>");
    stands(&screen(&room), "Not possible while entry");
}

#[test]
fn what_belongs_elsewhere_is_not_done_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = entered(folder.path());
    room.keys("/close<space>");
    stands(&screen(&room), "Not now: this belongs to a meeting");
    room.keys("<esc>/");
    is_not_in(&room.screen(), "adjourn");
    room.keys("<esc><esc>");
    new_meeting(&mut room, "18/5/2016");
    room.keys("/resigns<space>");
    stands(
        &screen(&room),
        "this is recorded between meetings: c on the first screen",
    );
}

#[test]
fn who_has_it_open_elsewhere_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let _first = entered(folder.path());
    let mut second = Room::new(folder.path());
    second.keys("c<ctrl+o>");
    stands(
        &screen(&second),
        "has had the committee's record open on test since 09:00 on 20 April 2016",
    );
    assert!(second.app.place == Place::Start && second.app.committee.is_none());
}

/// One screen for what opening a record finds, a meeting's or a committee's.
#[test]
fn a_bad_end_is_told_and_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    drop(entered(folder.path()));
    let path = record(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let near_the_end = bytes.len() - 150;
    bytes[near_the_end] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let mut room = Room::new(folder.path());
    room.keys("c<ctrl+o>");
    stands(&screen(&room), "Entry 7, the last, is damaged on the disk.");
    stands(&screen(&room), "y sets the damaged end aside");
    room.keys("<enter>");
    stands(&room.screen(), "READ ONLY");
    room.keys("aak 18/5/2016<enter>");
    stands(&screen(&room), "open for reading only");
    room.keys("<esc><esc>c<ctrl+o>");
    room.keys("y<enter>");
    stands(&room.screen(), "saved");
    let kept = quorate::store::committee::load(path.parent().unwrap()).unwrap();
    assert_eq!(kept.verdict, quorate::store::Verdict::Clean);
    stands(
        &format!("{:?}", kept.records.last().unwrap().event),
        "Recovered { entry: 7",
    );
}

#[test]
fn a_command_half_typed_between_meetings_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = entered(folder.path());
    let line = "decided public 13/4/2016 jb | The lease was";
    room.keys("/").keys(line);
    let corner = |room: &Room| room.screen().lines().next().unwrap().to_owned();
    assert!(corner(&room).ends_with("typing"), "no file has it: {}", corner(&room));
    room.rest();
    assert!(corner(&room).ends_with("saved"), "{}", corner(&room));
    // Cut short.
    drop(room);
    let mut again = Room::new(folder.path());
    again.keys("c<ctrl+o>");
    let typed = |room: &Room| room.app.act.as_ref().map(|line| line.text.clone());
    assert_eq!(typed(&again).as_deref(), Some(line), "{}", again.screen());
    again.keys(" extended by a month | it ran out<enter>").rest();
    let lease = |record: &Path| fs::read_to_string(record).unwrap().contains("The lease was extended");
    assert!(lease(&record(folder.path())), "{}", again.screen());
    again.keys("<esc>");
    assert_eq!(again.app.place, Place::Start);
    again.keys("c<ctrl+o>");
    assert_eq!(typed(&again), None, "it is recorded");
    again.keys("/decided public 13/4/2016 jb | Half").rest();
    again.keys("<esc><esc>");
    assert_eq!(again.app.place, Place::Start);
    again.keys("c<ctrl+o>");
    assert_eq!(typed(&again), None, "it was left");
}
