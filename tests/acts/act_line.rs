//! The act line: nothing typed is lost, what will be recorded is shown, and letters settle nothing by chance.

use quorate::meeting::{Meeting, PersonId};

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn records(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

fn line(room: &Room) -> &str {
    room.app.act.as_ref().map_or("", |line| line.text.trim_end())
}

#[test]
fn another_act_over_a_half_typed_one_comes_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>cd 3/12 write to the");
    room.keys("<f2>tr<enter>");
    stands(&screen(&room), "Mr Rooke left");
    assert_eq!(line(&room), "act cd 3/12 write to the");
    // two of them, the last first; and help, and undo
    room.keys("<f3>tr 10 financial his").keys("<f2>sb<esc>");
    assert_eq!(line(&room), "interest tr 10 financial his");
    room.keys("<f1><esc>");
    assert_eq!(line(&room), "interest tr 10 financial his");
    room.keys("<f8>");
    stands(&screen(&room), "Taken back: Mr Rooke left");
    assert_eq!(line(&room), "interest tr 10 financial his");
    room.keys("<esc>");
    assert_eq!(line(&room), "act cd 3/12 write to the");
    // what would lead away from the item waits, and says why
    for key in ["<f7>", "<ctrl+q>"] {
        room.keys(key);
        stands(&screen(&room), "Enter does it, Esc leaves it");
        assert_eq!(line(&room), "act cd 3/12 write to the");
        assert_eq!(meeting(&room).current.as_ref().unwrap().to_string(), "10");
    }
    room.keys(" six practices<enter>");
    assert_eq!(meeting(&room).actions[0].action.words, "write to the six practices");
    assert_eq!(line(&room), "");
    // nothing typed, nothing to keep
    room.keys("<f6><f2><esc>");
    assert_eq!(line(&room), "");
}

#[test]
fn a_name_may_be_typed_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for (typed, words) in [
        ("Mr Tobias Rooke write to the practices", "write to the practices"),
        ("tobias rooke, 3/12 write", "write"),
        ("Mr Rooke write", "write"),
        ("Mr. Rooke, 3/12 write", "write"),
        ("Mr Rooke by 26 Feb: write", "write"),
        ("tr Rooke to write", "Rooke to write"),
        ("rooke write", "write"),
    ] {
        room.keys(&format!("<f6>{typed}<enter>"));
        let agreed = meeting(&room).actions.last().unwrap();
        assert_eq!(
            (agreed.action.owner.as_str(), agreed.action.words.as_str()),
            ("tobias-rooke", words),
            "{typed}"
        );
    }
}

/// Nobody is taken for somebody else who is spoken to in the same way.
#[test]
fn a_name_that_nobody_here_has_is_nobodys() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for typed in ["Mrs Jane Bloggs ring", "Dr Bloggs ring", "Mr Smith 3/12 ring", "Mr"] {
        room.keys(&format!("<f6>{typed}<enter>"));
        assert!(meeting(&room).actions.is_empty(), "{typed}");
        room.keys("<esc><f2>").keys(typed).keys("<enter>");
        stands(&screen(&room), "IN THE ROOM 9 of 9");
        room.keys("<esc>");
    }
    room.keys("<f2>Mrs Kerr<enter>");
    stands(&screen(&room), "Mrs Kerr left");
}

#[test]
fn a_stroke_where_a_word_would_begin_lists_the_acts() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let note = |room: &Room| room.app.open.as_ref().unwrap().note.text();
    room.keys("in 2015/16 and/or then / or // and ");
    assert_eq!(note(&room), "in 2015/16 and/or then / or / and ");
    assert_eq!(line(&room), "");
    room.keys("<ctrl+space> <esc>");
    assert!(note(&room).ends_with("/ and "), "a space is no text there");
    room.keys("/act tr write<enter>");
    assert_eq!(meeting(&room).actions.len(), 1);
    assert_eq!(note(&room), "in 2015/16 and/or then / or / and ");
}

#[test]
fn what_closes_a_sentence_ends_a_word_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let note = |room: &Room| room.app.open.as_ref().unwrap().note.text();
    for before in [
        "closure.",
        "as follows:",
        "agreed;",
        "why?",
        "so!",
        "(all)",
        "\"yes\"",
        "“yes”",
        "Ms Kerr,",
    ] {
        room.keys(&format!("{before}/defer"));
        assert_eq!(line(&room), "defer", "{before}");
        room.keys("<esc>");
    }
    let text = note(&room);
    room.keys(" https://nhs.uk 3/12 a/b");
    assert_eq!(note(&room), format!("{text} https://nhs.uk 3/12 a/b"));
}

#[test]
fn an_act_that_was_taken_as_text_is_told_when_the_text_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let told = "was taken as text: an act begins after a space. Ctrl+Space lists the acts.";
    room.keys("/exclude<enter><enter>");
    for (typed, key, name) in [
        ("NEWLINE/readmit", "<enter>", "readmit"),
        ("NEWLINE/readmit", "<tab>", "readmit"),
        ("on closure/defer 8", "<enter>", "defer"),
        ("of 2016/act tr write", "<f2>", "act"),
    ] {
        room.keys(&format!("{typed}{key}"));
        stands(&screen(&room), &format!("\"/{name}\" {told}"));
        room.keys("<esc> x<enter>");
        room.keys("<esc>");
        is_not_in(&screen(&room), told);
    }
    for typed in [
        "and/or",
        "2016/17",
        "for/against the plan",
        "in/out of hours",
        "and/ readmit",
        "public/private",
    ] {
        room.keys(&format!("{typed}<enter>"));
        is_not_in(&screen(&room), told);
    }
    room.keys("NEWLINE/readmit<f7><f7>");
    stands(&screen(&room), told);
}

#[test]
fn who_ruled_on_a_reading_may_be_somebody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>majority votes meeting sb");
    stands(&screen(&room), "ruled by Dr Baines");
    room.keys("<enter>");
    assert_eq!(meeting(&room).readings[0].by, Some(PersonId("susannah-baines".into())));
    room.keys("<esc><f8><f9>majority votes<enter>");
    stands(&screen(&room), "ruled by Mrs Holloway");
}

#[test]
fn a_refused_line_is_kept_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>cd 31/4 write<enter>");
    stands(&screen(&room), "\"31/4\" is not a date");
    room.keys("<f2>tr<enter>");
    assert_eq!(line(&room), "act cd 31/4 write");
}

#[test]
fn how_an_interest_is_handled_is_shown_whole_before_it_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>");
    room.keys("silent");
    stands(&screen(&room), "Decided by Mrs Holloway, in the chair");
    stands(&screen(&room), "may follow: reason, then who decided");
    room.keys(" the interest is small");
    stands(&screen(&room), "Reason: the interest is small");
    room.keys(" | sb");
    let shown = screen(&room);
    stands(&shown, "Decided by Dr Baines");
    stands(&shown, "Reason: the interest is small");
    room.keys("<enter>");
    let handling = &meeting(&room).handlings[0];
    assert_eq!(handling.by, Some(PersonId("susannah-baines".into())));
    assert_eq!(handling.reason, "the interest is small");
    in_order(&minutes(&room), &["Dr Baines", "Reason: the interest is small."]);
    // without a reason
    room.keys("<f8>/handle tr 10 silent | sb<enter>");
    let handling = &meeting(&room).handlings[0];
    assert_eq!(handling.by, Some(PersonId("susannah-baines".into())));
    assert_eq!(handling.reason, "");
}

#[test]
fn words_of_a_choice_are_the_choice_and_not_what_comes_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4>did not approve<enter>");
    let decision = &meeting(&room).decisions[0];
    assert_eq!((decision.verb.as_str(), decision.amended), ("did not approve", false));
    room.keys("<f8><f4>did not approve as amended: the pilot as it is<enter>");
    let decision = &meeting(&room).decisions[0];
    assert_eq!(decision.verb, "did not approve");
    assert_eq!(decision.wording, "the pilot as it is");
}

#[test]
fn a_comma_behind_a_verb_or_an_item_is_a_comma() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for typed in ["<f4>approved,<enter>", "/decide 10, approved<enter>"] {
        room.keys("<esc>").keys(typed);
        let decision = &meeting(&room).decisions[0];
        assert_eq!(
            (decision.verb.as_str(), decision.amended),
            ("approved", false),
            "{typed}"
        );
        room.keys("<f8>");
    }
    room.keys("<f4>approved, as amended: the pilot in one area<enter>");
    let decision = &meeting(&room).decisions[0];
    assert_eq!(decision.wording, "the pilot in one area");
    stands(&screen(&room), "Item 10 was approved as amended");
    room.keys("<f8><f3>tr, 9, 10, financial, His wife owns the provider<enter><esc>");
    let interest = &meeting(&room).interests[0].interest;
    assert_eq!(interest.about.len(), 2);
    assert_eq!(interest.nature, "His wife owns the provider");
}

#[test]
fn a_few_letters_settle_no_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = records(&room);
    // several begin so: the first is shown, with what was typed behind it, and no more
    room.keys("<f9>wh co<enter>");
    assert_eq!(records(&room), before);
    assert!(line(&room).ends_with(" co"), "{}", line(&room));
    // one only, but nothing that hangs on it now
    room.keys("<esc><f9>rem neither<enter>");
    assert_eq!(records(&room), before);
    let shown = screen(&room);
    stands(&shown, "Is a member who joins remotely in attendance");
    assert_eq!(line(&room), "reading remote neither");
    room.keys("<enter>");
    assert_eq!(meeting(&room).readings[0].question, "remote");
}

#[test]
fn questions_are_answered_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let open = |room: &Room| room.app.open.as_ref().unwrap().derived.reading_ids().len();
    let many = open(&room);
    assert!(many > 1);
    room.keys("<f9>majority-of ");
    stands(
        &screen(&room),
        &format!("Question 1 of {many}. Paragraph 14: Is a simple majority"),
    );
    room.keys("<esc>");
    room.keys("<f9>");
    stands(&screen(&room), &format!("{many} questions could matter here"));
    room.keys("majority votes<enter>");
    let left = open(&room);
    assert!(left > 0 && left < many);
    let next = room.app.open.as_ref().unwrap().derived.reading_ids()[0].clone();
    assert_eq!(line(&room), format!("reading {next}"));
    // leaving them is one key, and they can be asked again
    room.keys("<esc>");
    assert_eq!(line(&room), "");
    for _ in 0..left {
        room.keys("<esc><f9><enter><down><enter>");
    }
    assert_eq!(open(&room), 0);
    assert_eq!(line(&room), "");
}

#[test]
fn after_a_count_that_does_not_tell_by_name_is_offered_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>silent<enter>");
    room.keys("<f5>hands<enter><enter>hmid 3 0<enter>hnorth 3 0<enter>hnhs 3 0<enter><enter>");
    stands(&screen(&room), "RESULT: to be counted again");
    room.keys("4");
    in_order(
        &screen(&room),
        &[
            "how? PUBLIC minutes. Enter records: The question is put again, by name",
            "by name",
            "hands counted",
        ],
    );
    room.keys("<enter>");
    stands(&screen(&room), "recorded vote");
    // after an equal vote by name the same way comes first
    room.keys("<f9>majority votes<enter><esc>/against ev<enter>/against fn<enter>/against jk<enter>r<enter>4");
    in_order(&screen(&room), &["by name", "hands counted"]);
    is_not_in(&screen(&room), "to be counted again");
}

#[test]
fn what_taking_back_a_withdrawal_brings_back_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>tr<enter>").keys("<f8>");
    stands(&screen(&room), "Taken back: Mr Rooke left. Shift+F8 does it again.");
    room.keys("<shift+f8>");
    stands(&screen(&room), "Done again: Mr Rooke left.");
    room.keys("<f6>cd 3/12 write to them<enter>");
    room.keys("/withdraw Rooke left<enter>");
    stands(&screen(&room), "Withdrawn: Mr Rooke left");
    room.keys("<f8>");
    stands(&screen(&room), "Taken back: the withdrawal of \"Mr Rooke left\".");
    room.keys("<shift+f8>");
    stands(&screen(&room), "Done again: the withdrawal of \"Mr Rooke left\".");
}

#[test]
fn what_acts_begin_with_is_said_and_kinds_of_interest_are_taken_as_they_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/pres ");
    stands(&screen(&room), "is no whole act: present, presenter");
    room.keys("<esc>/zz ");
    stands(&screen(&room), "is no act; Esc and / list them all");
    room.keys("<esc>");
    for (typed, kind) in [
        ("Non-Financial Professional", "non-financial professional"),
        ("non-financial personal", "non-financial personal"),
        ("FINANCIAL", "financial"),
        ("ind", "indirect"),
    ] {
        room.keys(&format!("<f3>tr 10 {typed} a cousin there<enter><esc>"));
        let declared = &meeting(&room).interests.last().unwrap().interest;
        assert_eq!(
            (declared.kind.in_words(), declared.nature.as_str()),
            (kind, "a cousin there"),
            "{typed}"
        );
    }
}
