//! How things look: sixteen colours or none, never colour alone; box signs or plain ASCII for consoles that lack them.

use ratatui::style::{Color, Modifier, Style};

use super::wrap;

/// What the terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    pub colour: bool,
    pub ascii: bool,
}

impl Theme {
    /// Colours and box signs.
    pub const FULL: Theme = Theme {
        colour: true,
        ascii: false,
    };

    fn coloured(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Headings and what the eye should find first.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Quorate, done, saved.
    pub fn good(self) -> Style {
        self.coloured(Color::Green).add_modifier(Modifier::BOLD)
    }

    /// Not quorate, not saved, private.
    pub fn alarm(self) -> Style {
        self.coloured(Color::LightRed)
            .add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// What needs somebody's mind.
    pub fn warn(self) -> Style {
        self.coloured(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// Secondary.
    pub fn dim(self) -> Style {
        self.coloured(Color::DarkGray)
    }

    /// Keys in footers.
    pub fn key(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The marked row.
    pub fn marked(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// "►" before the marked row or current item.
    pub fn pointer(self) -> &'static str {
        if self.ascii { ">" } else { "►" }
    }

    /// "√" after what is done.
    pub fn tick(self) -> &'static str {
        if self.ascii { "x" } else { "√" }
    }

    /// A horizontal rule of this width.
    pub fn rule(self, width: u16) -> String {
        (if self.ascii { "-" } else { "─" }).repeat(usize::from(width))
    }

    /// A vertical rule.
    pub fn bar(self) -> &'static str {
        if self.ascii { "|" } else { "│" }
    }

    /// What stands where something is left out.
    pub fn left_out(self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }

    /// At the left of a line whose beginning is not shown.
    pub fn goes_on(self) -> &'static str {
        if self.ascii { "<" } else { "…" }
    }

    /// The text cut to `width` columns.
    pub fn cut(self, text: &str, width: usize) -> String {
        wrap::cut(text, width, self.left_out())
    }

    /// The text in at most `rows` lines.
    pub fn wrap_within(self, text: &str, width: usize, rows: usize) -> Vec<String> {
        wrap::wrap_within(text, width, rows, self.left_out())
    }

    /// A text with signs that an old console lacks put into ASCII, when that is asked for.
    pub fn plain(self, text: &str) -> String {
        if !self.ascii {
            return text.to_string();
        }
        text.replace('·', "-")
            .replace(['“', '”'], "\"")
            .replace(['‘', '’'], "'")
            .replace(['–', '—'], "-")
            .replace('►', ">")
            .replace('√', "x")
            .replace('│', "|")
            .replace('─', "-")
            .replace('…', "...")
    }
}
