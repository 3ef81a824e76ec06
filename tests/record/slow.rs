//! The screen never waits: while the disk thread stands still in a sync, keys are answered and the screen says "saving".

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use quorate::store::disk::Kind;
use quorate::store::{Disk, DiskFile, DiskJob, DiskReply, Worker, spawn};
use quorate::ui::app::App;
use quorate::ui::keys;
use quorate::ui::message::Message;
use quorate::ui::port::{Clock, DiskQueue, Ids};
use quorate::ui::program::Program;
use quorate::ui::screens;
use quorate::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::entries::{meetings, now};
use crate::simulated::Simulated;

/// A disk whose every sync waits for a word. A minute or two seconds: the screen cannot tell.
struct Slow {
    disk: Simulated,
    gate: Arc<Mutex<Receiver<()>>>,
    waiting: Sender<()>,
}

struct SlowFile {
    file: Box<dyn DiskFile>,
    gate: Arc<Mutex<Receiver<()>>>,
    waiting: Sender<()>,
}

impl Slow {
    fn boxed(&self, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(SlowFile {
            file,
            gate: self.gate.clone(),
            waiting: self.waiting.clone(),
        })
    }
}

impl Disk for Slow {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.boxed(self.disk.create(path)?))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.boxed(self.disk.open(path)?))
    }
    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.disk.read(path, limit_bytes)
    }
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.disk.kind(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.create_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_folder(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>> {
        self.disk.lock(path)
    }
}

impl DiskFile for SlowFile {
    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }
    fn read(&mut self, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.file.read(limit_bytes)
    }
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(at, bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        let _ = self.waiting.send(());
        // Once nobody says anything any more the disk is quick.
        let _ = self.gate.lock().unwrap().recv();
        self.file.sync()
    }
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.cut(length)
    }
    fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.file.is_at(path)
    }
}

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> DateTime<FixedOffset> {
        now()
    }
    fn ran(&self) -> Duration {
        Duration::ZERO
    }
}

struct Counted(u64);

impl Ids for Counted {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("{:032x}", self.0)
    }
}

struct Queue(Sender<DiskJob>);

impl DiskQueue for Queue {
    fn send(&mut self, job: DiskJob) {
        self.0.send(job).unwrap();
    }
}

fn screen(app: &App) -> String {
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| screens::draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    (0..24)
        .map(|y| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n")
        .collect()
}

#[test]
fn while_the_disk_stands_still_keys_are_answered_and_the_screen_says_saving() {
    let ((go, gate), (waiting, stands_still)) = (channel(), channel());
    let slow = Slow {
        disk: Simulated::empty(),
        gate: Arc::new(Mutex::new(gate)),
        waiting,
    };
    let folder = meetings(Path::new("/m"));
    let ((jobs, received), (answers, replies)) = (channel(), channel::<DiskReply>());
    let worker = Worker::on(Arc::new(slow), folder.clone());
    let thread = spawn(worker, received, move |reply| drop(answers.send(reply))).unwrap();
    let mut app = App::new(folder, Vec::new(), now(), Theme::FULL);
    let (mut ids, mut disk) = (Counted(0), Queue(jobs));
    let mut program = Program {
        app: &mut app,
        clock: &Fixed,
        ids: &mut ids,
        disk: &mut disk,
    };
    let press = |program: &mut Program, text: &str| {
        for key in keys::script(text).unwrap() {
            program.receive(Message::Key(key));
        }
    };
    // The meeting is made: its first record is synced, and it is there.
    press(&mut program, "p");
    stands_still.recv().unwrap();
    go.send(()).unwrap();
    program.receive(Message::Disk(replies.recv().unwrap()));
    // The disk stands still in the session's sync, or a later one, and is not let go.
    stands_still.recv().unwrap();
    press(&mut program, "e<f5>");
    press(&mut program, "what was said");
    let shown = screen(program.app);
    assert!(shown.lines().next().unwrap().trim_end().ends_with("saving"), "{shown}");
    assert!(shown.contains("what was said"), "{shown}");
    assert!(replies.try_recv().is_err(), "the disk has not answered");
    // It is let go: everything is saved.
    drop(go);
    while !program.app.open.as_ref().unwrap().waiting.is_empty() {
        program.receive(Message::Disk(replies.recv().unwrap()));
    }
    let shown = screen(program.app);
    let corner = |shown: &str, says: &str| shown.lines().next().unwrap().trim_end().ends_with(says);
    assert!(corner(&shown, "typing"), "the words are in no file yet: {shown}");
    press(&mut program, "<tab>");
    while !program.app.open.as_ref().unwrap().waiting.is_empty() {
        program.receive(Message::Disk(replies.recv().unwrap()));
    }
    let shown = screen(program.app);
    assert!(corner(&shown, "saved"), "{shown}");
    drop(disk);
    thread.join().unwrap();
}
