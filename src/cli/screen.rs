//! `quorate` without a command, and `quorate practise`: the screen. What it needs from outside is given by `main`.

use std::io;

use crate::store::{Given, MeetingsFolder};

use super::library::{Library, library};
use super::{Console, Exit};

/// How the screen is to be opened.
pub struct Opening {
    pub folder: MeetingsFolder,
    /// The committees' own terms of reference.
    pub library: Library,
    /// Straight into a practice meeting.
    pub practise: bool,
    /// Plain characters only.
    pub ascii: bool,
}

/// Opens the screen in a terminal; answers when the person has left. An error says why there is no screen.
pub type OpenScreen<'s> = dyn FnMut(Opening) -> Result<(), String> + 's;

/// Opens the screen on the meetings folder.
pub fn run(
    given: &Given,
    practise: bool,
    ascii: bool,
    open: &mut OpenScreen<'_>,
    console: &mut Console<'_>,
) -> io::Result<Exit> {
    let folder = match MeetingsFolder::choose(given.clone()) {
        Ok(folder) => folder,
        Err(why) => return console.fail(Exit::Unreadable, &why),
    };
    match open(Opening {
        library: library(&folder),
        folder,
        practise,
        ascii,
    }) {
        Ok(()) => Ok(Exit::Sound),
        Err(why) => console.fail(Exit::Usage, &why),
    }
}
