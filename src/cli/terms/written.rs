//! Terms of reference written from the answers: text that a person goes on with, with comments and one entry a line.
//!
//! What the text does not say becomes a question of the text. Every name is quoted, so nothing that is typed can be read as
//! anything but a name.

use crate::terms::{Fraction, slug};

use super::answers::{Answers, Carried, Cited, Deputies, EqualVotes, Said, SeatLine};

/// The whole file.
pub fn terms(given: &Answers) -> String {
    let writer = Writer {
        given,
        seats: seats(given),
    };
    writer.file()
}

/// A seat's line, its id and its organisation.
struct Placed<'a> {
    id: String,
    body: &'a str,
    line: &'a SeatLine,
    clause: &'a Option<String>,
}

struct Writer<'a> {
    given: &'a Answers,
    seats: Vec<Placed<'a>>,
}

impl Writer<'_> {
    fn file(&self) -> String {
        let given = self.given;
        let mut text = String::from(
            "// Written from your answers by \"quorate terms new\". The guide is meetings/README.md; \"quorate check\" says what to look at.\nTerms(\n",
        );
        let mut line = |line: String| {
            text.push_str(format!("    {line}").trim_end());
            text.push('\n');
        };
        line("format: 0,".to_owned());
        line(format!("id: {:?},", id_of(&given.committee)));
        line(format!("committee: {:?},", given.committee));
        line(format!(
            "taken_from: (document: {:?}, entered_by: {:?}),",
            given.document, given.entered_by
        ));
        if !given.from.is_empty() {
            line(format!("from: {:?},", given.from));
        }
        line(String::new());
        line(
            "// The paragraphs' own words: (\"1\", \"…\"). Once one is here, every paragraph named below must be."
                .to_owned(),
        );
        line("paragraphs: [],".to_owned());
        line(String::new());
        line("bodies: [".to_owned());
        for body in &given.bodies.answer {
            line(format!("    (name: {body:?}{}),", cited(&given.bodies.clause)));
        }
        line("],".to_owned());
        line("seats: [".to_owned());
        self.seats.iter().map(seat).for_each(&mut line);
        line("],".to_owned());
        line("offices: [".to_owned());
        self.offices().into_iter().for_each(&mut line);
        line("],".to_owned());
        let questions = self.questions();
        if !questions.is_empty() {
            line("// What the text does not say: the chair is asked, where it matters.".to_owned());
            line("questions: [".to_owned());
            questions.into_iter().for_each(&mut line);
            line("],".to_owned());
        }
        line("bars: [".to_owned());
        self.bars().into_iter().for_each(&mut line);
        line("],".to_owned());
        if let Some(row) = self.stand_in() {
            line(format!("stand_ins: [{row}],"));
        }
        if !given.votes.answer.is_empty() {
            line("votes: [".to_owned());
            self.votes().into_iter().for_each(&mut line);
            line("],".to_owned());
        }
        line("quorum: (".to_owned());
        line("    test: All([".to_owned());
        self.quorum().into_iter().for_each(&mut line);
        line("    ]),".to_owned());
        line("    remedies: [(act: Defer)],".to_owned());
        line("),".to_owned());
        line("decisions: [".to_owned());
        line(format!(
            "    (class: \"decision\"{}, rule: (",
            cited(&given.carried.clause)
        ));
        line(format!(
            "        carried: {},",
            under(&given.carried.clause, self.carried())
        ));
        line(format!("        tie: {},", under(&given.tie.clause, self.tie())));
        line("    )),".to_owned());
        line("],".to_owned());
        line("verbs: [\"approved\", \"agreed\", \"noted\", \"deferred\", \"did not approve\"],".to_owned());
        if let Some(days) = given.minutes.answer {
            let clause = cited(&given.minutes.clause);
            line(format!(
                "duties: [(what: \"circulate the minutes\"{clause}, within: WorkingDays({days}), to: [\"all members\"])],"
            ));
        }
        text.push_str(")\n");
        text
    }

    fn offices(&self) -> Vec<String> {
        let mut offices = Vec::new();
        let mut office = |name: &str, held: &Cited<String>, then: &str| {
            let held_by = match held.answer.as_str() {
                "elected" => "filled: \"elected by the members\"".to_owned(),
                title => match self.seats.iter().find(|seat| seat.line.title == title) {
                    Some(seat) => format!("holder: {:?}", first_of(seat)),
                    None => "filled: \"chosen by the members present\", lasts: Meeting".to_owned(),
                },
            };
            offices.push(format!("    (name: {name:?}, {held_by}{then}{}),", cited(&held.clause)));
        };
        let chosen = self.given.vice.answer == "chosen";
        let next = if chosen {
            "Chosen for this meeting"
        } else {
            "Vice Chair"
        };
        office("Chair", &self.given.chair, &format!(", then: [{next:?}]"));
        office(next, &self.given.vice, "");
        offices
    }

    fn questions(&self) -> Vec<String> {
        let mut questions = Vec::new();
        let mut ask = |id: &str, clause: &Option<String>, asks: &str, answers: [&str; 2]| {
            questions.push(format!(
                "    (id: {id:?}{}, asks: {asks:?}, answers: {answers:?}),",
                cited(clause)
            ));
        };
        let given = self.given;
        if given.remote.answer == Said::Nothing {
            ask(
                "remote",
                &given.remote.clause,
                "Is a member who joins remotely present, and may that member vote?",
                ["present, and votes", "neither"],
            );
        }
        if given.deputies.answer == Deputies::Unsaid {
            ask(
                "deputies",
                &given.deputies.clause,
                "May a member send a deputy, who counts and votes?",
                ["no deputies", "deputies count and vote"],
            );
        }
        if given.interest_counts.answer == Said::Nothing {
            ask(
                "interest-counts",
                &given.interest_counts.clause,
                "Does a member who has left for an interest count towards the quorum?",
                ["not counted", "still counted"],
            );
        }
        if given.tie.answer == EqualVotes::Unsaid {
            ask(
                "equal-vote",
                &given.tie.clause,
                "Who decides an equal vote?",
                ["nobody: it is not carried", "whoever presides"],
            );
        }
        questions
    }

    fn bars(&self) -> Vec<String> {
        let given = self.given;
        let clause = cited(&given.interest_counts.clause);
        let mut bars = vec![
            format!(
                "    (who: [Conflict(\"declared, takes part\")], from: []{clause}, says: \"has declared an interest and takes part\"),"
            ),
            format!(
                "    (who: [Conflict(\"discusses, does not vote\")], from: [Vote, Casting, Presiding]{clause}, says: \"takes part in the discussion and does not vote\"),"
            ),
        ];
        let leaves = |quorum: &str| {
            format!(
                "    (who: [Conflict(\"leaves\")], from: [Room, Speech, Decision, Vote, Casting, Presiding{quorum}]{clause}, says: \"leaves for the item\"),"
            )
        };
        match given.interest_counts.answer {
            Said::Yes => bars.push(leaves("")),
            Said::No => bars.push(leaves(", Quorum")),
            Said::Nothing => {
                bars.push(leaves(""));
                bars.push(format!("    (who: [Conflict(\"leaves\"), Case(\"interest-counts\", [(\"not counted\", []), (\"still counted\", [Nobody])])], from: [Quorum]{clause}, says: \"has left for an interest\"),"));
            }
        }
        let clause = cited(&given.remote.clause);
        bars.push(match given.remote.answer {
            Said::Yes => format!("    (who: [Remote], from: []{clause}, says: \"joins remotely and is present\"),"),
            Said::No => format!("    (who: [Remote], from: [Vote, Quorum, Casting, Presiding]{clause}, says: \"joins remotely\"),"),
            Said::Nothing => format!("    (who: [Remote, Case(\"remote\", [(\"present, and votes\", [Nobody]), (\"neither\", [])])], from: [Vote, Quorum, Casting, Presiding]{clause}, says: \"joins remotely\"),"),
        });
        let clause = cited(&given.deputies.clause);
        let no_deputy = |who: &str| {
            format!(
                "    (who: [Deputy{who}], from: [Vote, Quorum, Casting, Presiding]{clause}, says: \"is a deputy where none may be sent\"),"
            )
        };
        match &given.deputies.answer {
            Deputies::All => {}
            Deputies::Nobody => bars.push(no_deputy("")),
            Deputies::Kind(kind) => bars.push(no_deputy(&format!(", Not(Tag({kind:?}))"))),
            Deputies::Unsaid => bars.push(no_deputy(
                ", Case(\"deputies\", [(\"no deputies\", []), (\"deputies count and vote\", [Nobody])])",
            )),
        }
        bars
    }

    fn stand_in(&self) -> Option<String> {
        let seats = match &self.given.deputies.answer {
            Deputies::Nobody => return None,
            Deputies::All => String::new(),
            Deputies::Kind(kind) => format!("Tag({kind:?})"),
            Deputies::Unsaid => {
                "Case(\"deputies\", [(\"no deputies\", [Nobody]), (\"deputies count and vote\", [])])".to_owned()
            }
        };
        Some(format!(
            "(for: [{seats}], as: Deputy{})",
            cited(&self.given.deputies.clause)
        ))
    }

    fn votes(&self) -> Vec<String> {
        let given = self.given;
        let rows = given.bodies.answer.iter().map(|body| {
            let together = given.votes.answer.iter().find(|(weighted, _)| weighted == body);
            let weight = match together {
                Some((_, votes)) => format!("Together({})", Fraction::whole(u64::from(*votes))),
                None => "Each(1)".to_owned(),
            };
            format!("    ([Body({body:?})], {}),", under(&given.votes.clause, weight))
        });
        rows.collect()
    }

    fn quorum(&self) -> Vec<String> {
        let given = self.given;
        let share = &given.quorum.answer;
        let compare = if share.more_than { "more_than" } else { "at_least" };
        let number = match share.number.chars().all(|c| c.is_ascii_digit()) {
            true => share.number.clone(),
            false => format!("{:?}", share.number),
        };
        let mut tests = vec![format!(
            "        {},",
            under(
                &given.quorum.clause,
                format!("Need({compare}: {number}, are: [Present])")
            )
        )];
        let of_each = given.of_each.answer;
        if of_each > 0 {
            let bodies: Vec<String> = given
                .bodies
                .answer
                .iter()
                .map(|body| format!("[Body({body:?})]"))
                .collect();
            let each = format!(
                "Each([{}], Need(at_least: {of_each}, are: [Present]))",
                bodies.join(", ")
            );
            tests.push(format!("        {},", under(&given.of_each.clause, each)));
        }
        for (number, kind) in &given.kinds.answer {
            let need = format!("Need(at_least: {number}, of: [Tag({kind:?})], are: [Present])");
            tests.push(format!("        {},", under(&given.kinds.clause, need)));
        }
        tests
    }

    fn carried(&self) -> String {
        let by = if self.given.votes.answer.is_empty() {
            ""
        } else {
            ", by: Votes"
        };
        match self.given.carried.answer {
            Carried::MostOfThoseVoting => format!("Need(more_than: \"1/2\", of: [Cast], are: [For]{by})"),
            Carried::MostOfThosePresent => {
                format!("Need(more_than: \"1/2\", of: [Attending, Entitled], are: [For]{by})")
            }
            Carried::MostOfAll => format!("Need(more_than: \"1/2\", of: [Filled], are: [For]{by})"),
            Carried::TwoThirdsOfThoseVoting => format!("Need(at_least: \"2/3\", of: [Cast], are: [For]{by})"),
            Carried::EverybodyPresent => format!("Need(at_least: \"all\", of: [Attending, Entitled], are: [For]{by})"),
        }
    }

    fn tie(&self) -> String {
        match self.given.tie.answer {
            EqualVotes::WhoeverPresides => "Casting(by: [[Presiding]])".to_owned(),
            EqualVotes::Chair => "Casting(by: [[Office(\"Chair\")]])".to_owned(),
            EqualVotes::Nobody => "Lost".to_owned(),
            EqualVotes::Unsaid => "Case(\"equal-vote\", [(\"nobody: it is not carried\", Lost), (\"whoever presides\", Casting(by: [[Presiding]]))])".to_owned(),
        }
    }
}

/// Every seat with an id of its own, made from its organisation's name and its title.
fn seats(given: &Answers) -> Vec<Placed<'_>> {
    let mut seats: Vec<Placed<'_>> = Vec::new();
    let several = given.bodies.answer.len() > 1;
    for (body, lines) in given.bodies.answer.iter().zip(&given.seats) {
        for line in &lines.answer {
            let stem = match several {
                true => slug(&format!("{body} {}", line.title)),
                false => slug(&line.title),
            };
            let stem = if stem.is_empty() { "seat".to_owned() } else { stem };
            let free = |id: &str| {
                let taken = seats.iter().flat_map(|seat| spelled_out(&seat.id, seat.line.number));
                let own = spelled_out(id, line.number);
                taken.into_iter().all(|known| !own.contains(&known))
            };
            let mut id = stem.clone();
            let mut n = 0_u16;
            while !free(&id) {
                n += 1;
                id = format!("{stem}-{}", letters(n));
            }
            seats.push(Placed {
                id,
                body,
                line,
                clause: &lines.clause,
            });
        }
    }
    seats
}

fn seat(seat: &Placed<'_>) -> String {
    let number = match seat.line.number {
        1 => String::new(),
        number => format!(", number: {number}"),
    };
    let kinds = match seat.line.kinds.as_slice() {
        [] => String::new(),
        kinds => format!(", tags: {kinds:?}"),
    };
    let (id, body, title) = (&seat.id, seat.body, &seat.line.title);
    format!(
        "    (id: {id:?}{number}, body: {body:?}, title: {title:?}{kinds}{}),",
        cited(seat.clause)
    )
}

/// The ids that a line stands for: its own, or one for each of its number.
fn spelled_out(id: &str, number: u16) -> Vec<String> {
    match number {
        1 => vec![id.to_owned()],
        _ => (1..=number).map(|n| format!("{id}-{n}")).collect(),
    }
}

fn first_of(seat: &Placed<'_>) -> String {
    spelled_out(&seat.id, seat.line.number)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// "b", "c" …, in letters, so that no numbered seat has the same id.
fn letters(n: u16) -> String {
    let mut word = String::new();
    let mut left = n;
    loop {
        word.insert(0, char::from(b'a' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
        if left == 0 {
            return word;
        }
    }
}

fn cited(clause: &Option<String>) -> String {
    clause
        .as_ref()
        .map_or_else(String::new, |clause| format!(", clause: {clause:?}"))
}

fn under(clause: &Option<String>, node: impl AsRef<str>) -> String {
    let node = node.as_ref();
    match clause {
        Some(clause) => format!("Under({clause:?}, {node})"),
        None => node.to_owned(),
    }
}

/// A committee's id is its name's first words: it is typed and read, not only stored.
const WORDS_OF_AN_ID: usize = 8;

fn id_of(committee: &str) -> String {
    let words: Vec<&str> = committee.split_whitespace().take(WORDS_OF_AN_ID).collect();
    let id = slug(&words.join(" "));
    if id.is_empty() { "committee".to_owned() } else { id }
}
