//! The loop: one queue, every waiting message taken, then one drawing. The one file that performs effects.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::store::{self, Append, CommitteeJob, DiskJob, Mend, Slug};

use super::app::{App, Leaving, NoticeKind};
use super::message::{Effect, Message};
use super::new_meeting::TermsFile;
use super::port::{Clock, DiskQueue, Ids};
use super::{between_open, clock, documents, drafts, life, new_meeting, screens, update};

/// What the disk refused is tried again after so long.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// The draft file has what is typed, and the documents what is recorded, so long after the last key.
const AT_REST: Duration = Duration::from_millis(400);

/// The same after so long at the most, where somebody types without a pause.
const WITHOUT_A_PAUSE: Duration = Duration::from_secs(2);

/// The program: its state and what it was given.
pub struct Program<'a> {
    pub app: &'a mut App,
    pub clock: &'a dyn Clock,
    pub ids: &'a mut dyn Ids,
    pub disk: &'a mut dyn DiskQueue,
}

impl Program<'_> {
    /// Takes one message and performs what it leads to.
    pub fn receive(&mut self, message: Message) {
        let jumped = clock::glance(self.app, self.clock.now(), self.clock.ran());
        let ids = &mut *self.ids;
        let effects = update::update(self.app, message, &mut || ids.fresh());
        self.perform(effects);
        clock::follow(self.app);
        if let Some(jumped) = jumped {
            self.app.say(NoticeKind::Alarm, jumped);
        }
    }

    fn begin_practice(&mut self) {
        let ids = &mut *self.ids;
        let effects = new_meeting::practise(self.app, &mut || ids.fresh());
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            waiting.extend(self.perform_one(effect));
        }
    }

    fn perform_one(&mut self, effect: Effect) -> Vec<Effect> {
        match effect {
            Effect::Create { committee, first, with } => self.disk.send(DiskJob::Create {
                committee: Slug::of(&committee),
                first,
                with,
            }),
            Effect::Open { folder, confirmed } => {
                self.disk.send(DiskJob::Open {
                    folder,
                    now: self.app.now,
                    mend: if confirmed { Mend::DamagedLast } else { Mend::TornTail },
                });
            }
            Effect::KeepCopiesIn { place } => self.disk.send(DiskJob::KeepCopiesIn { place }),
            Effect::SaveElsewhere { place, records, texts } => {
                self.disk.send(DiskJob::SaveElsewhere {
                    place,
                    records,
                    texts,
                    now: self.app.now,
                });
            }
            Effect::ReadPrevious { committee } => return self.create_with_previous(&Slug::of(&committee)),
            Effect::ReadLater => self.read_later(),
            Effect::BringUp { meetings } => self.disk.send(DiskJob::BringUp { meetings }),
            Effect::OpenCommittee { terms, confirmed } => return self.open_committee(*terms, confirmed),
            Effect::Committee(job) => self.disk.send(DiskJob::Committee(job)),
            Effect::Append { entries } => {
                let ticket = entries.first().map_or(0, |entry| entry.record.seq);
                self.disk.send(DiskJob::Append(Append { ticket, entries }));
            }
            Effect::SaveDraft(draft) => self.disk.send(DiskJob::SaveDraft(draft)),
            Effect::Replace { name, bytes } => self.disk.send(DiskJob::ReplaceFile {
                name: name.into(),
                bytes,
            }),
            Effect::Remove { folder } => self.disk.send(DiskJob::Remove { folder }),
            Effect::LetGo { folder } => {
                self.disk.send(DiskJob::LetGo);
                return vec![Effect::List { marked: Some(folder) }];
            }
            Effect::List { marked } => {
                self.app.found = self.app.folder.list().unwrap_or_default();
                let place = self
                    .app
                    .found
                    .iter()
                    .position(|entry| Some(&entry.path) == marked.as_ref());
                self.app.row = place.unwrap_or(self.app.row);
            }
        }
        Vec::new()
    }

    /// A new meeting, with what comes along; what cannot be read does not, and that is said.
    fn create_with_previous(&mut self, committee: &Slug) -> Vec<Effect> {
        let previous = store::previous(&self.app.folder, committee).unwrap_or_else(|why| {
            let says = format!("Nothing comes along from the last meeting: {why}");
            self.app.say(NoticeKind::Alarm, says);
            None
        });
        let folder = self.app.folder.committee(committee);
        let kept = between_open::kept(&folder).unwrap_or_else(|why| {
            let says = format!("Nothing comes along of what was recorded between meetings: {why}");
            self.app.say(NoticeKind::Alarm, says);
            None
        });
        let ids = &mut *self.ids;
        new_meeting::create_with(self.app, previous, kept, &mut || ids.fresh())
    }

    fn read_later(&mut self) {
        if let Some(open) = &self.app.open {
            let created = &open.history.meeting().created;
            let later = store::approving(&open.folder, &created.meeting, created.date);
            life::know(self.app, later);
        }
    }

    /// What its last meeting left first, then its own record.
    fn open_committee(&mut self, terms: TermsFile, confirmed: bool) -> Vec<Effect> {
        let committee = Slug::of(&terms.terms.id);
        let previous = store::previous(&self.app.folder, &committee).map_err(|why| why.to_string());
        if let Err(why) = previous.and_then(|previous| between_open::asked(self.app, terms, previous)) {
            let says = format!("This committee cannot be shown, because its last meeting cannot be read: {why}");
            self.app.say(NoticeKind::Alarm, says);
            return Vec::new();
        }
        let mend = if confirmed { Mend::DamagedLast } else { Mend::TornTail };
        let now = self.app.now;
        vec![Effect::Committee(CommitteeJob::Open { committee, now, mend })]
    }

    /// How long the loop may sleep: to the turn of the minute, two seconds while something is to be saved again, and less
    /// where a draft is due.
    fn patience(&self) -> Duration {
        let open = self.app.open.as_ref();
        if drafts::due(self.app) || open.is_some_and(|open| !documents::at_rest(open)) {
            return AT_REST;
        }
        let of_committee = self.app.committee.as_ref();
        let again = drafts::trouble(self.app).is_some()
            || open.is_some_and(|open| !open.not_saved.is_empty())
            || of_committee.is_some_and(|open| !open.not_saved.is_empty());
        let to_minute = 60 - u64::from(chrono::Timelike::second(&self.app.now.time()));
        match again {
            true => AGAIN_AFTER,
            false => Duration::from_secs(to_minute),
        }
    }
}

/// Runs until the person leaves. Messages come through `inbox`: keys, the terminal's size, the disk's answers.
///
/// # Errors
/// When the terminal cannot be drawn to.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    program: &mut Program,
    inbox: &Receiver<Message>,
) -> Result<(), B::Error> {
    if program.app.practise_at_once {
        program.begin_practice();
    }
    let mut glanced = program.app.now;
    let mut drawn = Ok(());
    while !program.app.may_end() {
        if drawn.is_ok()
            && let Err(why) = terminal.draw(|frame| screens::draw(program.app, frame))
        {
            // Nobody sees it any more: what was typed is kept, and that is all.
            drawn = Err(why);
            program.receive(Message::Hangup);
            continue;
        }
        match inbox.recv_timeout(program.patience()) {
            Ok(message) => program.receive(message),
            Err(RecvTimeoutError::Timeout) => program.receive(Message::Tick),
            // Nobody is left to answer: neither a person nor the disk.
            Err(RecvTimeoutError::Disconnected) => {
                program.receive(Message::Hangup);
                program.app.leaving = Leaving::Now;
            }
        }
        while let Ok(message) = inbox.try_recv() {
            program.receive(message);
        }
        let since = program.app.now.signed_duration_since(glanced);
        if since.abs().to_std().is_ok_and(|since| since >= WITHOUT_A_PAUSE) {
            program.receive(Message::Tick);
            glanced = program.app.now;
        }
    }
    // Keys may have come behind what ends the program.
    let ids = &mut *program.ids;
    let last = drafts::keep(program.app, &mut || ids.fresh());
    program.perform(last);
    drawn
}
