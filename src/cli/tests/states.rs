//! A record in each state, and what verify and replay answer of it.

use std::fs;

use super::*;

/// What each command answers to a record in each state: exit, and a word of what it says.
#[test]
fn each_state_of_a_record_has_its_exit() {
    type Meddle = fn(&std::path::Path);
    let cut: Meddle = |folder| {
        let bytes = fs::read(folder.join(JOURNAL)).unwrap();
        fs::write(folder.join(JOURNAL), &bytes[..bytes.len() - 5]).unwrap();
    };
    let damage: Meddle = |folder| change(folder, JOURNAL, "CalledToOrder", "CalledToOrdeR");
    let rewrite: Meddle = |folder| change(folder, PROSE, "welcomed", "rejected");
    let remove: Meddle = |folder| fs::remove_file(folder.join(PROSE)).unwrap();
    let rewrite_minutes: Meddle = |folder| {
        fs::create_dir_all(folder.join("documents")).unwrap();
        fs::write(folder.join("documents/minutes-public.txt"), "Nobody was there.").unwrap();
    };
    let leave: Meddle = |_| {};
    let (sound, lost) = (told(Outcome::Carried), told(Outcome::Lost));
    let nobody = Tale::begun().then("10:00", left("nobody"));
    let table = [
        (
            "sound",
            &sound,
            leave,
            (Exit::Sound, "sound. 25 entries and 1 text as they were written"),
            (Exit::Sound, "After entry 25"),
        ),
        (
            "torn",
            &sound,
            cut,
            (Exit::Found, "Entry 25 was not written to its end"),
            (Exit::Sound, "After entry 24"),
        ),
        (
            "damaged",
            &sound,
            damage,
            (Exit::Found, "Entry 9 is damaged"),
            (Exit::Unreadable, "Entry 9 is damaged"),
        ),
        (
            "text changed",
            &sound,
            rewrite,
            (Exit::Found, "The file of texts: Entry 1,"),
            (Exit::Sound, "After entry 25"),
        ),
        (
            "text missing",
            &sound,
            remove,
            (Exit::Found, "entry 12 refers to (text1)"),
            (Exit::Sound, "After entry 25"),
        ),
        (
            "announced otherwise",
            &lost,
            leave,
            (
                Exit::Found,
                "entry 21: announced as not carried (for 10, against 0, abstained 0); today carried (for 10,",
            ),
            (Exit::Sound, "(announced as not carried)"),
        ),
        (
            "minutes changed by hand",
            &sound,
            rewrite_minutes,
            (
                Exit::Found,
                "the record has it otherwise:\n  documents/minutes-public.txt",
            ),
            (Exit::Sound, "After entry 25"),
        ),
        (
            "impossible",
            &nobody,
            leave,
            (Exit::Found, "makes no meeting; entry 13:"),
            (Exit::Unreadable, "makes no meeting"),
        ),
    ];
    for (what, tale, meddle, verified, replayed) in table {
        let (place, folder) = recorded(tale.clone());
        meddle(&folder);
        for (command, (exit, says)) in [("verify", verified), ("replay", replayed)] {
            let (found, out, err) = answered(&place, &format!("{command} {MEETING}"));
            assert_eq!(found, exit, "{what}: {command}\n{out}{err}");
            assert!((out.clone() + &err).contains(says), "{what}: {command}\n{out}{err}");
        }
    }
}

pub(super) fn change(folder: &std::path::Path, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    assert!(text.contains(from));
    fs::write(folder.join(name), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn verify_says_what_is_known_of_the_bad_entry() {
    let (place, folder) = recorded(told(Outcome::Carried));
    let sound = answered(&place, &format!("verify {MEETING}")).1;
    let last = fs::read_to_string(folder.join(JOURNAL)).unwrap();
    let head = last.trim_end().rsplit(':').next().unwrap();
    assert!(sound.contains(&format!("Hash of entry 25: {head}")));
    change(&folder, JOURNAL, "verb:\"approved\"", "verb:\"Approved\"");
    let (exit, json, _) = answered(&place, &format!("verify {MEETING} --part private --format json"));
    assert_eq!(exit, Exit::Found);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(found["sound"], false);
    assert_eq!(found["entries"], 24);
    assert_eq!(found["faults"][0]["entry"], 25);
    let readable = found["faults"][0]["readable"].as_str().unwrap();
    assert!(readable.contains("verb:\"Approved\""), "{readable}");
}
