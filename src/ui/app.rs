//! Everything the screen knows. Changed by `update` and its parts only; drawing reads it and changes nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{History, ItemNo, ListedMember, Meeting, Phase, Seq, TextKind};
use crate::minutes::RecordHead;
use crate::store::{Entry, Fork, MeetingEntry, MeetingsFolder, StoreError};

use super::act_line::ActLine;
use super::between::OpenCommittee;
use super::command::{Context, Place};
use super::derived::Derived;
use super::documents::{self, Documents};
use super::drafts::Drafts;
use super::lines::Kept;
use super::new_meeting::{NewMeeting, TermsFile};
use super::pasted_agenda::PastedAgenda;
use super::rows;
use super::text_field::TextField;
use super::theme::Theme;

/// The program's state.
pub struct App {
    pub place: Place,
    /// Where Esc or Back goes from help, working, settle and blank: the screen, its marked row, its first line.
    pub back: Vec<(Place, usize, u16)>,
    pub open: Option<OpenMeeting>,
    /// The committee on the screen, while no meeting is open.
    pub committee: Option<OpenCommittee>,
    pub act: Option<ActLine>,
    /// Lines that another act was typed over, the latest last.
    pub kept: Vec<Kept>,
    /// Lines that were left with Esc, the latest last.
    pub left: Vec<Kept>,
    /// The acts that were typed here, the latest last: the last record of each, and its line.
    pub typed: Vec<(Seq, String)>,
    pub notice: Option<Notice>,
    /// What the next key would do all the same, after the screen said what speaks against it. Any other key forgets it.
    pub warned_of: Vec<WarnedOf>,
    /// Questions of the terms that a vote was opened with all the same: not said again of each vote to come.
    pub left_open: Vec<String>,
    /// On a screen where letters are acts, one came that is none: no more are taken until another key.
    pub letters_held: bool,
    /// A line that was being typed was left with Esc: the letters that follow may have been meant for it.
    pub line_left: bool,
    /// The selected row of a list.
    pub row: usize,
    /// Whether the private part of the minutes is read, where it may be on the screen.
    pub reads_private: bool,
    /// First line shown of a long page.
    pub scroll: u16,
    pub folder: MeetingsFolder,
    pub found: Vec<MeetingEntry>,
    pub form: Option<NewMeeting>,
    /// An agenda that was pasted and is looked through.
    pub pasted: Option<PastedAgenda>,
    /// A list of members that was pasted and is looked through.
    pub members: Vec<ListedMember>,
    /// Terms files found beside the meetings.
    pub terms: Vec<TermsFile>,
    /// The time in the room.
    pub now: DateTime<FixedOffset>,
    /// What the computer's clock said when it was last looked at, and how long the program had run.
    pub glanced: Option<(DateTime<FixedOffset>, Duration)>,
    pub theme: Theme,
    pub secretary: String,
    pub host: String,
    pub leaving: Leaving,
    /// Straight into a practice meeting.
    pub practise_at_once: bool,
    /// Width and height of the terminal.
    pub size: (u16, u16),
}

/// What is done on the second press of its key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WarnedOf {
    /// Closing this vote, though not everybody has voted.
    ClosingVote(Seq),
    /// Taking this public item while the public is out.
    InPrivate(ItemNo),
    /// Deciding once more what this record decided: in its place.
    DecidingAgain(Seq),
    /// The same, beside it.
    DecidingBeside(Seq),
    /// Removing the recommendation that this vote is on.
    StrikingVotedOn(Seq),
    /// Opening a vote while these questions may change its result.
    OpenQuestions(Vec<String>),
    /// Telling this in the public minutes, where it was in the private ones alone.
    Publishing(Vec<String>),
    /// Beginning on another day than the meeting's.
    OnAnotherDay,
    /// Removing the meeting in this folder from the list.
    Removing(PathBuf),
    /// Making a meeting for a day so far away.
    FarDay(chrono::NaiveDate),
    /// The key that opens a vote, pressed in haste after it began the meeting.
    Begun,
    /// Recording what this question is about.
    Asked(String),
    /// Closing the meeting though this is open.
    ClosingMeeting,
}

/// Whether the meeting or the program is being left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Leaving {
    No,
    /// The meeting, for the list of meetings, as soon as everything is on the disk.
    ToTheList,
    /// As soon as everything is on the disk.
    WhenSaved,
    /// As soon as the disk has answered, whatever it answers: nobody is here any more.
    WhenAnswered,
    /// Whatever is not saved is lost: said twice by the person.
    Now,
}

/// A meeting that is open.
pub struct OpenMeeting {
    pub folder: PathBuf,
    /// The records, acts being saved included.
    pub history: History,
    pub derived: Derived,
    /// The last seq that is on the disk.
    pub saved: Seq,
    /// The hash of the last record that is on the disk.
    pub head: String,
    /// Sent and not answered yet.
    pub waiting: Vec<Entry>,
    /// Refused by the disk, in order, to be sent again.
    pub not_saved: Vec<Entry>,
    /// The journal can take nothing more: why.
    pub poisoned: Option<String>,
    /// Why the first entry that is not saved is not.
    pub refused: Option<StoreError>,
    /// Lines whose entries may not be confirmed yet, by the last entry of each.
    pub entered: Vec<(Seq, Kept)>,
    /// All of it is being written to another place, and the answer is still to come: what was refused is in that.
    pub going_elsewhere: bool,
    /// Nothing may be changed: why.
    pub read_only: Option<String>,
    /// No text can be saved; everything else can.
    pub texts_read_only: bool,
    /// Of the safe copy: "safe copy 10:42"; empty where there is none.
    pub copy: String,
    /// Somebody carried on from the safe copy.
    pub fork: Option<Fork>,
    /// What opening it found, where not all was well.
    pub found: Option<Found>,
    pub prose: BTreeMap<String, String>,
    pub drafts: Drafts,
    /// An item that is looked at without being taken: its texts have the keyboard, and acts are about it.
    pub shown: Option<ItemNo>,
    pub note: TextField,
    pub minute: TextField,
    /// Whether the notes have the keyboard, or the minute text.
    pub in_notes: bool,
    /// Where the keyboard was in the item being taken, while another one is looked at.
    pub left_at: Option<LeftAt>,
    /// Whether the item's private texts were to be on the screen when its fields were laid out.
    pub privately: bool,
    pub documents: Documents,
}

/// Where the keyboard was in an item's texts: the field, and the cursor of each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftAt {
    pub item: ItemNo,
    pub in_notes: bool,
    /// Of the notes and the minute text: which text, line and column.
    pub cursors: [(TextKind, (usize, usize)); 2],
}

/// What opening a meeting found, for the person in front of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub says: Vec<StoreError>,
    /// What can be read of a damaged end.
    pub readable: Option<String>,
    /// The last entry that is sound, in words.
    pub last: String,
    /// What waits for somebody to confirm it, in words after "y ".
    pub to_confirm: Option<String>,
}

/// What was just done, or what went wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    pub text: String,
    pub kind: NoticeKind,
}

/// How much a notice asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeKind {
    Done,
    Refused,
    Alarm,
}

impl Leaving {
    /// What was not saved keeps whoever was leaving.
    pub fn stay(&mut self) {
        if *self <= Leaving::WhenSaved {
            *self = Leaving::No;
        }
    }
}

impl OpenMeeting {
    /// The meeting as the screen may show it now.
    pub fn on_screen(&self) -> &Meeting {
        self.derived.view.as_deref().unwrap_or_else(|| self.history.meeting())
    }

    /// The item on the screen: the one looked at, else the one being taken.
    pub fn item(&self) -> Option<&ItemNo> {
        self.shown.as_ref().or(self.history.meeting().current.as_ref())
    }

    /// How many records there are and the hash of the last, once the meeting is closed and all of them are on the disk:
    /// what ties minutes to their record.
    pub fn record_head(&self) -> Option<RecordHead> {
        let settled = self.history.meeting().phase == Phase::Closed && self.waiting.is_empty();
        let count = u64::try_from(self.history.records().len()).unwrap_or(u64::MAX);
        (settled && self.not_saved.is_empty()).then(|| RecordHead {
            records: count,
            hash: self.head.clone(),
        })
    }

    /// Whether the item on the screen is private and the public may be reading along: its title is not shown.
    pub fn title_hidden(&self) -> bool {
        let meeting = self.history.meeting();
        let private = self
            .item()
            .and_then(|item| meeting.item(item))
            .is_some_and(|state| state.private);
        private && meeting.public_may_read()
    }

    /// Whether its texts are hidden too: only once there was a private session, for before one they are being prepared.
    pub fn texts_hidden(&self) -> bool {
        self.title_hidden() && !self.history.meeting().exclusions.is_empty()
    }

    /// Whether what is written about the item on the screen goes into its private texts, unless somebody says otherwise:
    /// it is private, or was so for a while and the public is not reading along.
    pub fn writes_privately(&self) -> bool {
        let meeting = self.history.meeting();
        let Some(state) = self.item().and_then(|item| meeting.item(item)) else {
            return false;
        };
        state.private || !meeting.public_may_read() && meeting.was_in_private(&state.item.number)
    }

    /// Whether texts of this kind may be on the screen now: nothing private while the public is reading along.
    pub fn may_show(&self, kind: TextKind) -> bool {
        !kind.is_private() || self.writes_privately() || !self.history.meeting().public_may_read()
    }

    /// Whether one of the texts on the screen is not shown: the public is here again, and it turned out later that they
    /// were out when it was written.
    pub fn keeps_back(&self, kind: TextKind) -> bool {
        let meeting = self.history.meeting();
        let state = self.item().and_then(|item| meeting.item(item));
        let versions = state.and_then(|state| state.texts.get(&kind)).into_iter().flatten();
        let mut in_private = versions.filter(|text| text.when.private && text.when.item.as_ref() == self.item());
        meeting.public_may_read() && !self.title_hidden() && in_private.next().is_some()
    }

    /// The text that has the keyboard.
    pub fn text_field(&mut self) -> &mut TextField {
        match self.in_notes {
            true => &mut self.note,
            false => &mut self.minute,
        }
    }

    /// The same, to look at.
    pub fn text_in_hand(&self) -> &TextField {
        match self.in_notes {
            true => &self.note,
            false => &self.minute,
        }
    }

    /// The latest recorded text of an item.
    pub fn recorded_text(&self, item: &ItemNo, kind: TextKind) -> &str {
        let state = self.history.meeting().item(item);
        let text = state.and_then(|state| state.text(kind));
        text.and_then(|text| self.prose.get(&text.text))
            .map_or("", String::as_str)
    }
}

impl App {
    /// The start screen.
    pub fn new(folder: MeetingsFolder, found: Vec<MeetingEntry>, now: DateTime<FixedOffset>, theme: Theme) -> App {
        let going_on = |entry: &MeetingEntry| {
            let phase = entry.found.as_ref().map(|found| found.phase);
            matches!(phase, Ok(Phase::Open | Phase::Adjourned))
        };
        // A meeting that was interrupted is what somebody comes back for; one for practice only where no other was.
        let real = |entry: &MeetingEntry| going_on(entry) && !entry.found.as_ref().is_ok_and(|found| found.practice);
        let row = found.iter().position(real).or_else(|| found.iter().position(going_on));
        let row = row.unwrap_or(0);
        App {
            place: Place::Start,
            back: Vec::new(),
            open: None,
            committee: None,
            act: None,
            kept: Vec::new(),
            left: Vec::new(),
            warned_of: Vec::new(),
            left_open: Vec::new(),
            letters_held: false,
            line_left: false,
            typed: Vec::new(),
            notice: None,
            row,
            reads_private: false,
            scroll: 0,
            folder,
            found,
            form: None,
            pasted: None,
            members: Vec::new(),
            terms: Vec::new(),
            now,
            glanced: None,
            theme,
            secretary: String::new(),
            host: String::new(),
            leaving: Leaving::No,
            practise_at_once: false,
            size: (80, 24),
        }
    }

    /// Whether nothing keeps the program from ending: what was sent to the disk is on it, or the person would not wait.
    pub fn may_end(&self) -> bool {
        let of_committee = self.committee.as_ref().is_some_and(|open| !open.waiting.is_empty());
        let of_meeting = |open: &OpenMeeting| !open.waiting.is_empty() || !documents::at_rest(open);
        let saving = of_committee || self.open.as_ref().is_some_and(of_meeting);
        match self.leaving {
            Leaving::No | Leaving::ToTheList => false,
            Leaving::WhenSaved | Leaving::WhenAnswered => !saving,
            Leaving::Now => true,
        }
    }

    /// How many entries the disk refused.
    pub fn not_saved(&self) -> usize {
        let of_meeting = self.open.as_ref().map_or(0, |open| open.not_saved.len());
        of_meeting + self.committee.as_ref().map_or(0, |open| open.not_saved.len())
    }

    /// What a command may look at; `None` while no meeting is open.
    pub fn context(&self) -> Option<Context<'_>> {
        if let (None, Some(committee)) = (&self.open, &self.committee) {
            return Some(Context {
                place: self.place,
                between: Some(&committee.history),
                history: &committee.next,
                derived: &committee.derived,
                shown: None,
                private_text: false,
                now: self.now,
            });
        }
        let open = self.open.as_ref()?;
        Some(Context {
            place: self.place,
            between: None,
            history: &open.history,
            derived: &open.derived,
            shown: open.shown.as_ref(),
            private_text: open.minute.kind.is_private(),
            now: self.now,
        })
    }

    /// Says something on the notice line.
    pub fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            kind,
        });
    }

    /// Another screen, from the top.
    pub fn go(&mut self, place: Place) {
        if self.place != place {
            let over = matches!(
                place,
                Place::Help | Place::Working | Place::Minutes | Place::Blank | Place::Settle | Place::Opening
            );
            if over {
                self.back.push((self.place, self.row, self.scroll));
            } else {
                self.back.clear();
            }
            self.place = place;
            self.row = 0;
            self.scroll = 0;
            if place == Place::Vote {
                self.row = rows::next_voter(self);
            }
        }
    }

    /// The screen before; from a meeting's lists, to its item.
    pub fn go_back(&mut self) {
        let place = match &self.open {
            None => Place::Start,
            Some(open) if open.item().is_some() => Place::Item,
            Some(open) if open.history.meeting().phase == Phase::Closed => Place::Settle,
            Some(_) => Place::Attendance,
        };
        (self.place, self.row, self.scroll) = self.back.pop().unwrap_or((place, 0, 0));
    }
}
