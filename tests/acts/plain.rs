//! `--ascii`: no sign of ours that an old console lacks is drawn on any screen. What people wrote stays as they wrote it.

use quorate::ui::theme::Theme;

use crate::support::Room;

/// Of the practice agenda's own words.
const THEIRS: &[char] = &['£'];

#[track_caller]
fn plain(room: &Room, what: &str) {
    let screen = room.screen();
    let sign = screen.chars().find(|c| !c.is_ascii() && !THEIRS.contains(c));
    assert_eq!(sign, None, "{what}:\n{screen}");
}

#[test]
fn in_ascii_every_screen_is_ascii() {
    for (width, height) in [(80, 24), (120, 40), (44, 14)] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = Room::new(folder.path()).sized(width, height);
        room.app.theme = Theme {
            colour: false,
            ascii: true,
        };
        let screens = [
            ("start", ""),
            ("new meeting", "n"),
            ("attendance", "<esc>pe"),
            ("agenda", "<ctrl+g>"),
            ("item", "<f5>"),
            ("every act", "<ctrl+space>"),
            (
                "an act",
                "<esc>/item 10<enter><f6>cd 3/12 write to all of the practices of both areas about the pilot and",
            ),
            ("another over it", "<f9>"),
            ("a question", "majority-of "),
            ("a decision", "<esc><esc><f4>did not approve"),
            (
                "an interest",
                "<esc><f3>tr 7 financial His wife owns the provider<enter>",
            ),
            ("looking", "<esc>/look 7<enter>"),
            ("vote", "<esc><f5>name<enter><enter>"),
            ("votes", "ffa"),
            ("closed vote", "r<enter>"),
            ("working", "<f10>"),
            ("help", "<esc><f1>"),
            ("settle", "<esc><esc><ctrl+t>"),
            ("blank", "<ctrl+b>"),
            ("the list", "<ctrl+b><ctrl+l>"),
        ];
        for (what, keys) in screens {
            room.keys(keys);
            plain(&room, what);
        }
    }
}
