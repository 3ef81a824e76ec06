//! Twin meetings. Two that differ only in what happened in private are the same in public, byte for byte: the pages, and
//! every screen that the public may read with its messages and its footer. Two that differ in public never are.
//!
//! `QUORATE_SEED` runs one seed again, `QUORATE_LONG=1` runs 10,000 of them.

use std::ops::Range;

use quorate::meeting::Meeting;
use quorate::minutes::{self, Part};

use crate::support::Room;

/// What the public sees. `{}` is a word of its own.
const IN_PUBLIC: &[&str] = &[
    "{} ",
    "<tab>{}. <tab>",
    "/decide approved as amended: {}<enter>",
    "/decide noted<enter>",
    "/decide deferred {}<enter>",
    "/vote name<enter><enter>r<enter><enter>",
    "/vote hands<enter><enter>/hands nhs 2 1<enter><enter><enter>",
    "/act fn 3/12 {}<enter>",
    "/update 1 {}<enter>",
    "/interest am 11 financial {}<enter>",
    "/dissent am reservation {}<enter>",
    "/rule stands {}<enter>",
    "/question Mx Poe | {} | none<enter>",
    "/left fn<enter>",
    "/present fn<enter>",
    "/chair gw<enter>",
    "/title 11 {}<enter>",
    "/urgent {} | {}<enter>",
    "/adjourn {}<enter>/resume<enter>",
    "/item 10<enter>",
    "/item 11<enter>",
    "/item 9<enter>",
    "/look 9<enter>",
    "<f7>",
    "/question Mx Poe | {} | none<enter><f8>",
    "/question Mx Poe | {} | none<enter><f8><shift+f8>",
    "<f2>",
    "<f10>",
    "<ctrl+t>",
    "<ctrl+p>",
    "<ctrl+p><ctrl+g>",
    "<ctrl+space>",
    "/rule ",
    "/update ",
    "/dissent am ",
    "/handle ",
    "/presenter ",
    "/preview<enter>",
];

/// What stands in the public minutes whatever follows.
const TOLD: &[&str] = &[
    "<tab>{}. <tab>",
    "/decide noted as amended: {}<enter>",
    "/act fn 3/12 {}<enter>",
    "/question Mx Poe | {} | none<enter>",
    "/adjourn {}<enter>/resume<enter>",
];

/// What happens in private at item 13 and leaves everybody where they were.
const IN_PRIVATE: &[&str] = &[
    "",
    "{} ",
    "<tab>{}. <tab>",
    "<tab>{}. <backspace><backspace><tab>",
    "/decide approved as amended: {}<enter>",
    "/decide noted as amended: {}<enter><f4>",
    "/decide approved<enter>",
    "/vote name<enter><enter>r<enter><enter>",
    "/vote name {}<enter><enter>/against ev<enter>r<enter><enter>",
    "/vote name<enter><enter>/against ev<enter>/against fn<enter>/against ph<enter>r<enter><enter>",
    "/vote hands<enter><enter>/hands nhs 2 1<enter><enter><enter>",
    "/act fn 3/12 {}<enter>",
    "/act ev, am {}<enter>",
    "/update 1 {}<enter>",
    "/interest am 13 financial {}<enter>",
    "/raise am 13 financial Mx {} | said so<enter>",
    "/handle am 13 stays {}<enter>",
    "/rule does-not-stand {}<enter>",
    "/dissent am reservation {}<enter>",
    "/title 13 {}<enter>",
    "/lead 13 Ms {} Poe<enter>",
    "/paper 13 {}<enter>",
    "/part 13 {}<enter>",
    "/title 7 {}<enter>",
    "/lead 7 Ms {} Poe<enter>",
    "/part 7 {}<enter>",
    "/left cd<enter>/present cd<enter>",
    "/adjourn {}<enter>/resume<enter>",
    "/attendee Ms {} Poe, adviser<enter>/left {}<enter>",
];

const STEPS_IN_PUBLIC: usize = 4;
const STEPS_IN_PRIVATE: usize = 3;

/// A quarter of the seeds each, so that they run side by side.
mod differing_in_private_are_the_same_in_public {
    use super::the_same_in_public;

    #[test]
    fn the_first_quarter() {
        the_same_in_public(0);
    }

    #[test]
    fn the_second_quarter() {
        the_same_in_public(1);
    }

    #[test]
    fn the_third_quarter() {
        the_same_in_public(2);
    }

    #[test]
    fn the_fourth_quarter() {
        the_same_in_public(3);
    }
}

fn the_same_in_public(quarter: u64) {
    for seed in seeds(100).filter(|seed| seed % 4 == quarter) {
        let mut plan = Plan::of(seed);
        let [mut one, mut other] = [Twin::new(), Twin::new()];
        for _ in 0..STEPS_IN_PUBLIC {
            let keys = plan.step("a", IN_PUBLIC);
            one.take(&keys);
            other.take(&keys);
        }
        for session in 0..2 {
            let item = ["/item 13<enter>", ""][plan.below(2)];
            for twin in [&mut one, &mut other] {
                twin.take("/item 10<enter>");
                twin.take("/exclude 1<enter>");
                assert!(twin.meeting().excluded(), "{}", twin.seen);
                twin.take(item);
            }
            for _ in 0..STEPS_IN_PRIVATE {
                one.take(&plan.step("k", IN_PRIVATE));
                other.take(&plan.step("m", IN_PRIVATE));
            }
            let mut keys = vec!["/readmit<enter>".to_owned()];
            keys.extend((0..STEPS_IN_PUBLIC).map(|_| plan.step(["b", "c"][session], IN_PUBLIC)));
            for keys in keys {
                one.take(&keys);
                other.take(&keys);
                one.compare(&other, seed);
            }
            let [documents, others] = [&mut one, &mut other].map(Twin::documents);
            same("page", &documents, &others, || one.tale(&other, seed));
        }
        for twin in [&mut one, &mut other] {
            twin.take("/close<enter>");
        }
        assert_eq!(one.pages(), other.pages(), "{}", one.tale(&other, seed));
    }
}

#[test]
fn meetings_that_differ_in_public_are_never_the_same_in_public() {
    for seed in seeds(40) {
        let mut plan = Plan::of(seed);
        let step = TOLD[plan.below(TOLD.len())];
        let scene = ["", "/exclude 1<enter>/item 13<enter>/readmit<enter>/item 10<enter>"][plan.below(2)];
        let [one, other] = ["k", "m"].map(|letter| {
            let mut twin = Twin::new();
            twin.take(scene);
            twin.take(&plan.words(letter, step));
            twin.take("/close<enter>");
            twin
        });
        assert_ne!(one.pages(), other.pages(), "{}", one.tale(&other, seed));
    }
}

fn seeds(usual: u64) -> Range<u64> {
    match std::env::var("QUORATE_SEED").map(|seed| seed.parse().unwrap()) {
        Ok(seed) => seed..seed + 1,
        Err(_) if std::env::var_os("QUORATE_LONG").is_some() => 0..10_000,
        Err(_) => 0..usual,
    }
}

/// What happens, by the seed.
struct Plan {
    state: u64,
    words: usize,
}

impl Plan {
    fn of(seed: u64) -> Plan {
        Plan {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1),
            words: 0,
        }
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % end as u64).unwrap()
    }

    /// Keys with a word of its own in them.
    fn words(&mut self, letter: &str, keys: &str) -> String {
        self.words += 1;
        keys.replace("{}", &format!("q{letter}{}w", self.words))
    }

    fn step(&mut self, letter: &str, of: &[&str]) -> String {
        let keys = of[self.below(of.len())];
        self.words(letter, keys)
    }
}

struct Twin {
    room: Room,
    _folder: tempfile::TempDir,
    minute: u32,
    seen: String,
    told: Vec<String>,
}

impl Twin {
    fn new() -> Twin {
        let folder = tempfile::tempdir().unwrap();
        let mut room = Room::practising(folder.path());
        room.at("09:20")
            .keys("/item 9<enter><f4><enter>/act ev see to it<enter>/item 10<enter>");
        Twin {
            room,
            _folder: folder,
            minute: 20,
            seen: String::new(),
            told: Vec::new(),
        }
    }

    /// Takes a step in a minute of its own, and goes back to the item. What the screen showed right after the step, and
    /// once it was left, is kept.
    fn take(&mut self, keys: &str) {
        self.minute += 1;
        self.told.push(keys.into());
        self.room
            .at(&format!("{:02}:{:02}", 9 + self.minute / 60, self.minute % 60));
        self.room.keys(keys);
        self.seen = self.room.screen();
        self.room.keys("<esc><esc><esc><esc>");
        self.seen.push_str(&self.room.screen());
    }

    fn meeting(&self) -> &Meeting {
        self.room.app.open.as_ref().unwrap().history.meeting()
    }

    /// What stands in the meeting's folder for the public.
    fn documents(&mut self) -> String {
        self.room.rest();
        let folder = self.room.meeting_folder();
        let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
        ["minutes.ron", "documents/minutes-public.txt"].map(read).concat()
    }

    /// The public minutes with the working of each decision.
    fn pages(&self) -> String {
        let open = self.room.app.open.as_ref().unwrap();
        minutes::text(open.history.meeting(), &open.prose, Part::Public, true, None)
    }

    #[track_caller]
    fn compare(&self, other: &Twin, seed: u64) {
        let may_read = |twin: &Twin| twin.meeting().public_may_read();
        if may_read(self) && may_read(other) {
            same("screen", &at_rest(&self.seen), &at_rest(&other.seen), || {
                self.tale(other, seed)
            });
        }
    }

    fn tale(&self, other: &Twin, seed: u64) -> String {
        format!("QUORATE_SEED={seed}\n{:#?}\n{:#?}", self.told, other.told)
    }
}

/// Without the moment in which the last letters, of whichever text, wait for their file.
fn at_rest(screen: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = screen.lines().map(line).collect();
    lines.join("\n").replace("typing", "saved")
}

/// Fails with the lines that differ.
#[track_caller]
fn same(what: &str, one: &str, other: &str, tale: impl Fn() -> String) {
    if one == other {
        return;
    }
    let lines: Vec<String> = one
        .lines()
        .zip(other.lines())
        .filter(|(one, other)| one != other)
        .map(|(one, other)| format!("< {one}\n> {other}"))
        .collect();
    panic!(
        "the {what} tells the private session:\n{}\n{}",
        lines.join("\n"),
        tale()
    );
}
