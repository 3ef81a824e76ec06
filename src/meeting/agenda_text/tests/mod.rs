//! Agendas as they are pasted → items. An item is told as "number title | what else".

mod field;
mod secrecy;

use super::*;

/// "6 Merger | decision, Dr Ade, Paper B, 15 min, private; (a) note; (b) approve".
fn told(item: &Item) -> String {
    let mut extras = vec![format!("{:?}", item.purpose).to_lowercase()];
    extras.extend(item.standing.map(|standing| format!("{standing:?}")));
    extras.extend(item.presenter.clone());
    extras.extend(item.paper.clone());
    extras.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    extras.extend(item.private.is_some().then(|| "private".into()));
    let parts: String = item
        .parts
        .iter()
        .map(|part| format!("; ({}) {}", part.label, part.wording))
        .collect();
    format!("{} {} | {}{parts}", item.number, item.title, extras.join(", "))
}

fn read(text: &str) -> Vec<String> {
    parse_agenda(text).items.iter().map(told).collect()
}

#[test]
fn one_line_is_taken_apart() {
    for (line, expected) in [
        ("3. Estates", "3 Estates | discussion"),
        ("3) Estates", "3 Estates | discussion"),
        ("3 Estates", "3 Estates | discussion"),
        ("3.2 Estates", "3.2 Estates | discussion"),
        ("8A. Urgent matter", "8A Urgent matter | discussion"),
        ("Item 4: Estates", "4 Estates | discussion"),
        ("3. Estates (10 mins)", "3 Estates | discussion, 10 min"),
        ("3. Estates - Dr Ade", "3 Estates | discussion, Dr Ade"),
        ("3. Estates – RA", "3 Estates | discussion, RA"),
        (
            "3. PMS review - update on progress",
            "3 PMS review - update on progress | discussion",
        ),
        (
            "3. Estates\tDr Ade\tPaper A\t10 mins",
            "3 Estates | discussion, Dr Ade, Paper A, 10 min",
        ),
        ("3.\tEstates\tfor decision\tverbal", "3 Estates | decision, verbal"),
        ("3. Estates (attached)", "3 Estates | discussion"),
        ("3. Estates (Paper enclosed)", "3 Estates | discussion"),
        (
            "3. Estates (Ms J Doyle, attached)",
            "3 Estates | discussion, Ms J Doyle",
        ),
        (
            "3. Estates (for decision) (Paper B) (15 min)",
            "3 Estates | decision, Paper B, 15 min",
        ),
        ("3. Estates for information 10:15", "3 Estates | information"),
        (
            "3. Estates – Ian Cole – to follow – 10.15am",
            "3 Estates | discussion, Ian Cole, to follow",
        ),
        ("3. Estates 10:15 – 10:40", "3 Estates | discussion, 25 min"),
        ("09:30\t3.\tEstates", "3 Estates | discussion"),
        ("3. Premises (private)", "3 Premises | discussion, private"),
        (
            "5. Estates bids (Ms J Doyle)   15 min",
            "5 Estates bids | discussion, Ms J Doyle, 15 min",
        ),
        (
            "5. Estates bids (Ms J Doyle) 15 min",
            "5 Estates bids | discussion, Ms J Doyle, 15 min",
        ),
        (
            "5.  Estates  bids    Ms J Doyle    15 mins.",
            "5 Estates bids | discussion, Ms J Doyle, 15 min",
        ),
        (
            "5. Estates bids (Ms J Doyle, Chief Officer)",
            "5 Estates bids | discussion, Ms J Doyle, Chief Officer",
        ),
        (
            "5. Estates bids (Chair, Paper C, 5 minutes)",
            "5 Estates bids | discussion, Chair, Paper C, 5 min",
        ),
        (
            "5. Estates bids (Director of Nursing)",
            "5 Estates bids | discussion, Director of Nursing",
        ),
        (
            "5. Estates bids (Neil Barrow, 15 min)",
            "5 Estates bids | discussion, Neil Barrow, 15 min",
        ),
        (
            "9. CONFIDENTIAL: Contract breach (Neil Barrow, 15 min) 15.30",
            "9 Contract breach | discussion, Neil Barrow, 15 min, private",
        ),
        (
            "9. [Private] Contract breach",
            "9 Contract breach | discussion, private",
        ),
        (
            "9. Private - Contract breach",
            "9 Contract breach | discussion, private",
        ),
        (
            "9. Private finance initiative",
            "9 Private finance initiative | discussion",
        ),
        ("3. Finance report – Chair", "3 Finance report | discussion, Chair"),
        ("3. Finance report — All", "3 Finance report | discussion, All"),
        ("3. Saving of £10m", "3 Saving of £10m | discussion"),
        ("3. Contracts (PMS)", "3 Contracts (PMS) | discussion"),
        ("3. Contracts (Mid Essex)", "3 Contracts (Mid Essex) | discussion"),
        (
            "3. Contracts (all practices)",
            "3 Contracts (all practices) | discussion",
        ),
        (
            "3. Premises (Mid Essex only)",
            "3 Premises (Mid Essex only) | discussion",
        ),
        (
            "3. Premises (Mr Rooke) (Mid Essex only)",
            "3 Premises (Mid Essex only) | discussion, Mr Rooke",
        ),
    ] {
        assert_eq!(read(line), [expected], "{line}");
    }
}

#[test]
fn standing_items_are_known_by_their_titles() {
    let items = read(STANDING_AGENDA);
    assert_eq!(
        items,
        [
            "1 Welcome and apologies | information, Welcome",
            "2 Declarations of interest | information, Declarations",
            "3 Minutes of the last meeting | decision, LastMinutes",
            "4 Matters arising | information, MattersArising",
            "5 Action log | information, ActionLog",
            "6 Questions from the public | information, PublicQuestions",
            "7 Any other business | information, OtherBusiness",
        ]
    );
    for (title, standing) in [
        ("AOB", Some(Standing::OtherBusiness)),
        ("Apologies for absence", Some(Standing::Welcome)),
        ("Minutes of the meeting held on 16 March", Some(Standing::LastMinutes)),
        ("Incentive scheme", None),
    ] {
        assert_eq!(standing_item(title), standing, "{title}");
    }
}

#[test]
fn a_whole_agenda_as_it_is_pasted() {
    let draft = parse_agenda(
        "Joint Commissioning Committee\r\n\
         20 April 2016, 9.30 am, Witham\r\n\
         \r\n\
         1. Welcome\tChair\t09:30\r\n\
         2. Declarations of interest\tAll\t09:35\r\n\
         \r\n\
         FOR DECISION\r\n\
         3. Incentive scheme – Dr Ade – Paper A\t09:40\r\n\
         4. Merger of two practices\tMr Cole\t10:00\r\n\
         The Committee is asked to:\r\n\
         \u{2022}\tnote the engagement;\r\n\
         \u{2022}\tapprove the merger from 1 July.\r\n\
         \r\n\
         5. Estates\r\n\
         Lead: Ms Iqbal\r\n\
         (a) note the plan; and\r\n\
         (b) agree the priorities\r\n\
         Any other business\r\n\
         PART 2 – PRIVATE\r\n\
         1. Premises dispute (for discussion)\r\n",
    );
    let items: Vec<String> = draft.items.iter().map(told).collect();
    assert_eq!(
        items,
        [
            "1 Welcome | information, Welcome, Chair, 5 min",
            "2 Declarations of interest | information, Declarations, All, 5 min",
            "3 Incentive scheme | decision, Dr Ade, Paper A, 20 min",
            "4 Merger of two practices | decision, Mr Cole; (a) note the engagement; (b) approve the merger from 1 July.",
            "5 Estates | decision, Ms Iqbal; (a) note the plan; (b) agree the priorities",
            "6 Any other business | information, OtherBusiness",
            "7 Premises dispute | discussion, private",
        ]
    );
    assert_eq!(
        draft.remarks,
        [
            "Line 1 was left out: \"Joint Commissioning Committee\".",
            "Line 2 was left out: \"20 April 2016, 9.30 am, Witham\".",
            "Line 18 has no number; it is item 6: \"Any other business\".",
            "Line 19 begins the private part: \"PART 2 – PRIVATE\".",
            "Line 20: there is an item 1 already; this one is item 7.",
        ]
    );
}

#[test]
fn without_any_number_each_line_is_an_item() {
    assert_eq!(
        read("Welcome\n\nEstates - Dr Ade\nAny other business"),
        [
            "1 Welcome | information, Welcome",
            "2 Estates | discussion, Dr Ade",
            "3 Any other business | information, OtherBusiness"
        ]
    );
}

#[test]
fn a_broken_line_goes_on() {
    let draft = parse_agenda("1. Review of the primary care\nestates strategy\n2. Next\n(a) approve the\n   plan");
    assert_eq!(draft.items[0].title, "Review of the primary care estates strategy");
    assert_eq!(draft.items[1].parts[0].wording, "approve the plan");
    assert_eq!(draft.remarks.len(), 2);
}

#[test]
fn a_line_that_proposes_is_a_recommendation() {
    assert_eq!(
        read("1. Estates - Ian Cole (5 mins)\nTo approve the plan.\n2. Review\nThat the review be noted"),
        [
            "1 Estates | decision, Ian Cole, 5 min; (a) To approve the plan.",
            "2 Review | decision; (a) That the review be noted"
        ]
    );
}

#[test]
fn what_is_asked_for_is_recommended() {
    let whole = "1 Estates | decision, Chair; (a) note the plan; (b) approve the bids";
    for recommendations in [
        "The committee is asked to:\n- note the plan\n- approve the bids",
        "The committee is asked to:\n\n* note the plan;\n* approve the bids\n",
        "The Committee is asked to:\n\u{2022}   note the plan; and\n\u{2022}   approve the bids",
        "The Committee is asked to\n– note the plan\n– approve the bids",
        "Members are asked to:\n1. note the plan\n2. approve the bids",
        "The committee is asked to:\no\tnote the plan\no\tapprove the bids",
        "The Committee is asked:\n(a) note the plan\n(b) approve the bids",
        "Recommendations:\n(a) note the plan\n(b) approve the bids",
        "Recommendations: The Committee is asked to:\n(a) note the plan\n(b) approve the bids",
        "The Committee is recommended to:\nnote the plan,\napprove the bids",
    ] {
        let text = format!("1. Estates – Chair\n{recommendations}\n\n2. Next");
        let draft = parse_agenda(&text);
        let items: Vec<String> = draft.items.iter().map(told).collect();
        assert_eq!(items, [whole, "2 Next | discussion"], "{recommendations}");
        assert_eq!(draft.remarks, Vec::<String>::new(), "{recommendations}");
    }
}

#[test]
fn what_is_left_out_is_said_with_its_line() {
    let draft = parse_agenda(
        "Joint Committee   Agenda\n\
         Time   Item   Lead\n\
         1. Welcome   Chair   5 min\n\
         The committee is asked to:\n\
         \n\
         Any other business\n",
    );
    let items: Vec<String> = draft.items.iter().map(told).collect();
    assert_eq!(
        items,
        [
            "1 Welcome | information, Welcome, Chair, 5 min",
            "2 Any other business | information, OtherBusiness"
        ]
    );
    assert_eq!(
        draft.remarks,
        [
            "Line 1 was left out: \"Joint Committee Agenda\".",
            "Line 2 was left out: \"Time Item Lead\".",
            "Line 6 has no number; it is item 2: \"Any other business\".",
        ]
    );
}

#[test]
fn nothing_is_refused_and_nothing_hidden_comes_in() {
    for text in [
        "",
        "\n\n",
        "\t\t",
        "()",
        "- ",
        "(a)",
        "1.",
        "1. \u{202e}evil\u{1b}[2J",
        "999999999999. x",
        "- a\n- b",
        "é. ß",
        "İ recommendation asked to",
    ] {
        for item in parse_agenda(text).items {
            assert!(
                item.title
                    .chars()
                    .all(|letter| !letter.is_control() && letter != '\u{202e}'),
                "{text:?}"
            );
        }
    }
    assert_eq!(read("1. \u{202e}Estates\u{1b}"), ["1 Estates | discussion"]);
}

#[test]
fn numbers_and_letters_are_never_given_twice() {
    let draft = parse_agenda("1. A one\n1. B two\n(a) x\n(a) y\n1A. C three");
    let numbers: Vec<&str> = draft.items.iter().map(|item| item.number.0.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "1A"]);
    let labels: Vec<&str> = draft.items[1].parts.iter().map(|part| part.label.as_str()).collect();
    assert_eq!(labels, ["a", "b"]);
}

/// What comes after the recommendations is none of them, however far in it stands.
#[test]
fn the_next_meeting_is_no_recommendation() {
    let text = "6. Estates\nThe Committee is asked to:\n  - note the report\n  - approve the plan\n  Date of next meeting: 18 May\n";
    assert_eq!(
        read(text),
        [
            "6 Estates | decision; (a) note the report; (b) approve the plan",
            "7 Date of next meeting: 18 May | discussion",
        ]
    );
    let other = text.replace("Date of next meeting: 18 May", "publish the report");
    assert_eq!(read(&other).len(), 1);
}

/// As it comes out of a word processor, with the resolution between the two parts.
#[test]
fn the_resolution_begins_the_private_part_and_takes_no_number() {
    let draft = parse_agenda(
        "09:30 1. Welcome (5 mins)\n\
         09:35 2. Estates\t(Attached, Paper A)\t(10 mins)\n\
         Report of the task group\n\
         3. Incentive scheme – NHS North East Essex CCG only\n\
         The press and public to be excluded from the remainder of the meeting, in view of\n\
         the confidential nature of the business to be transacted.\n\
         4. Award of the contract\n\
         5. Any other business\n\
         6. Date of next meeting\n\
         7. Close of meeting\n",
    );
    let items: Vec<String> = draft.items.iter().map(told).collect();
    assert_eq!(
        items,
        [
            "1 Welcome | information, Welcome, 5 min",
            "2 Estates | discussion, Paper A, 10 min",
            "2A Report of the task group | discussion",
            "3 Incentive scheme – NHS North East Essex CCG only | discussion",
            "4 Award of the contract | discussion, private",
            "5 Any other business | information, OtherBusiness",
            "6 Date of next meeting | discussion",
            "7 Close of meeting | discussion",
        ]
    );
    let remarks: Vec<&str> = draft
        .remarks
        .iter()
        .map(|says| says.split([':', ';']).next().unwrap())
        .collect();
    assert_eq!(
        remarks,
        [
            "Line 3 has no number",
            "Line 5 begins the private part",
            "Line 6 was taken to go on from the line before",
            "Line 8 stands in the private part and was taken as public",
            "Line 9 stands in the private part and was taken as public",
            "Line 10 stands in the private part and was taken as public",
        ]
    );
}

#[test]
fn the_private_part_begins_in_many_words() {
    for begins in [
        "Exclusion of the press and public",
        "That the public be excluded from the meeting",
        "PART II",
        "Part 2: items for private session",
        "Items to be considered in closed session",
        "- That representatives of the press and other members of the public be excluded",
    ] {
        let items = read(&format!("1. Estates\n{begins}\n2. Contract"));
        assert_eq!(
            items,
            ["1 Estates | discussion", "2 Contract | discussion, private"],
            "{begins}"
        );
    }
    assert_eq!(
        read("1. Exclusion of the public\nThat the press and public be excluded.\n2. Contract"),
        [
            "1 Exclusion of the public | decision; (a) That the press and public be excluded.",
            "2 Contract | discussion, private"
        ]
    );
    assert_eq!(
        read("1. Questions from the press and public\n2. Public health budget excluding capital"),
        [
            "1 Questions from the press and public | information, PublicQuestions",
            "2 Public health budget excluding capital | discussion"
        ]
    );
}

#[test]
fn a_time_is_in_no_title() {
    for (text, expected) in [
        ("09:30 1. Estates", "1 Estates | discussion"),
        ("9.30 am 1. Estates", "1 Estates | discussion"),
        ("09:30 – 09:45 1. Estates", "1 Estates | discussion, 15 min"),
        ("09:30\n1. Estates", "1 Estates | discussion"),
        ("1. Estates 09:30", "1 Estates | discussion"),
        ("1. Estates\n09:30", "1 Estates | discussion"),
        ("1.10 Estates", "1.10 Estates | discussion"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
    let said = parse_agenda("1. Estates 09:30\n2. Next").remarks;
    assert_eq!(said.len(), 1, "{said:?}");
}
