//! Who may be there: what the words of a line say of itself and of what follows. What is not certain is asked; nothing becomes
//! public, and no item is hidden, without a word.

use super::Reader;
use crate::meeting::agenda::Standing;
use crate::meeting::agenda_text::facts::Marked;
use crate::meeting::agenda_text::fields::Fields;
use crate::meeting::agenda_text::rows::Cell;
use crate::meeting::agenda_text::secrecy::{self, Says};
use crate::meeting::agenda_text::standing::{ends_the_meeting, standing};
use crate::meeting::agenda_text::{LineIs, Readers};

const AS_HEADING: &str = "was taken as a heading: what follows is private";

impl Reader<'_> {
    /// Takes a line without a mark that is about who may be there; false where it is about something else.
    pub(super) fn secret(&mut self, head: &Marked, words: &str) -> bool {
        let above_all = self.items == 0;
        let stamped_again = self.private && self.facts.repeated.contains(words);
        match secrecy::says(words) {
            Says::Excludes if self.resolving => self.recommendation(head, None),
            Says::MayExclude if above_all => {
                self.left_out(head);
                self.doubt(
                    "is about excluding the public: the items below are taken as public",
                    true,
                );
            }
            Says::Stamp if above_all || stamped_again => {
                self.left_out(head);
                self.doubt(
                    "was taken as a stamp on the paper: the items below are taken as public",
                    above_all,
                );
            }
            Says::Excludes | Says::MayExclude | Says::Private => self.heading(head, Readers::Private),
            Says::Readmits => self.heading(head, Readers::Public),
            Says::Stamp | Says::Perhaps if !self.private => {
                self.heading(head, Readers::Private);
                self.doubt(AS_HEADING, true);
            }
            Says::Public if self.private || standing(words, self.own).is_none() => self.heading(head, Readers::Public),
            Says::Nothing | Says::Word | Says::Stamp | Says::Perhaps | Says::Public => return false,
        }
        true
    }

    /// An item, and what its words say of who may be there.
    pub(super) fn item(&mut self, head: &Marked, number: Option<String>, words: &str) {
        let whole = words == head.words();
        let fields = if whole {
            Fields::of_cells(&head.cells)
        } else {
            Fields::of_cells(&[Cell::guess(words)])
        };
        let title = if fields.title.is_empty() { words } else { &fields.title };
        let says = secrecy::says(title);
        let known = standing(title, self.own);
        let (inside, item) = (self.private, self.items);
        self.items = item + 1;
        (self.listing, self.resolving) = (false, false);
        self.last_standing = known;
        self.opening &= number.is_none();
        self.push(head, LineIs::Item(number));
        if fields.private && !fields.title.is_empty() {
            return;
        }
        match says {
            Says::Excludes | Says::MayExclude => {
                self.begin(Readers::Private, Some(false));
                (self.resolving, self.opening) = (true, true);
                if inside {
                    self.doubt("is the resolution and was taken as public", true);
                }
            }
            Says::Readmits => self.begin(Readers::Public, Some(false)),
            Says::Private | Says::Stamp if known.is_none() && !inside => {
                self.begin(Readers::Private, Some(true));
                self.opening = true;
                self.doubt(
                    "reads like the heading of the private part: it and what follows are private",
                    true,
                );
            }
            Says::Private | Says::Stamp | Says::Perhaps if !inside => {
                self.here(Some(true));
                self.doubt("speaks of what is private and was taken as private", true);
            }
            Says::Word if !inside => self.doubt("has a word such as \"private\" and was taken as public", true),
            Says::Public if inside && known.is_none() => {
                self.begin(Readers::Public, Some(false));
                self.doubt(
                    "reads like the heading of a public part: it and what follows are public",
                    true,
                );
            }
            _ if inside
                && (known == Some(Standing::OtherBusiness) && says == Says::Nothing || ends_the_meeting(words)) =>
            {
                self.here(Some(false));
                self.doubt("stands in the private part and was taken as public", false);
            }
            Says::Nothing | Says::Private | Says::Stamp | Says::Perhaps | Says::Word | Says::Public => {}
        }
    }

    /// A heading over what follows.
    pub(super) fn heading(&mut self, head: &Marked, begins: Readers) {
        let was = self.private;
        (self.listing, self.resolving) = (false, false);
        self.push(head, LineIs::Heading(None));
        self.begin(begins, None);
        self.opening = begins == Readers::Private && (!was || self.opening);
        match (was, begins) {
            (false, Readers::Private) if self.items == 0 => self.doubt(AS_HEADING, true),
            (false, Readers::Private) => self.doubt("begins the private part", false),
            (true, Readers::Public) => self.doubt("ends the private part", false),
            (false, Readers::Public) => self.doubt("was left out", false),
            (true, Readers::Private) => {}
        }
    }

    fn begin(&mut self, begins: Readers, private: Option<bool>) {
        self.private = begins == Readers::Private;
        if !self.private {
            self.opening = false;
        }
        if let Some(line) = self.lines.last_mut() {
            line.begins = Some(begins);
            line.private = private;
        }
    }

    fn here(&mut self, private: Option<bool>) {
        if let Some(line) = self.lines.last_mut() {
            line.private = private;
        }
    }
}
