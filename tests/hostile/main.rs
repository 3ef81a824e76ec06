//! Hostile input, in short runs: sound files cut, mixed and changed at random from fixed seeds. Nothing panics.

mod targets;

use std::fs;
use std::path::PathBuf;

use quorate::meeting::{CommitteeHistory, CommitteeRecord, History, Record};
use quorate::store::line::{Head, seal};
use quorate::store::lined::read;

/// Inputs tried for each target.
const TRIED: u64 = 200;

fn repository(path: &str) -> Vec<u8> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    fs::read(root.join(path)).unwrap()
}

/// What each target begins with.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let example = "meetings/mid-north-east-essex/2016-04-20";
    match target {
        "journal" => {
            let journal = String::from_utf8(repository(&format!("{example}/journal.ronl"))).unwrap();
            let bodies: Vec<&str> = journal.lines().filter_map(|line| Some(line.rsplit_once(" //")?.0)).collect();
            // The terms in the first entry are long; what comes after it is what is tried here.
            vec![
                bodies[1..40].join("\n").into_bytes(),
                bodies[40..90].join("\n").into_bytes(),
                journal.lines().skip(1).take(12).collect::<Vec<_>>().join("\n").into_bytes(),
                COMMITTEE.as_bytes().to_vec(),
                MEETING.as_bytes().to_vec(),
                repository(&format!("{example}/prose.ronl"))[..4000].to_vec(),
            ]
        }
        "terms" => vec![repository("assets/terms/mid-north-east-essex.ron")],
        "people" => vec![
            b"[(id:\"ade\",name:\"Dr Obi Ade\",seats:[\"me-chair\"],role:None)]\nDr Obi Ade\nMs Zoe\xcc\x81 O'Neill-Smythe".to_vec(),
        ],
        "agenda" | "import" => vec![
            repository(&format!("{example}/agenda.txt")),
            b"VoteCast(vote:4,seat:\"me-lay\",choice:For)".to_vec(),
        ],
        other => panic!("{other}"),
    }
}

/// A committee's record, its lines without their trailers.
const COMMITTEE: &str = r#"(v:0,seq:1,id:"a",at:"2016-05-12T09:00:00+01:00",event:Begun(record:"00ff",committee:"joint",program:"0.1.0"))
(v:0,seq:2,id:"b",at:"2016-05-12T09:00:00+01:00",event:PersonAdded(person:(id:"ade",name:"Dr Obi Ade",seats:["me-chair"],role:None)))
(v:0,seq:3,id:"c",at:"2016-05-12T09:00:00+01:00",event:InterestRegistered((person:"ade",kind:Financial,nature:"partner",from:"2015-04-01")))
(v:0,seq:4,id:"d",at:"2016-05-12T09:00:00+01:00",event:InterestEnded(interest:3,on:"2016-05-01"))
(v:0,seq:5,id:"e",at:"2016-05-12T09:00:00+01:00",event:UrgentDecisionTaken((by:"ade",on:"2016-05-10",decision:"extended",reason:"it ran out",private:None)))
(v:0,seq:6,id:"f",at:"2016-05-12T09:00:00+01:00",event:Withdrawn(seq:5))"#;

/// A whole small meeting with the life of its minutes, its lines without their trailers.
const MEETING: &str = r##"(v:0,seq:1,id:"a",at:"2016-05-18T09:00:00+01:00",event:Created((meeting:"00ff",program:"0.1.0",practice:false,date:"2016-05-18",begins:None,place:"",secretary:"",terms_file:"t.ron",terms:r#"(format:0,id:"j",committee:"J",bodies:[(name:"A")],seats:[(id:"s",body:"A",title:"M")],quorum:(test:Need(at_least:1,are:[Present]),checked:[Always]),decisions:[(class:"joint",rule:(carried:Need(more_than:"1/2",are:[For])))],verbs:["agreed"])"#,people:[(id:"ade",name:"Dr Obi Ade",seats:["s"],role:None)],agenda:[(number:"1",title:"Minutes",purpose:Decision,standing:Some(LastMinutes),parts:[],presenter:None,paper:None,minutes:None,concerns:[],class:None,private:None),(number:"2",title:"Award",purpose:Decision,standing:None,parts:[],presenter:None,paper:None,minutes:None,concerns:[],class:None,private:Some("price"))],brought:(from:None,offices:[],readings:[],actions:[],minutes:[(date:"2016-04-20",meeting:Some("00ee"),part:Private)]))))
(v:0,seq:2,id:"b",at:"2016-05-18T09:01:00+01:00",event:Arrived(person:"ade",way:InPerson,only_for:None))
(v:0,seq:3,id:"c",at:"2016-05-18T09:02:00+01:00",event:CalledToOrder)
(v:0,seq:4,id:"d",at:"2016-05-18T09:03:00+01:00",event:ItemTaken(item:"1"))
(v:0,seq:5,id:"e",at:"2016-05-18T09:04:00+01:00",event:MinutesApproved(item:"1",of:(date:"2016-04-20",meeting:Some("00ee"),part:Private),amendments:["page 3","the date"]))
(v:0,seq:6,id:"f",at:"2016-05-18T09:05:00+01:00",event:WentOut(person:"ade",item:"2"))
(v:0,seq:7,id:"g",at:"2016-05-18T09:06:00+01:00",event:Closed)
(v:0,seq:8,id:"h",at:"2016-05-19T09:00:00+01:00",event:Circulated(part:Private,on:"2016-05-19",not_to:["ade"]))
(v:0,seq:9,id:"i",at:"2016-06-15T09:00:00+01:00",event:Signed(part:Public,by:"Dr Obi Ade",on:"2016-06-15",approved:Some("2016-06-15"),amendments:65535))
(v:0,seq:10,id:"j",at:"2016-06-15T09:01:00+01:00",event:Withdrawn(seq:9,reason:None))"##;

struct Rng(u64);

impl Rng {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// One change: a byte, a piece left out, doubled or moved, something hostile put in.
fn change(bytes: &mut Vec<u8>, rng: &mut Rng) {
    const HOSTILE: [&[u8]; 14] = [
        b"\x1b[2J",
        b"\x00",
        b"\xff\xfe",
        b"((((((((",
        b"[[[[[[[[",
        b"99999999999999999999",
        b"-1",
        b"\"",
        b"\\u{202e}",
        "\u{202e}".as_bytes(),
        "\u{200b}".as_bytes(),
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".as_bytes(),
        b"\n",
        b"(v:",
    ];
    let at = rng.below(bytes.len() + 1);
    let end = (at + rng.below(40)).min(bytes.len());
    match rng.below(5) {
        0 if at < bytes.len() => bytes[at] = u8::try_from(rng.below(256)).unwrap(),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let piece = bytes[at..end].to_vec();
            let to = rng.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        3 => bytes.truncate(at),
        _ => {
            let piece = HOSTILE[rng.below(HOSTILE.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
    }
}

fn short_run(name: &str) {
    let target = targets::TARGETS.iter().find(|(target, _)| *target == name).unwrap().1;
    let seeds = seeds(name);
    seeds.iter().for_each(|seed| target(seed));
    for seed in 1..=TRIED {
        let mut rng = Rng(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut bytes = seeds[rng.below(seeds.len())].clone();
        for _ in 0..=rng.below(4) {
            change(&mut bytes, &mut rng);
        }
        target(&bytes);
    }
}

#[test]
fn a_hostile_journal_is_survived() {
    let bodies: Vec<String> = COMMITTEE.lines().map(String::from).collect();
    let sealed = seal(&Head::START, &bodies).0;
    let records = read::<CommitteeRecord>(&sealed).records;
    assert!(records.len() == 6 && CommitteeHistory::new(records).is_ok());
    let bodies: Vec<String> = MEETING.lines().map(String::from).collect();
    let sealed = seal(&Head::START, &bodies).0;
    let records = read::<Record>(&sealed).records;
    assert_eq!(records.len(), bodies.len());
    let made = History::new(records);
    assert!(made.is_ok(), "what is tried makes a meeting: {:?}", made.err());
    short_run("journal");
}

#[test]
fn hostile_terms_are_survived() {
    short_run("terms");
}

#[test]
fn hostile_people_are_survived() {
    short_run("people");
}

#[test]
fn a_hostile_agenda_is_survived() {
    short_run("agenda");
}

#[test]
fn hostile_imports_are_survived() {
    short_run("import");
}
