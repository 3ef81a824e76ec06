//! Meetings that nobody thought of: acts, texts and corrections in any order, half of them while the public is out. Every
//! word is one of a kind; what was written or recorded in private is on no public page, and on no screen that the public
//! may read, whatever is put right, unless the screen said first that it would be.
//!
//! `QUORATE_SEED` runs one seed again, `QUORATE_LONG=1` far more of them.

use std::ops::Range;

use quorate::meeting::{Event, Meeting, Phase};
use quorate::minutes::{self, Part};
use quorate::ui::command::Place;

use crate::reading::at_item_10;
use crate::support::Room;

const STEPS: usize = 30;

#[test]
fn nothing_private_is_public_in_meetings_nobody_thought_of() {
    let seeds = seeds();
    let all = seeds.end - seeds.start;
    let mut kept = 0;
    for seed in seeds {
        kept += Walk::new(seed).go();
    }
    // The search looks for what is there: some of it in the private minutes.
    assert!(kept as u64 > all, "{kept} words in {all} meetings");
}

fn seeds() -> Range<u64> {
    match std::env::var("QUORATE_SEED").map(|seed| seed.parse().unwrap()) {
        Ok(seed) => seed..seed + 1,
        Err(_) if std::env::var_os("QUORATE_LONG").is_some() => 0..500,
        Err(_) => 0..3,
    }
}

/// What a step may do. `{}` is a word of its own.
#[derive(Clone, Copy)]
enum Step {
    /// Keys without words.
    Keys(&'static str),
    /// Keys without words, twice: what is asked first is done.
    Again(&'static str),
    /// Words for the item on the screen.
    OfItem(&'static str),
    /// Words for the meeting as it is.
    OfMeeting(&'static str),
    /// An act on one of the last entries.
    OnEntry(&'static str),
    Later,
}

use Step::{Again, Keys, Later, OfItem, OfMeeting, OnEntry};

const STEPS_KNOWN: &[Step] = &[
    Later,
    OfItem("{} "),
    OfItem("{}.<enter>"),
    OfItem("<home>{} "),
    OfItem("<tab>{}. "),
    OfItem("<up>{} <backspace><backspace>"),
    Keys("<tab>"),
    Keys("<end><backspace><backspace><backspace>"),
    Keys("<home><backspace>"),
    Keys("<ctrl+u>"),
    Keys("<f7>"),
    Again("<f7>"),
    Keys("<f8>"),
    Keys("<f8>"),
    Keys("<shift+f8>"),
    Keys("<esc>"),
    Keys("/item 10<enter>"),
    Keys("/item 13<enter>"),
    Keys("/item 12<enter>"),
    Keys("/item 9<enter>"),
    Keys("/look 10<enter>"),
    Keys("/look 13<enter>"),
    Keys("/look 6<enter>"),
    Keys("/exclude 1<enter>"),
    Keys("/exclude 1<enter>"),
    Keys("/exclude 1<enter>"),
    Keys("/readmit<enter>"),
    Keys("/readmit<enter>"),
    Keys("/move 13 9<enter>"),
    Keys("/private 9 1<enter>"),
    Keys("/private 13 no<enter>"),
    Keys("/left fn<enter>"),
    Keys("/present fn<enter>"),
    Keys("<f2>ev<enter>"),
    Keys("<f4><enter>"),
    Keys("/resume<enter>"),
    Keys("/rule stands it was urgent<enter>"),
    Keys("/vote name<enter><enter>r<enter>"),
    Keys("/vote hands<enter><enter>/hands nhs 2 1<enter><enter><enter>"),
    OfItem("/decide approved as amended: {}<enter>"),
    OfItem("/decide noted {}<enter><f4>"),
    OfItem("/decide deferred {}<enter>"),
    OfItem("/vote name {}<enter><enter>/against ev<enter>r<enter><enter>"),
    OfItem("/dissent am reservation {}<enter>"),
    OfItem("/act fn 3/12 {}<enter>"),
    OfItem("/interest am financial {}<enter>"),
    OfItem("/rule does-not-stand {}<enter>"),
    OfMeeting("/adjourn {}<enter>"),
    OfMeeting("/urgent {} | {}<enter>"),
    OfMeeting("/question Mx {} | {} | {}<enter>"),
    OfMeeting("/update 1 done {}<enter>"),
    OnEntry("/withdraw {}<enter>"),
    OnEntry("/withdraw {}<enter>"),
    OnEntry("/retime {} 09:25<enter>"),
    OnEntry("/retime {} -3<enter>"),
    OnEntry("/retime {} before item 10<enter>"),
];

struct Walk {
    seed: u64,
    state: u64,
    room: Room,
    _folder: tempfile::TempDir,
    minute: u32,
    words: usize,
    secrets: Vec<String>,
    told: Vec<String>,
}

impl Walk {
    fn new(seed: u64) -> Walk {
        let folder = tempfile::tempdir().unwrap();
        let room = at_item_10(folder.path());
        Walk {
            seed,
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1),
            room,
            _folder: folder,
            minute: 20,
            words: 0,
            secrets: Vec::new(),
            told: Vec::new(),
        }
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % end as u64).unwrap()
    }

    fn meeting(&self) -> &Meeting {
        self.room.app.open.as_ref().unwrap().history.meeting()
    }

    /// Goes its steps and closes the meeting; how many secrets the private minutes hold at the end.
    fn go(mut self) -> usize {
        for _ in 0..STEPS {
            let step = STEPS_KNOWN[self.below(STEPS_KNOWN.len())];
            self.step(step);
        }
        self.take("/close<enter>");
        for _ in 0..STEPS / 2 {
            let step = STEPS_KNOWN[self.below(STEPS_KNOWN.len())];
            self.step(step);
        }
        let private = self.pages(Part::Private);
        self.secrets.iter().filter(|secret| private.contains(*secret)).count()
    }

    fn step(&mut self, step: Step) {
        match step {
            Later => {
                self.minute += 1 + u32::try_from(self.below(4)).unwrap();
                let (hour, minute) = (9 + self.minute / 60, self.minute % 60);
                self.room.at(&format!("{hour:02}:{minute:02}"));
            }
            Keys(keys) => self.take(keys),
            Again(keys) => {
                self.take(keys);
                self.take(keys);
            }
            OfItem(keys) => {
                let open = self.room.app.open.as_ref().unwrap();
                let secret = open.minute.kind.is_private() || self.of_private_item();
                self.take_words(keys, secret);
            }
            OfMeeting(keys) => {
                let secret = self.meeting().excluded();
                self.take_words(keys, secret);
            }
            OnEntry(keys) => {
                let last = self.room.app.open.as_ref().unwrap().history.next_seq() - 1;
                let back = u64::try_from(self.below(14)).unwrap();
                // What came before item 10 is the practice meeting's own beginning.
                let seq = last.saturating_sub(back).max(20);
                self.take(&keys.replace("{}", &seq.to_string()));
            }
        }
    }

    /// Of a private item all is private, whoever may read along.
    fn of_private_item(&self) -> bool {
        let open = self.room.app.open.as_ref().unwrap();
        let item = open.item().and_then(|item| open.history.meeting().item(item));
        item.is_some_and(|state| state.private)
    }

    fn take_words(&mut self, keys: &str, secret: bool) {
        let mut parts = keys.split("{}");
        let mut typed = parts.next().unwrap().to_owned();
        for part in parts {
            self.words += 1;
            let word = format!("q{}x{}", self.seed, self.words);
            typed.push_str(&format!("{word}w{part}"));
            if secret {
                self.secrets.push(format!("{word}w"));
            }
        }
        self.take(&typed);
    }

    /// From the item, with no act half typed. What was said of publishing is not done.
    fn take(&mut self, keys: &str) {
        self.told.push(keys.into());
        self.room.keys(keys);
        let said = self.room.app.notice.as_ref().map_or("", |notice| notice.text.as_str());
        let would_publish = said.contains("into the PUBLIC minutes what is private");
        if self.room.app.place == Place::Item && self.room.app.act.is_none() {
            if would_publish {
                // Another key, so that the same one again asks again.
                self.room.keys("<tab><tab>");
            }
            return self.look();
        }
        if !would_publish {
            self.look();
        }
        for _ in 0..4 {
            let at_item = self.room.app.place == Place::Item && self.room.app.act.is_none();
            if at_item {
                break;
            }
            self.room.keys("<esc>");
        }
        if self.room.app.place != Place::Item {
            self.room.keys("<esc><esc>");
        }
        self.look();
    }

    fn pages(&self, part: Part) -> String {
        let open = self.room.app.open.as_ref().unwrap();
        let text = minutes::text(open.history.meeting(), &open.prose, part, true, None);
        let ron = minutes::part_ron(open.history.meeting(), &open.prose, part, None).unwrap_or_default();
        format!("{text}\n{ron}")
    }

    fn look(&self) {
        let public = self.pages(Part::Public);
        let shown = self.room.screen();
        let meeting = self.meeting();
        // A private item that is prepared while the public is there shows what is being typed.
        let read = matches!(meeting.phase, Phase::Open) && !meeting.excluded() && !self.of_private_item();
        for secret in &self.secrets {
            assert!(
                !public.contains(secret),
                "{secret} is public after {}\n{public}",
                self.tale()
            );
            assert!(
                !read || !shown.contains(secret),
                "{secret} is on the screen after {}\n{shown}",
                self.tale()
            );
        }
    }

    fn tale(&self) -> String {
        let records = self.room.app.open.as_ref().unwrap().history.records();
        let events = records.iter().filter(|record| record.seq > 20);
        let told: Vec<String> = events
            .map(|record| match &record.event {
                Event::TextWritten { kind, item, .. } => format!("{} {kind:?} of {item}", record.seq),
                event => format!("{} {} {event:?}", record.seq, record.at.format("%H:%M")),
            })
            .collect();
        format!("QUORATE_SEED={}: {:#?}\n{}", self.seed, self.told, told.join("\n"))
    }
}
