//! Who was there, as the public minutes and the private ones tell it of one person: both must be true of one meeting,
//! whoever comes, goes and comes back, before, in or after the private session, and whether the public comes back or not.

use proptest::prelude::*;

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::ron_out::shape::{AttendanceEntry, MinutesFile, StayEntry};
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, part_ron};

/// When the public went and came back.
const SESSIONS: [[u32; 2]; 2] = [[60, 120], [140, 160]];
const END: u32 = 180;

/// Minutes after 09:30, as a time of day.
fn clock_of(minute: u32) -> String {
    format!("{:02}:{:02}", 9 + (30 + minute) / 60, (30 + minute) % 60)
}

fn minute_of(time: &str) -> u32 {
    let (hour, minute) = time.split_once(':').unwrap();
    hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap() - 9 * 60 - 30
}

/// The private sessions of a meeting: the last one may go on to the end.
#[derive(Clone, Copy, Debug)]
struct Sessions {
    how_many: usize,
    readmitted: bool,
}

impl Sessions {
    /// From when to when each went on.
    fn times(self) -> Vec<[u32; 2]> {
        let mut times = SESSIONS[..self.how_many].to_vec();
        if let (Some(last), false) = (times.last_mut(), self.readmitted) {
            last[1] = END;
        }
        times
    }
}

/// A meeting with one private session or two; somebody comes and goes at those minutes, in turn.
fn meeting_of(person: &str, here: bool, moves: &[u32], sessions: Sessions) -> Meeting {
    let everybody = [
        "allen", "ade", "dunn", "beck", "hale", "gale", "iqbal", "cole", "frost", "poole",
    ];
    let there: Vec<&str> = everybody
        .into_iter()
        .filter(|known| *known != person && *known != "poole")
        .collect();
    let mut tale = Tale::with(&there);
    let mut events: Vec<(u32, Event)> = Vec::new();
    let mut is_here = false;
    for minute in here.then_some(1).into_iter().chain(moves.iter().copied()) {
        events.push((minute, if is_here { left(person) } else { arrived(person) }));
        is_here = !is_here;
    }
    events.push((2, Event::ItemTaken { item: no("5") }));
    for [from, to] in sessions.times() {
        let excluded = Event::PublicExcluded {
            wording: "that the public be excluded".into(),
            ground: String::new(),
            endings: Box::default(),
        };
        events.push((from, excluded));
        events.push((from + 1, Event::ItemTaken { item: no("8") }));
        if to < END {
            events.push((to, Event::PublicReadmitted));
            events.push((to + 1, Event::ItemTaken { item: no("7") }));
        }
    }
    events.push((END, Event::Closed));
    events.sort_by_key(|(minute, _)| *minute);
    for (minute, event) in events {
        tale = tale.then(&clock_of(minute), event);
    }
    tale.meeting()
}

fn told(meeting: &Meeting, person: &str, part: Part) -> Option<AttendanceEntry> {
    let file: MinutesFile = ron::from_str(&part_ron(meeting, &Prose::new(), part, None).unwrap()).unwrap();
    let part = file.public.or(file.private).unwrap();
    part.attendance.into_iter().find(|entry| entry.id == person)
}

/// The minutes between which an end of a stay lies, as a part tells it.
fn ends(stay: &StayEntry) -> [(u32, u32); 2] {
    let end = |time: &Option<String>, private: bool, own: u32| match (time, private) {
        (Some(time), _) => (minute_of(time), minute_of(time)),
        (None, true) => (SESSIONS[0][0] + 1, END),
        (None, false) => (own, own),
    };
    [
        end(&stay.from, stay.from_private, 0),
        end(&stay.to, stay.to_private, END),
    ]
}

/// Every end that a part tells is one at which the person came or went; what it leaves out is what its readers may not know.
fn is_true(told: &AttendanceEntry, whole: &[[u32; 2]]) -> Result<(), String> {
    for stay in &told.stays {
        let [from, to] = ends(stay);
        let within = |(first, last): (u32, u32), at: u32| first <= at && at <= last;
        let came = whole.iter().any(|[came, _]| within(from, *came));
        let went = whole.iter().any(|[_, went]| within(to, *went));
        // Of the private session a part for the public says nothing: who left in it unmissed is listed to the end.
        let unsaid = to == (END, END) && whole.iter().any(|[_, went]| *went > SESSIONS[0][0]);
        if !came || !(went || unsaid) {
            return Err(format!("{stay:?} is not of {whole:?}"));
        }
    }
    Ok(())
}

/// Both lists against what happened, and against each other.
fn agree(person: &str, here: bool, moves: &[u32], sessions: Sessions) -> Result<(), String> {
    let meeting = meeting_of(person, here, moves, sessions);
    let all: Vec<u32> = here.then_some(1).into_iter().chain(moves.iter().copied()).collect();
    let whole: Vec<[u32; 2]> = all
        .chunks(2)
        .map(|pair| [pair[0], *pair.get(1).unwrap_or(&END)])
        .collect();
    let [public, private] = [Part::Public, Part::Private].map(|part| told(&meeting, person, part));
    let case = format!("{person}, here {here}, {moves:?}, {sessions:?}: {public:?} {private:?}");
    for told in [&public, &private].into_iter().flatten() {
        is_true(told, &whole).map_err(|why| format!("{why}: {case}"))?;
    }
    // The private list is of the private sessions: whoever it has as absent was not there for any of them.
    let mut times = sessions.times().into_iter();
    let was_in_it = times.any(|[from, to]| whole.iter().any(|[came, went]| *came < to && from < *went));
    let private_stays = private.map_or(Vec::new(), |told| told.stays);
    let public_stays = public.map_or(Vec::new(), |told| told.stays);
    let said_in_public = public_stays.iter().any(|stay| stay.from_private || stay.to_private);
    if private_stays.is_empty() == was_in_it || said_in_public && !was_in_it {
        return Err(format!("there, and not there: {case}"));
    }
    Ok(())
}

const PEOPLE: [&str; 2] = ["hale", "poole"];

#[test]
fn both_lists_are_true_whoever_comes_goes_and_returns() {
    let times = [30, 90, 130, 145];
    let mut cases: Vec<Vec<u32>> = vec![vec![]];
    for first in times {
        cases.push(vec![first]);
        for second in times.into_iter().filter(|second| *second >= first) {
            cases.push(vec![first, second + 5]);
            cases.extend(
                times
                    .into_iter()
                    .filter(|third| *third >= second)
                    .map(|third| vec![first, second + 5, third + 10]),
            );
        }
    }
    let mut wrong = Vec::new();
    for person in PEOPLE {
        for here in [true, false] {
            for moves in &cases {
                for (how_many, readmitted) in [(1, true), (1, false), (2, true), (2, false)] {
                    let sessions = Sessions { how_many, readmitted };
                    wrong.extend(agree(person, here, moves, sessions).err());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words: nobody is told to have been there "until the private session" who was there in it.
#[test]
fn whoever_left_in_the_private_session_was_there_when_it_began() {
    let sessions = Sessions {
        how_many: 1,
        readmitted: true,
    };
    let meeting = meeting_of("hale", true, &[90], sessions);
    let words = |part| {
        text(&meeting, &Prose::new(), part, false, None)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (public, private) = (words(Part::Public), words(Part::Private));
    assert!(public.contains("to some time in the private session"), "{public}");
    assert!(private.contains("to 11:00"), "{private}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]
    #[test]
    fn both_lists_are_true_in_any_coming_and_going(
        person in prop::sample::select(&PEOPLE[..]),
        here in any::<bool>(),
        moves in prop::collection::btree_set((3u32..60).prop_union(62..120).or(122..140).or(142..160).or(162..180), 0..6),
        readmitted in any::<bool>(),
        how_many in 1usize..3,
    ) {
        let moves: Vec<u32> = moves.into_iter().collect();
        let agreed = agree(person, here, &moves, Sessions { how_many, readmitted });
        prop_assert!(agreed.is_ok(), "{agreed:?}");
    }
}
