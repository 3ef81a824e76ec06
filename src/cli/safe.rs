//! The one way out of a command: everything it writes passes [`display_safe`], because file names, terms, names and texts
//! end up in answers and in what went wrong, and a terminal obeys what it is sent.

use std::io::{self, Write};

use crate::meeting::display_safe;

/// A writer that lets nothing through that steers a terminal.
pub(super) struct Safe<'w>(pub(super) &'w mut dyn Write);

impl Write for Safe<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Text is written in whole pieces; what is no text is not shown as it is.
        let text = String::from_utf8_lossy(bytes);
        self.0.write_all(display_safe(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_written_steers_the_terminal() {
        let mut out = Vec::new();
        let (red, backwards) = ("\u{1b}[31mred", "\u{202e}x");
        writeln!(Safe(&mut out), "{red} {backwards}").unwrap();
        Safe(&mut out).write_all(&[0xff, b'a']).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "·[31mred ·x\n\u{fffd}a");
    }
}
