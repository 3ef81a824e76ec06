//! A text being written: of one item, its notes or its minute text. What it is recorded as is in `perform`.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::meeting::ItemNo;
use crate::minutes::Readers;

/// A text being written: of one item, one kind.
pub struct TextField {
    pub item: Option<ItemNo>,
    /// What is on the screen.
    pub area: TextArea<'static>,
    /// What stands before it and is not on the screen: written in private, and the public is here again.
    kept_back: Option<String>,
    /// Who may read it, where that is not the same for all of it.
    pub readers: Option<Readers>,
    /// As it was last recorded.
    pub recorded: String,
    /// As it was last put in the draft file.
    pub drafted: String,
}

impl TextField {
    /// The field for this item's text, the cursor at its end. `keeps_back`: nothing of it is shown, and what is written
    /// now stands below it.
    pub fn holding(item: Option<ItemNo>, text: &str, keeps_back: bool) -> TextField {
        let shown = if keeps_back { "" } else { text };
        TextField {
            item,
            area: area(shown),
            kept_back: keeps_back.then(|| text.into()),
            readers: None,
            recorded: text.into(),
            drafted: text.into(),
        }
    }

    /// A draft of it goes back in its place.
    pub fn redraft(&mut self, text: &str) {
        self.drafted = text.into();
        match &mut self.kept_back {
            None => self.area = area(text),
            Some(before) => match text.strip_prefix(before.trim_end()) {
                Some(below) => self.area = area(below.trim_start_matches('\n')),
                None => *before = text.into(),
            },
        }
    }

    /// What stands in it, on the screen or not.
    pub fn text(&self) -> String {
        let shown = self.area.lines().join("\n");
        match self.kept_back.as_deref().map(|before| (before, before.trim_end())) {
            Some((before, _)) if shown.is_empty() => before.into(),
            None | Some((_, "")) => shown,
            Some((_, before)) => format!("{before}\n{shown}"),
        }
    }

    /// Whether it was made to keep back what stood in it.
    pub fn keeps_back(&self) -> bool {
        self.kept_back.is_some()
    }

    /// Whether something stands in it that is not on the screen.
    pub fn holds_back(&self) -> bool {
        self.kept_back.as_ref().is_some_and(|before| !before.trim().is_empty())
    }

    /// Whether the draft file may hold something else.
    pub fn undrafted(&self) -> bool {
        self.dirty() || self.text() != self.drafted
    }

    /// Whether it differs from what is recorded.
    pub fn dirty(&self) -> bool {
        self.text().trim_end() != self.recorded.trim_end()
    }
}

fn area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(String::from).collect());
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.set_cursor_line_style(ratatui::style::Style::default());
    area.set_cursor_style(ratatui::style::Style::default());
    area.set_max_histories(200);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_back_stays_in_the_text() {
        let mut field = TextField::holding(None, "secret\n", true);
        assert_eq!((field.area.lines().join("\n").as_str(), field.dirty()), ("", false));
        assert_eq!(field.text(), "secret\n");
        field.area.insert_str("open");
        assert_eq!(
            (field.text().as_str(), field.dirty(), field.holds_back()),
            ("secret\nopen", true, true)
        );
        let mut again = TextField::holding(None, "secret\n", true);
        again.redraft(&field.text());
        assert_eq!(
            (again.area.lines().join("\n").as_str(), again.text().as_str()),
            ("open", "secret\nopen")
        );
        again.redraft("secrecy");
        assert_eq!(
            (again.area.lines().join("\n").as_str(), again.text().as_str()),
            ("open", "secrecy\nopen")
        );
        let nothing = TextField::holding(None, "", true);
        assert_eq!((nothing.text().as_str(), nothing.holds_back()), ("", false));
    }
}
