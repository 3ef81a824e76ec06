//! A meeting run in-process by keys: the real update, the real drawing, the real disk worker in a scratch folder, with a
//! clock that is set, ids that are counted, and a disk that has answered before the next key.
#![allow(dead_code)] // each test file uses its own part of it

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use crossterm::event::KeyEvent;
use quorate::store::{Disk, DiskJob, DiskReply, Given, MeetingsFolder, RealDisk, Worker};
use quorate::ui::app::{App, NoticeKind};
use quorate::ui::message::Message;
use quorate::ui::port::{Clock, DiskQueue, Ids};
use quorate::ui::program::Program;
use quorate::ui::script::{self, Step};
use quorate::ui::theme::Theme;
use quorate::ui::{keys, screens};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A clock that is set, as time passes; or that somebody sets, while it does not.
pub struct StepClock {
    now: RefCell<DateTime<FixedOffset>>,
    started: DateTime<FixedOffset>,
    /// What it was set forward by.
    jumped: Cell<TimeDelta>,
}

impl Clock for StepClock {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.now.borrow() + self.jumped.get()
    }
    fn ran(&self) -> Duration {
        let ran = *self.now.borrow() - self.started;
        ran.to_std().unwrap_or_default()
    }
}

/// Ids in order: 32 hexadecimal digits each.
pub struct CountedIds(u128);

impl Ids for CountedIds {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("{:032x}", self.0)
    }
}

/// Takes jobs, does them when it is told, and keeps the answers for the next turn.
pub struct InlineDisk {
    worker: Worker,
    jobs: Vec<DiskJob>,
    pub replies: Vec<DiskReply>,
    reports: Arc<Mutex<Vec<DiskReply>>>,
}

impl DiskQueue for InlineDisk {
    fn send(&mut self, job: DiskJob) {
        self.jobs.push(job);
    }
}

impl InlineDisk {
    fn perform(&mut self, jobs: impl IntoIterator<Item = DiskJob>) {
        let replies = &mut self.replies;
        self.worker.perform_all(jobs, &mut |reply| replies.push(reply));
        replies.append(&mut self.reports.lock().unwrap());
    }

    /// As they come.
    fn perform_each(&mut self) {
        for job in std::mem::take(&mut self.jobs) {
            self.perform([job]);
        }
    }

    /// As those that wait together.
    fn perform_together(&mut self) {
        let jobs = std::mem::take(&mut self.jobs);
        self.perform(jobs);
    }
}

pub struct Room {
    pub app: App,
    clock: StepClock,
    ids: CountedIds,
    pub disk: InlineDisk,
    size: (u16, u16),
    folder: PathBuf,
    /// The disk takes its time: what it is asked waits for `answer`, and is done together.
    pub slow: bool,
}

impl Room {
    /// The first screen, on 20 April 2016 at 09:00, over an empty or given folder.
    pub fn new(folder: &Path) -> Room {
        Room::over(folder, Arc::new(RealDisk))
    }

    /// The same on any disk.
    pub fn over(folder: &Path, disk: Arc<dyn Disk>) -> Room {
        let zone = FixedOffset::east_opt(3600).unwrap();
        let now = zone.with_ymd_and_hms(2016, 4, 20, 9, 0, 0).unwrap();
        let given = Given {
            explicit: Some(folder.into()),
            environment: None,
            executable: None,
            personal: None,
        };
        let meetings = MeetingsFolder::choose(given).unwrap();
        let found = meetings.list().unwrap_or_default();
        let mut app = App::new(meetings.clone(), found, now, Theme::FULL);
        app.host = "test".into();
        Room {
            app,
            clock: StepClock {
                now: RefCell::new(now),
                started: now,
                jumped: Cell::default(),
            },
            ids: CountedIds(0),
            disk: InlineDisk {
                worker: Worker::on(disk, meetings),
                jobs: Vec::new(),
                replies: Vec::new(),
                reports: Arc::default(),
            },
            size: (80, 24),
            folder: folder.into(),
            slow: false,
        }
    }

    /// Another computer's ids.
    pub fn ids_from(&mut self, first: u128) {
        self.ids = CountedIds(first);
    }

    /// Safe copies are made at once and not in a thread of their own.
    pub fn copy_at_once(&mut self) {
        let reports = self.disk.reports.clone();
        self.disk.worker.copying(move |job| {
            let report = quorate::store::copy::copy(&RealDisk, &job);
            reports.lock().unwrap().push(DiskReply::Copy(report));
        });
    }

    /// The same with the practice meeting open and everybody marked present.
    pub fn practising(folder: &Path) -> Room {
        let mut room = Room::new(folder);
        room.keys("pe<f5>");
        room
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn meeting_folder(&self) -> PathBuf {
        self.app.open.as_ref().unwrap().folder.clone()
    }

    pub fn sized(mut self, width: u16, height: u16) -> Room {
        self.size = (width, height);
        self.message(Message::Resize(width, height));
        self
    }

    pub fn at(&mut self, time: &str) -> &mut Room {
        self.set(NaiveTime::parse_from_str(time, "%H:%M").unwrap());
        self
    }

    /// Somebody sets the computer's clock, or it slept.
    pub fn clock_jumps(&mut self, minutes: i64) -> &mut Room {
        let jumped = self.clock.jumped.get() + TimeDelta::minutes(minutes);
        self.clock.jumped.set(jumped);
        self
    }

    fn set(&mut self, time: NaiveTime) {
        let mut now = self.clock.now.borrow_mut();
        *now = now
            .timezone()
            .from_local_datetime(&now.date_naive().and_time(time))
            .unwrap();
    }

    pub fn on(&mut self, date: NaiveDate) {
        let mut now = self.clock.now.borrow_mut();
        let time = now.time();
        *now = now.timezone().from_local_datetime(&date.and_time(time)).unwrap();
    }

    /// Types keys as a script spells them.
    pub fn keys(&mut self, script: &str) -> &mut Room {
        for key in keys::script(script).unwrap() {
            self.key(key);
        }
        self
    }

    fn key(&mut self, key: KeyEvent) {
        self.message(Message::Key(key));
    }

    pub fn paste(&mut self, text: &str) {
        self.message(Message::Paste(text.into()));
    }

    pub fn message(&mut self, message: Message) {
        let mut waiting = vec![message];
        while !waiting.is_empty() {
            for message in std::mem::take(&mut waiting) {
                let mut program = Program {
                    app: &mut self.app,
                    clock: &self.clock,
                    ids: &mut self.ids,
                    disk: &mut self.disk,
                };
                program.receive(message);
            }
            if !self.slow {
                self.disk.perform_each();
                waiting.extend(self.disk.replies.drain(..).map(Message::Disk));
            }
        }
    }

    /// A slow disk answers.
    pub fn answer(&mut self) {
        self.disk.perform_together();
        let replies = std::mem::take(&mut self.disk.replies);
        for reply in replies {
            self.message(Message::Disk(reply));
        }
    }

    /// No key comes for a while: what waits for that is done.
    pub fn rest(&mut self) {
        self.message(Message::Tick);
    }

    /// The whole screen as text, without trailing spaces.
    pub fn screen(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| screens::draw(&self.app, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut lines: Vec<String> = (0..self.size.1)
            .map(|y| {
                let mut line = String::new();
                let mut x = 0;
                while x < self.size.0 {
                    let symbol = buffer[(x, y)].symbol();
                    line.push_str(symbol);
                    x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
                }
                line.trim_end().to_string()
            })
            .collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines.join("\n") + "\n"
    }

    /// Where the terminal's cursor stands.
    pub fn cursor(&self) -> (u16, u16) {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| screens::draw(&self.app, frame)).unwrap();
        let position = terminal.get_cursor_position().unwrap();
        (position.x, position.y)
    }

    /// Runs a script; screens asked for by name come back in order. `paste` gives the text of a name. Anything refused
    /// fails; only the alarm that an earlier answer has changed is part of a meeting.
    pub fn run(&mut self, text: &str, paste: impl Fn(&str) -> String) -> Vec<(String, String)> {
        let mut shown = Vec::new();
        for line in script::parse(text).unwrap() {
            if let Some(time) = line.at {
                self.set(time);
                self.message(Message::Tick);
            }
            match line.step {
                Step::Keys(keys) => keys.into_iter().for_each(|key| self.key(key)),
                Step::Screen(name) => shown.push((name, self.screen())),
                Step::Paste(name) => self.paste(&paste(&name)),
                Step::Day(day) => self.on(day),
            }
            let alarm = self
                .app
                .notice
                .as_ref()
                .filter(|notice| notice.kind != NoticeKind::Done && !notice.text.contains("THIS CHANGES"));
            assert!(alarm.is_none(), "line {}: {:?}\n{}", line.number, alarm, self.screen());
        }
        shown
    }
}
