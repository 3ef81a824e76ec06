//! Text in lines of a width: pure, so that what is shown can be tested without a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text in lines at most `width` columns wide, broken between words; a longer word is broken where it must be.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for grapheme in word.graphemes(true) {
                if line.width() + grapheme.width() > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(grapheme);
            }
        }
        lines.push(line);
    }
    lines
}

/// A list set apart by semicolons, in at most `rows` lines: what has no place is left out whole, and how much that is is
/// said. Nobody reads half a name as a whole one: where not even the first of them has a place, it ends in this sign.
pub fn wrap_list(text: &str, width: usize, rows: usize, sign: &str) -> Vec<String> {
    let lines = wrap(text, width);
    if lines.len() <= rows {
        return lines;
    }
    let parts: Vec<&str> = text.split("; ").collect();
    let fewer = (1..parts.len()).rev().map(|kept| {
        let shown = parts.get(..kept).unwrap_or_default().join("; ");
        wrap(&format!("{shown}; +{} more", parts.len() - kept), width)
    });
    let mut fitting = fewer.filter(|lines| lines.len() <= rows);
    fitting
        .next()
        .unwrap_or_else(|| first_of_list(&parts, width, rows, sign))
}

/// Whole words of the first part, as many as there is room for, and how many more parts there are.
fn first_of_list(parts: &[&str], width: usize, rows: usize, sign: &str) -> Vec<String> {
    let more = match parts.len() {
        0 | 1 => String::new(),
        many => format!("; +{} more", many - 1),
    };
    let words: Vec<&str> = parts.first().map_or("", |first| *first).split_whitespace().collect();
    let shortened = |kept: usize| {
        let shown = words.get(..kept).unwrap_or_default().join(" ");
        wrap(&format!("{shown}{sign}{more}"), width)
    };
    let mut fitting = (0..words.len())
        .rev()
        .map(shortened)
        .filter(|lines| lines.len() <= rows);
    fitting.next().unwrap_or_default()
}

/// The same in at most `rows` lines: where more is left out, the last ends in this sign.
pub fn wrap_within(text: &str, width: usize, rows: usize, sign: &str) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > rows {
        let rest = lines.split_off(rows.saturating_sub(1)).join(" ");
        if rows > 0 {
            lines.push(cut(&rest, width, sign));
        }
    }
    lines
}

/// The text cut to `width` columns, with this sign where something is left out.
pub fn cut(text: &str, width: usize, sign: &str) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        if out.width() + grapheme.width() + sign.width() > width {
            break;
        }
        out.push_str(grapheme);
    }
    if sign.width() <= width {
        out.push_str(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn what_is_left_out_is_seen_to_be_left_out() {
        assert_eq!(wrap_within("one two three", 7, 2, "…"), ["one two", "three"]);
        assert_eq!(wrap_within("one two three four", 7, 2, "…"), ["one two", "three …"]);
        assert_eq!(wrap_within("one two three four", 7, 2, "..."), ["one two", "thre..."]);
        assert_eq!(wrap_within("one two", 7, 0, "…"), [""; 0]);
    }

    #[test]
    fn nothing_is_cut_that_fits_exactly() {
        assert_eq!(cut("four", 4, "…"), "four");
        assert_eq!(cut("fours", 4, "…"), "fou…");
        assert_eq!(cut("fours", 4, "..."), "f...");
        assert_eq!(cut("x", 0, "…"), "");
    }

    #[test]
    fn of_a_list_what_has_no_place_is_counted() {
        let missing = "missing: 1 more of A; 2 of Mid Essex; 1 of the Chair";
        let wrap_list = |text: &str, width, rows| super::wrap_list(text, width, rows, "…");
        assert_eq!(wrap_list(missing, 60, 1), [missing]);
        assert_eq!(
            wrap_list(missing, 45, 1),
            ["missing: 1 more of A; 2 of Mid Essex; +1 more"]
        );
        assert_eq!(wrap_list(missing, 44, 1), ["missing: 1 more of A; +2 more"]);
        assert_eq!(wrap_list(missing, 22, 2), ["missing: 1 more of A;", "+2 more"]);
        assert_eq!(wrap_list("one of Mid Essex", 8, 1), ["one of…"]);
        assert_eq!(wrap_list("one of Mid Essex; one of A", 16, 1), ["one of…; +1 more"]);
        assert_eq!(wrap_list("one of Mid Essex", 2, 1), ["…"]);
    }
}
