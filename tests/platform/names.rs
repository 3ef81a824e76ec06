//! Folders of any name that a disk takes: accents, other scripts, blanks, and paths far beyond 260 letters.

use std::fs;
use std::path::{Path, PathBuf};

use quorate::store::{DiskReply, Sitting, Slug, journal, prose};

use crate::entries::noted;
use crate::{act, document, make, opened, program, said, worker};

/// A meeting from its making to `quorate verify`, in a meetings folder that is not there yet.
#[track_caller]
fn a_meeting_is_held_in(meetings: &Path) {
    let mut writer = worker(meetings);
    let folder = make(&mut writer, "Mid Essex");
    let note = "Zoë Müller: £5, naïve – “quoted”";
    for job in [act(noted(2, note)), document("documents/minutes-public.txt", "Łódź\n")] {
        let reply = writer.perform(job);
        assert!(
            matches!(reply, DiskReply::Saved { .. } | DiskReply::DocumentWritten { .. }),
            "{reply:?}"
        );
    }
    drop(writer);
    assert_eq!(opened(&mut worker(meetings), &folder).records.len(), 2);
    assert_eq!(prose::load(&folder).unwrap().texts["text2"], note);
    let document = fs::read_to_string(folder.join("documents").join("minutes-public.txt"));
    assert_eq!(document.unwrap(), "Łódź\n");

    let verified = program()
        .args(["verify", "mid-essex/2016-04-20", "--meetings"])
        .arg(meetings)
        .output()
        .unwrap();
    let (code, says) = said(verified);
    // The record is sound, and the document is none that it makes.
    assert_eq!(code, 1, "{says}");
    assert!(
        says.contains(": sound.") && says.contains("documents/minutes-public.txt"),
        "{says}"
    );
}

#[test]
fn folders_may_have_any_letters() {
    let place = tempfile::tempdir().unwrap();
    for name in [
        "Präsidium & Ausschüsse",
        "Comité d'été – réunions",
        "Σύμβουλοι",
        "委員会",
        "a b  c",
    ] {
        a_meeting_is_held_in(&place.path().join(name).join("meetings"));
    }
}

#[test]
fn a_path_may_be_far_longer_than_260_letters() {
    let place = tempfile::tempdir().unwrap();
    let deep: PathBuf = (0..12).map(|_| "Committee papers and é minutes").collect();
    let meetings = place.path().join(deep);
    assert!(meetings.as_os_str().len() > 340);
    a_meeting_is_held_in(&meetings);
}

#[test]
fn committees_named_like_devices_have_folders_like_others() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = worker(place.path());
    for name in ["CON", "nul", "Aux", "com1", "LPT9", "PRN.2016", "con…"] {
        let folder = make(&mut worker, name);
        let names: Vec<_> = folder.iter().rev().take(2).map(|part| part.to_str().unwrap()).collect();
        assert!(
            Sitting::parse(names[0]).is_some() && Slug::parse(names[1]).is_some(),
            "{name}: {names:?}"
        );
        assert_eq!(journal::load(&folder).unwrap().records.len(), 1, "{name}");
        let reply = worker.perform(document(&format!("documents/{name}.txt"), "x"));
        let refused = matches!(reply, DiskReply::DocumentOutOfDate { .. });
        assert_eq!(refused, name != "con…", "{name}: {reply:?}");
    }
}
