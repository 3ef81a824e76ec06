//! What the page says of where its minutes have come to: a table from the record to status, banner, end.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::ron_out::shape::MinutesFile;
use crate::minutes::{Part, Prose, part_ron, text};

fn closed() -> Tale {
    Tale::begun().then("10:00", Event::Closed)
}

fn approval(part: Part, amendments: &[&str]) -> Approval {
    Approval {
        part,
        on: "2016-05-18".parse().unwrap(),
        at: "2016-05-18T10:00:00+01:00".parse().unwrap(),
        in_chair: None,
        amendments: amendments.iter().map(|words| (*words).into()).collect(),
        in_public: true,
    }
}

fn signed(approved: Option<&str>, amendments: u16) -> Event {
    Event::Signed {
        part: Part::Public,
        by: "Ms Ruth Allen".into(),
        on: "2016-05-19".parse().unwrap(),
        approved: approved.map(|on| on.parse().unwrap()),
        amendments,
    }
}

fn circulated(on: &str) -> Event {
    Event::Circulated {
        part: Part::Public,
        on: on.parse().unwrap(),
        not_to: vec![],
    }
}

const DRAFT: &str = "DRAFT – subject to approval";
const TO_SIGN: &str = "Signed (in the chair): ___";

#[test]
fn each_stage_is_told() {
    let one_sent = || closed().then("10:05", circulated("2016-04-22"));
    let agreed = "Status: Approved as a correct record on 18 May 2016";
    type Row<'a> = (&'a str, Tale, Vec<Approval>, &'a [&'a str], &'a [&'a str]);
    let table: [Row; 8] = [
        ("a draft", closed(), vec![], &[DRAFT, TO_SIGN], &["Status:"]),
        (
            "circulated twice",
            one_sent().then("10:06", circulated("2016-04-25")),
            vec![],
            &[
                DRAFT,
                "Status: Draft, circulated on 22 April 2016 and 25 April 2016",
                TO_SIGN,
            ],
            &["Amendments"],
        ),
        (
            "approved",
            one_sent(),
            vec![approval(Part::Public, &[])],
            &[agreed, TO_SIGN],
            &["DRAFT", "Amendments", "amendment"],
        ),
        (
            "approved with amendments",
            one_sent(),
            vec![approval(Part::Public, &["page 3 to read 14"])],
            &[
                "on 18 May 2016, with 1 amendment",
                "Amendments\n----------",
                "The text above is as it was circulated.",
                "- 18 May 2016: page 3 to read 14",
            ],
            &["DRAFT"],
        ),
        (
            "the private part alone",
            one_sent(),
            vec![approval(Part::Private, &["the price"])],
            &[DRAFT],
            &["Approved", "the price"],
        ),
        (
            "signed",
            one_sent().then("10:07", signed(Some("2016-05-18"), 0)),
            vec![approval(Part::Public, &[])],
            &[
                "on 18 May 2016; signed by Ms Ruth Allen\n  on 19 May 2016",
                "Signed as a correct record by Ms Ruth Allen on 19 May 2016.",
            ],
            &["DRAFT", "____"],
        ),
        (
            "signed, and the meeting that approved is not at hand",
            closed().then("10:07", signed(Some("2016-05-18"), 2)),
            vec![],
            &[
                "on 18 May 2016, with 2 amendments;",
                "These minutes were approved subject to 2 amendments, in the minutes of the\nmeeting held on 18 May 2016.",
            ],
            &["DRAFT", "The text above"],
        ),
        (
            "signed, and who approved is not known",
            closed().then("10:07", signed(None, 0)),
            vec![],
            &["Status: Signed by Ms Ruth Allen on 19 May 2016"],
            &["DRAFT", "pproved"],
        ),
    ];
    for (what, tale, later, there, not_there) in table {
        let meeting = tale.history().knowing(later).meeting().clone();
        let page = text(&meeting, &Prose::new(), Part::Public, false, None);
        for part in there {
            assert!(page.contains(part), "{what}: {part:?} in\n{page}");
        }
        for part in not_there {
            assert!(!page.contains(part), "{what}: {part:?} in\n{page}");
        }
    }
}

#[test]
fn minutes_ron_has_it_part_by_part() {
    let tale = closed()
        .then("10:05", circulated("2016-04-22"))
        .then("10:07", signed(None, 0));
    let private = Approval {
        in_public: false,
        ..approval(Part::Private, &["the price"])
    };
    let later = vec![approval(Part::Public, &["page 3 to read 14"]), private];
    let meeting = tale.history().knowing(later).meeting().clone();
    let file =
        |part| -> MinutesFile { ron::from_str(&part_ron(&meeting, &Prose::new(), part, None).unwrap()).unwrap() };
    let public = file(Part::Public).public.unwrap();
    assert_eq!((public.status.as_str(), public.circulated.len()), ("signed", 1));
    assert_eq!(public.amendments[0].words, "page 3 to read 14");
    assert_eq!(public.signed.unwrap().by, "Ms Ruth Allen");
    let private = file(Part::Private).private.unwrap();
    assert_eq!((private.status.as_str(), private.signed), ("approved", None));
    assert_eq!(private.amendments[0].words, "the price");
}
