//! Agendas as bodies print them, and as they come out of tables, pages and word processors. Each fault that was seen has its
//! input here, with made-up kin.

use super::*;

/// "6 Merger | Dr Ade, Paper B, 15 min, decision, private"; purposes and standing items where the test is about them.
pub fn brief(text: &str) -> Vec<String> {
    let draft = parse_agenda(text);
    let items = draft.items.iter().map(|item| {
        let mut extras: Vec<String> = item.presenter.clone().into_iter().collect();
        extras.extend(item.paper.clone());
        extras.extend(item.minutes.map(|minutes| format!("{minutes} min")));
        extras.extend(item.private.is_some().then(|| "private".into()));
        let parts = item
            .parts
            .iter()
            .map(|part| format!("; ({}) {}", part.label, part.wording));
        let extras = match extras.is_empty() {
            true => String::new(),
            false => format!(" | {}", extras.join(", ")),
        };
        format!("{} {}{extras}{}", item.number, item.title, parts.collect::<String>())
    });
    items.collect()
}

#[track_caller]
pub fn becomes(text: &str, expected: &[&str]) {
    assert_eq!(brief(text), expected, "{text}\n{:#?}", parse_agenda(text).remarks);
}

/// Whether some line is asked about before anything is taken over.
pub fn asks(text: &str) -> bool {
    let text = AgendaText::read(text, "");
    text.lines
        .iter()
        .any(|line| line.doubt.as_ref().is_some_and(|doubt| doubt.asks))
}

/// Field 01.
#[test]
fn letters_belong_to_numbers() {
    becomes(
        "6a.\tAward of a contract\tA. Leader\tTo follow\n6b. Dental access (B. Leader)\n6(c) Opening hours\n",
        &[
            "6A Award of a contract | A. Leader, To follow",
            "6B Dental access | B. Leader",
            "6C Opening hours",
        ],
    );
    becomes("5a Estates\n5b Workforce", &["5A Estates", "5B Workforce"]);
    becomes(
        "6.a Estates\n6.b. Workforce\n6 (c) Roads\n6d) Parks\n6e: Trees",
        &["6A Estates", "6B Workforce", "6C Roads", "6D Parks", "6E Trees"],
    );
    becomes(
        "7\tWelcome\tChair\n7a\tEstates\tA. Leader",
        &["7 Welcome | Chair", "7A Estates | A. Leader"],
    );
    becomes(
        "[4] Welcome\n(5) Estates\n6 – Roads\n7 - Parks",
        &["4 Welcome", "5 Estates", "6 Roads", "7 Parks"],
    );
    becomes(
        "6. A new lease\n7. I-Health review",
        &["6 A new lease", "7 I-Health review"],
    );
    becomes(
        "Agenda Item 3: Estates\nItem 4 Roads\nITEM 5. Parks",
        &["3 Estates", "4 Roads", "5 Parks"],
    );
}

#[test]
fn references_are_numbers_where_lines_begin_with_them() {
    becomes(
        "PC26/010 Welcome\nPC26/011 Estates (A. Leader)",
        &["PC26/010 Welcome", "PC26/011 Estates | A. Leader"],
    );
    becomes(
        "24/052 Apologies\n24/053. Roads\n24/054\tParks\tCllr Oak",
        &["24/052 Apologies", "24/053 Roads", "24/054 Parks | Cllr Oak"],
    );
    becomes(
        "FIN-24-01: Budget\nFIN-24-02: Reserves",
        &["FIN-24-01 Budget", "FIN-24-02 Reserves"],
    );
    becomes(
        "A1. Welcome\nA2. Apologies\nB1. Estates",
        &["A1 Welcome", "A2 Apologies", "B1 Estates"],
    );
    // One line alone is a title.
    becomes(
        "1. Welcome\n2. Plan\n2016/17 Budget",
        &["1 Welcome", "2 Plan", "3 2016/17 Budget"],
    );
}

/// Field 02.
#[test]
fn a_number_alone_has_its_words_below() {
    becomes(
        "53.\nApologies\n54.\nDeclarations of interest\n55.\nPetitions\n",
        &["53 Apologies", "54 Declarations of interest", "55 Petitions"],
    );
    becomes("1.\n\nApologies\n\n2.\n\nRoads\n", &["1 Apologies", "2 Roads"]);
    becomes(
        "1\nWelcome\n2\nEstates\nA. Leader\n3\nRoads\n",
        &["1 Welcome", "2 Estates | A. Leader", "3 Roads"],
    );
    becomes(
        "5a.\nEstates\n5b.\nRoads,\nPaths and\nBridges\n",
        &["5A Estates", "5B Roads, Paths and Bridges"],
    );
    becomes(
        "24/052\nApologies\n24/053\nRoads",
        &["24/052 Apologies", "24/053 Roads"],
    );
}

/// Field 04: what stands between two numbers is between them.
#[test]
fn the_order_is_that_of_the_text() {
    becomes(
        "1. Welcome\nCommittee business\n2. Estates",
        &["1 Welcome", "1A Committee business", "2 Estates"],
    );
}

/// Field 05.
/// Field 06.
/// Field 08.
/// Field 10.
#[test]
fn what_explains_an_item_is_none() {
    let text = "1. Public question time\nMembers of the public may speak for three minutes on any item.\n\
                2. Play equipment\nSee the report of the working group.\n3. Progress reports\nFor information only.\n\
                4. Declarations\n   Councillors leave the meeting where the interest is pecuniary.\n";
    becomes(
        text,
        &[
            "1 Public question time",
            "2 Play equipment",
            "3 Progress reports",
            "4 Declarations",
        ],
    );
    let explained = parse_agenda(text).remarks;
    assert_eq!(
        explained,
        ["3 lines explain the item above them and were left out, the first is line 2."]
    );
    becomes(
        "1. Declarations of interest\nMembers are asked to declare any interest.\n2. Roads\n   Report of the surveyor\nPlease note that the\nsurveyor will attend.\n3. Parks",
        &["1 Declarations of interest", "2 Roads", "3 Parks"],
    );
    becomes(
        "1. Declarations of interest\nTo receive any declarations of interest.\n2. Roads",
        &["1 Declarations of interest", "2 Roads"],
    );
    becomes(
        "1. Public participation\nMembers of the public are asked to sign in at the desk\n2. Roads\n(Report attached)\n3. Parks",
        &["1 Public participation", "2 Roads", "3 Parks"],
    );
    becomes(
        "Welcome\nRoads\nThe surveyor will present the plan.\nParks",
        &["1 Welcome", "2 Roads", "3 Parks"],
    );
}

/// Field 11.
#[test]
fn a_title_goes_on_in_the_next_line() {
    becomes(
        "1. Welcome,\nIntroductions and\nApologies\n2. Delivery Agreement –\nOversight Arrangements\n3. Report of the\nDirector of Finance\n",
        &[
            "1 Welcome, Introductions and Apologies",
            "2 Delivery Agreement – Oversight Arrangements",
            "3 Report of the Director of Finance",
        ],
    );
    becomes(
        "1. Health/\nCare plan\n2. Letter from\nMr Oak\n3. Bids for\nFunding\n4. Review (first\nquarter)\n5. Roads &\nPaths",
        &[
            "1 Health/ Care plan",
            "2 Letter from Mr Oak",
            "3 Bids for Funding",
            "4 Review (first quarter)",
            "5 Roads & Paths",
        ],
    );
    becomes(
        "1\tReport of the\tDr Ade\nSurveyor\n2\tRoads\tMr Oak",
        &["1 Report of the Surveyor | Dr Ade", "2 Roads | Mr Oak"],
    );
    becomes(
        "1. Estates\n(a) approve the plan of the\nSurveyor\n2. Roads",
        &["1 Estates; (a) approve the plan of the Surveyor", "2 Roads"],
    );
}

/// Field 12.
#[test]
fn a_header_says_what_the_columns_are() {
    let text = "Time\tItem\tPresenter\tAction\tReference\n10:00\t1.\tFinance report\tA. Leader\tReview\tPCC26/010\n\
                10:10\t2.\tRisk report\tB. Leader\tAssurance/ Information\tPCC26/011\n\t3.\tDental plan\t\tTo endorse\tPCC26/012\n";
    becomes(
        text,
        &[
            "1 Finance report | A. Leader, PCC26/010, 10 min",
            "2 Risk report | B. Leader, PCC26/011",
            "3 Dental plan | PCC26/012",
        ],
    );
    let purposes: Vec<Purpose> = parse_agenda(text).items.iter().map(|item| item.purpose).collect();
    assert_eq!(purposes, [Purpose::Discussion, Purpose::Assurance, Purpose::Decision]);
    let odd = "No.\tItem\tAction\n1\tBudget\tTwirl\n2\tPlan\tReceive";
    becomes(odd, &["1 Budget", "2 Plan"]);
    assert_eq!(
        parse_agenda(odd).remarks[1],
        "Line 2: the purpose \"Twirl\" is not known and was left out."
    );
    for cell in [
        "Receive",
        "To endorse",
        "Information/Discussion",
        "9am",
        "-",
        "n/a",
        "Review",
    ] {
        becomes(
            &format!("1.\tBudget\t{cell}\n2.\tPlan\t{cell}"),
            &["1 Budget", "2 Plan"],
        );
    }
    becomes(
        "1.\tBudget\t(Pages 5 - 12)\n2.\tPlan\tEnc. 3",
        &["1 Budget | Pages 5 - 12", "2 Plan | Enc. 3"],
    );
    becomes("1.\tBudget\tPCC26/010", &["1 Budget | PCC26/010"]);
    becomes(
        "Ref\tAgenda item\tLead\tPaper\tMins\nA1\tBudget\tA. Leader\tattached\t10\nA2\tPlan\t-\tEnc 2\t5 mins",
        &["A1 Budget | A. Leader, 10 min", "A2 Plan | Enc 2, 5 min"],
    );
    becomes(
        "| No | Title | Lead |\n| 1 | Budget | A. Leader |\n| 2 | Plan | |",
        &["1 Budget | A. Leader", "2 Plan"],
    );
    becomes(
        "Item\tSubject\tPurpose\n6a\tBudget\tDecision\n6b\tPlan\tNoting",
        &["6A Budget", "6B Plan"],
    );
}

/// Field 13.
#[test]
fn without_numbers_the_paper_around_the_agenda_is_left_out() {
    let text = "ANYTOWN PARISH COUNCIL\nClerk: A. Clerk, 1 High Street, Anytown\nTel: 01234 000000\nAGENDA\nWelcome\nApologies\n\
                Village hall lease\nSigned: A. Clerk\n";
    becomes(text, &["1 Welcome", "2 Apologies", "3 Village hall lease"]);
    let remarks = parse_agenda(text).remarks.join("\n");
    assert!(
        remarks.contains("No line has a number") && remarks.contains("ANYTOWN PARISH COUNCIL"),
        "{remarks}"
    );
    becomes(
        "Anytown Parish Council\nMeeting on Monday 4 May 2026, 7 pm\nA G E N D A\nApologies\nRoads\n\nYours sincerely\nA. Clerk\nclerk@anytown.example",
        &["1 Apologies", "2 Roads"],
    );
    becomes(
        "Anytown Trust\n1 High Street\nWelcome and apologies\nRoads",
        &["1 Welcome and apologies", "2 Roads"],
    );
    becomes(
        "Anytown Trust\n1 High Street\nAGENDA\n1. Welcome\n2. Roads\nSigned\nA. Clerk\nClerk to the Trust",
        &["1 Welcome", "2 Roads"],
    );
}

/// Field 15.
#[test]
fn standing_items_are_what_they_are() {
    let known =
        |text: &str| -> Vec<Option<Standing>> { parse_agenda(text).items.iter().map(|item| item.standing).collect() };
    use Standing::{ActionLog, Declarations, LastMinutes, MattersArising, OtherBusiness, PublicQuestions, Welcome};
    assert_eq!(
        known(
            "1. Matters arising from the minutes of the last meeting\n2. Minutes of the Audit Committee meeting held on 4 March (for information)\n\
             3. To receive the minutes of the Quality Committee meeting of 3 May\n4. To receive apologies and approve reasons for absence\n\
             5. Conflicts of interest\n6. Public participation\n7. Any other urgent business\n8. A.O.B.\n"
        ),
        [
            Some(MattersArising),
            None,
            None,
            Some(Welcome),
            Some(Declarations),
            Some(PublicQuestions),
            Some(OtherBusiness),
            Some(OtherBusiness)
        ]
    );
    for (title, standing) in [
        ("Minutes of the last meeting and matters arising", Some(LastMinutes)),
        (
            "To approve the minutes of the meeting held on 4 March 2026 as a correct record",
            Some(LastMinutes),
        ),
        ("Confirmation of minutes", Some(LastMinutes)),
        ("Draft minutes – 4 March 2026", Some(LastMinutes)),
        (
            "To approve the minutes of the Parish Council meeting held on 3 May",
            Some(LastMinutes),
        ),
        ("Minutes of the Committee's last meeting", Some(LastMinutes)),
        ("Minutes from sub-committees", None),
        ("Working group minutes", None),
        ("Sub-committee minutes", None),
        ("To note the minutes of the Health and Wellbeing Board", None),
        ("Minutes of the Finance Committee – 4 March", None),
        ("10 minutes for questions to the surveyor", None),
        ("Minute silence", None),
        ("Conflicts of interest policy", None),
        ("Declarations of interest in items on this agenda", Some(Declarations)),
        ("Disclosable pecuniary interests", Some(Declarations)),
        ("Members' interests", Some(Declarations)),
        (
            "Declarations of interest: Members are reminded to speak up",
            Some(Declarations),
        ),
        ("Apologies procedure", None),
        ("Chair's welcome and introductions", Some(Welcome)),
        ("Apologies", Some(Welcome)),
        ("Welcome centre lease", None),
        ("Open forum", Some(PublicQuestions)),
        ("Public question time", Some(PublicQuestions)),
        ("Questions from members of the public", Some(PublicQuestions)),
        ("Public health questions", None),
        ("Public consultation on parking", None),
        ("Questions from members", None),
        ("AOUB", Some(OtherBusiness)),
        ("Any other business (AOB)", Some(OtherBusiness)),
        ("Urgent items", Some(OtherBusiness)),
        ("Other business cases", None),
        ("Business plan", None),
        ("Review of actions", Some(ActionLog)),
        ("Actions from the last meeting", Some(ActionLog)),
        ("Climate action plan", None),
        ("Matters arising and action log", Some(MattersArising)),
    ] {
        assert_eq!(standing_item(title), standing, "{title}");
    }
    let own = "Larkshire Primary Care Commissioning Committee";
    for (title, standing) in [
        (
            "Minutes of the Primary Care Committee meeting held on 3 May",
            Some(LastMinutes),
        ),
        (
            "To approve the minutes of the Larkshire Primary Care Commissioning Committee",
            Some(LastMinutes),
        ),
        ("To approve the minutes of the Finance Committee meeting of 3 May", None),
    ] {
        assert_eq!(super::standing::standing(title, own), standing, "{title}");
    }
}

/// Field 16.
#[test]
fn numbers_of_a_second_level_are_below_the_first() {
    becomes(
        "2. Matters arising\n   1. Outstanding actions\n   2. Website\n3. Standing items\n   1. Safeguarding\n",
        &[
            "2 Matters arising",
            "2.1 Outstanding actions",
            "2.2 Website",
            "3 Standing items",
            "3.1 Safeguarding",
        ],
    );
    becomes(
        "1. Welcome\n\t1. Fire exits\n\t2. Phones\n2. Roads",
        &["1 Welcome", "1.1 Fire exits", "1.2 Phones", "2 Roads"],
    );
    becomes(
        "2 Reports\n2.1 Finance\n2.2 Quality (A. Leader)\n3 Roads",
        &["2 Reports", "2.1 Finance", "2.2 Quality | A. Leader", "3 Roads"],
    );
    becomes(
        "1. Welcome\n 2. Roads\n  3. Parks",
        &["1 Welcome", "2 Roads", "3 Parks"],
    );
}

/// Field 17.
#[test]
fn no_item_is_without_a_title() {
    becomes("1. Welcome\n(Chair)\n2. Estates", &["1 Welcome | Chair", "2 Estates"]);
    becomes(
        "1. Welcome\nChair\n2. Estates\nDr Ade\nPaper A\n10 mins",
        &["1 Welcome | Chair", "2 Estates | Dr Ade, Paper A, 10 min"],
    );
    becomes(
        "1.\tChair\n2. Estates\n3. (Dr Ade)\n4. (10 mins)",
        &["1 Chair", "2 Estates | Dr Ade, 10 min"],
    );
    for text in [
        "(Chair)\n1. Welcome",
        "1.\n2.\n3. Roads",
        "-\n*\n1. Roads",
        "1. -\n2. Roads",
    ] {
        assert!(
            parse_agenda(text)
                .items
                .iter()
                .all(|item| !item.title.trim().is_empty()),
            "{text}"
        );
    }
}

/// Field 18.
#[test]
fn pages_end_lines_and_their_furniture_is_left_out() {
    becomes(
        "Time Item Presenter\n1. Estates\u{c}2. Budget\nPage 1 of 3\nTime Item Presenter\n3. Roads\n",
        &["1 Estates", "2 Budget", "3 Roads"],
    );
    becomes(
        "1. Estates\u{2029}2. Budget\u{85}3. Roads",
        &["1 Estates", "2 Budget", "3 Roads"],
    );
    becomes(
        "1. Estates\n1\n2. Budget\n- 2 -\n3. Roads\n3 of 7\n4. Parks",
        &["1 Estates", "2 Budget", "3 Roads", "4 Parks"],
    );
    becomes(
        "Anytown Trust\n1. Estates\nPage | 1\nAnytown Trust\n2. Budget\nAnytown Trust\n3. Roads",
        &["1 Estates", "2 Budget", "3 Roads"],
    );
    becomes(
        "No\tItem\tLead\n1\tEstates\tDr Ade\nNo\tItem\tLead\n2\tBudget\tMr Oak",
        &["1 Estates | Dr Ade", "2 Budget | Mr Oak"],
    );
    becomes(
        "1. Minutes of the last meeting PDF 120 KB\n2. Roads",
        &["1 Minutes of the last meeting", "2 Roads"],
    );
}

/// A tenth of it takes a tenth of the time, or thereabouts: what is long is read in one go.
#[test]
fn long_texts_are_read() {
    let many =
        "1. Estates – Dr Ade (10 mins)\nThat the press and public be excluded, and\nCommittee business\n".repeat(3_000);
    let draft = parse_agenda(&many);
    assert!(draft.items.len() >= 3_000);
    let long = format!("1. {}", "Estates (and – so: on) ".repeat(20_000));
    assert_eq!(parse_agenda(&long).items.len(), 1);
}
