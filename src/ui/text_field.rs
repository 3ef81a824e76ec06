//! A text being written: of one item, its notes or its minute text. What it is recorded as is in `perform`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::meeting::{ItemNo, TextKind};

/// A text being written: of one item, one kind.
pub struct TextField {
    pub item: Option<ItemNo>,
    pub kind: TextKind,
    /// What is on the screen.
    pub area: TextArea<'static>,
    /// What stands before it and is not on the screen: written in private, and the public is here again.
    kept_back: Option<String>,
    /// As it was last recorded.
    pub recorded: String,
}

impl TextField {
    /// The field for this item's text, the cursor at its end. `keeps_back`: nothing of it is shown, and what is written
    /// now stands below it.
    pub fn holding(item: Option<ItemNo>, kind: TextKind, text: &str, keeps_back: bool) -> TextField {
        let shown = if keeps_back { "" } else { text };
        TextField {
            item,
            kind,
            area: area(shown),
            kept_back: keeps_back.then(|| text.into()),
            recorded: text.into(),
        }
    }

    /// A draft of it goes back in its place.
    pub fn redraft(&mut self, text: &str) {
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

    /// Line and column of the cursor.
    pub fn cursor(&self) -> (usize, usize) {
        let at = self.area.cursor();
        (at.0, at.1)
    }

    /// Puts the cursor there, or as near as the text reaches.
    pub fn put_cursor(&mut self, (line, column): (usize, usize)) {
        let small = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(small(line), small(column)));
    }

    /// Whether it was made to keep back what stood in it.
    pub fn keeps_back(&self) -> bool {
        self.kept_back.is_some()
    }

    /// Whether something stands in it that is not on the screen.
    pub fn holds_back(&self) -> bool {
        self.kept_back.as_ref().is_some_and(|before| !before.trim().is_empty())
    }

    /// Whether it differs from what is recorded.
    pub fn dirty(&self) -> bool {
        self.text().trim_end() != self.recorded.trim_end()
    }

    /// Whether the cursor stands where a word would begin: "and/or" and "2016/17" are text, and what closes a sentence ends a
    /// word too. So does the end of a text that was left: nothing was typed since.
    pub fn begins_a_word(&self) -> bool {
        if !self.dirty() && self.at_end() {
            return true;
        }
        let ends = |c: char| c.is_whitespace() || ".,:;?!)]}”»\"".contains(c);
        self.before_cursor().chars().next_back().is_none_or(ends)
    }

    fn at_end(&self) -> bool {
        let (line, column) = (self.area.cursor().0, self.area.cursor().1);
        let last = self.area.lines().len().saturating_sub(1);
        let letters = self.area.lines().get(line).map_or(0, |line| line.chars().count());
        line >= last && column >= letters
    }

    /// The line as far as the cursor.
    pub fn before_cursor(&self) -> String {
        let (line, column) = (self.area.cursor().0, self.area.cursor().1);
        let line = self.area.lines().get(line).map_or("", String::as_str);
        line.chars().take(column).collect()
    }

    /// A key, done as Word does it. The library's single-letter Ctrl and Alt editing keys are for programmers: a
    /// secretary's stray Ctrl+K must not cut a line.
    pub fn edit(&mut self, key: KeyEvent) {
        let area = &mut self.area;
        let (whole, shift) = (
            key.modifiers.contains(KeyModifiers::CONTROL),
            key.modifiers.contains(KeyModifiers::SHIFT),
        );
        match key.code {
            _ if key.modifiers.contains(KeyModifiers::ALT) => {}
            KeyCode::Esc => area.cancel_selection(),
            KeyCode::Home if whole => go(area, shift, &[CursorMove::Top, CursorMove::Head]),
            KeyCode::End if whole => go(area, shift, &[CursorMove::Bottom, CursorMove::End]),
            KeyCode::Home | KeyCode::End => {
                if let Some(there) = in_its_row(area, key.code == KeyCode::End) {
                    go(area, shift, &[there]);
                }
            }
            KeyCode::Char(letter) if whole => match letter {
                'a' => area.select_all(),
                'z' => _ = area.undo(),
                'y' => _ = area.redo(),
                'v' => _ = area.paste(),
                'c' | 'x' => _ = area.input(key),
                _ => {}
            },
            _ => _ = area.input(key),
        }
    }
}

/// The cursor goes there, and with Shift what lies between is marked.
fn go(area: &mut TextArea, shift: bool, moves: &[CursorMove]) {
    match (shift, area.is_selecting()) {
        (true, false) => area.start_selection(),
        (false, true) => area.cancel_selection(),
        _ => {}
    }
    for there in moves {
        area.move_cursor(*there);
    }
}

/// The first or the last place in the cursor's row of the screen; the library knows those of the paragraph only. `None`
/// where the text is longer than the library can jump, which the record would not take.
fn in_its_row(area: &TextArea, last: bool) -> Option<CursorMove> {
    let row = area.screen_cursor().row;
    let mut place = area.screen_to_data(row, if last { usize::MAX } else { 0 });
    if !last && begins_with_its_space(area, row) {
        place.1 += 1;
    }
    // Where a row is wrapped its end is the beginning of the next one.
    if last && place == area.screen_to_data(row + 1, 0) {
        place.1 = place.1.saturating_sub(1);
    }
    Some(CursorMove::Jump(
        u16::try_from(place.0).ok()?,
        u16::try_from(place.1).ok()?,
    ))
}

/// The space at which a line was wrapped stands at the end of its row, or, where that is full, at the beginning of the next:
/// whether it does in this row of the screen. For whoever reads, the row begins with its first word.
pub fn begins_with_its_space(area: &TextArea, row: usize) -> bool {
    let place = area.screen_to_data(row, 0);
    let wrapped = row > 0 && area.screen_to_data(row - 1, 0).0 == place.0;
    let letter = area.lines().get(place.0).and_then(|line| line.chars().nth(place.1));
    wrapped && letter == Some(' ')
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
        let mut field = TextField::holding(None, TextKind::Minute, "secret\n", true);
        assert_eq!((field.area.lines().join("\n").as_str(), field.dirty()), ("", false));
        assert_eq!(field.text(), "secret\n");
        field.area.insert_str("open");
        assert_eq!(
            (field.text().as_str(), field.dirty(), field.holds_back()),
            ("secret\nopen", true, true)
        );
        let mut again = TextField::holding(None, TextKind::Minute, "secret\n", true);
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
        let nothing = TextField::holding(None, TextKind::Minute, "", true);
        assert_eq!((nothing.text().as_str(), nothing.holds_back()), ("", false));
    }
    /// A field as it stands on the screen, twenty columns wide.
    fn on_screen(text: &str) -> TextField {
        let mut field = TextField::holding(None, TextKind::Minute, text, false);
        let place = ratatui::layout::Rect::new(0, 0, 20, 6);
        ratatui::widgets::Widget::render(&field.area, place, &mut ratatui::buffer::Buffer::empty(place));
        field.area.move_cursor(CursorMove::Jump(0, 0));
        field
    }

    fn cursor_after(field: &mut TextField, keys: &[(KeyCode, KeyModifiers)]) -> (usize, usize) {
        for (code, modifiers) in keys {
            field.edit(KeyEvent::new(*code, *modifiers));
        }
        (field.area.cursor().0, field.area.cursor().1)
    }

    #[test]
    fn home_and_end_stay_in_their_row_and_with_ctrl_go_to_the_ends() {
        use KeyCode::{Down, End, Home};
        let (none, shift, control) = (KeyModifiers::NONE, KeyModifiers::SHIFT, KeyModifiers::CONTROL);
        // Rows of the screen: "The Committee noted ", "the report and asked", " for more.", "Next".
        let mut field = on_screen("The Committee noted the report and the risk of it.\nNext");
        let rows: Vec<_> = (0..4).map(|row| field.area.screen_to_data(row, 0).1).collect();
        assert_eq!(rows, [0, 20, 39, 0], "wrapped where the test takes it to be");
        assert_eq!(cursor_after(&mut field, &[(End, none)]), (0, 19));
        assert_eq!(cursor_after(&mut field, &[(End, none)]), (0, 19), "once more stays");
        assert_eq!(
            cursor_after(&mut field, &[(Home, none), (Down, none), (End, none)]),
            (0, 38)
        );
        assert_eq!(cursor_after(&mut field, &[(Home, none)]), (0, 20));
        assert_eq!(cursor_after(&mut field, &[(Down, none), (End, none)]), (0, 50));
        assert_eq!(cursor_after(&mut field, &[(Home, shift)]), (0, 39));
        assert_eq!(field.area.selection_range(), Some(((0, 39), (0, 50))));
        assert_eq!(cursor_after(&mut field, &[(End, control)]), (1, 4));
        assert_eq!(field.area.selection_range(), None);
        assert_eq!(cursor_after(&mut field, &[(Home, none), (End, none)]), (1, 4));
        assert_eq!(cursor_after(&mut field, &[(Home, control | shift)]), (0, 0));
        assert_eq!(field.area.selection_range(), Some(((0, 0), (1, 4))));
    }

    /// A row that is full to the last column: the space behind its last word is the next row's first letter.
    #[test]
    fn home_is_behind_the_space_at_which_a_full_row_was_wrapped() {
        let mut field = on_screen("The Committee agreed then");
        assert_eq!(field.area.screen_to_data(1, 0).1, 20, "the space begins the second row");
        let none = KeyModifiers::NONE;
        assert_eq!(
            cursor_after(&mut field, &[(KeyCode::Down, none), (KeyCode::End, none)]),
            (0, 25)
        );
        assert_eq!(cursor_after(&mut field, &[(KeyCode::Home, none)]), (0, 21));
    }

    #[test]
    fn keys_that_programmers_know_do_nothing() {
        let mut field = on_screen("The Committee noted");
        for letter in "bdefhjklmnpuw".chars() {
            field.edit(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
            field.edit(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT));
        }
        assert_eq!(field.text(), "The Committee noted");
        assert_eq!(cursor_after(&mut field, &[]), (0, 0));
    }
}
