//! Deputies whom a reading keeps out of the seat: screen, count and minutes ask the same rules.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};

#[test]
fn a_deputy_whom_a_reading_rules_out_sits_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>sb<enter>/deputy ne-chair Dr Dell Deputy<enter>");
    stands(&screen(&room), "THE CHAIR RULES");
    stands(&room.screen(), "IN THE ROOM 9 of 9");
    in_order(&minutes(&room), &["Present", "Dr Dell Deputy", "accepted by"]);

    room.keys("<f9>ccg-deputies nhs<enter>");
    let shown = screen(&room);
    stands(&shown, "IN THE ROOM 8 of 9");
    stands(&shown, "North East Essex 2 of 3");
    room.keys("<f5>hands<enter><enter>hnorth 3 0<enter>");
    stands(
        &screen(&room),
        "3 hands cannot be counted of North East Essex: 2 of its members are here and may vote.",
    );
    room.keys("<esc>hnorth 2 0<enter>");
    stands(&screen(&room), "The hands of North East Essex were counted");
    let told = minutes(&room);
    in_order(
        &told,
        &["Present", "In attendance", "Dr Dell Deputy, sent as deputy for"],
    );
    is_not_in(&told, "accepted by");
}

/// Nobody is offered whom nobody could accept as a deputy.
#[test]
fn deputies_are_offered_to_be_accepted_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/accept ");
    is_not_in(&screen(&room), "Lay Member, Mid Essex");
    room.keys("ph<enter>");
    stands(&screen(&room), "Mrs Holloway is nobody's deputy.");
    room.keys("<esc>/left jk<enter>/deputy nhse-primary Mr Liam Osborne<enter>/accept ");
    let shown = screen(&room);
    stands(&shown, "which deputy? Mr Liam Osborne");
    is_not_in(&shown, "Mrs Patricia Holloway");
    room.keys("liam<enter>");
    stands(&screen(&room), "Mr Osborne");
    is_not_in(&screen(&room), "nobody's deputy");
}

/// A seat that is named by its own letters is that seat, also where "me-lay" begins another one's "Lay Member".
#[test]
fn a_deputy_for_somebody_who_is_here_never_gets_another_seat() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/left gw<enter>/deputy me-lay Mr Gareth Lyle");
    stands(&screen(&room), "Mrs Patricia Holloway is here: mark them away first");
    room.keys("<enter><esc><esc>");
    is_not_in(&minutes(&room), "Lyle");
}
