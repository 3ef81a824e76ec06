//! A pseudo-terminal with the program in it: keys go in as a terminal sends them, the screen is what a terminal shows.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use quorate::ui::keys;

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;
/// Generous: the program under test is not optimised, and the machine may have other work.
pub const DEADLINE: Duration = Duration::from_secs(60);
/// How often the disk is looked at while the terminal is silent.
const GLANCE: Duration = Duration::from_millis(20);

/// The program in its terminal. Dropped, the terminal closes and the program with it.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything the program sent.
    pub sent: Vec<u8>,
    master: Box<dyn MasterPty + Send>,
    /// How the terminal took keys before the program began.
    modes: String,
}

impl Terminal {
    /// Starts the program over a meetings folder.
    pub fn start(meetings: &Path, arguments: &[&str]) -> Terminal {
        Terminal::through(&[env!("CARGO_BIN_EXE_quorate")], meetings, arguments)
    }

    /// The same through another program, such as a shell.
    pub fn through(program: &[&str], meetings: &Path, arguments: &[&str]) -> Terminal {
        let mut command = CommandBuilder::from_argv(program.iter().map(Into::into).collect());
        command.arg("--meetings");
        command.arg(meetings);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("USER", "Ms Bridget Marsh");
        command.env("HOSTNAME", "committee-laptop");
        for name in ["USERNAME", "COMPUTERNAME", "NO_COLOR", "QUORATE_MEETINGS"] {
            command.env_remove(name);
        }
        Terminal::running(command)
    }

    /// Starts any program.
    pub fn running(command: CommandBuilder) -> Terminal {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        // Ends with the program: a terminal that nobody holds open any more cannot be read.
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            output,
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            sent: Vec::new(),
            modes: before,
            master: pair.master,
        }
    }

    /// Presses keys, spelled as in a key script.
    pub fn keys(&mut self, script: &str) -> &mut Terminal {
        for key in keys::script(script).unwrap() {
            self.keyboard.write_all(&bytes(&key)).unwrap();
        }
        self.keyboard.flush().unwrap();
        self
    }

    /// What a paste is in a terminal that does not mark it: letters, with an Enter for a line's end.
    pub fn letters(&mut self, text: &str) -> &mut Terminal {
        self.keyboard.write_all(text.replace('\n', "\r").as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Pastes, as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) -> &mut Terminal {
        write!(self.keyboard, "\x1b[200~{text}\x1b[201~").unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// What the screen shows, a line a row.
    pub fn shows(&self) -> String {
        let screen = self.screen.screen();
        screen
            .rows(0, COLUMNS)
            .map(|row| row.trim_end().to_string() + "\n")
            .collect()
    }

    /// The screen's words in one line, however they are broken: for sentences that may wrap.
    pub fn words(&self) -> String {
        self.shows().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits for the screen to show this.
    pub fn until(&mut self, text: &str) -> &mut Terminal {
        self.wait(text, |terminal| terminal.words().contains(text))
    }

    /// Waits for the screen to show this and, in the same picture, that all of it is saved.
    pub fn until_saved(&mut self, text: &str) -> &mut Terminal {
        self.wait(text, |terminal| {
            let first = terminal.shows().lines().next().unwrap_or_default().to_string();
            first.ends_with("  saved") && terminal.words().contains(text)
        })
    }

    /// Waits for this to become true, of the screen or of the disk.
    pub fn wait(&mut self, what: &str, done: impl Fn(&Terminal) -> bool) -> &mut Terminal {
        let deadline = Instant::now() + DEADLINE;
        while !done(self) {
            assert!(Instant::now() < deadline, "never: {what}\n{}", self.shows());
            match self.output.recv_timeout(GLANCE) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(done(self), "the program ended before: {what}\n{}", self.shows());
                }
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.sent.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Sends what was started a signal.
    pub fn signal(&mut self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Ends the program as a power cut does: it can do nothing about it.
    pub fn cut_off(mut self) {
        self.signal("KILL");
        assert!(!self.child.wait().unwrap().success());
    }

    /// Waits for the program to leave by itself; everything it sent is in `sent` then.
    pub fn ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self
                .output
                .recv_timeout(deadline.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => panic!("the program does not leave\n{}", self.shows()),
            }
        }
    }

    /// What the program changed of the terminal and has not put back.
    pub fn left_behind(&self) -> Vec<&'static str> {
        let screen = self.screen.screen();
        [
            ("the alternate screen", screen.alternate_screen()),
            ("a hidden cursor", screen.hide_cursor()),
            ("bracketed paste", screen.bracketed_paste()),
            (
                "the mouse",
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
            ),
            ("raw keys", modes(&*self.master) != self.modes),
        ]
        .into_iter()
        .filter_map(|(what, left)| left.then_some(what))
        .collect()
    }
}

/// How a terminal takes keys.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended long ago, and then there is nothing to end.
        let _ = self.child.kill();
    }
}

/// What a terminal of the xterm kind sends for a key.
fn bytes(key: &KeyEvent) -> Vec<u8> {
    match (key.code, key.modifiers) {
        (KeyCode::Char(' '), KeyModifiers::CONTROL) => vec![0],
        (KeyCode::Char(c), KeyModifiers::CONTROL) => vec![u8::try_from(c).unwrap() & 0x1f],
        (KeyCode::Char(c), KeyModifiers::NONE) => c.to_string().into_bytes(),
        (KeyCode::F(n @ 1..=4), KeyModifiers::NONE) => vec![0x1b, b'O', b'P' + n - 1],
        (KeyCode::F(n @ 5..=10), KeyModifiers::NONE) => {
            let number = [15, 17, 18, 19, 20, 21][usize::from(n - 5)];
            format!("\x1b[{number}~").into_bytes()
        }
        (KeyCode::Enter, KeyModifiers::NONE) => b"\r".to_vec(),
        (KeyCode::Tab, KeyModifiers::NONE) => b"\t".to_vec(),
        (KeyCode::Backspace, KeyModifiers::NONE) => vec![0x7f],
        (KeyCode::Up, KeyModifiers::NONE) => b"\x1b[A".to_vec(),
        (KeyCode::Down, KeyModifiers::NONE) => b"\x1b[B".to_vec(),
        (code, modifiers) => panic!("no test presses {modifiers:?} {code:?} yet"),
    }
}
