//! What is private in an agenda, and what only looks so.

use super::field::{asks, becomes, brief};
use super::*;

#[test]
fn what_stands_below_a_resolution_is_private() {
    for text in [
        "1. Correspondence\nThat the press and public be excluded from the meeting for the following items.\na. Contract of a named person\nb. Staff pay",
        "1. Correspondence\nThat the press and public be excluded\nfrom the meeting for the following items:\n(a) Contract of a named person\n(b) Staff pay",
        "1. Correspondence\nTo resolve that the\npress and public be excluded under the Public Bodies (Admission to Meetings) Act 1960.\n- Contract of a named person\n- Staff pay",
        "1. Correspondence\nTo exclude the public and press:\n   i. Contract of a named person\n   ii. Staff pay",
        "1. Correspondence\nEXCLUSION OF PRESS AND PUBLIC\nContract of a named person\nStaff pay",
        "1. Correspondence\nMembers of the public and the press are asked to leave the meeting.\n\u{2022}\tContract of a named person\n\u{2022}\tStaff pay",
        "1. Correspondence\nThe public will be requested to withdraw for the following:\nTo approve Contract of a named person\nStaff pay",
        "1. Correspondence\nPublic Bodies (Admission to Meetings) Act 1960: exclusion of the public\na) Contract of a named person\nb) Staff pay",
    ] {
        let draft = parse_agenda(text);
        assert_eq!(draft.items.len(), 3, "{text}\n{:#?}", brief(text));
        assert!(draft.items[0].private.is_none(), "{text}");
        assert!(
            draft.items[1..].iter().all(|item| item.private.is_some()),
            "{text}\n{:#?}",
            brief(text)
        );
        assert!(draft.items[0].parts.is_empty(), "{text}");
        assert!(!draft.remarks.is_empty(), "{text}");
    }
    // The resolution is an item itself, and public.
    for text in [
        "8. To resolve that the public be excluded for the items below:\na. Contract\nb. Staff pay",
        "8. Exclusion of the public\nThat the press and public be excluded.\n   1. Contract\n   2. Staff pay",
        "8. Exclusion of press and public\n9. Contract\n10. Staff pay",
    ] {
        let draft = parse_agenda(text);
        let private: Vec<bool> = draft.items.iter().map(|item| item.private.is_some()).collect();
        assert_eq!(private, [false, true, true], "{text}\n{:#?}", brief(text));
    }
}

#[test]
fn the_private_part_has_many_names() {
    for heading in [
        "Part 2 – Larkshire Primary Care Committee meeting held in private",
        "Exempt items",
        "Items containing exempt information",
        "Reserved business",
        "In camera",
        "Non-public agenda",
        "CLOSED PART",
        "Meeting held in private",
        "Section B – Private",
        "The Committee will now go into private session to consider the following items",
        "Private session",
        "PRIVATE",
        "Confidential",
        "Part II",
        "PART B: CONFIDENTIAL ITEMS",
        "Part Two (Closed Session)",
        "Items to be considered in private",
        "Business to be taken in private",
        "Confidential business",
        "Restricted items",
        "Not for publication",
        "Items not open to the press and public",
        "Items likely to be considered in the absence of the press and public",
        "Exempt business – Schedule 12A, Local Government Act 1972",
        "Confidential section of the agenda",
        "Private and confidential items",
        "The remainder of the meeting will be held in private",
        "The Board will now move into closed session",
        "Closed meeting",
        "Confidential Matters (public excluded)",
        "Exempt Information Items – Press and Public Excluded",
        "COMMITTEE IN PRIVATE SESSION",
        "Items for private discussion",
        "Commercial in confidence",
        "Meeting in Common – Part II – Private",
        "To be held in closed session",
        "Committee – Private Business",
        "The meeting will go into private",
        "Items exempt from publication",
    ] {
        for text in [
            format!("1. Estates\n{heading}\n2. Contract"),
            format!("1. Estates\n\n{heading}:\n\n2. Contract\n"),
            format!("Welcome\nEstates\n{heading}\nContract"),
        ] {
            let draft = parse_agenda(&text);
            let last = draft.items.last().unwrap();
            assert!(
                last.title == "Contract" && last.private.is_some(),
                "{text}\n{:#?}",
                brief(&text)
            );
            let public: Vec<&Item> = draft.items.iter().rev().skip(1).collect();
            assert!(
                public.iter().all(|item| item.private.is_none()),
                "{text}\n{:#?}",
                brief(&text)
            );
            assert!(draft.remarks.iter().any(|says| says.contains("private")), "{text}");
        }
    }
}

#[test]
fn a_numbered_heading_of_the_private_part_is_private_with_what_follows() {
    for heading in [
        "Private session",
        "Exempt items",
        "CONFIDENTIAL MATTERS",
        "Part 2 – private",
        "Closed session",
    ] {
        let text = format!("1. Estates\n2. {heading}\n3. Contract\n4. Any other private business");
        let private: Vec<bool> = parse_agenda(&text)
            .items
            .iter()
            .map(|item| item.private.is_some())
            .collect();
        assert_eq!(private, [false, true, true, true], "{text}");
        assert!(asks(&text), "{text}");
    }
}

#[test]
fn the_public_comes_back_under_many_words() {
    for heading in [
        "Re-admission of the public",
        "The press and public will be readmitted",
        "Public session resumes",
        "The meeting returns to public session",
        "Meeting resumes in public",
        "End of private session",
        "Part 1 (continued) – open to the public",
        "PART 1 – PUBLIC",
        "Return to open session",
        "The public re-admitted",
        "Open session",
    ] {
        let text = format!("1. Estates\nExempt items\n2. Contract\n{heading}\n3. Roads");
        let private: Vec<bool> = parse_agenda(&text)
            .items
            .iter()
            .map(|item| item.private.is_some())
            .collect();
        assert_eq!(private, [false, true, false], "{text}\n{:#?}", brief(&text));
        assert!(
            parse_agenda(&text)
                .remarks
                .iter()
                .any(|says| says.contains("ends the private part")),
            "{text}"
        );
    }
    let numbered = "1. Estates\n2. Exclusion of the public\n3. Contract\n4. Readmission of the public\n5. Roads";
    let private: Vec<bool> = parse_agenda(numbered)
        .items
        .iter()
        .map(|item| item.private.is_some())
        .collect();
    assert_eq!(private, [false, false, true, false, false]);
    becomes(
        "1. Emergency readmissions\n2. Roads",
        &["1 Emergency readmissions", "2 Roads"],
    );
}

#[test]
fn an_item_says_itself_that_it_is_private() {
    for line in [
        "CONFIDENTIAL: Contract",
        "[Private] Contract",
        "(Exempt) Contract",
        "*Confidential* Contract",
        "Contract (exempt)",
        "Contract (private session)",
        "Contract (Part 2)",
        "Contract – confidential",
        "Contract – exempt, Schedule 12A paragraph 3",
        "Contract [not for publication]",
        "Contract (commercial in confidence)",
        "Contract (to be held in private)",
        "Private item: Contract",
        "Closed session – Contract",
        "Contract\tA. Leader\tPrivate",
        "Contract (A. Leader, exempt)",
    ] {
        let text = format!("1. Estates\n2. {line}\n3. Roads");
        let draft = parse_agenda(&text);
        let private: Vec<bool> = draft.items.iter().map(|item| item.private.is_some()).collect();
        assert_eq!(private, [false, true, false], "{line}");
        assert_eq!(draft.items[1].title, "Contract", "{line}");
    }
    becomes(
        "No\tItem\tPublic/Private\n1\tEstates\tPublic\n2\tContract\tPrivate\n3\tRoads\tPublic",
        &["1 Estates", "2 Contract | private", "3 Roads"],
    );
    for unsure in [
        "Minutes of the meeting held in private on 3 May",
        "Confidential report of the panel",
        "Exempt appendix to the estates report",
    ] {
        let text = format!("1. Estates\n2. {unsure}\n3. Roads");
        let private: Vec<bool> = parse_agenda(&text)
            .items
            .iter()
            .map(|item| item.private.is_some())
            .collect();
        assert_eq!((private, asks(&text)), (vec![false, true, false], true), "{unsure}");
    }
}

#[test]
fn a_word_of_secrecy_may_be_the_subject() {
    becomes(
        "Private sector housing strategy\nParks",
        &["1 Private sector housing strategy", "2 Parks"],
    );
    becomes(
        "1. Welcome\nConfidential reporting policy\n2. Parks",
        &["1 Welcome", "1A Confidential reporting policy", "2 Parks"],
    );
    for title in [
        "Private hire licensing",
        "Closed landfill sites",
        "Restricted roads order",
        "Exempt accommodation policy",
        "Part B building regulations fees",
        "Reserved seats on buses",
        "Private rented sector",
        "Confidentiality code of conduct",
        "Public health budget excluding capital",
        "School exclusions and the public sector duty",
        "Closure of the private clinic",
    ] {
        let text = format!("1. Welcome\n{title}\n2. Parks");
        becomes(&text, &["1 Welcome", &format!("1A {title}"), "2 Parks"]);
    }
    for stamp in [
        "PRIVATE AND CONFIDENTIAL",
        "Confidential",
        "OFFICIAL-SENSITIVE",
        "STRICTLY CONFIDENTIAL",
        "Restricted",
    ] {
        let text = format!("{stamp}\n1. Welcome\n2. Estates");
        becomes(&text, &["1 Welcome", "2 Estates"]);
        assert!(asks(&text), "{stamp}");
    }
    becomes(
        "1. Welcome\nThere are no exempt items.\n2. Parks",
        &["1 Welcome", "2 Parks"],
    );
}

/// As tables have it: the heading stands in the column of numbers.
#[test]
fn a_heading_in_a_table_begins_the_private_part() {
    becomes(
        "Time\tNo.\tItem\tLead\n10.00\t1\tEstates\tDr Ade\n\tPart 2 – Confidential session\n11.45\t2\tContract\tMr Oak",
        &["1 Estates | Dr Ade, 105 min", "2 Contract | Mr Oak, private"],
    );
    let resolution = "26/046 Roads\n26/047 To resolve under the Public Bodies (Admission to Meetings) Act 1960 to exclude the \
                      press and public\na. Staff pay\nb. Lease\n26/048 Date of next meeting";
    let private: Vec<bool> = parse_agenda(resolution)
        .items
        .iter()
        .map(|item| item.private.is_some())
        .collect();
    assert_eq!(private, [false, false, true, true, false], "{:#?}", brief(resolution));
}
