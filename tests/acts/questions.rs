//! Questions with a few answers: what to press is on the screen, a figure takes an answer, and Enter alone takes none.

use crate::reading::{at_item_10, in_order, is_not_in, screen, stands};
use crate::support::Room;

fn records(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

fn ruled(room: &Room) -> Vec<(String, String)> {
    let readings = &room.app.open.as_ref().unwrap().history.meeting().readings;
    let ruled = readings.iter();
    ruled
        .map(|ruled| (ruled.question.clone(), ruled.answer.clone()))
        .collect()
}

#[test]
fn an_answer_is_taken_by_its_figure_and_by_no_mere_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>");
    in_order(
        &screen(&room),
        &["1 ! paragraph 14: Is NHS", "2 ! paragraph 14", "Enter read it"],
    );
    let before = records(&room);
    room.keys("<enter>");
    in_order(
        &screen(&room),
        &[
            "Paragraph 14: Is NHS England's weighted vote",
            "what does the chair rule? Type 1 to 3, then Enter; Enter alone records nothing.",
            "1 each casts a share",
            "2 one vote, as most of them vote",
            "3 one vote, only if they agree",
        ],
    );
    room.keys("<enter>");
    assert_eq!(records(&room), before);
    in_order(
        &screen(&room),
        &[
            "Paragraph 14: Is NHS England's weighted vote",
            "Nothing is recorded yet.",
            "Type 1 to 3, then Enter",
            "1 each casts a share",
        ],
    );
    room.keys("2");
    assert_eq!(records(&room), before, "it is shown before it is recorded");
    stands(
        &screen(&room),
        "Enter records: In the minutes, as ruled by Mrs Holloway: paragraph 14",
    );
    room.keys("<enter>");
    assert_eq!(
        ruled(&room),
        [("nhse-block".into(), "one vote, as most of them vote".into())]
    );
    stands(&screen(&room), "Type 1 or 2, then Enter; Enter alone records nothing.");
    room.keys("<esc><f9>2<enter>");
    stands(&screen(&room), "what does the chair rule?");
    assert_eq!(ruled(&room).len(), 1, "a question is read before it is settled");
}

/// A figure stands only where it takes what it stands beside: behind a name it may be an item.
#[test]
fn every_short_list_has_its_figures_and_they_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>");
    is_not_in(&screen(&room), "1 recorded vote");
    room.keys("<esc>/exclude ");
    stands(&screen(&room), "1 the confidential");
    room.keys("<esc><f3>tr ");
    is_not_in(&screen(&room), "1 financial");
    room.keys("10 ");
    in_order(
        &screen(&room),
        &["Type 1 to 4, then Enter", "1 financial", "4 indirect"],
    );
    room.keys("2 a cousin there<enter>");
    let interest = &room.app.open.as_ref().unwrap().history.meeting().interests[0].interest;
    assert_eq!(interest.kind.in_words(), "non-financial professional");
}

/// While a question is open over it, the text that is being written keeps four rows, and the question all of its words.
#[test]
fn under_a_question_the_note_keeps_four_rows() {
    for away in [
        "",
        "<f2>tr<enter>",
        "<f2>jk<enter><f2>fn<enter><f2>tr<enter>",
        "<f2>ph<enter>",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys(away);
        for keys in ["<f9>", "<enter>", "<enter>", "1"] {
            room.keys(keys);
            let rows = room.screen();
            let rows: Vec<&str> = rows.lines().collect();
            let note = rows.iter().position(|row| row.contains("─ Notes")).unwrap();
            let minute = rows.iter().position(|row| row.contains("─ Minute")).unwrap();
            assert!(minute - note > 4, "{away} {keys}:\n{}", rows.join("\n"));
            stands(rows.last().unwrap(), "Esc back to the text");
        }
        let shown = screen(&room);
        assert!(
            shown.contains("Paragraph") && shown.contains("Esc leaves it open"),
            "{shown}"
        );
    }
}
